// What somebody sent to an agency, from its number to its end; times that are taken; bills that are paid.
import { createHash } from 'node:crypto'
import { localDay, weekdayOf } from '../../shared/opening-hours.ts'
import { addDays } from '../../shared/partial-date.ts'
import type { Answer } from './answer.ts'
import type { AgencyDocument, Operation, Plan } from './documents.ts'
import { type Asked, askedAt, invent, pick } from './invent.ts'
import type { Opened, Store } from './store.ts'

type Work = { agency: AgencyDocument; operation: Operation; asked: Asked; store: Store }
type PlanOf<K extends string> = Extract<Plan, Record<K, unknown>>[K & keyof Extract<Plan, Record<K, unknown>>]
type Opens = PlanOf<'opens'>

const GONE = ['WITHDRAWN', 'CANCELLED', 'REFUSED']

export function open({ agency, operation, asked, store }: Work, plan: Opens): Answer {
  const now = Date.now()
  const key = asked.key ?? `${now}:${Math.random()}`
  const known = store.findByKey(plan.kind, key)
  if (known) return say({ agency, operation, asked, store }, known, 200)
  const { turnsAway, takes } = plan
  if (turnsAway && pick(`${agency.id}:${askedAt(asked, turnsAway.key)}:away`, 100) < turnsAway.percent)
    return { status: turnsAway.status, body: {} }
  const broken = Object.values(asked.body).some(value => !areWhole(value))
  if (broken) return { status: 400, body: {} }
  const slot = takes ? slotOf(asked, takes) : ''
  if (takes && store.countTaken(plan.kind, slot, GONE) >= takes.capacity) return { status: 409, body: {} }
  const number = String(store.countOpened(plan.kind) + 1).padStart(6, '0')
  const year = String(Number(localDay(new Date(now)).slice(0, 4)) + 543).slice(2)
  const opened = store.open({
    kind: plan.kind,
    reference: `${plan.prefix}${year}-${number}`,
    key,
    state: plan.states[0]?.state ?? '',
    note: '',
    openedAt: now,
    changedAt: now,
    slot,
    asked: JSON.stringify(asked.body, (name, value) => (name === 'content' ? undefined : value)),
  })
  return say({ agency, operation, asked, store }, opened, 201)
}

const slotOf = (asked: Asked, { slot, of }: NonNullable<Opens['takes']>) =>
  `${of ? askedAt(asked, of) : ''}@${askedAt(asked, slot)}`

/** Files arrive as they were sent, or the request is refused. */
function areWhole(value: unknown): boolean {
  if (!Array.isArray(value)) return true
  return value.every(
    file =>
      typeof file !== 'object' ||
      file.sha256 ===
        createHash('sha256')
          .update(Buffer.from(String(file.content), 'base64'))
          .digest('hex'),
  )
}

export function show(work: Work, { kind, key }: PlanOf<'shows'>): Answer {
  const opened = work.store.find(kind, askedAt(work.asked, key))
  return opened ? say(work, advance(work, opened), 200) : { status: 404, body: {} }
}

export function end(work: Work, { kind, key, state, while: states }: PlanOf<'ends'>): Answer {
  const found = work.store.find(kind, askedAt(work.asked, key))
  if (!found) return { status: 404, body: {} }
  const opened = advance(work, found)
  if (opened.state === state) return say(work, opened, 200)
  if (!states.includes(opened.state)) return { status: 409, body: {} }
  const to = { state, note: '', changedAt: Date.now() }
  work.store.move(kind, opened.reference, to)
  return say(work, { ...opened, ...to }, 200)
}

/** Moves it through the states whose time is over. */
function advance({ agency, store }: Work, opened: Opened): Opened {
  const states = opensOf(agency, opened.kind)?.states ?? []
  const at = states.findIndex(({ state }) => state === opened.state)
  const [here, next] = [states[at], states[at + 1]]
  const until = opened.changedAt + (here?.seconds ?? Number.POSITIVE_INFINITY) * 1000
  if (at < 0 || !next || Date.now() < until) return opened
  const to = { state: next.state, note: '', changedAt: until }
  store.move(opened.kind, opened.reference, to)
  return advance({ agency, store } as Work, { ...opened, ...to })
}

/** How things of a kind come about at an agency. */
export const opensOf = (agency: AgencyDocument, kind: string): Opens | undefined =>
  agency.operations.flatMap(({ plan }) =>
    'opens' in plan && plan.opens.kind === kind ? [plan.opens] : [],
  )[0]

function say({ agency, operation, asked }: Work, opened: Opened, preferred: number): Answer {
  const beside = JSON.parse(opened.asked) as Asked['body']
  const world = {
    document: agency.document,
    asked: { ...asked, body: { ...beside, ...asked.body } },
    today: localDay(new Date(opened.openedAt)),
    opened,
  }
  const body = invent(world, operation.answer, { seed: opened.reference, index: 0, of: 1, beside: {} })
  return { status: operation.statuses.includes(preferred) ? preferred : (operation.statuses[0] ?? 200), body }
}

export function listSlots(
  _agency: AgencyDocument,
  plan: PlanOf<'slots'>,
  asked: Asked,
  store: Store,
): Answer {
  const of = plan.of ? askedAt(asked, plan.of) : ''
  const today = localDay(new Date())
  const days = Array.from({ length: plan.days * 2 }, (_, index) => addDays(today, index + 1))
    .filter(day => weekdayOf(day) < 6)
    .slice(0, plan.days)
  const [from, to] = [toMinutes(plan.from), toMinutes(plan.to)]
  const times = Array.from({ length: Math.floor((to - from) / plan.everyMinutes) }, (_, index) =>
    toTime(from + index * plan.everyMinutes),
  )
  const slots = days.flatMap(day =>
    times.map(time => {
      const startsAt = `${day}T${time}:00+07:00`
      const left = plan.capacity - store.countTaken(plan.kind, `${of}@${startsAt}`, GONE)
      return { startsAt, left }
    }),
  )
  return { status: 200, body: { [plan.list.slice(1)]: slots.filter(({ left }) => left > 0) } }
}

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const toTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export function settle(
  { operation, each, match, set }: PlanOf<'settles'>,
  asked: Asked,
  store: Store,
): Answer {
  const isFound = store.changeRecords(operation, body => {
    const list = (body as Record<string, unknown>)[each.slice(1)]
    const thing = [list ?? body]
      .flat()
      .find(one =>
        Object.entries(match).every(
          ([name, place]) => String((one as Asked['body'])[name]) === askedAt(asked, place),
        ),
      )
    if (thing) Object.assign(thing as object, set)
    return thing !== undefined
  })
  return { status: isFound ? 200 : 404, body: {} }
}
