import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import type { PaymentTables, ReceiptRow } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)
const BUDDHIST_ERA = 543

/** The Buddhist year in Thailand at a moment. */
const yearOf = (at: Date): number =>
  BUDDHIST_ERA +
  Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok', year: 'numeric' }).format(at))

/**
 * Gives the next number of a biller and year. The row of the last number is held until the transaction ends, so that a crash gives
 * the number back and none is skipped; therefore this is the last that a transaction does.
 */
export async function issueReceipt(tx: TxCtx, billerId: string, paymentId: string): Promise<void> {
  const year = yearOf(tx.now())
  const { last } = await db(tx)
    .insertInto('payments.receipt_number')
    .values({ biller_id: billerId, year, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['biller_id', 'year']).doUpdateSet({ last: sql`receipt_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  await db(tx)
    .insertInto('payments.receipt')
    .values({
      biller_id: billerId,
      year,
      number: last,
      payment_id: paymentId,
      issued_at: tx.now(),
      cancelled_at: null,
    })
    .execute()
}

/** Strikes a receipt out, when the money went back. */
export async function cancelReceipt(tx: TxCtx, paymentId: string): Promise<void> {
  await db(tx)
    .updateTable('payments.receipt')
    .set({ cancelled_at: tx.now() })
    .where('payment_id', '=', paymentId)
    .execute()
}

/** A receipt's number as it is printed: `MEA-2569-0000001`. */
export const nameReceipt = (code: string, { year, number }: Pick<ReceiptRow, 'year' | 'number'>): string =>
  `${code}-${year}-${String(number).padStart(7, '0')}`
