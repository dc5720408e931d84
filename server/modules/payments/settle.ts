// The one place where money from the bank meets a bill, whichever way it was heard of. Everything it changes is one transaction:
// after a crash the bank tells again, or is asked, and either finds all of it or nothing.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { bankOf } from './bank.ts'
import { findBiller } from './billers.ts'
import { attemptFailed, paymentPaid } from './events.ts'
import { openException } from './exception-store.ts'
import { fail, isFailure } from './failures.ts'
import { judge } from './judge.ts'
import { book, type Line } from './ledger.ts'
import type { BankTransaction } from './messages.ts'
import { countNotice } from './metrics.ts'
import { issueReceipt } from './receipts.ts'
import { payableStates } from './states.ts'
import { findTransaction, holdBill, insertNotice, movePayment } from './store.ts'
import type { NoticeRow, Outcome, PaymentRow } from './tables.ts'

export type Heard = { transaction: BankTransaction; heardBy: NoticeRow['heard_by']; signed: string | null }

/**
 * Keeps what the bank says of one of its transactions and does what follows. Told again it does nothing and answers the same.
 * @throws payments.messageDiffers when the same transaction was told with another content
 */
export async function acceptNotice(ctx: Ctx, heard: Heard): Promise<Outcome> {
  if (heard.transaction.bank !== bankOf(ctx).code) throw new Error('The bank spoke for another bank')
  const { outcome, isNew } = await transaction(ctx, tx => settle(tx, heard))
  if (isNew) countNotice(outcome, heard.heardBy)
  return outcome
}

/**
 * The same for what the bank answered: a transaction that was told before with another content does not stand in the way of the others.
 * Returns the transactions that differ.
 */
export async function acceptAnswers(
  ctx: Ctx,
  transactions: readonly BankTransaction[],
  heardBy: 'inquiry' | 'file',
): Promise<string[]> {
  const differing: string[] = []
  for (const transaction of transactions)
    try {
      await acceptNotice(ctx, { transaction, heardBy, signed: null })
    } catch (error) {
      if (!isFailure(error, 'messageDiffers')) throw error
      differing.push(transaction.transactionId)
    }
  return differing
}

async function settle(
  tx: TxCtx,
  { transaction: told, heardBy, signed }: Heard,
): Promise<{ outcome: Outcome; isNew: boolean }> {
  const { bank, transactionId, status, billerId, ref1, ref2, amountSatang } = told
  const paidAt = new Date(told.paidAt)
  const payment = await holdBill(tx, { biller_id: billerId, ref1, ref2 })
  const outcome =
    status === 'success' ? judge(payment && standing(payment), { amountSatang, paidAt }) : 'noted'
  const notice: NoticeRow = {
    id: newId(tx),
    bank,
    transaction_id: transactionId,
    status,
    biller_id: billerId,
    ref1,
    ref2,
    amount_satang: amountSatang,
    paid_at: paidAt,
    outcome,
    payment_id: payment?.id ?? null,
    heard_by: heardBy,
    signed,
    created_at: tx.now(),
  }
  if (!(await insertNotice(tx, notice))) return { outcome: await requireSame(tx, notice), isNew: false }
  if (outcome === 'noted') await noteAttempt(tx, payment, notice)
  else await keepMoney(tx, payment, notice)
  return { outcome, isNew: true }
}

const standing = (payment: PaymentRow) => ({
  state: payment.state,
  amountSatang: payment.amount_satang,
  expiresAt: payment.expires_at,
  closedBecause: payment.closed_because,
  endedAt: payment.ended_at,
})

async function requireSame(tx: TxCtx, notice: NoticeRow): Promise<Outcome> {
  const known = await findTransaction(tx, notice.bank, notice.transaction_id)
  const isSame =
    known !== undefined &&
    (['status', 'biller_id', 'ref1', 'ref2', 'amount_satang'] as const).every(
      key => known[key] === notice[key],
    ) &&
    known.paid_at.getTime() === notice.paid_at.getTime()
  if (!isSame) throw fail.messageDiffers()
  return known.outcome
}

/** Books what came: what pays the bill is owed to the biller, the rest waits. The receipt comes last (see there). */
async function keepMoney(tx: TxCtx, payment: PaymentRow | undefined, notice: NoticeRow) {
  const isPaying = notice.outcome === 'paid' || notice.outcome === 'over'
  const bought = payment && isPaying ? payment.amount_satang : 0
  const waiting = notice.amount_satang - bought
  const lines: Line[] = [[`bank:${notice.bank}`, notice.amount_satang]]
  if (bought > 0) lines.push([`biller:${notice.biller_id}`, -bought])
  if (waiting > 0) lines.push([`suspense:${notice.biller_id}`, -waiting])
  await book(tx, 'received', notice.id, lines)
  if (waiting > 0 && notice.outcome !== 'paid')
    await openException(tx, {
      kind: notice.outcome as 'over' | 'under' | 'double' | 'late' | 'unknown',
      notice,
      payment,
      amountSatang: waiting,
    })
  if (payment && isPaying) await pay(tx, payment, notice)
}

/** The bill is paid by this transaction of the bank. */
export async function pay(tx: TxCtx, payment: PaymentRow, notice: NoticeRow): Promise<void> {
  await movePayment(tx, payment.id, 'success', {
    notice_id: notice.id,
    paid_at: notice.paid_at,
    closed_because: null,
    ended_at: tx.now(),
    next_ask_at: null,
  })
  const biller = await findBiller(tx, payment.biller_id)
  const fact = { paymentId: payment.id, biller: biller?.code ?? '', amountSatang: payment.amount_satang }
  await tx.emit(paymentPaid, fact, { personId: payment.person_id })
  await issueReceipt(tx, payment.biller_id, payment.id)
}

/** An attempt that brought no money. The code can still be paid, and a bill that is paid stays so. */
async function noteAttempt(tx: TxCtx, payment: PaymentRow | undefined, { status }: NoticeRow) {
  if (!payment || status === 'success' || !payableStates.some(state => state === payment.state)) return
  await movePayment(tx, payment.id, status)
  const biller = await findBiller(tx, payment.biller_id)
  const fact = {
    paymentId: payment.id,
    biller: biller?.code ?? '',
    amountSatang: payment.amount_satang,
    state: status,
  }
  await tx.emit(attemptFailed, fact, { personId: payment.person_id })
}
