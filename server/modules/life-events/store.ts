import type { Insertable } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { FilingRow, FilingState, KeptNameRow, LifeEventsTables } from './tables.ts'

const db = (ctx: Ctx) => tables<LifeEventsTables>(ctx)
export const openStates: readonly FilingState[] = [
  'awaitingOther',
  'awaitingRegistrar',
  'awaitingSecond',
  'awaitingFine',
]

type NewFiling = Insertable<LifeEventsTables['life_events.filing']>

/** False when the same request is there already, or the number is. */
export async function insertFiling(tx: TxCtx, row: NewFiling): Promise<boolean> {
  const { numInsertedOrUpdatedRows: written } = await db(tx)
    .insertInto('life_events.filing')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return written === 1n
}

/** False when one of them is claimed already. */
export async function insertClaims(tx: TxCtx, filingId: string, claims: readonly string[]): Promise<boolean> {
  if (claims.length === 0) return true
  const written = await db(tx)
    .insertInto('life_events.claim')
    .values(claims.toSorted().map(claim => ({ claim, filing_id: filingId, is_open: true })))
    .onConflict(conflict => conflict.doNothing())
    .returning('claim')
    .execute()
  return written.length === claims.length
}

export const freeClaims = (tx: TxCtx, filingId: string) =>
  db(tx).updateTable('life_events.claim').set({ is_open: false }).where('filing_id', '=', filingId).execute()

export const findRequested = (ctx: Ctx, personId: string, requestId: string) =>
  db(ctx)
    .selectFrom('life_events.filing')
    .selectAll()
    .where('person_id', '=', personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()

export const findFiling = (ctx: Ctx, filingId: string) =>
  db(ctx).selectFrom('life_events.filing').selectAll().where('filing_id', '=', filingId).executeTakeFirst()

export const findByNumber = (ctx: Ctx, number: string) =>
  db(ctx).selectFrom('life_events.filing').selectAll().where('number', '=', number).executeTakeFirst()

export const findFined = (ctx: Ctx, paymentId: string) =>
  db(ctx)
    .selectFrom('life_events.filing')
    .select('filing_id')
    .where('fine_payment_id', '=', paymentId)
    .executeTakeFirst()

/** The row as it stands, held until the end of the transaction: who comes second sees what the first did. */
export const lockFiling = (tx: TxCtx, filingId: string) =>
  db(tx)
    .selectFrom('life_events.filing')
    .selectAll()
    .where('filing_id', '=', filingId)
    .forUpdate()
    .executeTakeFirst()

/** What somebody filed, and what they were asked about. */
export const listFilingsWith = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('life_events.filing')
    .selectAll()
    .where(one => one.or([one('person_id', '=', personId), one('other_id', '=', personId)]))
    .orderBy('filed_at', 'desc')
    .limit(50)
    .execute()

export const listFilingsIn = (ctx: Ctx, state: FilingState) =>
  db(ctx)
    .selectFrom('life_events.filing')
    .selectAll()
    .where('state', '=', state)
    .orderBy('filed_at')
    .limit(100)
    .execute()

export async function countFilingsSince(ctx: Ctx, personId: string, since: Date): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('life_events.filing')
    .select(one => one.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('filed_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listDueFilings(ctx: Ctx): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('life_events.filing')
    .select('filing_id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', ctx.now())
    .limit(500)
    .execute()
  return rows.map(row => row.filing_id)
}

export const updateFiling = (tx: TxCtx, { person_id, filing_id }: FilingRow, change: Partial<FilingRow>) =>
  db(tx)
    .updateTable('life_events.filing')
    .set(change)
    .where('person_id', '=', person_id)
    .where('filing_id', '=', filing_id)
    .execute()

/** False when somebody else has asked for it and still may have it. */
export async function keepName(tx: TxCtx, row: KeptNameRow): Promise<boolean> {
  await db(tx).deleteFrom('life_events.kept_name').where('until', '<=', tx.now()).execute()
  const written = await db(tx)
    .insertInto('life_events.kept_name')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('surname')
    .executeTakeFirst()
  return written !== undefined
}

export const freeName = (tx: TxCtx, filingId: string) =>
  db(tx).deleteFrom('life_events.kept_name').where('filing_id', '=', filingId).execute()

/** Surnames of that sound that others are kept. */
export const listKeptNames = (ctx: Ctx, soundKey: string, personId: string) =>
  db(ctx)
    .selectFrom('life_events.kept_name')
    .selectAll()
    .where('sound_key', '=', soundKey)
    .where('person_id', '<>', personId)
    .where('until', '>', ctx.now())
    .execute()

/** Counts one check; how many there were since then. */
export async function countCheck(ctx: Ctx, personId: string, since: Date): Promise<number> {
  await db(ctx)
    .insertInto('life_events.name_check')
    .values({ person_id: personId, checked_at: ctx.now() })
    .execute()
  const { count } = await db(ctx)
    .selectFrom('life_events.name_check')
    .select(one => one.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('checked_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const eraseChecks = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('life_events.name_check').where('checked_at', '<', before).execute()

/** Filings that came to nothing. */
export async function eraseEndedFilings(ctx: Ctx, before: Date): Promise<void> {
  const gone = await db(ctx)
    .deleteFrom('life_events.filing')
    .where('state', 'in', ['refused', 'withdrawn', 'expired'])
    .where('ended_at', '<', before)
    .returning('filing_id')
    .execute()
  const ids = gone.map(row => row.filing_id)
  if (ids.length > 0) await db(ctx).deleteFrom('life_events.claim').where('filing_id', 'in', ids).execute()
}
