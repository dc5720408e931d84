// What stands about a place in words: when it is open, how far it is, what it gives.

import type { Point } from '../../../shared/distance.ts'
import { closesNext, hoursOf, isAlwaysOpen, localDay, opensNext } from '../../../shared/opening-hours.ts'
import type { Place } from '../../lib/finder-api.ts'
import { dayOf, formatClock, formatTime, formatWeekday } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'
import type { AppText } from '../text.ts'

type Words = { t: AppText; language: Language }
const DAY_MILLISECONDS = 24 * 3_600_000

/** Open until when, or closed and when it opens. */
export function openingNow({ t, language }: Words, { opening }: Pick<Place, 'opening'>, now: Date): string {
  if (isAlwaysOpen(opening)) return t('finder.openAlways')
  const closes = closesNext(opening, now)
  if (closes) return t('finder.openUntil', { time: formatTime(closes.toISOString(), language) })
  const opens = opensNext(opening, now)
  if (!opens) return t('finder.closed')
  const time = formatTime(opens.toISOString(), language)
  const day = dayOf(opens.toISOString())
  if (day === localDay(now)) return t('finder.opensToday', { time })
  if (day === localDay(new Date(now.getTime() + DAY_MILLISECONDS))) return t('finder.opensTomorrow', { time })
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return t('finder.opensOn', { day: formatWeekday(weekday, language), time })
}

/** The week in a few lines, as it would stand on the door. */
export function hoursWords({ t, language }: Words, { opening }: Pick<Place, 'opening'>): string[] {
  if (isAlwaysOpen(opening)) return []
  return hoursOf(opening).map(({ firstDay, lastDay, from, to }) =>
    t('finder.hours', {
      days: daysWords({ t, language }, firstDay, lastDay),
      from,
      to: formatClock(to, language),
    }),
  )
}

function daysWords({ t, language }: Words, first: number, last: number): string {
  if (first === 1 && last === 7) return t('finder.everyDay')
  if (first === last) return formatWeekday(first, language)
  return t('finder.days', { first: formatWeekday(first, language), last: formatWeekday(last, language) })
}

/** The distance as somebody would say it: nobody knows the metre they stand on. */
export function distanceWords({ t, language }: Words, kilometres: number): string {
  const say = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  if (kilometres < 0.95)
    return t('finder.metres', { n: say(Math.max(1, Math.round(kilometres * 10)) * 100, 0) })
  return t('finder.kilometres', { n: say(kilometres, kilometres < 10 ? 1 : 0) })
}

/** The level that a visit there leads to. */
export function levelWords({ t }: Words, { gives }: Pick<Place, 'gives'>): string {
  const [way] = gives
  if (!way) return ''
  return way.withoutCard
    ? t('finder.levelOrLess', { ial: way.ial, less: way.withoutCard })
    : t('finder.level', { ial: way.ial })
}

/** The address that opens the phone's own map; no website takes part. */
export function mapAddress({ latitude, longitude }: Partial<Point>, name: string): string {
  const point = latitude === undefined || longitude === undefined ? undefined : `${latitude},${longitude}`
  // Where nobody knows the point, the map is asked for the name.
  const asked = encodeURIComponent(point ?? name)
  // Apple's phones know no geo: address (RFC 5870), only their own.
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent)
  return isApple ? `maps:?q=${asked}` : `geo:${point ?? '0,0'}?q=${asked}`
}
