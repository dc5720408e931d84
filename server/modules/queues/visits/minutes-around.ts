const STEP_MINUTES = 5
/** Matters take longer than planned more often than shorter. */
const SLOWER = 1.5
const MINUTE_MILLISECONDS = 60_000

/** An honest range of minutes: from the soonest, rounded down, to the latest if everything takes half as long again, rounded up; or as much longer as is known. */
export function minutesAround(
  now: Date,
  soonest: Date | undefined,
  latest: Date | undefined,
  slower = SLOWER,
) {
  const minutesTo = (at: Date | undefined) =>
    Math.max(0, (at?.getTime() ?? now.getTime()) - now.getTime()) / MINUTE_MILLISECONDS
  return {
    fromMinutes: Math.floor(minutesTo(soonest) / STEP_MINUTES) * STEP_MINUTES,
    toMinutes: Math.max(1, Math.ceil((minutesTo(latest) * slower) / STEP_MINUTES)) * STEP_MINUTES,
  }
}
