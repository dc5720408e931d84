import { localDay, localTime, momentOf } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import { findPlace, findPlaceEver } from '../store.ts'
import { type BookingRow, type PlaceRow, pointOf } from '../tables.ts'
import { ownHash, phoneHashOf } from './phone.ts'
import { endOf, horizonOf, MINUTES, SLOT_MINUTES, slotsAhead } from './slots.ts'
import * as store from './store.ts'

/** A booking lives until its quarter of an hour is over. */
export const stillLiveFrom = (now: Date): Date => new Date(now.getTime() - SLOT_MINUTES * 60_000)

/** @throws staff.notFound | notBookable */
export async function requireBookable(ctx: Ctx, placeId: string): Promise<PlaceRow> {
  const place = await findPlace(ctx, placeId)
  if (!place) throw fail.notFound()
  if (place.seats === 0) throw fail.notBookable()
  return place
}

/**
 * When something of so many quarters may still begin at a place, by day; a full day has none free. One seat is free for all of it.
 * @throws staff.notFound | notBookable
 */
export async function listSlots(ctx: Ctx, placeId: string, quarters = 1) {
  const place = await requireBookable(ctx, placeId)
  const { opening, seats } = place
  const taken = await store.listTakenSeats(ctx, placeId, ctx.now(), horizonOf(ctx.now()))
  const bySlot = Map.groupBy(taken, row => row.starts_at.getTime())
  const known = new Set([...slotsAhead(opening, ctx.now()).values()].flat().map(start => start.getTime()))
  const isFree = (start: Date) => {
    const all = Array.from({ length: quarters }, (_, at) => start.getTime() + at * SLOT_MINUTES * MINUTES)
    const busy = new Set(all.flatMap(at => (bySlot.get(at) ?? []).map(row => row.seat)))
    return busy.size < seats && all.every(at => known.has(at))
  }
  const days = [...slotsAhead(opening, ctx.now())]
  return {
    place: nameOf(place),
    days: days.map(([day, starts]) => ({ day, free: starts.filter(isFree).map(localTime) })),
  }
}

/** The bookings of this phone that are not over, the next one first. */
export async function listOwn(ctx: Ctx) {
  const rows = await store.listOfPhone(ctx, ownHash(ctx), stillLiveFrom(ctx.now()))
  return Promise.all(rows.map(row => viewBooking(ctx, row)))
}

/** The same of any of a person's phones, for the person (PDPA s. 30). */
export async function listOfPhones(ctx: Ctx, keyThumbprints: readonly string[]) {
  const rows = await Promise.all(
    keyThumbprints.map(key => store.listOfPhone(ctx, phoneHashOf(ctx, key), new Date(0))),
  )
  return rows.flat().map(({ place_id, reference, starts_at }) => ({ place_id, reference, starts_at }))
}

/** How a booking of today stands: still expected, come, or missed when its quarter of an hour ended without anybody. */
export const ARRIVALS = ['expected', 'arrived', 'missed'] as const

/** The live bookings of a place on the present day, for those who work there: references, times, and whether they came. */
export async function listBookingsToday(ctx: Ctx, placeId: string) {
  const today = localDay(ctx.now())
  const rows = await store.listTaken(ctx, placeId, momentOf(today, 0), momentOf(today, 24 * 60 - 1))
  return rows.map(({ reference, starts_at, arrived_at }) => ({
    reference,
    startsAt: starts_at,
    arrival: arrivalOf(starts_at, { hasCome: arrived_at !== null, now: ctx.now() }),
  }))
}

function arrivalOf(
  startsAt: Date,
  { hasCome, now }: { hasCome: boolean; now: Date },
): (typeof ARRIVALS)[number] {
  if (hasCome) return 'arrived'
  return endOf(startsAt) <= now ? 'missed' : 'expected'
}

/** A booking as its phone shows it. */
export async function viewBooking(ctx: Ctx, row: BookingRow) {
  return {
    reference: row.reference,
    startsAt: row.starts_at,
    endsAt: endOf(row.starts_at),
    isCancelled: row.cancelled_at !== null,
    place: await namePlace(ctx, row.place_id),
  }
}

/** What a place is called and where it stands, also of one that has closed. */
export const namePlace = async (ctx: Ctx, placeId: string) => nameOf(await findPlaceEver(ctx, placeId))

const nameOf = (place: PlaceRow) => ({
  placeId: place.place_id,
  kind: place.kind,
  nameTh: place.name_th,
  nameEn: place.name_en,
  ...pointOf(place),
})
