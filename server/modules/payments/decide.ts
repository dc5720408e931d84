// Money that waits is moved by two people at work who say the same, neither of whom paid it (A55, A56).
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { refunding, refundRefused, remitted, verdictGiven } from './events.ts'
import {
  factOf,
  findException,
  holdException,
  listVerdicts,
  moveException,
  openException,
  saveVerdict,
} from './exception-store.ts'
import { fail, failByNumber } from './failures.ts'
import { book } from './ledger.ts'
import { pay } from './settle.ts'
import { paidStates } from './states.ts'
import { findNotice, findPayment, holdPayment, movePayment } from './store.ts'
import type { Account, ExceptionRow, NoticeRow, Saying } from './tables.ts'

const DECIDERS = 2

/** Kinds whose money was already the biller's when it was asked back; that of all others is nobody's yet. */
export const isOfBiller = ({ kind }: Pick<ExceptionRow, 'kind'>): boolean =>
  kind === 'asked' || kind === 'elsewhere'

/** The account on which the money of an exception stands until it goes. */
export const accountOf = (exception: ExceptionRow, { biller_id }: NoticeRow): Account =>
  isOfBiller(exception) ? `biller:${biller_id}` : `suspense:${biller_id}`

/** The payer asks for the money back. @throws payments.paymentUnknown | notPaid | locked */
export async function askRefund(ctx: Ctx, paymentId: string, personId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const payment = await holdPayment(tx, paymentId)
    if (payment?.person_id !== personId) throw failByNumber('paymentUnknown')
    if (payment.state === 'requestRefund' || payment.state === 'refunded') throw failByNumber('locked')
    if (payment.state !== 'success' || !payment.notice_id) throw fail.notPaid()
    await movePayment(tx, payment.id, 'requestRefund')
    const notice = { id: payment.notice_id }
    await openException(tx, { kind: 'asked', notice, payment, amountSatang: payment.amount_satang })
  })
}

/** The biller got the same bill paid elsewhere too: what was paid here waits, as if the payer had asked for it. */
export async function returnPaidElsewhere(ctx: Ctx, paymentId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const payment = await holdPayment(tx, paymentId)
    if (payment?.state !== 'success' || !payment.notice_id) return
    await movePayment(tx, payment.id, 'requestRefund')
    const notice = { id: payment.notice_id }
    await openException(tx, { kind: 'elsewhere', notice, payment, amountSatang: payment.amount_satang })
  })
}

/**
 * Says what is to become of money that waits; the second officer of the same mind makes it so.
 * @throws payments.exceptionNotFound | exceptionEnded | ownMoney | sayingNotPossible
 */
export async function giveVerdict(ctx: Ctx, exceptionId: string, says: Saying): Promise<void> {
  const { personId: officer } = ctx.actor as ActorOf<'officer'>
  await transaction(ctx, async tx => {
    const exception = await holdBoth(tx, exceptionId)
    if (exception.state !== 'open') throw fail.exceptionEnded()
    if (exception.person_id === officer) throw fail.ownMoney()
    if (!isPossible(exception, says)) throw fail.sayingNotPossible()
    const { id, round } = exception
    await saveVerdict(tx, { exception_id: id, round, officer_id: officer, says, at: tx.now() })
    await tx.emit(verdictGiven, { ...factOf(exception), says })
    const alike = (await listVerdicts(tx, exception)).filter(verdict => verdict.says === says)
    if (alike.length >= DECIDERS) await carryOut[says](tx, exception)
  })
}

/** Holds payment first, exception second, as everybody who holds both. @throws payments.exceptionNotFound */
export async function holdBoth(tx: TxCtx, exceptionId: string): Promise<ExceptionRow> {
  const found = await findException(tx, exceptionId)
  if (found?.payment_id) await holdPayment(tx, found.payment_id)
  const exception = found && (await holdException(tx, exceptionId))
  if (!exception) throw fail.exceptionNotFound()
  return exception
}

/** Only what was the biller's can stay there by refusing; only what fits no bill in time can be handed on. */
const isPossible = (exception: ExceptionRow, says: Saying): boolean =>
  says === 'refund' ||
  (says === 'refuse' && isOfBiller(exception)) ||
  (says === 'remit' && (exception.kind === 'late' || exception.kind === 'unknown'))

const carryOut: Record<Saying, (tx: TxCtx, exception: ExceptionRow) => Promise<void>> = {
  refund: startRefund,
  remit,
  refuse,
}

async function getNotice(tx: TxCtx, { notice_id }: ExceptionRow): Promise<NoticeRow> {
  const notice = await findNotice(tx, notice_id)
  if (!notice) throw new Error('An exception without the money it is about')
  return notice
}

/** Sets the money apart; a job hands it to the bank. */
async function startRefund(tx: TxCtx, exception: ExceptionRow) {
  const notice = await getNotice(tx, exception)
  const round = exception.round + 1
  await moveException(tx, exception, 'refunding', { round, tries: 0, next_try_at: tx.now() })
  await book(tx, 'returning', `${exception.id}:${round}`, [
    [accountOf(exception, notice), exception.amount_satang],
    [`refund:${notice.bank}`, -exception.amount_satang],
  ])
  await tx.emit(refunding, factOf(exception), { personId: exception.person_id ?? undefined })
}

/** Hands the money on to the biller. What came too late for a bill that is still unpaid pays it. */
async function remit(tx: TxCtx, exception: ExceptionRow) {
  const notice = await getNotice(tx, exception)
  await moveException(tx, exception, 'remitted', { ended_at: tx.now() })
  await book(tx, 'remitted', exception.id, [
    [`suspense:${notice.biller_id}`, exception.amount_satang],
    [`biller:${notice.biller_id}`, -exception.amount_satang],
  ])
  await tx.emit(remitted, factOf(exception), { personId: exception.person_id ?? undefined })
  const payment = exception.payment_id ? await findPayment(tx, exception.payment_id) : undefined
  const isUnpaid =
    payment && !paidStates.some(state => state === payment.state) && payment.closed_because !== 'elsewhere'
  if (isUnpaid && payment.amount_satang === exception.amount_satang) await pay(tx, payment, notice)
}

/** The money stays where it is, and the bill paid. */
async function refuse(tx: TxCtx, exception: ExceptionRow) {
  await moveException(tx, exception, 'refused', { ended_at: tx.now() })
  if (exception.payment_id) await movePayment(tx, exception.payment_id, 'success')
  await tx.emit(refundRefused, factOf(exception), { personId: exception.person_id ?? undefined })
}
