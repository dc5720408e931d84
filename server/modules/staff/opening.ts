// Opening hours on the wall clock of Thailand, which has no summer time: UTC+7 all year.
import type { Opening } from './tables.ts'

const OFFSET_MILLISECONDS = 7 * 3_600_000
const DAY_MINUTES = 24 * 60

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function wallClock(at: Date) {
  const local = new Date(at.getTime() + OFFSET_MILLISECONDS)
  return { day: local.getUTCDay() || 7, minutes: local.getUTCHours() * 60 + local.getUTCMinutes() }
}

export function isOpenAt(opening: Opening, at: Date): boolean {
  const { day, minutes } = wallClock(at)
  return opening.some(
    one => one.days.includes(day) && minutes >= minutesOf(one.from) && minutes < minutesOf(one.to),
  )
}

/** When a closed place opens next, within a week; undefined while it is open or when it never does. */
export function opensNext(opening: Opening, at: Date): Date | undefined {
  if (isOpenAt(opening, at)) return undefined
  const { day, minutes } = wallClock(at)
  const waits = opening.flatMap(one =>
    one.days.map(open => {
      const wait = ((open - day + 7) % 7) * DAY_MINUTES + minutesOf(one.from) - minutes
      return wait > 0 ? wait : wait + 7 * DAY_MINUTES
    }),
  )
  if (waits.length === 0) return undefined
  const begun = Math.floor(at.getTime() / 60_000) * 60_000
  return new Date(begun + Math.min(...waits) * 60_000)
}
