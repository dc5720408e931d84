import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { bookingArrived } from '../events.ts'
import { fail } from '../failures.ts'
import { normaliseReference } from './reference.ts'
import * as store from './store.ts'

/**
 * Notes that whoever booked stands at the place, or takes that back; said again it changes nothing.
 * @throws staff.bookingUnknown | bookingNotToday
 */
export async function noteArrival(
  ctx: Ctx,
  { placeId, reference, hasCome }: { placeId: string; reference: string; hasCome: boolean },
): Promise<void> {
  await transaction(ctx, async tx => {
    const row = await store.findByReference(tx, placeId, normaliseReference(reference))
    if (!row) throw fail.bookingUnknown()
    const isToday = localDay(row.starts_at) === localDay(tx.now())
    if (row.cancelled_at || !isToday) throw fail.bookingNotToday()
    if (await store.markArrival(tx, row.booking_id, hasCome))
      await tx.emit(bookingArrived, { bookingId: row.booking_id, placeId, hasCome })
  })
}
