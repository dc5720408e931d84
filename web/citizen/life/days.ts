const DAY_MILLISECONDS = 24 * 3_600_000

/** Today in Thailand. */
export const dayNow = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

/** How many days a day lies back. */
export const daysSince = (day: string): number =>
  Math.round((Date.parse(dayNow()) - Date.parse(day)) / DAY_MILLISECONDS)
