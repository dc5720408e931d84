// Many registrations started at once on one small machine: none fails, each hears its place and an honest time, others are
// served meanwhile, memory stays bounded. All send the front of a card; `--whole` of them walk on to the card on the phone.
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { photographCard } from '../invented/cards/index.ts'
import { cast } from '../invented/faces/index.ts'
import { type Applicant, anApplicant, framesOf, PASSCODE } from '../tests/applicant.ts'
import { aPerson, sideOf } from '../tests/journeys/people.ts'
import { startSystem } from '../tests/journeys/server.ts'
import { overNetwork } from '../tests/over-network.ts'
import { aPhone, hostOf } from '../tests/phone.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, whole: { type: 'string', default: '12' } },
})
const COUNT = Number(values.count)
const WHOLE = Number(values.whole)
const PEOPLE = 12
// A side may be asked twice, and no frame is ever sent twice.
const drawn = ['front', 'left', 'right', 'up', 'left', 'right', 'up']
const system = await startSystem({ BIOMETRIC_THREADS: '1', LOG_LEVEL: 'error' })
const server = overNetwork(system)

const people = await Promise.all(
  Array.from({ length: PEOPLE }, async (_, index) => {
    const person = await aPerson(system, index)
    const castIndex = cast.findIndex(one => one.id === person.face)
    const [front, back] = await Promise.all([sideOf(system, person, 'front'), sideOf(system, person, 'back')])
    return {
      front: await photographCard(front, { level: 'mild', seed: index }),
      back: await photographCard(back, { level: 'mild', seed: index + 50 }),
      castIndex,
    }
  }),
)
// Somebody who is registered already, and only wants to open the app and see the card.
const frames = await Promise.all(people.map(person => framesOf(person.castIndex, drawn)))
const settled = await register(await anApplicant(server), 0)
const phone = settled?.applicant.phone ?? (await aPhone(hostOf(server as never)))
const token = settled?.accessToken ?? ''

type Told = { first: number; heard: number | undefined; taken: number }
const told: Told[] = []
let failed = 0
let done = 0
const waits: Record<string, number[]> = { unlock: [], card: [], live: [], start: [] }
const before = performance.now()
let running = true
const interactive = knock()
await Promise.all(Array.from({ length: COUNT }, (_, index) => visit(index)))
running = false
await interactive

const rows = [
  { figure: `registrations started at once`, value: COUNT, aim: 200 },
  { figure: 'of them refused or lost', value: failed, aim: 0 },
  { figure: 'fronts read', value: told.length, aim: COUNT },
  { figure: 'walked on to the card on the phone', value: done, aim: Math.min(WHOLE, PEOPLE - 1) },
  { figure: 'wall seconds in all', value: Math.round((performance.now() - before) / 1000), aim: '' },
  { figure: 'longest place heard at first', value: Math.max(...told.map(one => one.first)), aim: '' },
  {
    figure: 'time taken / time told at first, median and p95, of those told 10 s and more',
    value: honesty(),
    aim: 'about 1',
  },
  ...Object.entries(waits).map(([name, list]) => ({
    figure: `interactive call "${name}", ms, p50 / p99`,
    value: `${quantile(list, 0.5)} / ${quantile(list, 0.99)}`,
    aim: '≤ 300 at p99',
  })),
  { figure: 'most memory of the server, MB', value: megabytes('VmHWM'), aim: '≤ 900' },
]
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'surge', rows, how: 'one server process with one reading thread, its database and this program on the same cores; calls over HTTP' })}\n`,
)
await system.stop()
process.exit(0)

/** One person of the crowd: terms, the front of the card, and following its place until it is read. */
async function visit(index: number) {
  try {
    const begun = performance.now()
    const applicant = await anApplicant(server)
    await applicant.acceptTerms()
    waits.start?.push(performance.now() - begun)
    const person = people[index % PEOPLE]!
    const sent = await applicant.send('PUT', 'card-front', { bytes: person.front, type: 'image/jpeg' })
    if (sent.statusCode !== 202) throw new Error(String(sent.statusCode))
    told.push(await follow(applicant))
    if (index === 0 || index >= PEOPLE || index > WHOLE) return
    if (await register(applicant, index)) done++
    else failed++
  } catch (error) {
    failed++
    process.stderr.write(`${String(error)}\n`)
  }
}

type Capture = { status: string; queueAhead?: number; waitSeconds?: number }
async function follow(applicant: Applicant): Promise<Told> {
  const begun = performance.now()
  let first: Capture | undefined
  for (;;) {
    const { cardFront } = (await applicant.show()) as unknown as { cardFront: Capture }
    first ??= cardFront
    if (cardFront.status === 'refused') throw new Error('the front was refused')
    if (cardFront.status === 'read')
      return {
        first: first.queueAhead ?? 0,
        heard: first.waitSeconds,
        taken: (performance.now() - begun) / 1000,
      }
    await delay(Math.min(10_000, Math.max(500, (cardFront.waitSeconds ?? 0) * 200)))
  }
}

async function register(applicant: Applicant, index: number) {
  const { castIndex, ...pictures } = people[index]!
  const view = await applicant.show()
  if (view.step === 'terms') await applicant.acceptTerms()
  if (view.cardFront?.status !== 'read') await applicant.photograph('card-front', pictures.front)
  await applicant.post('card-front/confirm')
  await applicant.photograph('card-back', pictures.back)
  await applicant.post('card-back/confirm')
  await applicant.post('details/confirm')
  const asked = await applicant.challenge()
  const left = drawn.map((ask, place) => ({ ask, frame: frames[index]?.[place] }))
  const shown = asked.asks.map(ask => {
    const place = left.findIndex(one => one.ask === ask)
    return left.splice(place, 1)[0]?.frame ?? new Uint8Array()
  })
  const judged = await applicant.selfie(shown, asked)
  if (judged.step !== 'passcode')
    throw new Error(`the selfie of ${index}: ${judged.step} ${judged.selfie?.reason ?? judged.code}`)
  await applicant.choosePasscode()
  const { accessToken } = await applicant.consent()
  return accessToken ? { applicant, accessToken } : undefined
}

/** What others do meanwhile, twice a second. */
async function knock() {
  const time = async (name: string, call: () => Promise<{ statusCode: number }>) => {
    const begun = performance.now()
    const { statusCode } = await call()
    if (statusCode >= 400) throw new Error(`${name}: ${statusCode}`)
    waits[name]?.push(performance.now() - begun)
  }
  while (running) {
    await time('live', () => server.request({ method: 'GET', url: '/health/live' } as never))
    await time('card', () => phone.call('GET', '/v1/me/card', { token }))
    await time('unlock', () => phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } }))
    await delay(500)
  }
}

function honesty(): string {
  const ratios = told.filter(one => (one.heard ?? 0) >= 10).map(one => one.taken / (one.heard ?? 1))
  return `${quantile(ratios, 0.5, 2)} / ${quantile(ratios, 0.95, 2)}`
}

function quantile(list: number[], share: number, digits = 0): string {
  const sorted = [...list].sort((one, other) => one - other)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(
    digits,
  )
}

function megabytes(name: 'VmHWM'): number {
  const status = readFileSync(`/proc/${system.pid}/status`, 'utf8')
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
}
