// Time spent in the database by one piece of work, however many connections it uses.
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

type Spent = { milliseconds: number; statements: number }
const current = new AsyncLocalStorage<Spent>()

// Every statement of Kysely goes through the client's promise form of `query`.
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function timed(this: pg.Client, ...args: unknown[]) {
  const spent = current.getStore()
  const answer = query.apply(this, args)
  if (!spent || !(answer instanceof Promise)) return answer
  const begun = performance.now()
  return answer.finally(() => {
    spent.milliseconds += performance.now() - begun
    spent.statements += 1
  })
} as typeof pg.Client.prototype.query

/** Runs the work and tells its time in the database and in all. */
export async function timed(work: () => Promise<void>): Promise<Spent & { all: number }> {
  const spent = { milliseconds: 0, statements: 0 }
  const begun = performance.now()
  await current.run(spent, work)
  return { ...spent, all: performance.now() - begun }
}
