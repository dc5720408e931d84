// Paying what an agency asks for. It is asked once more, so that the amount is its own and of this moment, whatever the phone showed.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requestPayment } from '../../payments/index.ts'
import { ConversionError } from '../definition/conversion.ts'
import { fail } from '../failures.ts'
import { askFresh } from '../use/ask.ts'
import { type Bill, readBills } from '../use/bills.ts'
import type { Trouble } from '../use/outcome.ts'
import { db, sealForm } from './store.ts'

const DAY_MILLISECONDS = 24 * 3_600_000

type Asking = { personId: string; serviceId: string; typed: Record<string, string>; key: string }

/** Makes a payment of one of the bills in the answer. @throws services.notPayable | formInvalid | payments.* */
export async function payBill(
  ctx: Ctx,
  { key, ...asking }: Asking,
): Promise<{ outcome: 'toPay'; paymentId: string } | Trouble> {
  const asked = await askFresh(ctx, asking)
  if (asked.outcome !== 'ok') return asked
  const { service, form, answer } = asked
  const { bills } = service
  if (!bills) throw fail.notPayable()
  let found: Bill | undefined
  try {
    found = readBills(bills, answer).find(bill => bill.key === key)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return { outcome: 'agencyDown', because: 'wrongAnswer' }
  }
  if (!found?.isPayable) throw fail.notPayable()
  const { ref1, ref2, amountSatang, label } = found
  const { personId } = asking
  return transaction(ctx, async tx => {
    const payment = await requestPayment(tx, {
      ...{ personId, billerId: bills.biller, ref1, ref2, amountSatang },
      purpose: { th: `${bills.purpose.th} ${label}`.trim(), en: `${bills.purpose.en} ${label}`.trim() },
      expiresAt: new Date(tx.now().getTime() + bills.payWithinDays * DAY_MILLISECONDS),
    })
    await db(tx)
      .insertInto('services.bill')
      .values({
        payment_id: payment.id,
        person_id: personId,
        service_id: service.id,
        form_sealed: sealForm(tx, payment.id, form),
        created_at: tx.now(),
        next_tell_at: null,
        tries: 0,
        told_at: null,
      })
      // The same bill asked for again: the newest form is as good as the first.
      .onConflict(conflict =>
        conflict.column('payment_id').doUpdateSet({ person_id: personId, service_id: service.id }),
      )
      .execute()
    return { outcome: 'toPay', paymentId: payment.id }
  })
}
