// Opening hours on the wall clock of Thailand, which has no summer time: UTC+7 all year.

/** Days 1 (Monday) to 7, times `HH:MM`; `00:00` to `24:00` never closes. */
export type Opening = { days: number[]; from: string; to: string }[]

const OFFSET_MILLISECONDS = 7 * 3_600_000
const MINUTE_MILLISECONDS = 60_000
const DAY_MINUTES = 24 * 60
const WEEK_MINUTES = 7 * DAY_MINUTES

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** The day of the week and the time of day in Thailand. */
function wallClock(at: Date) {
  const local = new Date(at.getTime() + OFFSET_MILLISECONDS)
  return { day: local.getUTCDay() || 7, minutes: local.getUTCHours() * 60 + local.getUTCMinutes() }
}

/** The calendar day of a moment in Thailand, `2026-11-27`. */
export const localDay = (at: Date): string =>
  new Date(at.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, 10)

/** The time of day of a moment in Thailand, `09:15`. */
export const localTime = (at: Date): string =>
  new Date(at.getTime() + OFFSET_MILLISECONDS).toISOString().slice(11, 16)

/** The moment of a time of day (minutes since midnight) on a calendar day in Thailand. */
export const momentOf = (day: string, minutes: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MILLISECONDS + minutes * MINUTE_MILLISECONDS)

/** The day of the week of a calendar day: 1 (Monday) to 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether it is open at a moment. */
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
      return wait > 0 ? wait : wait + WEEK_MINUTES
    }),
  )
  if (waits.length === 0) return undefined
  return inMinutes(at, Math.min(...waits))
}

/** When an open place closes next; undefined while it is closed or when it never closes. */
export function closesNext(opening: Opening, at: Date): Date | undefined {
  let [waited, moment] = [0, at]
  // One stretch may follow another without a pause, as midnight in a place that never closes.
  while (waited < WEEK_MINUTES) {
    const left = minutesLeft(opening, moment)
    if (left === 0) return waited === 0 ? undefined : moment
    waited += left
    moment = inMinutes(at, waited)
  }
  return undefined
}

function minutesLeft(opening: Opening, at: Date): number {
  const { day, minutes } = wallClock(at)
  const lefts = opening
    .filter(one => one.days.includes(day) && minutes >= minutesOf(one.from))
    .map(one => minutesOf(one.to) - minutes)
  return Math.max(0, ...lefts)
}

const inMinutes = (at: Date, minutes: number) =>
  new Date((Math.floor(at.getTime() / MINUTE_MILLISECONDS) + minutes) * MINUTE_MILLISECONDS)

/** Opening hours as people say them: days that follow each other in one run. */
export type Hours = { firstDay: number; lastDay: number; from: string; to: string }[]

/** The same hours in runs of days, Monday first. */
export function hoursOf(opening: Opening): Hours {
  return opening
    .flatMap(({ days, from, to }) =>
      runsOf(days.toSorted((one, other) => one - other)).map(run => ({ ...run, from, to })),
    )
    .sort((one, other) => one.firstDay - other.firstDay || minutesOf(one.from) - minutesOf(other.from))
}

function runsOf(days: readonly number[]) {
  const runs: { firstDay: number; lastDay: number }[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last?.lastDay === day - 1) last.lastDay = day
    else runs.push({ firstDay: day, lastDay: day })
  }
  return runs
}

/** Whether it is open day and night. */
export const isAlwaysOpen = (opening: Opening): boolean =>
  opening.some(({ days, from, to }) => days.length === 7 && from === '00:00' && to === '24:00')
