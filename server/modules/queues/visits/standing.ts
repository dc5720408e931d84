// Whoever lets three booked times pass books nothing for a week, so that the times are there for others. Walking in always works, and
// coming late the same day undoes it.

import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { listOfPerson } from '../store.ts'
import { daysAfter, MISSED_MOST, MISSED_WITHIN_DAYS, PAUSE_DAYS } from '../terms.ts'

/** Until when booking pauses for a person; undefined while it does not. */
export async function findPause(ctx: Ctx, personId: string): Promise<Date | undefined> {
  const since = localDay(daysAfter(ctx.now(), -MISSED_WITHIN_DAYS))
  const missed = (await listOfPerson(ctx, personId, since)).filter(visit => visit.state === 'missed')
  const last = missed.at(-1)?.booked_for
  if (missed.length < MISSED_MOST || !last) return undefined
  const until = daysAfter(last, PAUSE_DAYS)
  return until > ctx.now() ? until : undefined
}
