// The Buddhist calendar of Thai documents, with the change of 1941 that Intl does not know.
import { type DateParts, datePartsOf, type Expiry, type PartialDate, toPartialDate } from './partial-date.ts'

/**
 * Buddhist year in which a date fell. Until B.E. 2483 the official year began on 1 April (Calendar Act B.E. 2483), so
 * January to March of 1940 and earlier belong to the Buddhist year before.
 */
export function toBuddhistYear(date: PartialDate): number {
  const parts = datePartsOf(date)
  if (!parts) throw new RangeError('a date expected')
  const isOldSpring = parts.year <= 1940 && parts.month !== undefined && parts.month <= 3
  return parts.year + (isOldSpring ? 542 : 543)
}

/** Gregorian date of Buddhist parts, or undefined if there was no such day (January to March B.E. 2483 never were). */
export function fromBuddhistParts({ year, month, day }: DateParts): PartialDate | undefined {
  const isOldSpring = month !== undefined && month <= 3 && year <= 2483
  if (isOldSpring && year === 2483) return undefined
  const gregorian = year - (isOldSpring ? 542 : 543)
  return toPartialDate({
    year: gregorian,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  })
}

/** Eight digits as the chip and old registers keep them: `25340715`, `25340000` with month and day unknown, `99999999` for ever. */
export function toBuddhistDigits(date: PartialDate | 'lifetime'): string {
  if (date === 'lifetime') return '99999999'
  return `${toBuddhistYear(date)}${date.slice(5, 7) || '00'}${date.slice(8, 10) || '00'}`
}

/** Reads eight digits of the chip back; undefined where they are no date. */
export function fromBuddhistDigits(digits: string): Expiry | PartialDate | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  // Lifetime cards carry years or months out of range, not always all nines.
  if (digits.startsWith('9999') || month === 99) return 'lifetime'
  if (month === 0) return day === 0 ? fromBuddhistParts({ year }) : undefined
  return fromBuddhistParts(day === 0 ? { year, month } : { year, month, day })
}
