// The rows of payments. Whoever changes one holds it first, so that two who hear of the same bill come one after the other.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { type PaymentState, payableStates, statesBefore } from './states.ts'
import type { NoticeRow, PaymentRow, PaymentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)

export type BillKey = Pick<PaymentRow, 'biller_id' | 'ref1' | 'ref2'>

/** Holds the row of a bill until the transaction ends. */
export const holdBill = (tx: TxCtx, { biller_id, ref1, ref2 }: BillKey): Promise<PaymentRow | undefined> =>
  db(tx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('biller_id', '=', biller_id)
    .where('ref1', '=', ref1)
    .where('ref2', '=', ref2)
    .forUpdate()
    .executeTakeFirst()

export const holdPayment = (tx: TxCtx, id: string): Promise<PaymentRow | undefined> =>
  db(tx).selectFrom('payments.payment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findPayment = (ctx: Ctx, id: string): Promise<PaymentRow | undefined> =>
  db(ctx).selectFrom('payments.payment').selectAll().where('id', '=', id).executeTakeFirst()

export const findBill = (ctx: Ctx, { biller_id, ref1, ref2 }: BillKey): Promise<PaymentRow | undefined> =>
  db(ctx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('biller_id', '=', biller_id)
    .where('ref1', '=', ref1)
    .where('ref2', '=', ref2)
    .executeTakeFirst()

export const listPaymentsOf = (ctx: Ctx, personId: string, limit: number): Promise<PaymentRow[]> =>
  db(ctx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** False when the bill has a row already. */
export async function insertPayment(tx: TxCtx, row: PaymentRow): Promise<boolean> {
  const added = await db(tx)
    .insertInto('payments.payment')
    .values({ ...row, lines: JSON.stringify(row.lines) as never })
    .onConflict(conflict => conflict.columns(['biller_id', 'ref1', 'ref2']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

type Change = Partial<Omit<PaymentRow, 'id' | 'state' | 'lines'>> & { lines?: PaymentRow['lines'] }

/** Moves a held payment to another state. @throws Error when it may not follow: the caller has judged wrongly */
export async function movePayment(
  tx: TxCtx,
  id: string,
  to: PaymentState,
  { lines, ...change }: Change = {},
) {
  const { numUpdatedRows } = await db(tx)
    .updateTable('payments.payment')
    .set({ ...change, ...(lines ? { lines: JSON.stringify(lines) as never } : {}), state: to })
    .where('id', '=', id)
    .where('state', 'in', statesBefore(to))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`A payment cannot become ${to} from where it stands`)
}

/** Payments whose time is over, held; those that somebody else holds come round again. */
export const holdOverdue = (tx: TxCtx, before: Date, limit: number): Promise<PaymentRow[]> =>
  db(tx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('state', 'in', payableStates)
    .where('expires_at', '<', before)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Payments the bank is to be asked about, each for one asker: the next time is set before the bank is asked. */
export const takeToAsk = (ctx: Ctx, limit: number, firstSeconds: number): Promise<PaymentRow[]> =>
  db(ctx)
    .with(
      cte => cte('due').materialized(),
      query =>
        query
          .selectFrom('payments.payment')
          .select('id')
          .where('next_ask_at', '<=', ctx.now())
          .orderBy('next_ask_at')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('payments.payment')
    .from('due')
    .set({
      asks: sql`asks + 1`,
      // Twice as long each time, an hour at most. A bill that ended is asked about once more, a while after its end.
      next_ask_at: sql`case
        when ended_at is null
          then ${ctx.now()}::timestamptz + least(${firstSeconds} * power(2, least(asks, 10)), 3600) * interval '1 second'
        when ended_at > ${ctx.now()}::timestamptz - interval '1 hour' then ended_at + interval '1 hour 1 minute'
      end`,
    })
    .whereRef('payments.payment.id', '=', 'due.id')
    .returningAll('payments.payment')
    .execute()

export const findNotice = (ctx: Ctx, id: string): Promise<NoticeRow | undefined> =>
  db(ctx).selectFrom('payments.bank_notice').selectAll().where('id', '=', id).executeTakeFirst()

/** The row of a bank's transaction, or undefined when it is known already: of two at once the second waits for the first. */
export const insertNotice = (tx: TxCtx, row: NoticeRow): Promise<{ id: string } | undefined> =>
  db(tx)
    .insertInto('payments.bank_notice')
    .values(row)
    .onConflict(conflict => conflict.columns(['bank', 'transaction_id']).doNothing())
    .returning('id')
    .executeTakeFirst()

export const findTransaction = (
  ctx: Ctx,
  bank: string,
  transactionId: string,
): Promise<NoticeRow | undefined> =>
  db(ctx)
    .selectFrom('payments.bank_notice')
    .selectAll()
    .where('bank', '=', bank)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst()
