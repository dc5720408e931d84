// The billers as we ask them: whether bills are paid elsewhere, and what they say of our day.
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { listBillers } from './billers.ts'
import { closePaidElsewhere } from './calls.ts'
import { askSigned, BillsPaid, DayAnswer } from './messages.ts'
import type { BillerRow, PaymentRow } from './tables.ts'

async function askBiller<S extends z.ZodType>(
  ctx: Ctx,
  biller: BillerRow,
  asked: { path: string; kind: string; claims: Record<string, unknown>; answer: S },
) {
  const { origin, pathname } = new URL(biller.url ?? '')
  return askSigned(ctx, {
    ...asked,
    origin,
    path: pathname.replace(/\/$/, '') + asked.path,
    issuer: `biller:${biller.biller_id}`,
    keys: biller.public_jwk ? [biller.public_jwk] : [],
  })
}

/** Closes bills that their billers have from elsewhere. A biller that is away is asked with the next round. */
export async function askBillers(ctx: Ctx, payments: readonly PaymentRow[]): Promise<void> {
  const billers = (await listBillers(ctx)).filter(({ url, public_jwk }) => url && public_jwk)
  for (const biller of billers) {
    const bills = payments
      .filter(({ biller_id }) => biller_id === biller.biller_id)
      .map(({ biller_id, ref1, ref2 }) => ({ billerId: biller_id, ref1, ref2 }))
    if (bills.length === 0) continue
    try {
      const asked = { path: '/status', kind: 'bill-status', claims: { bills }, answer: BillsPaid }
      for (const bill of (await askBiller(ctx, biller, asked)).bills) await closePaidElsewhere(ctx, bill)
    } catch (error) {
      ctx.log.unexpected('biller', error)
    }
  }
}

/** Hands a biller the file of a day; what it misses, and what it has beyond it, comes back. */
export const sendDay = (ctx: Ctx, biller: BillerRow, day: string, file: string) =>
  askBiller(ctx, biller, { path: '/day', kind: 'day', claims: { day, file }, answer: DayAnswer })
