// Dates as the register knows them: a year, a month or a day, Gregorian. Never a JavaScript Date, which cannot leave a part unknown.

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, Gregorian. */
export type PartialDate = string
/** A full day, `YYYY-MM-DD`. */
export type Day = string
/** When a card ends: a full day, or never. */
export type Expiry = Day | 'lifetime'
export type DateParts = { year: number; month?: number; day?: number }

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Number of days in a month of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Splits a date into its known parts; undefined for text that is no date of the calendar. */
export function datePartsOf(text: string): DateParts | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2] === undefined) return { year }
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  if (match[3] === undefined) return { year, month }
  const day = Number(match[3])
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined
}

/** Joins known parts to text; undefined if they are no date of the calendar. */
export function toPartialDate({ year, month, day }: DateParts): PartialDate | undefined {
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  let text = pad(year, 4)
  if (month !== undefined) text += `-${pad(month)}`
  if (month !== undefined && day !== undefined) text += `-${pad(day)}`
  return datePartsOf(text) ? text : undefined
}

/** True for a year, a year and month, or a day that exists. */
export function isPartialDate(text: string): boolean {
  return datePartsOf(text) !== undefined
}

/** True for a full day that exists. */
export function isDay(text: string): boolean {
  return datePartsOf(text)?.day !== undefined
}

/**
 * The first day the date can mean. Civil and Commercial Code s. 16: with the day unknown the first of the month counts,
 * with the month unknown the first day of the official year, which was 1 April until B.E. 2483.
 */
export function earliestDay(date: PartialDate): Day {
  if (date.length === 10) return date
  if (date.length === 7) return `${date}-01`
  return Number(date) <= 1940 ? `${date}-04-01` : `${date}-01-01`
}

/** Completed years of age on a day; a person of partial birth date is counted from the earliest day. */
export function ageOn(birth: PartialDate, day: Day): number {
  const born = earliestDay(birth)
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** True once the last day on the card has passed; a lifetime card never expires. */
export function isExpiredOn(expiry: Expiry, day: Day): boolean {
  return expiry !== 'lifetime' && expiry < day
}

/** Adds days (may be negative) to a full day. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Adds years to a full day; 29 February becomes 28 February where there is none. */
export function addYears(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years
  const rest = day.slice(4)
  const kept = rest === '-02-29' && daysInMonth(year, 2) === 28 ? '-02-28' : rest
  return String(year).padStart(4, '0') + kept
}
