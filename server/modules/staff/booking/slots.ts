// A quarter of an hour at a place. Which there are follows from the opening hours alone, so none is kept until somebody takes it.
import { localDay, minutesOf, momentOf, type Opening, weekdayOf } from '../../../../shared/opening-hours.ts'

export const SLOT_MINUTES = 15
/** How far ahead somebody may book. */
export const DAYS_AHEAD = 14
/** Milliseconds of a minute. */
export const MINUTES = 60_000
const DAY_MILLISECONDS = 24 * 3_600_000

export const endOf = (startsAt: Date): Date => new Date(startsAt.getTime() + SLOT_MINUTES * MINUTES)

/** The last moment at which a slot that can be booked now may begin. */
export const horizonOf = (now: Date): Date => new Date(now.getTime() + DAYS_AHEAD * DAY_MILLISECONDS)

/** The quarters of an hour of a calendar day that lie wholly within the opening hours, in their order. */
export function slotsOn(opening: Opening, day: string): Date[] {
  const weekday = weekdayOf(day)
  const starts = opening
    .filter(one => one.days.includes(weekday))
    .flatMap(one => quartersBetween(minutesOf(one.from), minutesOf(one.to)))
  return [...new Set(starts)].sort((one, other) => one - other).map(minutes => momentOf(day, minutes))
}

function quartersBetween(from: number, to: number): number[] {
  const first = Math.ceil(from / SLOT_MINUTES)
  const count = Math.max(0, Math.floor(to / SLOT_MINUTES) - first)
  return Array.from({ length: count }, (_, index) => (first + index) * SLOT_MINUTES)
}

/** Every slot that may be booked now, by its day; days without one are left out. */
export function slotsAhead(opening: Opening, now: Date): Map<string, Date[]> {
  const horizon = horizonOf(now)
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) =>
    localDay(new Date(now.getTime() + ahead * DAY_MILLISECONDS)),
  )
  const slots = days.map(
    day => [day, slotsOn(opening, day).filter(start => start > now && start <= horizon)] as const,
  )
  return new Map(slots.filter(([, starts]) => starts.length > 0))
}
