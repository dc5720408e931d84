// A slot is given to a phone, not to a person: no name, no number, no account. The reference is all there is to show.
import { minutesOf, momentOf } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, recordFact, transaction } from '../../../platform/context.ts'
import { bookingRefused, slotBooked } from '../events.ts'
import { fail } from '../failures.ts'
import type { BookingRow, PlaceRow } from '../tables.ts'
import { requireBookable, stillLiveFrom, viewBooking } from './look.ts'
import { ownHash } from './phone.ts'
import { newReference } from './reference.ts'
import { horizonOf, MINUTES, SLOT_MINUTES, slotsOn } from './slots.ts'
import * as store from './store.ts'

/** Of one phone: for oneself, and for somebody one brings along. */
const MAX_LIVE = 2
const DRAWS = 4

export type Asked = { placeId: string; day: string; time: string; requestId: string }
type Refusal = 'tooManyBookings' | 'slotTaken'

type Holder = { holderHash: Buffer; note?: (tx: TxCtx) => Promise<void> }

/**
 * Books a slot for this phone, or for whoever else holds it. The same `requestId` again answers with the same booking.
 * @throws staff.notFound | notBookable | slotUnknown | slotPast | slotTooFar | bookedThen | tooManyBookings | slotTaken
 */
export async function bookSlot(ctx: Ctx, asked: Asked, holder: Holder = { holderHash: ownHash(ctx) }) {
  const booked = await transaction(ctx, tx => takeSlot(tx, asked, holder))
  if (typeof booked === 'object') return viewBooking(ctx, booked)
  await recordFact(ctx, bookingRefused, { placeId: asked.placeId, reason: booked })
  throw fail[booked]()
}

async function takeSlot(
  tx: TxCtx,
  asked: Asked,
  { holderHash: phoneHash, note }: Holder,
): Promise<BookingRow | Refusal> {
  await store.lockPhone(tx, phoneHash)
  const known = await store.findByRequest(tx, phoneHash, asked.requestId)
  if (known) return known
  const place = await requireBookable(tx, asked.placeId)
  const startsAt = requireSlot(place, { ...asked, quarters: 1 }, tx.now())
  const own = await store.listOfPhone(tx, phoneHash, stillLiveFrom(tx.now()))
  if (own.some(booking => booking.starts_at.getTime() === startsAt.getTime())) throw fail.bookedThen()
  if (own.length >= MAX_LIVE) return 'tooManyBookings'
  const taken = await takeSeat(tx, place, { startsAt, phoneHash, requestId: asked.requestId })
  if (typeof taken === 'object') await note?.(tx)
  return taken
}

type Stretch = { day: string; time: string; quarters: number }

/** When it begins, if the place is open for all of it. @throws staff.slotUnknown | slotPast | slotTooFar */
export function requireSlot(place: PlaceRow, { day, time, quarters }: Stretch, now: Date): Date {
  const startsAt = momentOf(day, minutesOf(time))
  const known = new Set(slotsOn(place.opening, day).map(start => start.getTime()))
  for (let at = 0; at < quarters; at++)
    if (!known.has(startsAt.getTime() + at * SLOT_MINUTES * MINUTES)) throw fail.slotUnknown()
  if (startsAt <= now) throw fail.slotPast()
  if (startsAt > horizonOf(now)) throw fail.slotTooFar()
  return startsAt
}

type Wish = { startsAt: Date; phoneHash: Buffer; requestId: string }

async function takeSeat(
  tx: TxCtx,
  place: PlaceRow,
  { startsAt, phoneHash, requestId }: Wish,
): Promise<BookingRow | Refusal> {
  const { place_id: placeId, seats } = place
  await store.lockSlot(tx, placeId, startsAt)
  const taken = new Set((await store.listTakenSeats(tx, placeId, startsAt, startsAt)).map(row => row.seat))
  const seat = Array.from({ length: seats }, (_, index) => index + 1).find(one => !taken.has(one))
  if (!seat) return 'slotTaken'
  for (let draw = 0; draw < DRAWS; draw++) {
    const row = await store.insertBooking(tx, {
      booking_id: newId(tx),
      place_id: placeId,
      starts_at: startsAt,
      seat,
      reference: newReference(),
      phone_hash: phoneHash,
      request_id: requestId,
      created_at: tx.now(),
      cancelled_at: null,
      arrived_at: null,
    })
    if (!row) continue
    await tx.emit(slotBooked, { bookingId: row.booking_id, placeId })
    return row
  }
  throw new Error('No reference is left at this place')
}
