// What the bank and the billers call us about. A message is believed by its signature or not at all.
import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import { bankOf, issuerOf } from './bank.ts'
import { findBiller } from './billers.ts'
import { returnPaidElsewhere } from './decide.ts'
import { messageRefused } from './events.ts'
import { fail, isFailure } from './failures.ts'
import { BankCall, BillsPaid, readMessage } from './messages.ts'
import { applyRefund } from './refunds.ts'
import { closePayment } from './request.ts'
import { acceptNotice } from './settle.ts'
import { paidStates } from './states.ts'
import { findBill } from './store.ts'

/** How an agency answers a callback of DGA's e-Payment. */
const received = (ctx: Ctx) => ({
  requestTimeStamp: Math.floor(ctx.now().getTime() / 1000),
  message: 'Success',
  result: true as const,
})

/**
 * Takes a callback of the bank. Told twice, late or in another order it is answered alike.
 * @throws payments.messageInvalid | messageDiffers
 */
export async function hearBank(ctx: Ctx, text: string) {
  const { code, keys } = bankOf(ctx)
  const issuer = issuerOf(code)
  const told = await readMessage(ctx, text, BankCall, { issuer, typ: 'bank-call+jwt', keys })
  // A key speaks for its own bank alone.
  if (!told || ('transaction' in told && told.transaction.bank !== code)) {
    await recordFact(ctx, messageRefused, { from: 'bank', reason: 'unsigned' })
    throw fail.messageInvalid()
  }
  if ('refund' in told) await applyRefund(ctx, told.refund)
  else {
    try {
      await acceptNotice(ctx, { transaction: told.transaction, heardBy: 'callback', signed: text })
    } catch (error) {
      if (isFailure(error, 'messageDiffers'))
        await recordFact(ctx, messageRefused, { from: 'bank', reason: 'differs' })
      throw error
    }
  }
  return received(ctx)
}

/** A biller tells of bills that were paid elsewhere. @throws payments.messageInvalid */
export async function hearBiller(ctx: Ctx, billerId: string, text: string) {
  const biller = await findBiller(ctx, billerId)
  const keys = biller?.public_jwk ? [biller.public_jwk] : []
  const issuer = `biller:${billerId}`
  const told = await readMessage(ctx, text, BillsPaid, { issuer, typ: 'bills-paid+jwt', keys })
  if (!told || told.bills.some(bill => bill.billerId !== billerId)) {
    await recordFact(ctx, messageRefused, { from: 'biller', reason: told ? 'notABiller' : 'unsigned' })
    throw fail.messageInvalid()
  }
  for (const bill of told.bills) await closePaidElsewhere(ctx, bill)
  return received(ctx)
}

/** A bill that its biller has from elsewhere: closed here, or given back if it was paid here as well. */
export async function closePaidElsewhere(
  ctx: Ctx,
  { billerId, ref1, ref2 }: { billerId: string; ref1: string; ref2: string },
): Promise<void> {
  const payment = await findBill(ctx, { biller_id: billerId, ref1, ref2 })
  if (!payment) return
  try {
    if (paidStates.some(state => state === payment.state)) await returnPaidElsewhere(ctx, payment.id)
    else await closePayment(ctx, payment.id, { because: 'elsewhere' })
  } catch (error) {
    // Paid between our look and our hand: then it is given back.
    if (!isFailure(error, 'paidCannotBeClosed')) throw error
    await returnPaidElsewhere(ctx, payment.id)
  }
}
