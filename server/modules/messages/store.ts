import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { FailureReason, Means } from './port.ts'
import type { MessageRow, MessageTables } from './tables.ts'

const db = (ctx: Ctx) => tables<MessageTables>(ctx)

/** How long a row belongs to whoever took it: longer than the slowest hand-over of a whole batch. */
const LEASE_SECONDS = 90

export const after = (ctx: Ctx, seconds: number): Date => new Date(ctx.now().getTime() + seconds * 1000)

/** Makes what follows in this transaction the only one that counts this number. */
export async function lockNumber(tx: TxCtx, numberHash: Buffer) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${numberHash.toString('hex')}, 2))`.execute(tx.db)
}

/** When each message to a number was made, newest first, since a moment; codes and others apart, refused ones not counted. */
export async function listTimes(ctx: Ctx, numberHash: Buffer, isCode: boolean, since: Date): Promise<Date[]> {
  const rows = await db(ctx)
    .selectFrom('messages.message')
    .select('created_at')
    .where('number_hash', '=', numberHash)
    .where('is_code', '=', isCode)
    .where('created_at', '>', since)
    .where(({ eb, or }) => or([eb('reason', 'is', null), eb('reason', '!=', 'tooManyMessages')]))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => row.created_at)
}

/** False when the act has its message already. */
export async function insertMessage(
  tx: TxCtx,
  row: Omit<MessageRow, 'tries' | 'sent_at' | 'receipts'>,
): Promise<boolean> {
  const added = await db(tx)
    .insertInto('messages.message')
    .values({ ...row, tries: 0, sent_at: null, receipts: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export const findMessage = (ctx: Ctx, purpose: MessageRow['purpose'], reference: string) =>
  db(ctx)
    .selectFrom('messages.message')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('reference', '=', reference)
    .executeTakeFirst()

/**
 * Takes rows that are due, each for one sender: the try is counted, and a crash gives the row back when the lease ends. The rows are
 * chosen once (materialized): a plan that chose anew for each row would take more than asked.
 */
export const takeDue = (ctx: Ctx, means: Means, count: number) =>
  db(ctx)
    .with(
      cte => cte('due').materialized(),
      query =>
        query
          .selectFrom('messages.message')
          .select('id')
          .where('state', '=', 'queued')
          .where('means', '=', means)
          .where('next_try_at', '<=', ctx.now())
          .where('give_up_at', '>', ctx.now())
          .orderBy('next_try_at')
          .limit(count)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('messages.message')
    .from('due')
    .set({ tries: sql`tries + 1`, next_try_at: after(ctx, LEASE_SECONDS) })
    .whereRef('messages.message.id', '=', 'due.id')
    .returningAll('messages.message')
    .execute()

/** Puts a row back for later, unless its lease ended and somebody else has it. */
export async function postpone(ctx: Ctx, { id, tries }: MessageRow, seconds: number) {
  await db(ctx)
    .updateTable('messages.message')
    .set({ next_try_at: after(ctx, seconds) })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('tries', '=', tries)
    .execute()
}

/** The operator has it, and so many receipts will come: the text goes. False when it ended meanwhile. */
export async function markSent(tx: TxCtx, id: string, receipts: number): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('messages.message')
    .set({ state: 'sent', receipts, sent_at: tx.now(), next_try_at: null, text_sealed: null })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

type End = {
  from: 'queued' | 'sent'
  to: 'delivered' | 'undelivered' | 'failed'
  reason: FailureReason | null
}

/** Ends a message; undefined when it is no longer where it was thought to be. */
export const endMessage = (tx: TxCtx, id: string, { from, to, reason }: End) =>
  db(tx)
    .updateTable('messages.message')
    .set({ state: to, reason, ended_at: tx.now(), next_try_at: null, text_sealed: null })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning(['id', 'person_id', 'purpose'])
    .executeTakeFirst()

/** Waiting messages that are of no use any more and that nobody is sending. */
export const listOverdue = (ctx: Ctx) =>
  db(ctx)
    .selectFrom('messages.message')
    .select('id')
    .where('state', '=', 'queued')
    .where('give_up_at', '<=', ctx.now())
    .where('next_try_at', '<=', ctx.now())
    .execute()

/** True while some message may still get a receipt. */
export async function awaitsReceipts(ctx: Ctx, since: Date): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('messages.message')
    .select('id')
    .where('state', '=', 'sent')
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
