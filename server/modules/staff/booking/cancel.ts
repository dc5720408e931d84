import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { bookingCancelled, bookingRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { normaliseReference } from './reference.ts'
import * as store from './store.ts'

/**
 * Gives a slot back by its place and its reference, from any phone; again it changes nothing. A reference alone says too little:
 * with the place beside it, a guess finds one of a few hundred among 24 million (A48). @throws staff.bookingUnknown | slotPast
 */
export async function cancelBooking(
  ctx: Ctx,
  { placeId, reference }: { placeId: string; reference: string },
): Promise<void> {
  const row = await store.findByReference(ctx, placeId, normaliseReference(reference))
  if (!row) {
    await recordFact(ctx, bookingRefused, { placeId, reason: 'bookingUnknown' })
    throw fail.bookingUnknown()
  }
  if (row.cancelled_at) return
  if (row.starts_at <= ctx.now()) throw fail.slotPast()
  await transaction(ctx, async tx => {
    if (await store.freeSeat(tx, row.booking_id))
      await tx.emit(bookingCancelled, { bookingId: row.booking_id, placeId })
  })
}
