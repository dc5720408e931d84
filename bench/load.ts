// Requests to a system, many at once, and what they cost: per second of processor when it does all it can, waiting times when it does
// three fifths of that (an open flow: somebody comes at every moment, whether or not the one before has been answered).
import { Agent, request as send } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { RunningSystem } from '../tests/journeys/server.ts'
import { cpuSeconds, cpuSecondsBelow, residentMegabytes } from './processes.ts'

export const AT_ONCE = 64
const SHARE = 0.6

export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}
export type Asked = {
  method?: string
  headers?: Record<string, string>
  form?: Record<string, string>
  json?: unknown
  /** A connection of its own, as somebody makes who comes for the first time. */
  alone?: boolean
}
export type Ask = (path: string, asked?: Asked) => Promise<Answer>

/** A caller of one system that keeps its connections. */
export function aCaller(origin: string): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 * AT_ONCE })
  return (path, { method = 'GET', headers = {}, form, json, alone } = {}) =>
    new Promise((resolve, reject) => {
      const body = form
        ? new URLSearchParams(form).toString()
        : json === undefined
          ? undefined
          : JSON.stringify(json)
      const typed = body
        ? {
            'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
            'content-length': Buffer.byteLength(body),
          }
        : {}
      const sent = send(
        new URL(path, origin),
        { method: form ? 'POST' : method, agent: alone ? false : agent, headers: { ...headers, ...typed } },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', part => parts.push(part))
          answer.on('end', () => {
            const { statusCode: status = 0, headers } = answer
            resolve({ status, headers, body: Buffer.concat(parts).toString() })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}

export function expectOk(answer: Answer, status = 200): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`)
  return answer
}

/** A browser's cookies, the last of each name. */
export function aJar(ask: Ask): Ask {
  const jar = new Map<string, string>()
  return async (path, asked = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(path, {
      ...asked,
      headers: { accept: 'text/html', ...asked.headers, ...(cookie ? { cookie } : {}) },
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return answer
  }
}

/** A piece of work of one of `AT_ONCE` workers; done by one worker after the other. */
export type Work = (worker: number) => Promise<unknown>
type Measuring = { system: RunningSystem; seconds: number; pid?: number }

/** One line of the table. `pid`: another program than the system, whose database runs inside or below it. */
export async function measure(
  name: string,
  aim: number,
  work: Work,
  { system, seconds, pid = system.pid }: Measuring,
) {
  await crowd(work, 2)
  const isOurs = pid === system.pid
  const before = {
    own: cpuSeconds(pid),
    below: cpuSecondsBelow(pid),
    wal: isOurs ? await walBytes(system) : 0,
  }
  const begun = performance.now()
  const count = await crowd(work, seconds)
  const wall = (performance.now() - begun) / 1000
  const below = cpuSecondsBelow(pid) - before.below
  const spent = cpuSeconds(pid) - before.own + (isOurs ? 0 : below)
  const wal = isOurs ? (await walBytes(system)) - before.wal : 0
  const waits = isOurs ? await flow(work, (count / wall) * SHARE, seconds) : []
  return {
    what: name,
    'per CPU-second': Math.round(count / spent),
    aim: aim || '',
    'a wall second': Math.round(count / wall),
    'database ms each': isOurs ? ((below * 1000) / count).toFixed(2) : '',
    'WAL bytes each': isOurs ? Math.round(wal / count) : '',
    'ms at 60 %, p50 / p99': waits.length ? `${quantile(waits, 0.5)} / ${quantile(waits, 0.99)}` : '',
    'server MB': residentMegabytes(pid),
  }
}

/** Everybody at once, each again as soon as it is answered; how often. */
async function crowd(work: Work, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let count = 0
  const one = async (_: unknown, worker: number) => {
    for (; performance.now() < until; count++) await work(worker)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return count
}

/** So many a second, at even distances; milliseconds from when each should have begun. A busy worker makes the next wait: that counts. */
async function flow(work: Work, perSecond: number, seconds: number): Promise<number[]> {
  const waits: number[] = []
  const lastOf: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve())
  const begun = performance.now()
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const due = begun + (turn * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await delay(early)
    const worker = turn % AT_ONCE
    lastOf[worker] = lastOf[worker]!.then(async () => {
      await work(worker)
      waits.push(performance.now() - due)
    })
  }
  await Promise.all(lastOf)
  return waits
}

const walBytes = async (system: RunningSystem) =>
  Number((await system.query("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes"))[0]?.bytes)

export function quantile(list: number[], share: number): number {
  const sorted = list.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
}
