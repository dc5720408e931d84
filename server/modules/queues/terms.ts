/** How long before their time somebody may say that they are there, and how long after it they still go as booked. */
export const EARLY_MINUTES = 30
export const LATE_MINUTES = 15
/** Of one person: for oneself, and for somebody one brings along. */
export const MAX_BOOKED = 2
/** So many times missed within so many days pauses booking for a few days; walking in always works. */
export const MISSED_MOST = 3
export const MISSED_WITHIN_DAYS = 60
export const PAUSE_DAYS = 7
/** Called in vain so often, somebody has left. */
export const CALLS_MOST = 2
/** The code that hangs at the place changes so often; the one before it still holds. */
export const CODE_MINUTES = 10
export const WRONG_CODES_MOST = 5

const MINUTE_MILLISECONDS = 60_000
export const minutesAfter = (at: Date, minutes: number): Date =>
  new Date(at.getTime() + minutes * MINUTE_MILLISECONDS)
export const daysAfter = (at: Date, days: number): Date => minutesAfter(at, days * 24 * 60)
