// Whose turn it is. Those who booked go at their time, those who walked in go between them, and nobody is passed over for ever:
// of three who booked in a row, the next is one who walked in. Pure: the same people at the same moment stand in the same order.

export type Waiting = {
  id: string
  /** Since when their turn counts: when they came, or when they were called in vain. */
  turnAt: Date
  /** Of who booked and came in time. */
  bookedFor?: Date | undefined
  minutes: number
}

export type Desks = {
  now: Date
  /** When each desk that works will be free. */
  freeAt: readonly Date[]
  /** How many who booked were called since the last who walked in. */
  bookedInARow: number
}

export const BOOKED_IN_A_ROW = 3
const MINUTES = 60_000

const byTurn = (one: Waiting, other: Waiting) =>
  one.turnAt.getTime() - other.turnAt.getTime() || one.id.localeCompare(other.id)
const byBooking = (one: Waiting, other: Waiting) =>
  (one.bookedFor?.getTime() ?? 0) - (other.bookedFor?.getTime() ?? 0) || byTurn(one, other)

/** Who is called at a moment; undefined when nobody waits. Somebody who came early goes when there is nobody else. */
export function nextOf(
  waiting: readonly Waiting[],
  { now, bookedInARow }: Pick<Desks, 'now' | 'bookedInARow'>,
): Waiting | undefined {
  const booked = waiting.filter(one => one.bookedFor !== undefined).sort(byBooking)
  const [walkedIn] = waiting.filter(one => one.bookedFor === undefined).sort(byTurn)
  const [first] = booked
  const isDue = first?.bookedFor !== undefined && first.bookedFor <= now
  if (isDue && (bookedInARow < BOOKED_IN_A_ROW || !walkedIn)) return first
  return walkedIn ?? first
}

/** Everybody who waits in the order of their calls, each with when that will about be if every matter takes its minutes. */
export function planOf(waiting: readonly Waiting[], { now, freeAt, bookedInARow }: Desks) {
  const free = freeAt.map(at => Math.max(at.getTime(), now.getTime()))
  if (free.length === 0) free.push(now.getTime())
  const left = new Map(waiting.map(one => [one.id, one]))
  const plan: { id: string; callAt: Date }[] = []
  let inARow = bookedInARow
  while (left.size > 0) {
    const at = Math.min(...free)
    const next = nextOf([...left.values()], { now: new Date(at), bookedInARow: inARow })
    if (!next) break
    plan.push({ id: next.id, callAt: new Date(at) })
    left.delete(next.id)
    inARow = next.bookedFor === undefined ? 0 : inARow + 1
    free[free.indexOf(at)] = at + next.minutes * MINUTES
  }
  return plan
}
