import { z } from 'zod'
import { writeBillBarcode, writeBillQr } from '../../../shared/thai-qr/bill-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { failByNumber } from './failures.ts'
import { nameReceipt } from './receipts.ts'
import { payableStates, paymentStates, stateNumbers } from './states.ts'
import { exceptionKinds, exceptionStates, type PaymentRow, type PaymentTables } from './tables.ts'

const db = (ctx: Ctx) => tables<PaymentTables>(ctx)

/** A payment as its payer sees it. */
export const PaymentView = z.object({
  id: z.uuid(),
  biller: z.object({ billerId: z.string(), nameTh: z.string(), nameEn: z.string() }),
  ref1: z.string(),
  ref2: z.string(),
  amountSatang: z.number(),
  purpose: z.object({ th: z.string(), en: z.string() }),
  lines: z.array(z.object({ th: z.string(), en: z.string(), amountSatang: z.number() })),
  state: z.enum(paymentStates),
  /** As DGA's e-Payment counts the states. */
  stateNumber: z.number(),
  closedBecause: z.enum(['citizen', 'elsewhere']).nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  paidAt: z.date().nullable(),
  /** What is scanned, while it can be paid; `link` hands it to the sandbox's bank, in a fragment that no server sees. */
  code: z.object({ qr: z.string(), barcode: z.string(), link: z.string().nullable() }).nullable(),
  receipt: z.object({ number: z.string(), issuedAt: z.date(), cancelledAt: z.date().nullable() }).nullable(),
  /** Money of this bill that waits for a decision, or went back. */
  exceptions: z.array(
    z.object({ kind: z.enum(exceptionKinds), state: z.enum(exceptionStates), amountSatang: z.number() }),
  ),
})
export type PaymentView = z.infer<typeof PaymentView>

/** @throws payments.paymentUnknown */
export async function showPayment(ctx: Ctx, row: PaymentRow | undefined): Promise<PaymentView> {
  const [view] = row ? await showPayments(ctx, [row]) : []
  if (!view) throw failByNumber('paymentUnknown')
  return view
}

/** Payments with their billers, receipts and exceptions, in four questions however many there are. */
export async function showPayments(ctx: Ctx, rows: readonly PaymentRow[]): Promise<PaymentView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const billerIds = [...new Set(rows.map(row => row.biller_id))]
  const [billers, receipts, exceptions] = await Promise.all([
    db(ctx).selectFrom('payments.biller').selectAll().where('biller_id', 'in', billerIds).execute(),
    db(ctx).selectFrom('payments.receipt').selectAll().where('payment_id', 'in', ids).execute(),
    db(ctx)
      .selectFrom('payments.exception')
      .select(['payment_id', 'kind', 'state', 'amount_satang'])
      .where('payment_id', 'in', ids)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  ])
  return rows.map(row => {
    const biller = billers.find(one => one.biller_id === row.biller_id)
    const receipt = receipts.find(one => one.payment_id === row.id)
    return {
      id: row.id,
      biller: { billerId: row.biller_id, nameTh: biller?.name_th ?? '', nameEn: biller?.name_en ?? '' },
      ref1: row.ref1,
      ref2: row.ref2,
      amountSatang: row.amount_satang,
      purpose: { th: row.purpose_th, en: row.purpose_en },
      lines: row.lines,
      state: row.state,
      stateNumber: stateNumbers[row.state],
      closedBecause: row.closed_because,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      paidAt: row.paid_at,
      code: codeOf(ctx, row),
      receipt: receipt
        ? {
            number: nameReceipt(biller?.code ?? '', receipt),
            issuedAt: receipt.issued_at,
            cancelledAt: receipt.cancelled_at,
          }
        : null,
      exceptions: exceptions
        .filter(one => one.payment_id === row.id)
        .map(one => ({ kind: one.kind, state: one.state, amountSatang: one.amount_satang })),
    }
  })
}

/** Nothing to scan once the time is over, even before the clock's job has said so. */
function codeOf(ctx: Ctx, row: PaymentRow) {
  if (!payableStates.some(state => state === row.state) || row.expires_at <= ctx.now()) return null
  const bill = {
    billerId: row.biller_id,
    ref1: row.ref1,
    ref2: row.ref2,
    amountSatang: row.amount_satang,
  }
  const qr = writeBillQr(bill)
  const { sandbox, outside } = ctx.settings
  const link = sandbox ? `${outside}/bank/pay#${encodeURIComponent(qr)}` : null
  return { qr, barcode: writeBillBarcode(bill), link }
}
