import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import type { EndedHow, HelpingTables, HelpRow, TakenHelp } from './tables.ts'

const db = (ctx: Ctx) => tables<HelpingTables>(ctx)

/** Who helps whom changes for one of these people at a time; always locked in the same order. The locks end with the transaction. */
export async function lockPeople(tx: TxCtx, personIds: readonly string[]) {
  for (const id of personIds.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 5))`.execute(tx.db)
}

type NewOffer = Pick<HelpRow, 'help_id' | 'helper_id' | 'scopes' | 'minutes' | 'code_hash' | 'offer_ends_at'>

/** Undefined when the code is another offer's. */
export const insertOffer = (tx: TxCtx, row: NewOffer) =>
  db(tx)
    .insertInto('helping.help')
    .values({
      ...row,
      person_id: null,
      status: 'offered',
      offered_at: tx.now(),
      allowed_at: null,
      allowed_by: null,
      ends_at: null,
      ended_at: null,
      ended_how: null,
      acts: 0,
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const findHelp = (ctx: Ctx, helpId: string) =>
  db(ctx).selectFrom('helping.help').selectAll().where('help_id', '=', helpId).executeTakeFirst()

export const findOffer = (ctx: Ctx, codeHash: Buffer) =>
  db(ctx)
    .selectFrom('helping.help')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('status', '=', 'offered')
    .where('offer_ends_at', '>', ctx.now())
    .executeTakeFirst()

/** The offer of a helper that stands, taken or not by its time. */
export const findOfferOf = (ctx: Ctx, helperId: string) =>
  db(ctx)
    .selectFrom('helping.help')
    .selectAll()
    .where('helper_id', '=', helperId)
    .where('status', '=', 'offered')
    .executeTakeFirst()

/** Takes an offer, once. */
export const takeOffer = (tx: TxCtx, helpId: string, change: Partial<HelpRow>) =>
  db(tx)
    .updateTable('helping.help')
    .set({ ...change, status: 'active', code_hash: null })
    .where('help_id', '=', helpId)
    .where('status', '=', 'offered')
    .where('offer_ends_at', '>', tx.now())
    .returningAll()
    .executeTakeFirst() as Promise<TakenHelp | undefined>

const taken = (ctx: Ctx) => db(ctx).selectFrom('helping.help').selectAll().where('person_id', 'is not', null)

/** Those in which somebody helps now. */
export const listActive = (ctx: Ctx, of: { helper_id: string } | { person_id: string }) => {
  const active = taken(ctx).where('status', '=', 'active').where('ends_at', '>', ctx.now())
  return (
    'helper_id' in of
      ? active.where('helper_id', '=', of.helper_id)
      : active.where('person_id', '=', of.person_id)
  )
    .orderBy('allowed_at')
    .execute() as Promise<TakenHelp[]>
}

/** Who helped a person lately, the newest first. */
export const listHelpers = (ctx: Ctx, personId: string, limit: number) =>
  taken(ctx)
    .where('person_id', '=', personId)
    .orderBy('allowed_at', 'desc')
    .limit(limit)
    .execute() as Promise<TakenHelp[]>

/** Everything in which somebody stands, on either side. */
export const listOf = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('helping.help')
    .selectAll()
    .where(or => or.or([or('person_id', '=', personId), or('helper_id', '=', personId)]))
    .orderBy('offered_at')
    .execute()

export const listOutlived = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('helping.help')
    .selectAll()
    .where('status', '<>', 'ended')
    .where(sql<Date>`coalesce(ends_at, offer_ends_at)`, '<=', ctx.now())
    .limit(500)
    .execute()

/** Ends one; undefined when it had ended. */
export const endHelp = (tx: TxCtx, helpId: string, how: EndedHow) =>
  db(tx)
    .updateTable('helping.help')
    .set({ status: 'ended', ended_at: tx.now(), ended_how: how, code_hash: null })
    .where('help_id', '=', helpId)
    .where('status', '<>', 'ended')
    .returningAll()
    .executeTakeFirst()

/** Counts an act of a help that still stands; false when it ended a moment ago. */
export async function countAct(tx: TxCtx, helpId: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('helping.help')
    .set({ acts: sql`acts + 1` })
    .where('help_id', '=', helpId)
    .where('status', '=', 'active')
    .where('ends_at', '>', tx.now())
    .returning('help_id')
    .executeTakeFirst()
  return row !== undefined
}

export const insertWrongCode = (tx: TxCtx, personId: string) =>
  db(tx)
    .insertInto('helping.wrong_code')
    .values({ person_id: personId, id: newId(tx), at: tx.now() })
    .execute()

export async function countWrongCodes(ctx: Ctx, personId: string, since: Date): Promise<number> {
  const { count } = await db(ctx)
    .selectFrom('helping.wrong_code')
    .select(all => all.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const forgetWrongCodes = (ctx: Ctx, before: Date) =>
  db(ctx).deleteFrom('helping.wrong_code').where('at', '<', before).execute()

export async function forget(
  ctx: Ctx,
  { offersBefore, endedBefore }: Record<'offersBefore' | 'endedBefore', Date>,
) {
  await db(ctx)
    .deleteFrom('helping.help')
    .where('person_id', 'is', null)
    .where('offer_ends_at', '<', offersBefore)
    .execute()
  await db(ctx).deleteFrom('helping.help').where('ended_at', '<', endedBefore).execute()
}
