// An agency hears that its bill was paid. The money is counted already, so this is told
// until it was heard or, after two weeks, a person looks at it.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import type { RecordedEvent } from '../../../platform/events.ts'
import { getPayment } from '../../payments/index.ts'
import { askAgency } from '../agency/ask-agency.ts'
import type { Bills } from '../definition/bills.ts'
import { toSent } from '../definition/read-form.ts'
import { paymentTold, paymentUntold } from '../events.ts'
import type { PublishedService } from '../load.ts'
import { findKnownService } from '../published.ts'
import type { BillRow } from '../tables.ts'
import { db, openForm } from './store.ts'

const PORTION = 50
const LEASE_SECONDS = 60
const FIRST_WAIT_SECONDS = 30
const LAST_WAIT_SECONDS = 6 * 3_600
/** With the waits between them two weeks. */
const TRIES_MOST = 64
const KEEP_MILLISECONDS = 2 * 365 * 24 * 3_600_000

/** A payment came in: if a service asked for it, its agency is told. */
export async function noteDuePayment(
  ctx: Ctx,
  { data: { paymentId } }: RecordedEvent<{ paymentId: string }>,
): Promise<void> {
  await db(ctx)
    .updateTable('services.bill')
    .set({ next_tell_at: ctx.now() })
    .where('payment_id', '=', paymentId)
    .where('told_at', 'is', null)
    .execute()
  await tellDue(ctx)
}

/** Tells those that are due, a portion at a time. */
export async function tellDue(ctx: Ctx): Promise<void> {
  const due = db(ctx)
    .selectFrom('services.bill')
    .select('payment_id')
    .where('next_tell_at', '<=', ctx.now())
    .orderBy('next_tell_at')
    .limit(PORTION)
    .forUpdate()
    .skipLocked()
  const rows = await db(ctx)
    .updateTable('services.bill')
    .set({ next_tell_at: new Date(ctx.now().getTime() + LEASE_SECONDS * 1000) })
    .where('payment_id', 'in', due)
    .returningAll()
    .execute()
  await Promise.all(rows.map(row => tell(ctx, row)))
}

async function tell(ctx: Ctx, row: BillRow): Promise<void> {
  const service = findKnownService(ctx, row.service_id)
  const isHeard = service?.bills ? await say(ctx, row, service, service.bills) : false
  await transaction(ctx, tx =>
    settle(tx, row, isHeard ? 'heard' : service?.bills ? 'notHeard' : 'serviceGone'),
  )
}

/** Whether the agency heard. */
async function say(ctx: Ctx, row: BillRow, service: PublishedService, { whenPaid }: Bills): Promise<boolean> {
  const { ref1, ref2, amountSatang, receipt, paidAt } = await getPayment(ctx, row.payment_id)
  const payment = { ref1, ref2, amountSatang, receipt: receipt?.number, paidAt: paidAt?.toISOString() }
  const sources = { payment, form: toSent(service.form, openForm(ctx, row)) }
  const answered = await askAgency(ctx, service.agency, whenPaid, sources, row.payment_id)
  return answered.is === 'answer'
}

/** Heard, told again later or, after the last time, kept for a person to look at. */
async function settle(tx: TxCtx, row: BillRow, ended: 'heard' | 'notHeard' | 'serviceGone'): Promise<void> {
  const tries = row.tries + 1
  const waitSeconds = Math.min(LAST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** row.tries)
  const next =
    ended === 'heard'
      ? { told_at: tx.now(), next_tell_at: null }
      : tries < TRIES_MOST
        ? { next_tell_at: new Date(tx.now().getTime() + waitSeconds * 1000) }
        : { next_tell_at: null, untold_since: tx.now(), untold_because: ended }
  const changed = await db(tx)
    .updateTable('services.bill')
    .set({ tries, ...next })
    .where('payment_id', '=', row.payment_id)
    .where('told_at', 'is', null)
    .returning('payment_id')
    .executeTakeFirst()
  if (!changed) return
  const fact = { serviceId: row.service_id, paymentId: row.payment_id }
  const about = { personId: row.person_id }
  if (ended === 'heard') await tx.emit(paymentTold, fact, about)
  else if (next.next_tell_at === null) {
    await tx.emit(paymentUntold, { ...fact, because: ended }, about)
    tx.log.error('an agency has not heard of a payment', { module: 'services', service: row.service_id })
  }
}

/** Erases which service a payment came from, two years after; the payment itself stays as long as accounts do. */
export const eraseOldBills = async (ctx: Ctx): Promise<void> => {
  const before = new Date(ctx.now().getTime() - KEEP_MILLISECONDS)
  await db(ctx)
    .deleteFrom('services.bill')
    .where('created_at', '<=', before)
    .where('next_tell_at', 'is', null)
    .where('untold_since', 'is', null)
    .execute()
}
