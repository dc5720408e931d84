import type { Language } from '../../federation/index.ts'

/** A day and a time in Thailand, as people of a language write them. */
export const moment = (language: Language, at: Date): string =>
  new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  }).format(at)
