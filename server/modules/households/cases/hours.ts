// The hours in which an office comes to a house. Which there are follows from its opening hours, so none is kept until one is taken.
import {
  isOpenAt,
  localDay,
  localTime,
  minutesOf,
  momentOf,
  type Opening,
} from '../../../../shared/opening-hours.ts'

/** Where it begins; at noon nobody comes. */
const STARTS = ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'] as const
/** How many houses an office visits in the same hour. */
export const TEAMS = 2
const DAYS_AHEAD = 14
const DAY_MILLISECONDS = 24 * 3_600_000
const LAST_MINUTE = 59

/** The hours of a day in Thailand that lie wholly within the opening hours. */
const hoursOn = (opening: Opening, day: string): Date[] =>
  STARTS.map(start => minutesOf(start))
    .filter(minutes =>
      [minutes, minutes + LAST_MINUTE].every(minute => isOpenAt(opening, momentOf(day, minute))),
    )
    .map(minutes => momentOf(day, minutes))

/** Every hour that may be booked now, from tomorrow on, by its day. */
export function hoursAhead(opening: Opening, now: Date): Map<string, Date[]> {
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) =>
    localDay(new Date(now.getTime() + (ahead + 1) * DAY_MILLISECONDS)),
  )
  return new Map(
    days.map(day => [day, hoursOn(opening, day)] as const).filter(([, hours]) => hours.length > 0),
  )
}

/** The hour of a day and a time that may be booked now, or undefined. */
export const findHour = (
  opening: Opening,
  now: Date,
  { day, time }: { day: string; time: string },
): Date | undefined =>
  hoursAhead(opening, now)
    .get(day)
    ?.find(hour => localTime(hour) === time)
