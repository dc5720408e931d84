import { fromBuddhistParts, toBuddhistYear } from '../../shared/buddhist-date.ts'
import { isDay, toPartialDate } from '../../shared/partial-date.ts'
import { normaliseThai, toArabicDigits } from '../../shared/thai-text.ts'
import type { Language } from '../lib/preferences.ts'

/** The three parts as they stand on the screen; the month is a number of the list, or nothing. */
export type TypedDate = { day: string; month: string; year: string }

// No day that people write lies between: a year from here on is Buddhist in either language, one before it Gregorian.
const FIRST_BUDDHIST_YEAR = 2400

/** The names of the months, January first. */
export const monthNames = (language: Language, length: 'long' | 'short' = 'long'): string[] => {
  const name = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2024, month)))
}

/** A day in three parts, with the year of the language's calendar. What is no day is nothing. */
export function toTyped(day: string, language: Language): TypedDate {
  if (!isDay(day)) return { day: '', month: '', year: '' }
  const year = language === 'th' ? toBuddhistYear(day) : Number(day.slice(0, 4))
  return { day: String(Number(day.slice(8))), month: String(Number(day.slice(5, 7))), year: String(year) }
}

/** The day of three parts, `2026-11-29`; nothing where nothing is typed; and where it is no day, what was typed, for whoever checks it. */
export function toValue({ day, month, year }: TypedDate): string {
  if (!day && !month && !year) return ''
  const parts = { day: Number(day), month: Number(month), year: Number(year) }
  const known =
    /^\d{4}$/.test(year) && day && month
      ? parts.year >= FIRST_BUDDHIST_YEAR
        ? fromBuddhistParts(parts)
        : toPartialDate(parts)
      : undefined
  return known ?? [day, month, year].join('/')
}

/** Digits alone, also of a Thai keyboard. */
export const digitsOf = (typed: string, most: number): string =>
  toArabicDigits(typed).replace(/\D/g, '').slice(0, most)

/** Reads a whole date that was pasted: `29/11/2569`, `29 พ.ย. 2569`, `29 November 2026`, `2026-11-29`. */
export function readPasted(pasted: string): TypedDate | undefined {
  const text = normaliseThai(pasted)
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [, dayFirst, monthPart, yearLast] =
    /^(\d{1,2})[\s/.-]+(\d{1,2}|[\p{L}\p{M}.]+?)[\s/.-]*(?:พ\.ศ\. ?)?(\d{4})$/u.exec(text) ?? []
  const [day, month, year] = [isoDay ?? dayFirst, isoMonth ?? monthPart, isoYear ?? yearLast]
  if (!day || !month || !year) return undefined
  const number = /^\d/.test(month) ? Number(month) : numberOfMonth(month)
  const typed = { day: String(Number(day)), month: String(number), year }
  return isDay(toValue(typed)) ? typed : undefined
}

/** 1 to 12 for a month's name, written out or short, in either language; 0 for no month. */
function numberOfMonth(name: string): number {
  const plain = (text: string) => text.toLowerCase().replaceAll('.', '')
  for (const language of ['th', 'en'] as const)
    for (const length of ['long', 'short'] as const) {
      const index = monthNames(language, length).findIndex(month => plain(month) === plain(name))
      if (index >= 0) return index + 1
    }
  return 0
}
