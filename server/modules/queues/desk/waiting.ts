// The people who wait at a place as the rule of the order sees them, and the desks that work there.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { SLOT_MINUTES } from '../../staff/index.ts'
import { BOOKED_IN_A_ROW, type Desks, type Waiting } from '../order.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { minutesAfter } from '../terms.ts'

/** A desk that called nobody for so long does not work now. */
const WORKING_MINUTES = 45
/** More calls than any place has desks. */
const CALLS_SEEN = 60

export const minutesOf = ({ quarters }: VisitRow): number => quarters * SLOT_MINUTES

export const toWaiting = (visit: VisitRow): Waiting => ({
  id: visit.visit_id,
  turnAt: visit.turn_at ?? visit.created_at,
  bookedFor: visit.is_in_time ? (visit.booked_for ?? undefined) : undefined,
  minutes: minutesOf(visit),
})

/** Who is booked and still to come: they may go before those who wait. */
export const toExpected = (there: readonly VisitRow[], now: Date): Waiting[] =>
  there.flatMap(visit => {
    const { state, booked_for: bookedFor } = visit
    return state === 'booked' && bookedFor !== null && bookedFor >= now
      ? [{ ...toWaiting(visit), turnAt: bookedFor, bookedFor }]
      : []
  })

/**
 * Which desks work at a place today, when each will be free if a matter takes this share of its planned minutes, and how many who booked
 * were called in a row.
 */
export async function readDesks(ctx: Ctx, placeId: string, share = 1): Promise<Desks> {
  const now = ctx.now()
  const calls = await store.listCalls(ctx, placeId, localDay(now), CALLS_SEEN)
  const working = minutesAfter(now, -WORKING_MINUTES)
  const freeAt = new Map<number, Date>()
  for (const visit of calls) {
    const { desk, called_at: calledAt, state } = visit
    if (desk === null || calledAt === null || freeAt.has(desk)) continue
    if (state !== 'called' && calledAt < working) continue
    freeAt.set(desk, state === 'called' ? minutesAfter(calledAt, minutesOf(visit) * share) : now)
  }
  const firstWalkIn = calls.slice(0, BOOKED_IN_A_ROW).findIndex(visit => !visit.is_in_time)
  const bookedInARow = firstWalkIn === -1 ? Math.min(calls.length, BOOKED_IN_A_ROW) : firstWalkIn
  return { now, freeAt: [...freeAt.values()], bookedInARow }
}
