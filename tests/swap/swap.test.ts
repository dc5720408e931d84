// One person's thing asked for by everybody else, over every route there is (A50). A route of tomorrow is tried as soon as somebody says whose the
// names in it are; until then the first test says what to write, and where.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../server/platform/crypto.ts'
import type { Route } from '../../server/platform/route.ts'
import { watchDatabase } from '../fuzz/database.ts'
import { askingOf, capture, type Names, nobodysLike } from './asking.ts'
import { describeSwaps } from './swaps.ts'
import type { Made, Thing } from './thing.ts'
import { describeTricks } from './tricks.ts'
import { isThing, left, nameOf, routes, thingOf, things, unsaid, whoseIs } from './whose.ts'
import { type Answer, aWorld, type Caller, type World } from './world.ts'

let world: World
let fingerprint: () => Promise<string>
const made = new Map<Thing, Made>()
beforeAll(async () => {
  world = await aWorld()
  fingerprint = await watchDatabase(world.t)
})
afterAll(() => world.close())

test('every name that a route takes is somebody’s or nobody’s, and somebody said which', () => {
  expect(unsaid()).toEqual([])
  expect(left()).toEqual([])
})

const owned = routes.flatMap(route => {
  const thing = thingOf(route)
  return thing ? [[nameOf(route), route, thing] as const] : []
})

/** The agencies are programs with a clock of their own, and what they sign does not hold for long. */
function keepTime() {
  const behindSeconds = (Date.now() - world.t.ctx.now().getTime()) / 1000
  if (behindSeconds > 5) world.t.clock.advance(behindSeconds)
}

async function theThing(thing: Thing): Promise<Made> {
  const there = made.get(thing)
  keepTime()
  if (there) return there
  const known = await thing.make(world)
  for (const [name, value] of Object.entries(known.names))
    if (!value?.length) throw new Error(`${thing.at}: nothing was made for ${name}`)
  made.set(thing, known)
  await world.t.settle()
  return known
}

/** What stands in the addresses of routes whose names are nobody's. */
const nobodysExamples = { id: 'vehicle-tax', billerId: '099990000404600', day: '2026-11-23' }

/** The same names with this thing's own turned into ones that nobody has. */
const unknown = (route: Route, thing: Thing, names: Names): Names =>
  Object.fromEntries(
    Object.entries(names).map(([name, value]) => {
      const line = whoseIs(route, name)
      return [name, line && isThing(line) && thing.names.includes(name) ? nobodysLike(value) : value]
    }),
  )

/** An answer without what is never twice the same; the names that were asked for all look alike. */
function shapeOf(answer: Answer, names: Names) {
  const hide = (text: string) =>
    Object.values(names)
      .flat()
      .filter(name => name.length > 5)
      .reduce(
        (all, name) => all.replaceAll(name, '‹name›').replaceAll(encodeURIComponent(name), '‹name›'),
        text.replace(/"requestId":"[0-9a-f-]+"/, ''),
      )
  const headers = Object.entries(answer.headers).filter(([name]) => !/^date$|ratelimit/.test(name))
  return [answer.statusCode, hide(answer.body), sha256(hide(JSON.stringify(headers))).slice(0, 8)]
}

const ask = async (by: Caller, route: Route, names: Names, thing?: Thing) => {
  const binding = route.multipart && (await by.sign?.(capture))
  const answer = await by.send(askingOf(route, names, thing?.says, binding))
  if (route.access !== 'anyone') expect(String(answer.headers['cache-control'])).toContain('no-store')
  return answer
}

const isOpen = ({ access }: Pick<Route, 'access'>) => access === 'anyone' || access === 'sandbox'

/** Everybody who has the key to the route's access, nobody at all, and one with another key. */
function strangersTo({ access }: Route, known: readonly Caller[]) {
  const others = world.everybody.filter(one => known.every(({ name }) => name !== one.name))
  const within = others.filter(one => isOpen({ access }) || one.opens.includes(access.split('.')[0] ?? ''))
  return new Set([...within, world.nobody, others.find(one => !within.includes(one)) ?? world.nobody])
}

async function askAll(strangers: Iterable<Caller>, route: Route, names: Names, thing: Thing) {
  const heard: Record<string, ReturnType<typeof shapeOf>> = {}
  for (const stranger of strangers)
    heard[stranger.name] = shapeOf(await ask(stranger, route, names, thing), names)
  return heard
}

/** How the thing stands: as its owner sees it, or all rows that there are. */
const lookAt =
  ({ look }: Thing, { names, owner }: Pick<Made, 'names' | 'owner'>) =>
  async () =>
    look ? (await owner.show(look(names))).replace(/"seconds\w*":\d+/, '') : fingerprint()

const linesOf = (rows: string) => rows.split('},{')

describe('somebody else’s is refused like what does not exist, and stays as it is (A50, A52)', () => {
  test.each(owned)('%s', async (_name, route, thing) => {
    const { names, owner, mayToo = [] } = await theThing(thing)
    const strangers = () => thing.strangers?.(world) ?? strangersTo(route, [owner, ...mayToo])
    const nobodys = unknown(route, thing, names)
    const refused = await askAll(await strangers(), route, nobodys, thing)
    const look = route.method === 'get' ? async () => '' : lookAt(thing, { names, owner })
    const before = await look()
    expect(await askAll(await strangers(), route, names, thing)).toEqual(refused)
    expect(linesOf(await look())).toEqual(linesOf(before))
  })
})

const nameless = routes.filter(route => route.method === 'get' && !thingOf(route) && !isOpen(route))

describe('what a route tells without a name is of whoever asks (A50)', () => {
  test.each(nameless.map(route => [nameOf(route), route] as const))('%s', async (_name, route) => {
    for (const caller of strangersTo(route, [])) {
      const answer = await ask(caller, route, nobodysExamples)
      for (const [{ at }, { names, owner, mayToo = [] }] of made)
        if (![owner, ...mayToo].some(({ name }) => name === caller.name))
          for (const id of Object.values(names)
            .flat()
            .filter(value => value.length > 20))
            expect(answer.body.includes(id) ? `${caller.name} is told of ${at}` : '').toBe('')
    }
  })
})

const order = ['get', 'put', 'patch', 'post', 'delete']
const inOrder = owned.toSorted(
  ([, one], [, other]) => order.indexOf(one.method) - order.indexOf(other.method),
)

describe('whose it is hears something else: the thing was really there', () => {
  test.each(inOrder)('%s', async (_name, route, thing) => {
    const { names, owner } = await theThing(thing)
    const nobodys = unknown(route, thing, names)
    if (Object.keys(thing.alike ?? {}).some(end => route.path.endsWith(end))) return
    const refused = await ask(owner, route, nobodys, thing)
    // Where doing it twice is as good as once, the rows say that it was done.
    const look = lookAt(thing, { names, owner })
    const rows = async () => (refused.statusCode < 300 ? look() : '')
    const before = await rows()
    const answer = await ask(owner, route, names, thing)
    const heard = [shapeOf(answer, names), await rows()]
    expect(heard).not.toEqual([shapeOf(refused, nobodys), before])
    expect(answer.body).not.toContain('"platform.invalidRequest"')
  })
})

test('every thing belongs to some route', () => {
  expect(things.filter(thing => !owned.some(([, , one]) => one === thing)).map(({ at }) => at)).toEqual([])
})

describeSwaps(() => world)
describeTricks(() => world)
