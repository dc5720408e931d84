// How the day goes: what those who were served today took, beside what their matters are planned for. Pure.

export type Served = { plannedMinutes: number; calledAt: Date; endedAt: Date }

/** Of planned minutes: the faster quarter of the day's visits took less than `swift` of them, the slower quarter more than `slow`. */
export type Pace = { swift: number; slow: number }

/** Fewer say nothing about a day. */
const SERVED_LEAST = 5
const MINUTE_MILLISECONDS = 60_000

/** The pace of a day; undefined while too few were served to tell. */
export function paceOf(served: readonly Served[]): Pace | undefined {
  if (served.length < SERVED_LEAST) return undefined
  const shares = served
    .map(
      ({ plannedMinutes, calledAt, endedAt }) =>
        (endedAt.getTime() - calledAt.getTime()) / (plannedMinutes * MINUTE_MILLISECONDS),
    )
    .sort((one, other) => one - other)
  // Quarters by whole visits: one that was forgotten open, or closed by a slip of the hand, moves neither.
  const quarter = Math.floor((shares.length - 1) / 4)
  const [swift = 0, slow = 0] = [shares[quarter], shares[shares.length - 1 - quarter]]
  return { swift, slow }
}
