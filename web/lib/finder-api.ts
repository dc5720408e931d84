import type { Point } from '../../shared/distance.ts'
import type { Opening } from '../../shared/opening-hours.ts'
import { ask } from './api.ts'
import { keep, recall } from './store.ts'

export const placeKinds = ['registry', 'post', 'shop', 'kiosk', 'field'] as const
export type PlaceKind = (typeof placeKinds)[number]
export type PlaceLoad = 'quiet' | 'some' | 'busy' | 'unknown'

/** Where it stands may be unknown. */
export type PlaceName = Partial<Point> & { placeId: string; kind: PlaceKind; nameTh: string; nameEn: string }
export type Place = PlaceName & {
  provinceTh: string
  provinceEn: string
  addressTh: string
  addressEn: string
  districtTh: string
  districtEn: string
  opening: Opening
  gives: { ial: string; withoutCard?: string }[]
  load: PlaceLoad
  takesBookings: boolean
}
export type Province = Partial<Point> & { th: string; en: string; count: number }
export type PlaceList = { total: number; provinces: Province[]; places: Place[] }
export type Slots = { place: PlaceName; days: { day: string; free: string[] }[] }
export type Booking = { reference: string; startsAt: string; endsAt: string; place: PlaceName }

/** What is asked of the list; the point is known to a hundredth of a degree at most, about a kilometre. */
export type PlacesAsked = {
  near?: Point | undefined
  province?: string | undefined
  /** A part of a name. */
  name?: string | undefined
  kinds: readonly PlaceKind[]
  openNow: boolean
  surely: boolean
}

const MOST = 100
const bookingsName = 'bookings'

/** The address of a question, which is also its name. */
export function placesPath({ near, province, name, kinds, openNow, surely }: PlacesAsked): string {
  const query = new URLSearchParams({ limit: String(MOST) })
  if (near) query.set('near', `${near.latitude.toFixed(2)},${near.longitude.toFixed(2)}`)
  if (province) query.set('province', province)
  if (name) query.set('name', name)
  if (kinds.length > 0) query.set('kind', kinds.join(','))
  if (openNow) query.set('open', 'now')
  if (surely) query.set('level', '2.3')
  return `/v1/places?${query}`
}

export function readPlaces(path: string, signal: AbortSignal): Promise<PlaceList> {
  return ask({ path, patienceSeconds: navigator.onLine ? 4 : 0, signal })
}

export function readSlots(placeId: string): Promise<Slots> {
  return ask({ path: `/v1/places/${encodeURIComponent(placeId)}/slots`, patienceSeconds: 8 })
}

/** Books a slot; sent again with the same `requestId` it is the same booking. */
export function bookSlot(slot: {
  placeId: string
  day: string
  time: string
  requestId: string
}): Promise<Booking> {
  return ask({ method: 'POST', path: '/v1/bookings', json: slot, patienceSeconds: 20 })
}

export function cancelBooking(placeId: string, reference: string): Promise<void> {
  return ask({
    method: 'POST',
    path: '/v1/bookings/cancel',
    json: { placeId, reference },
    patienceSeconds: 20,
  })
}

/** The bookings of this phone; without a network those it knew of last, because a reference is for the counter. */
export async function readBookings(): Promise<Booking[]> {
  try {
    const { bookings } = await ask<{ bookings: Booking[] }>({ path: '/v1/bookings', patienceSeconds: 4 })
    await keep(bookingsName, bookings)
    return bookings
  } catch (error) {
    const kept = await recall<Booking[]>(bookingsName)
    if (!kept) throw error
    return kept.filter(booking => Date.parse(booking.endsAt) > Date.now())
  }
}
