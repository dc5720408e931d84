import type { Language } from './answers.ts'

/** A day of the register (which may lack day or month) as people write it. */
export function sayBirthDate(date: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    return language === 'th' ? String(Number(date.slice(0, 4)) + 543) : date
  const locale = language === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00Z`),
  )
}
