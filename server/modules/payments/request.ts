import { addAmounts, isAmount } from '../../../shared/satang.ts'
import { isReference } from '../../../shared/thai-qr/bill-code.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { getBiller } from './billers.ts'
import { paymentClosed, paymentRequested } from './events.ts'
import { fail, failByNumber } from './failures.ts'
import { paidStates, payableStates } from './states.ts'
import { findPayment, holdBill, holdPayment, insertPayment, movePayment } from './store.ts'
import type { BillerRow, PaymentLine, PaymentRow } from './tables.ts'
import { type PaymentView, showPayment } from './view.ts'

/** The bank is asked when nothing was heard for so long; callbacks come within seconds. */
export const FIRST_ASK_SECONDS = 60

export type NewPayment = {
  personId: string
  billerId: string
  /** Capitals and digits, twenty at most. */
  ref1: string
  /** Empty where the biller needs none. */
  ref2: string
  amountSatang: number
  /** What is paid for, as it stands on the receipt. */
  purpose: { th: string; en: string }
  /** Until when money pays it. */
  expiresAt: Date
  /** What it is made of; their sum is the amount. */
  lines?: readonly PaymentLine[]
}

/**
 * Asks a person for the money of a bill. A bill (biller and both references) has one payment for ever: the same request again gives the
 * one that is there; after its time is over it is asked for anew, perhaps with another amount or by another person. Money that came
 * for it before is found by the same references.
 * @throws payments.notOffered | invalidPayment | unknownBiller | duplicateReference
 */
export async function requestPayment(ctx: Ctx, wanted: NewPayment): Promise<PaymentView> {
  if (!ctx.settings.payments) throw fail.notOffered()
  requireBill(ctx, wanted)
  const biller = await getBiller(ctx, wanted.billerId)
  const id = await transaction(ctx, async tx => {
    const row = toRow(tx, wanted)
    if (await insertPayment(tx, row)) return announce(tx, row, biller)
    const known = await holdBill(tx, row)
    if (!known) throw new Error('The payment that was in the way is gone')
    return isPayable(known) ? joinPayable(known, row) : renew(tx, known, row, biller)
  })
  return showPayment(ctx, await findPayment(ctx, id))
}

const isPayable = ({ state }: PaymentRow): boolean => payableStates.some(payable => payable === state)

function joinPayable(known: PaymentRow, wanted: PaymentRow): string {
  if (known.person_id !== wanted.person_id || known.amount_satang !== wanted.amount_satang)
    throw failByNumber('duplicateReference')
  return known.id
}

/** A bill that ended unpaid is asked for again, unless it was paid elsewhere. */
async function renew(tx: TxCtx, known: PaymentRow, wanted: PaymentRow, biller: BillerRow): Promise<string> {
  if (paidStates.some(state => state === known.state) || known.closed_because === 'elsewhere')
    throw failByNumber('duplicateReference')
  const { id: _, state, ...renewed } = wanted
  await movePayment(tx, known.id, 'pending', renewed)
  return announce(tx, { ...wanted, id: known.id }, biller)
}

async function announce(tx: TxCtx, row: PaymentRow, { code }: BillerRow): Promise<string> {
  const fact = { paymentId: row.id, biller: code, amountSatang: row.amount_satang }
  await tx.emit(paymentRequested, fact, { personId: row.person_id })
  return row.id
}

function requireBill(ctx: Ctx, { ref1, ref2, amountSatang, expiresAt, lines = [] }: NewPayment): void {
  const isBill =
    isReference(ref1) &&
    (ref2 === '' || isReference(ref2)) &&
    isAmount(amountSatang) &&
    expiresAt > ctx.now() &&
    lines.every(line => isAmount(line.amountSatang)) &&
    (lines.length === 0 || addAmounts(lines.map(line => line.amountSatang)) === amountSatang)
  if (!isBill) throw fail.invalidPayment()
}

const toRow = (tx: TxCtx, wanted: NewPayment): PaymentRow => ({
  person_id: wanted.personId,
  id: newId(tx),
  biller_id: wanted.billerId,
  ref1: wanted.ref1,
  ref2: wanted.ref2,
  amount_satang: wanted.amountSatang,
  purpose_th: wanted.purpose.th,
  purpose_en: wanted.purpose.en,
  lines: [...(wanted.lines ?? [])],
  state: 'pending',
  closed_because: null,
  expires_at: wanted.expiresAt,
  next_ask_at: new Date(tx.now().getTime() + FIRST_ASK_SECONDS * 1000),
  asks: 0,
  notice_id: null,
  paid_at: null,
  created_at: tx.now(),
  ended_at: null,
})

/** Closes a bill unpaid. Money that had left before still pays it. @throws payments.paymentUnknown | paidCannotBeClosed | locked */
export async function closePayment(
  ctx: Ctx,
  id: string,
  { because, personId }: { because: 'citizen' | 'elsewhere'; personId?: string },
): Promise<void> {
  await transaction(ctx, async tx => {
    const payment = await holdPayment(tx, id)
    if (!payment || (personId !== undefined && payment.person_id !== personId))
      throw failByNumber('paymentUnknown')
    if (payment.state === 'requestRefund') throw failByNumber('locked')
    if (payment.state === 'success' || payment.state === 'refunded') throw failByNumber('paidCannotBeClosed')
    const isEnded = payment.state === 'void' || payment.state === 'expired'
    if (payment.closed_because === 'elsewhere' || (isEnded && because === 'citizen')) return
    await endUnpaid(tx, payment, because)
  })
}

async function endUnpaid(tx: TxCtx, payment: PaymentRow, because: 'citizen' | 'elsewhere') {
  const { code } = await getBiller(tx, payment.biller_id)
  await movePayment(tx, payment.id, 'void', { closed_because: because, ended_at: tx.now() })
  const fact = { paymentId: payment.id, biller: code, amountSatang: payment.amount_satang, because }
  await tx.emit(paymentClosed, fact, { personId: payment.person_id })
}
