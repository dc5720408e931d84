// The desk calls the next, and says how it went. One is called at a desk at a time; a press sent twice calls nobody else.

import { localDay } from '../../../../shared/opening-hours.ts'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { addNotice } from '../../notices/index.ts'
import { deskNumberOf, namePlace, releaseSeats } from '../../staff/index.ts'
import { visitCalled, visitPutBack, visitServed } from '../events.ts'
import { fail } from '../failures.ts'
import { nextOf } from '../order.ts'
import { erasePaperFiles } from '../paper-store.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { CALLS_MOST } from '../terms.ts'
import { factOf, ownerOf } from '../visits/book.ts'
import { readDesks, toWaiting } from './waiting.ts'

export const officerOf = (ctx: Ctx) => ctx.actor as ActorOf<'officer'>

/** Who is called at this desk now. */
export async function findCalled(ctx: Ctx): Promise<VisitRow | undefined> {
  const { placeId, terminalId } = officerOf(ctx)
  const desk = await deskNumberOf(ctx, placeId, terminalId)
  const called = await store.listThere(ctx, placeId, localDay(ctx.now()), ['called'])
  return called.find(visit => visit.desk === desk)
}

/** Calls the next to this desk, or answers with who is called here already; undefined when nobody waits. */
export async function callNext(ctx: Ctx): Promise<VisitRow | undefined> {
  const { placeId, terminalId } = officerOf(ctx)
  const desk = await deskNumberOf(ctx, placeId, terminalId)
  return transaction(ctx, async tx => {
    await store.lockPlace(tx, placeId)
    const here = await findCalled(tx)
    if (here) return here
    const waiting = await listWaitingFor(tx)
    const next = nextOf(waiting.map(toWaiting), await readDesks(tx, placeId))
    return next && call(tx, await store.lockVisit(tx, next.id), desk)
  })
}

/** Everybody who waits here, but the officer: nobody serves themselves (A55). */
async function listWaitingFor(tx: TxCtx): Promise<VisitRow[]> {
  const { placeId, personId } = officerOf(tx)
  const there = await store.listThere(tx, placeId, localDay(tx.now()), ['waiting'])
  return there.filter(visit => visit.person_id !== personId)
}

async function call(tx: TxCtx, visit: VisitRow | undefined, desk: number): Promise<VisitRow | undefined> {
  // Taken back by its person between the list and the lock.
  if (visit?.state !== 'waiting') return undefined
  const times = visit.times_called + 1
  const calledBy = officerOf(tx).personId
  const called = await store.updateVisit(tx, visit.visit_id, {
    ...{ state: 'called', desk, times_called: times, called_at: tx.now(), called_by: calledBy },
  })
  await tx.emit(visitCalled, { ...factOf(visit), calledBy, times }, ownerOf(visit))
  if (visit.person_id !== null) {
    const { nameTh: th, nameEn: en } = await namePlace(tx, visit.place_id)
    const told = { personId: visit.person_id, factId: newId(tx), kind: 'visitCalled' as const }
    await addNotice(tx, { ...told, about: { th, en } })
  }
  return called
}

/** What the desk says of who is called: served, not there, or called by mistake. */
export type Said = 'done' | 'notThere' | 'back'

/**
 * Ends a call. Who is not there waits again behind those who came meanwhile, and has left after the second call in vain.
 * @throws queues.notCalled
 */
export async function endCall(ctx: Ctx, visitId: string, said: Said): Promise<void> {
  const { placeId, terminalId, personId: by } = officerOf(ctx)
  const desk = await deskNumberOf(ctx, placeId, terminalId)
  await transaction(ctx, async tx => {
    await store.lockPlace(tx, placeId)
    const visit = await store.lockVisit(tx, visitId)
    if (!visit || visit.place_id !== placeId || visit.desk !== desk) throw fail.notCalled()
    if (said === 'done' && visit.state === 'done') return
    if (visit.state !== 'called') throw fail.notCalled()
    if (said === 'done') {
      await end(tx, visit, 'done')
      return tx.emit(visitServed, { ...factOf(visit), servedBy: by }, ownerOf(visit))
    }
    const isGone = said === 'notThere' && visit.times_called >= CALLS_MOST
    if (isGone) await end(tx, visit, 'left')
    else await store.updateVisit(tx, visitId, { state: 'waiting', ...turnAfter(tx, visit, said) })
    const why = isGone ? 'gone' : said === 'back' ? 'mistake' : 'notThere'
    return tx.emit(visitPutBack, { ...factOf(visit), why, by }, ownerOf(visit))
  })
}

async function end(tx: TxCtx, visit: VisitRow, state: 'done' | 'left') {
  await store.updateVisit(tx, visit.visit_id, { state, ended_at: tx.now() })
  await releaseSeats(tx, visit.visit_id)
  await erasePaperFiles(tx, [visit.visit_id])
}

/** Called by mistake, one keeps the turn; not there, one waits from now on as who walked in. */
const turnAfter = (tx: TxCtx, { times_called }: VisitRow, said: 'notThere' | 'back'): Partial<VisitRow> =>
  said === 'back'
    ? { times_called: times_called - 1, called_at: null, desk: null }
    : { turn_at: tx.now(), is_in_time: false, desk: null }
