import { z } from 'zod'
import { PLACE_CHANNELS, PLACE_KINDS } from '../tables.ts'
import { LOADS } from './load.ts'

const moment = z.date().transform(date => date.toISOString())
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
const weekday = z.int().min(1).max(7)
const Opening = z.array(z.strictObject({ days: z.array(weekday), from: time, to: time }))
const Hours = z.array(z.object({ firstDay: weekday, lastDay: weekday, from: time, to: time }))

// Two digits are about a kilometre: whoever sends more would tell where they stand, and is refused.
const near = z
  .string()
  .regex(/^-?([0-8]?\d(\.\d{1,2})?|90(\.0{1,2})?),-?((1[0-7]|\d)?\d(\.\d{1,2})?|180(\.0{1,2})?)$/)
  .transform(text => {
    const [latitude = 0, longitude = 0] = text.split(',').map(Number)
    return { latitude, longitude }
  })

export const PlacesQuery = z.object({
  channel: z.enum(PLACE_CHANNELS).optional(),
  /** One kind, or several with commas between them. */
  kind: z
    .string()
    .max(60)
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(PLACE_KINDS)))
    .optional(),
  province: z
    .string()
    .regex(/^[\p{L}\p{M} .'-]{1,60}$/u)
    .optional(),
  /** A part of the name of a place, its district or its province. */
  name: z
    .string()
    .regex(/^[\p{L}\p{M}\d .'-]{1,60}$/u)
    .optional(),
  open: z.literal('now').optional(),
  level: z.enum(['2.1', '2.3']).optional(),
  near: near.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

export const Places = z.object({
  total: z.int(),
  provinces: z.array(
    z.object({
      th: z.string(),
      en: z.string(),
      count: z.int(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
    }),
  ),
  places: z.array(
    z.object({
      placeId: z.string(),
      code: z.string(),
      kind: z.enum(PLACE_KINDS),
      nameTh: z.string(),
      nameEn: z.string(),
      provinceTh: z.string(),
      provinceEn: z.string(),
      addressTh: z.string(),
      addressEn: z.string(),
      districtTh: z.string(),
      districtEn: z.string(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
      distanceKm: z.number().optional(),
      opening: Opening,
      hours: Hours,
      isOpen: z.boolean(),
      opensAt: moment.optional(),
      closesAt: moment.optional(),
      channels: z.array(z.enum(PLACE_CHANNELS)),
      gives: z.array(
        z.object({
          channel: z.enum(PLACE_CHANNELS),
          ial: z.string(),
          withoutCard: z.string().optional(),
        }),
      ),
      load: z.enum(LOADS),
      takesBookings: z.boolean(),
    }),
  ),
})
