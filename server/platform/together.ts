// Statements of many callers in the same turn of the event loop are sent as one: with many requests at once most of a small statement's
// cost, on both sides, is the round trip. Nothing is kept from one turn to the next: each sees what was committed before it asked.
import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx, Database } from './context.ts'
import { isOutage } from './database.ts'

const MOST = 200

/**
 * One function of one argument out of `work` on many. `work` answers in the order of its arguments, and may use of its `ctx` the database
 * alone, since the callers share it. In a transaction every call is its own statement. Where the many fail together, each is tried alone,
 * so that nobody fails for another's sake.
 */
export function together<In, Out>(
  work: (ctx: Ctx, all: readonly In[]) => Promise<Out[]>,
): (ctx: Ctx, one: In) => Promise<Out> {
  const loaders = new WeakMap<Database, DataLoader<In, Out>>()
  const alone = async (ctx: Ctx, one: In) => (await work(ctx, [one]))[0] as Out
  const loaderFor = (ctx: Ctx) => {
    const known = loaders.get(ctx.db)
    if (known) return known
    const loader = new DataLoader<In, Out>(
      async all => {
        try {
          return await work(ctx, all)
        } catch (error) {
          if (all.length === 1 || isOutage(error)) throw error
          return Promise.all(all.map(one => alone(ctx, one).catch(cause => toError(cause))))
        }
      },
      { cache: false, maxBatchSize: MOST, batchScheduleFn: run => setImmediate(run) },
    )
    loaders.set(ctx.db, loader)
    return loader
  }
  return (ctx, one) => (ctx.inTransaction ? alone(ctx, one) : loaderFor(ctx).load(one))
}

const toError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)))

/** A look-up of at most one row by a key that is text. `load` gets the keys, each once, and returns the rows found, in any order. */
export const lookUp = <Row>(
  load: (ctx: Ctx, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): ((ctx: Ctx, key: string) => Promise<Row | undefined>) =>
  together<string, Row | undefined>(async (ctx, keys) => {
    const rows = new Map((await load(ctx, [...new Set(keys)])).map(row => [keyOf(row), row]))
    return keys.map(key => rows.get(key))
  })

/** For `where('column', '=', anyOf(keys))`: one parameter, however many keys there are. */
export const anyOf = (keys: readonly string[], type: 'text' | 'uuid' = 'text'): RawBuilder<string> =>
  type === 'uuid' ? sql`any(${keys}::uuid[])` : sql`any(${keys}::text[])`
