// Sends money back that two people set apart. The bank knows each refund by a name of ours, so that asking again is the same refund:
// whoever dies between the bank's yes and our writing it down loses only time.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tables, transaction } from '../../platform/context.ts'
import { askRefundAtBank } from './bank.ts'
import { accountOf, holdBoth, isOfBiller } from './decide.ts'
import { refunded, refundFailed } from './events.ts'
import { factOf, moveException } from './exception-store.ts'
import { book } from './ledger.ts'
import type { RefundAnswer } from './messages.ts'
import { cancelReceipt } from './receipts.ts'
import { findNotice, movePayment } from './store.ts'
import type { ExceptionRow, PaymentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)
const BATCH = 20
const FIRST_WAIT_SECONDS = 30

export const nameRefund = ({ id, round }: Pick<ExceptionRow, 'id' | 'round'>): string => `${id}:${round}`

/** Asks the bank for every refund that is due; a bank that is away ends the round. */
export async function sendRefunds(ctx: Ctx): Promise<void> {
  for (;;) {
    const due = await takeDue(ctx)
    for (const exception of due) {
      const notice = await findNotice(ctx, exception.notice_id)
      if (!notice) throw new Error('A refund without the money it is about')
      const answer = await askRefundAtBank(ctx, {
        refundId: nameRefund(exception),
        transactionId: notice.transaction_id,
        amountSatang: exception.amount_satang,
      })
      await applyRefund(ctx, answer)
    }
    if (due.length < BATCH) return
  }
}

/** Each refund for one sender; it comes round again, twice as late each time, until the bank says yes or no. */
const takeDue = (ctx: Ctx): Promise<ExceptionRow[]> =>
  db(ctx)
    .with(
      cte => cte('due').materialized(),
      query =>
        query
          .selectFrom('payments.exception')
          .select('id')
          .where('state', '=', 'refunding')
          .where('next_try_at', '<=', ctx.now())
          .orderBy('next_try_at')
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('payments.exception')
    .from('due')
    .set({
      tries: sql`tries + 1`,
      next_try_at: sql`${ctx.now()}::timestamptz + least(${FIRST_WAIT_SECONDS} * power(2, least(tries, 10)), 3600) * interval '1 second'`,
    })
    .whereRef('payments.exception.id', '=', 'due.id')
    .returningAll('payments.exception')
    .execute()

/** What the bank says of a refund, asked or by itself, once or twice. One that it does not do waits for people again. */
export async function applyRefund(ctx: Ctx, { refundId, status }: RefundAnswer): Promise<void> {
  if (status === 'pending') return
  const [id = '', round = ''] = refundId.split(':')
  if (!/^[0-9a-f-]{36}$/.test(id)) return
  await transaction(ctx, async tx => {
    const exception = await holdBoth(tx, id)
    if (exception.state !== 'refunding' || exception.round !== Number(round)) return
    const notice = await findNotice(tx, exception.notice_id)
    if (!notice) throw new Error('A refund without the money it is about')
    const subject = { personId: exception.person_id ?? undefined }
    const apart = `refund:${notice.bank}` as const
    const { amount_satang: amount, payment_id: paymentId } = exception
    if (status === 'refused') {
      await moveException(tx, exception, 'open', { next_try_at: null })
      await book(tx, 'returnFailed', refundId, [
        [apart, amount],
        [accountOf(exception, notice), -amount],
      ])
      await tx.emit(refundFailed, factOf(exception), subject)
      return
    }
    await moveException(tx, exception, 'refunded', { next_try_at: null, ended_at: tx.now() })
    await book(tx, 'returned', refundId, [
      [apart, amount],
      [`bank:${notice.bank}`, -amount],
    ])
    if (isOfBiller(exception) && paymentId) {
      await movePayment(tx, paymentId, 'refunded')
      await cancelReceipt(tx, paymentId)
    }
    await tx.emit(refunded, factOf(exception), subject)
  })
}
