import { z } from 'zod'
import { PLACE_KINDS } from '../tables.ts'

const moment = z.date().transform(date => date.toISOString())
const day = z.iso.date()
const quarter = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/)

export const ByPlace = z.object({ id: z.uuid() })
const Place = z.object({
  placeId: z.string(),
  kind: z.enum(PLACE_KINDS),
  nameTh: z.string(),
  nameEn: z.string(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
export const Slots = z.object({
  place: Place,
  days: z.array(z.object({ day, free: z.array(quarter) })),
})
export const BookBody = z.strictObject({ placeId: z.uuid(), day, time: quarter, requestId: z.uuid() })
export const CancelBody = z.strictObject({ placeId: z.uuid(), reference: z.string().max(20) })
export const Booking = z.object({
  reference: z.string(),
  startsAt: moment,
  endsAt: moment,
  isCancelled: z.boolean(),
  place: Place,
})
export const Bookings = z.object({ bookings: z.array(Booking) })
