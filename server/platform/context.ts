// Ctx travels first through every function; only TxCtx can change things and record facts about it.
import type { Kysely, Transaction } from 'kysely'
import type { Actor } from './actors.ts'
import type { Vault } from './crypto.ts'
import { uuid } from './crypto.ts'
import type { EventDefinition, EventSubject, Fact } from './events.ts'
import { insertFact, insertFacts, toFact } from './events.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

/** A database handle that names no tables: a module gets its own through `tables`. */
export type Database = Kysely<Record<never, never>>

export type Ctx = {
  readonly db: Database
  readonly actor: Actor
  readonly now: () => Date
  readonly settings: Settings
  readonly vault: Vault
  readonly log: Log
  readonly requestId: string
  /** Marks a Ctx outside a transaction, so that the wrong one cannot be passed. */
  readonly inTransaction: boolean
}

export type TxCtx = Ctx & {
  readonly inTransaction: true
  /** Records a fact in the same transaction as the change (transactional outbox); it is written at the end, with the others. */
  emit<D>(event: EventDefinition<D>, data: NoInfer<D>, subject?: EventSubject): Promise<void>
}

/** The module's own tables; another module's table does not compile. */
export const tables = <T>(ctx: Ctx): Kysely<T> => ctx.db as unknown as Kysely<T>

/** A new id in the order of time. */
export const newId = (ctx: Ctx): string => uuid(ctx.now())

/** Records a fact that stands alone, with no change to go with it: one statement, so no transaction has to be opened. */
export const recordFact = <D>(
  ctx: Ctx,
  event: EventDefinition<D>,
  data: NoInfer<D>,
  subject?: EventSubject,
): Promise<void> =>
  ctx.inTransaction
    ? (ctx as TxCtx).emit(event, data, subject)
    : insertFact(ctx, toFact(ctx, event, data, subject))

/** Opens one transaction at the outermost verb; inside another it joins it. Rolls back on any throw. */
export async function transaction<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work(ctx as TxCtx)
  return ctx.db.transaction().execute(async (db: Transaction<Record<never, never>>) => {
    const facts: Fact[] = []
    const inner: TxCtx = {
      ...ctx,
      db,
      inTransaction: true,
      async emit(event, data, subject) {
        facts.push(toFact(inner, event, data, subject))
      },
    }
    const result = await work(inner)
    if (facts.length > 0) await insertFacts(inner, facts)
    return result
  })
}
