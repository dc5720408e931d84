import type { Ctx } from '../../platform/context.ts'
import { failByNumber } from './failures.ts'
import { findPayment, listPaymentsOf } from './store.ts'
import { type PaymentView, showPayment, showPayments } from './view.ts'

const SHOWN = 100
const TOLD = 10_000

/** A payment as it stands. @throws payments.paymentUnknown */
export const getPayment = async (ctx: Ctx, id: string): Promise<PaymentView> =>
  showPayment(ctx, await findPayment(ctx, id))

/** The same, if it is that person's: somebody else's is not found (A50). @throws payments.paymentUnknown */
export async function getOwnPayment(ctx: Ctx, id: string, personId: string): Promise<PaymentView> {
  const row = await findPayment(ctx, id)
  if (row?.person_id !== personId) throw failByNumber('paymentUnknown')
  return showPayment(ctx, row)
}

/** The newest hundred payments of a person. */
export const listPayments = async (ctx: Ctx, personId: string): Promise<PaymentView[]> =>
  showPayments(ctx, await listPaymentsOf(ctx, personId, SHOWN))

/** What this module holds about a person, for the person (PDPA s. 30). */
export async function describeFor(ctx: Ctx, personId: string) {
  const views = await showPayments(ctx, await listPaymentsOf(ctx, personId, TOLD))
  return { payments: views.map(({ code: _, ...told }) => told) }
}
