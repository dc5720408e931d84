import type { Language } from './preferences.ts'

const calendars: Record<Language, string> = { th: 'th-TH-u-ca-buddhist', en: 'en-GB' }

/**
 * A calendar date as people write it: Buddhist era in Thai, Gregorian in English. Old registers know some birth
 * dates only by year or month (`1944`, `1944-00-00`, `1944-05`): the missing parts are left out, not invented.
 */
export function formatDate(date: string, language: Language, month: 'long' | 'short' = 'long'): string {
  const [year = '', monthPart = '00', day = '00'] = date.slice(0, 10).split('-')
  if (!/^\d{4}$/.test(year)) return date
  const known: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' }
  if (monthPart !== '00') known.month = month
  if (monthPart !== '00' && day !== '00') known.day = 'numeric'
  const at = Date.UTC(Number(year), Math.max(Number(monthPart) - 1, 0), Math.max(Number(day), 1))
  const parts = new Intl.DateTimeFormat(calendars[language], known).formatToParts(at)
  // Thai people write "28 พฤศจิกายน 2569"; the era that Intl adds is understood.
  return parts
    .filter(part => part.type !== 'era')
    .map(part => (part.type === 'literal' ? part.value.replace('พ.ศ.', '').replace(/\s+/g, ' ') : part.value))
    .join('')
    .trim()
}

/** The calendar day of a moment in Thailand, `2026-11-27`. */
export function dayOf(iso: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(new Date(iso))
}

/** The time of day in Thailand, to the minute. */
export function formatTime(iso: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'Asia/Bangkok',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }
  const time = new Intl.DateTimeFormat('en-GB', options).format(new Date(iso))
  return language === 'th' ? `${time}\u00a0น.` : time
}

/** A time of day as a timetable has it, `09:15`, as people write it. */
export function formatClock(time: string, language: Language): string {
  return language === 'th' ? `${time}\u00a0น.` : time
}

/** The name of a day of the week, 1 (Monday) to 7. */
export function formatWeekday(day: number, language: Language, length: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  const at = Date.UTC(2024, 0, day)
  return new Intl.DateTimeFormat(calendars[language], { weekday: length, timeZone: 'UTC' }).format(at)
}

/** A calendar day of these weeks with its day of the week, without its year. */
export function formatDay(day: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }
  return new Intl.DateTimeFormat(calendars[language], options).format(Date.parse(day))
}

/** A moment in Thailand's time, to the minute. */
export function formatMoment(iso: string, language: Language): string {
  const day = formatDate(dayOf(iso), language, 'short')
  return `${day}${language === 'th' ? ' ' : ', '}${formatTime(iso, language)}`
}

/** Splits "นางสาว สมใจ ใจดี" or "Miss Somjai Jaidee" into the first name with its title and the surname. */
export function splitName(name: string): { first: string; last: string } {
  const cut = name.trim().lastIndexOf(' ')
  return cut < 0
    ? { first: name.trim(), last: '' }
    : { first: name.slice(0, cut).trim(), last: name.slice(cut + 1) }
}
