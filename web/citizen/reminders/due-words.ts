import { formatDate } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'
import type { AppText } from '../text.ts'

const DAY_MILLISECONDS = 86_400_000

/** Whole days from today in Thailand to a day; less than nothing when it has passed. */
export const daysUntil = (day: string, now = new Date()): number => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(now)
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MILLISECONDS)
}

/** "in 12 days · 29 Dec 2026". */
export function sayDue(t: AppText, day: string, language: Language): string {
  const days = daysUntil(day)
  const left =
    days < 0
      ? t('due.past')
      : days === 0
        ? t('due.today')
        : days === 1
          ? t('due.tomorrow')
          : t('due.inDays', { days })
  return `${left} · ${formatDate(day, language, 'short')}`
}
