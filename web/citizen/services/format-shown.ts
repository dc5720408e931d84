import { formatDate, formatMoment } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'
import type { Shown } from '../../lib/services-types.ts'

/** What stands where an agency said nothing. */
const NOTHING = '–'

/** A value in the language and calendar of the moment. */
export function formatShown(shown: Shown, language: Language, lifelong: string): string {
  switch (shown.type) {
    case 'none':
      return NOTHING
    case 'text':
      return shown.text
    case 'words':
      return shown[language]
    case 'date':
      return shown.date === 'lifetime' ? lifelong : formatDate(shown.date, language, 'short')
    case 'moment':
      return formatMoment(shown.at, language)
    case 'money':
      return formatBaht(shown.satang, language)
    case 'number':
      return `${shown.number.toLocaleString('en-US')}${shown.unit ? `\u00a0${shown.unit[language]}` : ''}`
    case 'telephone':
      return shown.number
  }
}

/** Satang as baht, always with two places, so that columns stand in line. */
export function formatBaht(satang: number, language: Language): string {
  const baht = (satang / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return language === 'th' ? `${baht}\u00a0บาท` : `${baht}\u00a0baht`
}
