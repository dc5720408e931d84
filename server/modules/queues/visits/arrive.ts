// Somebody stands at the place: with the code that hangs there typed on their phone, or with their reference at a terminal.
import { isOpenAt, localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, recordFact, transaction } from '../../../platform/context.ts'
import { releaseSeats, requireBookable } from '../../staff/index.ts'
import { personOf } from '../citizen.ts'
import { isCodeOf } from '../desk/code.ts'
import { visitArrived, visitRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { type MatterId, matterOf } from '../matters.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { EARLY_MINUTES, LATE_MINUTES, minutesAfter, WRONG_CODES_MOST } from '../terms.ts'
import { turnHashOf } from '../turn/code.ts'
import { factOf, insertNew, ownerOf, requireOwn, requireRegistry } from './book.ts'

type By = 'phone' | 'terminal'

/** @throws queues.visitUnknown | askAtTheDesk | placeCodeWrong | visitOtherDay | visitTooEarly | visitBegun */
export async function arriveByCode(ctx: Ctx, visitId: string, code: string): Promise<VisitRow> {
  const visit = await transaction(ctx, tx => requireOwn(tx, visitId))
  if (visit.wrong_codes >= WRONG_CODES_MOST) throw fail.askAtTheDesk()
  if (!isCodeOf(ctx, visit.place_id, code)) {
    await store.countWrongCode(ctx, visitId)
    return refuseCode(ctx, visit.place_id)
  }
  return transaction(ctx, async tx => arrive(tx, await requireOwn(tx, visitId), 'phone'))
}

/** @throws queues.visitUnknown | visitOtherDay | visitTooEarly | visitBegun */
export const arriveByReference = (ctx: Ctx, placeId: string, reference: string): Promise<VisitRow> =>
  transaction(ctx, async tx => {
    const known = await store.findByReference(tx, placeId, reference)
    const visit = known && (await store.lockVisit(tx, known.visit_id))
    if (!visit) throw fail.visitUnknown()
    return arrive(tx, visit, 'terminal')
  })

type WalkIn = { placeId: string; matter: MatterId; requestId: string }

/** Takes a number at a terminal of the place; nobody is asked who they are. @throws queues.notDoneHere | placeClosed */
export const walkInAtTerminal = (ctx: Ctx, asked: WalkIn): Promise<VisitRow> =>
  transaction(ctx, async tx => {
    await store.lockPlace(tx, asked.placeId)
    const { placeId, requestId } = asked
    return (await store.findByRequest(tx, { placeId, requestId })) ?? takeNumber(tx, asked, null)
  })

/** Takes a number on the phone, with the code that hangs at the place. @throws queues.notDoneHere | placeClosed | placeCodeWrong | alreadyHere */
export async function walkInByCode(ctx: Ctx, asked: WalkIn & { code: string }): Promise<VisitRow> {
  const personId = personOf(ctx)
  await requireRegistry(ctx, asked.placeId)
  if (!isCodeOf(ctx, asked.placeId, asked.code)) return refuseCode(ctx, asked.placeId)
  return transaction(ctx, async tx => {
    await store.lockPerson(tx, personId)
    const known = await store.findByRequest(tx, { personId, requestId: asked.requestId })
    if (known) return known
    const today = await store.listOfPerson(tx, personId, localDay(tx.now()))
    const isHere = ({ state, place_id }: VisitRow) =>
      (state === 'waiting' || state === 'called') && place_id === asked.placeId
    if (today.some(isHere)) throw fail.alreadyHere()
    return takeNumber(tx, asked, personId)
  })
}

async function takeNumber(tx: TxCtx, { placeId, matter, requestId }: WalkIn, personId: string | null) {
  await requireRegistry(tx, placeId)
  if (!isOpenAt((await requireBookable(tx, placeId)).opening, tx.now())) throw fail.placeClosed()
  const day = localDay(tx.now())
  const visitId = newId(tx)
  const row = await insertNew(tx, {
    ...{ visit_id: visitId, person_id: personId, request_id: requestId, place_id: placeId, matter },
    ...{
      quarters: matterOf(matter).quarters,
      day,
      state: 'waiting',
      arrived_at: tx.now(),
      turn_at: tx.now(),
    },
    number: await store.takeNumber(tx, placeId, day, 'B'),
    // Who took it on their phone follows it there.
    turn_hash: personId === null ? turnHashOf(tx, visitId) : null,
  })
  const by = personId === null ? 'terminal' : 'phone'
  await tx.emit(visitArrived, { ...factOf(row), how: 'walkIn', by }, ownerOf(row))
  return row
}

/** Who is in time goes as booked; who is late waits as one who walked in. Said again it changes nothing. */
async function arrive(tx: TxCtx, visit: VisitRow, by: By): Promise<VisitRow> {
  if (visit.number !== null && visit.state !== 'cancelled') return visit
  const { booked_for: bookedFor } = visit
  if (!bookedFor || (visit.state !== 'booked' && visit.state !== 'missed')) throw fail.visitBegun()
  if (visit.day !== localDay(tx.now())) throw fail.visitOtherDay()
  const from = minutesAfter(bookedFor, -EARLY_MINUTES)
  if (tx.now() < from) throw fail.visitTooEarly({ from: from.toISOString() })
  const isInTime = visit.state === 'booked' && tx.now() <= minutesAfter(bookedFor, LATE_MINUTES)
  if (!isInTime) await releaseSeats(tx, visit.visit_id)
  const come = await store.updateVisit(tx, visit.visit_id, {
    ...{ state: 'waiting', arrived_at: tx.now(), turn_at: tx.now(), is_in_time: isInTime, ended_at: null },
    number: await store.takeNumber(tx, visit.place_id, visit.day, isInTime ? 'A' : 'B'),
    turn_hash: by === 'terminal' ? turnHashOf(tx, visit.visit_id) : null,
  })
  const how = isInTime ? 'inTime' : 'late'
  await tx.emit(visitArrived, { ...factOf(visit), how, by }, ownerOf(visit))
  return come
}

async function refuseCode(ctx: Ctx, placeId: string): Promise<never> {
  await recordFact(ctx, visitRefused, { placeId, reason: 'placeCodeWrong' }, { personId: personOf(ctx) })
  throw fail.placeCodeWrong()
}
