// W10: citizens use services of thirty agencies, the most wanted most (Zipf), while agencies take their time, fail now and then, and one
// hangs. What a call costs the server and its database, what it adds to the agency's own time, and what the one that hangs costs the
// others: runs with and without it take turns, so that a noisy machine is noisy for both.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { aKillableSystem } from '../tests/faults/system.ts'
import { freePort } from '../tests/journeys/server.ts'
import { aCaller } from './load.ts'
import { cpuSeconds, cpuSecondsBelow } from './processes.ts'
import { aCrowdOfUsers, openAlways, type Use } from './service-users.ts'
import type { Manner } from './slow-agencies.ts'
import { quantile } from './verification.ts'

const { values } = parseArgs({
  options: {
    phones: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
})
type Waits = { waits: number[]; unheard: number }

const AGENCIES = 30
const SERVICES = 83
const AT_ONCE = 128
const SHARE = 0.6
const STEADY: Manner = { medianMilliseconds: 40, p99Milliseconds: 40, failPercent: 0 }
const W10: Manner = { medianMilliseconds: 40, p99Milliseconds: 800, failPercent: 1 }
const seconds = Number(values.seconds)

const { folder, services, agencyIds } = openAlways(AGENCIES, SERVICES)
const port = await freePort()
const program = fork(new URL('./slow-agencies.ts', import.meta.url), [`http://127.0.0.1:${port + 1}`])
const [agencyPort] = await once(program, 'message')
const system = await aKillableSystem({
  port,
  environment: {
    TUATON_SERVICES: folder,
    AGENCY_ADDRESSES: agencyIds.map(id => `${id}=http://127.0.0.1:${agencyPort}/agencies/${id}`).join(','),
  },
})
await system.start()
const behave = async (manner: Manner) => {
  program.send(manner)
  await once(program, 'message')
}
const ask = aCaller(system.settings.origin)
const nextUse = await aCrowdOfUsers(system, services, { phones: Number(values.phones), ask })

await behave(STEADY)
await crowd(3)
const before = cost()
const begun = performance.now()
const count = await crowd(seconds)
const wall = (performance.now() - begun) / 1000
const spent = cost()
const capacity = count / wall
const rate = Math.min(Number(values.rate), capacity * SHARE)
const costs = {
  'calls a wall second': Math.round(capacity),
  'calls per CPU-second of server and database': Math.round(count / (spent.all - before.all)),
  'server ms each': round(((spent.own - before.own) * 1000) / count),
  'database ms each': round(((spent.below - before.below) * 1000) / count),
}

// The second most wanted agency hangs, so that it is asked often.
const frozen = services.find(({ agency }) => agency.id !== services[0]?.agency.id)?.agency.id ?? ''
const rows = [
  ...(await inTurns('40 ms each', STEADY, STEADY.medianMilliseconds)),
  ...(await inTurns('W10: 40 ms, p99 800 ms, 1 % fail', W10, 0)),
]
console.table([costs])
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'agencies', services: services.length, agencies: agencyIds.length, rate: Math.round(rate), costs, rows, aims: '1,000 calls a second; overhead p99 ≤ 20 ms; others within 5 % when one is frozen' })}\n`,
)
await system.stop()
program.kill()
rmSync(folder, { recursive: true, force: true })
process.exit(0)

/** Runs with everybody answering and with one hanging, one after the other, several times; `own` is what the agency itself takes. */
async function inTurns(what: string, manner: Manner, own: number) {
  const waits = { whole: [] as number[], oneFrozen: [] as number[] }
  const unheard = { whole: 0, oneFrozen: 0 }
  for (let round = 0; round < Number(values.rounds); round++)
    for (const state of ['whole', 'oneFrozen'] as const) {
      await behave(state === 'whole' ? manner : { ...manner, frozen })
      // Until the wall around the one that hangs has closed, and after it until it has opened again.
      await flow(rate, state === 'whole' ? 12 : 8)
      const one = await flow(rate, seconds)
      waits[state].push(...one.waits)
      unheard[state] += one.unheard
    }
  const [whole = 0, oneFrozen = 0] = [waits.whole, waits.oneFrozen].map(list => quantile(list, 0.99))
  return (['whole', 'oneFrozen'] as const).map(state => ({
    what: `${what}, ${state === 'whole' ? 'all answer' : `${frozen} hangs`}`,
    'calls a second': Math.round(rate),
    'p50 ms': round(quantile(waits[state], 0.5)),
    'p95 ms': round(quantile(waits[state], 0.95)),
    'p99 ms': round(quantile(waits[state], 0.99)),
    ...(own ? { 'overhead p50': round(quantile(waits[state], 0.5) - own) } : {}),
    ...(own ? { 'overhead p99': round(quantile(waits[state], 0.99) - own) } : {}),
    'not answered by the agency': `${round((unheard[state] / waits[state].length) * 100)} %`,
    'p99 against all answering': `${round((oneFrozen / whole - 1) * 100)} %`,
  }))
}

/** Everybody at once, each again as soon as it is answered; how often. */
async function crowd(forSeconds: number): Promise<number> {
  const until = performance.now() + forSeconds * 1000
  let count = 0
  const one = async () => {
    for (; performance.now() < until; count++)
      if (!(await send(nextUse()))) throw new Error('an agency that answers was not heard')
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return count
}

/** So many a second at even distances, whoever else still waits; the milliseconds of those whose agency does not hang. */
async function flow(perSecond: number, forSeconds: number): Promise<Waits> {
  const waits: number[] = []
  let unheard = 0
  const sent: Promise<void>[] = []
  const start = performance.now()
  for (let turn = 0; turn < perSecond * forSeconds; turn++) {
    const due = start + (turn * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await delay(early)
    const use = nextUse()
    const began = performance.now()
    sent.push(
      send(use).then(isHeard => {
        if (use.agencyId === frozen) return
        waits.push(performance.now() - began)
        if (!isHeard) unheard++
      }),
    )
  }
  await Promise.all(sent)
  return { waits, unheard }
}

/** One call as a phone makes it: whether the agency's own answer came. Anything but an answer of ours ends the run. */
async function send(use: Use): Promise<boolean> {
  const answer = await ask(use.path, await use.request())
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`)
  return /^\{"outcome":"(ok|notFound)"/.test(answer.body)
}

function cost() {
  const [own, below] = [cpuSeconds(system.pid()), cpuSecondsBelow(system.pid())]
  return { own, below, all: own + below }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
