// Dates in the two forms printed on the card: "6 ก.ย. 2491" and "6 Sep. 1948".
import { fromBuddhistParts, toBuddhistYear } from './buddhist-date.ts'
import { datePartsOf, type Expiry, type PartialDate, toPartialDate } from './partial-date.ts'
import { normaliseThai } from './thai-text.ts'

export const thaiMonths = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const
export const englishMonths = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'Jun.',
  'Jul.',
  'Aug.',
  'Sep.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const

const lifetime = { th: 'ตลอดชีพ', en: 'LIFELONG' } as const

/** Thai card form with the Buddhist year; unknown parts are left out. */
export function formatThaiCardDate(date: Expiry | PartialDate): string {
  if (date === 'lifetime') return lifetime.th
  return joinParts(date, thaiMonths, toBuddhistYear(date))
}

/** English card form with the Gregorian year; unknown parts are left out. */
export function formatEnglishCardDate(date: Expiry | PartialDate): string {
  if (date === 'lifetime') return lifetime.en
  return joinParts(date, englishMonths, datePartsOf(date)?.year ?? 0)
}

/** Reads the Thai card form (Thai digits and missing dots allowed); undefined where it is no date. */
export function parseThaiCardDate(text: string): Expiry | PartialDate | undefined {
  const plain = normaliseThai(text)
  if (plain.replace(/\s/g, '') === lifetime.th) return 'lifetime'
  const parts = splitParts(plain, thaiMonths)
  return parts && fromBuddhistParts(parts)
}

/** Reads the English card form (missing dots and any case allowed); undefined where it is no date. */
export function parseEnglishCardDate(text: string): Expiry | PartialDate | undefined {
  if (/^\s*(lifelong|lifetime)\s*$/i.test(text)) return 'lifetime'
  const parts = splitParts(text, englishMonths)
  return parts && toPartialDate(parts)
}

function joinParts(date: PartialDate, months: readonly string[], year: number): string {
  const parts = datePartsOf(date)
  if (!parts) throw new RangeError('a date expected')
  const month = parts.month === undefined ? undefined : months[parts.month - 1]
  return [parts.day, month, year].filter(part => part !== undefined).join(' ')
}

function splitParts(text: string, months: readonly string[]) {
  // No two neighbours can take the same character: a long line of blanks costs one pass, not its cube.
  const match = /^(?:(\d{1,2})\s+)?([^\d\s]\D*)?(\d{4})$/.exec(text.trim())
  if (!match) return undefined
  const [, day, monthName, year] = match
  const bare = (name: string) => name.replace(/[.\s]/g, '').toLowerCase()
  if (monthName === undefined) return day === undefined ? { year: Number(year) } : undefined
  const month = months.findIndex(name => bare(name) === bare(monthName)) + 1
  if (month === 0) return undefined
  return day === undefined ? { year: Number(year), month } : { year: Number(year), month, day: Number(day) }
}
