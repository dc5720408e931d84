// What an operator types about a place, and the place that it means.
import { z } from 'zod'
import { minutesOf, type Opening } from '../../../../shared/opening-hours.ts'
import { plainLine } from '../../../platform/plain-text.ts'
import { kindOf, PLACE_CHANNELS, type PlaceRow } from '../../staff/index.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Typed = Record<string, string>

const name = plainLine(2, 140)
const degrees = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,6})?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

const STRETCH = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*(([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** `08:30-12:00, 13:00-16:30`; empty on a day without work. */
const hours = z
  .string()
  .max(60)
  .transform(text =>
    text
      .split(',')
      .map(one => one.trim())
      .filter(Boolean),
  )
  .refine(stretches => stretches.every(one => STRETCH.test(one)))
  .transform(stretches =>
    stretches.map(one => one.split(/\s*[-–]\s*/)).map(([from = '', to = '']) => ({ from, to })),
  )
  .refine(isInOrder)

/** Each stretch ends after it begins and before the next. */
function isInOrder(stretches: readonly { from: string; to: string }[]): boolean {
  const times = stretches.flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)])
  return times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))
}

const fields = {
  nameTh: name,
  nameEn: name,
  channel: z.enum(PLACE_CHANNELS),
  addressTh: plainLine(0, 200),
  addressEn: plainLine(0, 200),
  districtTh: name,
  districtEn: name,
  provinceTh: name,
  provinceEn: name,
  // Thailand from its southernmost to its northernmost, and from its westernmost to its easternmost point.
  latitude: degrees(5.6, 20.5),
  longitude: degrees(97.3, 105.7),
  seats: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.number().max(50)),
  ...(Object.fromEntries(WEEKDAYS.map(day => [`hours${day}`, hours])) as Record<
    `hours${(typeof WEEKDAYS)[number]}`,
    typeof hours
  >),
}
const PlaceForm = z.object(fields)
const NewPlaceForm = PlaceForm.extend({
  placeCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,3}-\d{3,6}$/),
})

export type Parsed<T> = { value: T; wrong?: undefined } | { value?: undefined; wrong: string[] }

const parse = <T extends z.ZodType, V>(
  schema: T,
  typed: Typed,
  toValue: (form: z.output<T>) => V,
): Parsed<V> => {
  const form = schema.safeParse(typed)
  return form.success
    ? { value: toValue(form.data) }
    : { wrong: form.error.issues.map(issue => String(issue.path[0])) }
}

/** The changes of a place that a form asks for, or the names of the fields that are wrong. */
export const parseChange = (typed: Typed) => parse(PlaceForm, typed, toPlace)

/** The same of a place that does not exist yet: it has a code as well. */
export const parseNew = (typed: Typed) =>
  parse(NewPlaceForm, typed, form => ({ ...toPlace(form), code: form.placeCode }))

const toPlace = (form: z.output<typeof PlaceForm>) => ({
  kind: kindOf[form.channel],
  channels: [form.channel],
  name_th: form.nameTh,
  name_en: form.nameEn,
  address_th: form.addressTh,
  address_en: form.addressEn,
  district_th: form.districtTh,
  district_en: form.districtEn,
  province_th: form.provinceTh,
  province_en: form.provinceEn,
  latitude: form.latitude,
  longitude: form.longitude,
  seats: form.seats,
  opening: toOpening(day => form[`hours${day}`]),
})

/** Days with the same hours stand together, as in the list of a place. */
function toOpening(hoursOn: (day: (typeof WEEKDAYS)[number]) => { from: string; to: string }[]): Opening {
  const byHours = Map.groupBy(
    WEEKDAYS.flatMap(day => hoursOn(day).map(({ from, to }) => ({ day, from, to }))),
    ({ from, to }) => `${from}-${to}`,
  )
  return [...byHours.values()].map(stretches => ({
    days: stretches.map(({ day }) => day),
    from: stretches[0]?.from ?? '',
    to: stretches[0]?.to ?? '',
  }))
}

/** What stands in the form of a place that exists. */
export const typedFrom = (place: PlaceRow): Typed => ({
  nameTh: place.name_th,
  nameEn: place.name_en,
  channel: place.channels[0] ?? '',
  addressTh: place.address_th,
  addressEn: place.address_en,
  districtTh: place.district_th,
  districtEn: place.district_en,
  provinceTh: place.province_th,
  provinceEn: place.province_en,
  latitude: String(place.latitude ?? ''),
  longitude: String(place.longitude ?? ''),
  seats: String(place.seats),
  ...Object.fromEntries(WEEKDAYS.map(day => [`hours${day}`, hoursOn(place.opening, day)])),
})

const hoursOn = (opening: Opening, day: number): string =>
  opening
    .filter(one => one.days.includes(day))
    .sort((one, other) => minutesOf(one.from) - minutesOf(other.from))
    .map(({ from, to }) => `${from}-${to}`)
    .join(', ')

/** What stands in an empty form: the hours of an office. */
export const typedAtFirst: Typed = {
  seats: '2',
  ...Object.fromEntries(WEEKDAYS.map(day => [`hours${day}`, day < 6 ? '08:30-16:30' : ''])),
}
