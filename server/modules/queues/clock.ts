// What happens at queues by the clock: times that passed are closed, days end, and people hear of their visit before it comes.
import { localDay, localTime } from '../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { addNotice, type NoticeKind } from '../notices/index.ts'
import { namePlace, releaseSeats } from '../staff/index.ts'
import { visitMissed, visitPutBack } from './events.ts'
import * as store from './store.ts'
import type { VisitRow } from './tables.ts'
import { daysAfter, LATE_MINUTES, minutesAfter } from './terms.ts'
import { factOf, ownerOf } from './visits/book.ts'

/** Quiet hours may move a word to the morning; before these times none is written. */
const EVE_FROM = '16:00'
const MORNING_FROM = '07:00'

/** Closes booked visits to which nobody came, and what a day left open. */
export async function closeOverdue(ctx: Ctx): Promise<void> {
  const bookedBefore = minutesAfter(ctx.now(), -LATE_MINUTES)
  const today = localDay(ctx.now())
  for (const { visit_id } of await store.listOverdue(ctx, { bookedBefore, today }))
    await transaction(ctx, async tx => {
      const visit = await store.lockVisit(tx, visit_id)
      if (visit?.state === 'booked' && visit.booked_for && visit.booked_for < bookedBefore)
        await miss(tx, visit)
      else if (visit && isOpen(visit) && visit.day < today) await leave(tx, visit)
    })
}

const isOpen = ({ state }: VisitRow) => state === 'waiting' || state === 'called'

async function miss(tx: TxCtx, visit: VisitRow) {
  await store.updateVisit(tx, visit.visit_id, { state: 'missed', ended_at: tx.now() })
  await releaseSeats(tx, visit.visit_id)
  await tx.emit(visitMissed, factOf(visit), ownerOf(visit))
  await tell(tx, visit, 'visitMissed')
}

async function leave(tx: TxCtx, visit: VisitRow) {
  await store.updateVisit(tx, visit.visit_id, { state: 'left', ended_at: tx.now() })
  if (visit.called_by)
    await tx.emit(visitPutBack, { ...factOf(visit), why: 'gone', by: visit.called_by }, ownerOf(visit))
}

/** The day before in the afternoon, and on the morning itself: each once. */
export async function remind(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  if (localTime(now) >= EVE_FROM) await remindOf(ctx, localDay(daysAfter(now, 1)), 1)
  if (localTime(now) >= MORNING_FROM) await remindOf(ctx, localDay(now), 2)
}

async function remindOf(ctx: Ctx, day: string, reminders: 1 | 2) {
  for (const { visit_id } of await store.listToRemind(ctx, day, reminders))
    await transaction(ctx, async tx => {
      const visit = await store.lockVisit(tx, visit_id)
      if (visit?.state !== 'booked' || visit.day !== day || visit.reminders >= reminders) return
      await store.updateVisit(tx, visit_id, { reminders })
      if ((visit.booked_for ?? tx.now()) > tx.now())
        await tell(tx, visit, reminders === 1 ? 'visitTomorrow' : 'visitToday')
    })
}

async function tell(tx: TxCtx, visit: VisitRow, kind: NoticeKind) {
  if (visit.person_id === null) return
  const { nameTh: th, nameEn: en } = await namePlace(tx, visit.place_id)
  await addNotice(tx, { personId: visit.person_id, factId: newId(tx), kind, about: { th, en } })
}
