// A time for one matter at a registration office. Its seat is one of the seats that phones book there (A62).
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, recordFact, transaction } from '../../../platform/context.ts'
import { holdSeat, newReference, releaseSeats, requireBookable, SLOT_MINUTES } from '../../staff/index.ts'
import { personOf } from '../citizen.ts'
import { visitBooked, visitCancelled, visitChanged, visitRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { type MatterId, matterOf } from '../matters.ts'
import { erasePaperFiles } from '../paper-store.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { MAX_BOOKED, minutesAfter } from '../terms.ts'
import { findPause } from './standing.ts'

export type Asked = { placeId: string; matter: MatterId; day: string; time: string; requestId: string }
type Time = Pick<Asked, 'placeId' | 'day' | 'time'>

type Refusal = 'bookingPaused' | 'tooManyBooked' | 'timeTaken'
class Refused extends Error {
  readonly why: Refusal
  readonly detail: object | undefined
  constructor(why: Refusal, detail?: object) {
    super(why)
    this.why = why
    this.detail = detail
  }
}
const DRAWS = 4

/**
 * Books a visit; the same `requestId` again answers with the same visit.
 * @throws queues.notDoneHere | bookingPaused | tooManyBooked | bookedThen | timeTaken, staff.slotUnknown | slotPast | slotTooFar | notFound | notBookable
 */
export const bookVisit = (ctx: Ctx, asked: Asked): Promise<VisitRow> =>
  refusalsAsFacts(ctx, asked.placeId, tx => book(tx, asked))

/** Another time or place for a booked visit; where that is taken, the old one stands. @throws as `bookVisit`, queues.visitUnknown | visitBegun */
export const changeVisit = (ctx: Ctx, visitId: string, time: Time): Promise<VisitRow> =>
  refusalsAsFacts(ctx, time.placeId, tx => change(tx, visitId, time))

/** Gives a visit back; again it changes nothing. @throws queues.visitUnknown | visitBegun */
export async function cancelVisit(ctx: Ctx, visitId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const visit = await requireOwn(tx, visitId)
    if (visit.state === 'cancelled') return
    if (visit.state !== 'booked' && visit.state !== 'waiting') throw fail.visitBegun()
    await endBooking(tx, visit)
  })
}

/** A booked or waiting visit comes to nothing, and its seat is free. */
export async function endBooking(tx: TxCtx, visit: VisitRow): Promise<void> {
  await store.updateVisit(tx, visit.visit_id, { state: 'cancelled', ended_at: tx.now() })
  await releaseSeats(tx, visit.visit_id)
  await erasePaperFiles(tx, [visit.visit_id])
  await tx.emit(visitCancelled, factOf(visit), ownerOf(visit))
}

export const factOf = ({ visit_id: visitId, place_id: placeId, matter }: VisitRow) => ({
  visitId,
  placeId,
  matter,
})

/** Whose history a fact about a visit stands in; nobody's where somebody walked in without the app. */
export const ownerOf = ({ person_id }: VisitRow) => (person_id === null ? {} : { personId: person_id })

/** A visit of the signed-in person, held; somebody else's is not there (A50). @throws queues.visitUnknown */
export async function requireOwn(tx: TxCtx, visitId: string): Promise<VisitRow> {
  const visit = await store.lockVisit(tx, visitId)
  if (!visit || visit.person_id !== personOf(tx)) throw fail.visitUnknown()
  return visit
}

/** A visit of the signed-in person that was not called yet, held. @throws queues.visitUnknown | visitBegun */
export async function requireAhead(tx: TxCtx, visitId: string): Promise<VisitRow> {
  const visit = await requireOwn(tx, visitId)
  if (visit.state !== 'booked' && visit.state !== 'waiting') throw fail.visitBegun()
  return visit
}

async function book(tx: TxCtx, asked: Asked): Promise<VisitRow> {
  const personId = personOf(tx)
  await store.lockPerson(tx, personId)
  const known = await store.findByRequest(tx, { personId, requestId: asked.requestId })
  if (known) return known
  await requireRegistry(tx, asked.placeId)
  const paused = await findPause(tx, personId)
  if (paused) throw new Refused('bookingPaused', { until: paused.toISOString() })
  const booked = (await store.listOfPerson(tx, personId, localDay(tx.now()))).filter(
    visit => visit.state === 'booked',
  )
  if (booked.length >= MAX_BOOKED) throw new Refused('tooManyBooked')
  const visitId = newId(tx)
  const row = await insertBooked(tx, { visitId, personId, asked })
  if (booked.some(visit => overlap(visit, row))) throw fail.bookedThen()
  await tx.emit(visitBooked, factOf(row), { personId })
  return row
}

const stretchOf = ({ booked_for, quarters }: VisitRow) => {
  const from = booked_for ?? new Date(0)
  return { from, to: minutesAfter(from, quarters * SLOT_MINUTES) }
}

function overlap(one: VisitRow, other: VisitRow): boolean {
  const [first, second] = [stretchOf(one), stretchOf(other)]
  return first.from < second.to && second.from < first.to
}

async function insertBooked(
  tx: TxCtx,
  { visitId, personId, asked }: { visitId: string; personId: string; asked: Asked },
): Promise<VisitRow> {
  const { quarters } = matterOf(asked.matter)
  const startsAt = await holdSeat(tx, { ...asked, quarters, heldFor: visitId })
  if (!startsAt) throw new Refused('timeTaken')
  return insertNew(tx, {
    ...{ visit_id: visitId, person_id: personId, request_id: asked.requestId, place_id: asked.placeId },
    ...{ matter: asked.matter, quarters, booked_for: startsAt, day: asked.day, state: 'booked' },
    reminders: remindersFor(tx, asked.day),
  })
}

type NewVisit = Pick<
  VisitRow,
  'visit_id' | 'person_id' | 'request_id' | 'place_id' | 'matter' | 'quarters' | 'day' | 'state'
> &
  Partial<VisitRow>

/** A visit with a reference that nobody else has at the place. */
export async function insertNew(tx: TxCtx, visit: NewVisit): Promise<VisitRow> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const row = await store.insertVisit(tx, {
      ...{ number: null, booked_for: null, arrived_at: null, turn_at: null, is_in_time: false },
      ...{ times_called: 0, called_at: null, called_by: null, desk: null, ended_at: null },
      ...{ turn_hash: null, papers: [], words: null, wrong_codes: 0, reminders: 0 },
      ...visit,
      reference: newReference(),
      created_at: tx.now(),
    })
    if (row) return row
  }
  throw new Error('No reference is left at this place')
}

async function change(tx: TxCtx, visitId: string, { placeId, day, time }: Time): Promise<VisitRow> {
  await store.lockPerson(tx, personOf(tx))
  const visit = await requireOwn(tx, visitId)
  if (visit.state !== 'booked' || (visit.booked_for ?? tx.now()) <= tx.now()) throw fail.visitBegun()
  await requireRegistry(tx, placeId)
  await releaseSeats(tx, visitId)
  const startsAt = await holdSeat(tx, { placeId, day, time, quarters: visit.quarters, heldFor: visitId })
  if (!startsAt) throw new Refused('timeTaken')
  // Its reference may be another's at another place.
  const reference = placeId === visit.place_id ? visit.reference : newReference()
  const reminders = remindersFor(tx, day)
  const changed = await store.updateVisit(tx, visitId, {
    ...{ place_id: placeId, day, booked_for: startsAt, reference, reminders },
  })
  await tx.emit(visitChanged, factOf(changed), ownerOf(visit))
  return changed
}

/** Who books for today or tomorrow needs no word about that a moment later. */
const remindersFor = (tx: TxCtx, day: string) => {
  const today = localDay(tx.now())
  if (day === today) return 2
  return day === localDay(new Date(tx.now().getTime() + 24 * 3_600_000)) ? 1 : 0
}

/** @throws staff.notFound | notBookable, queues.notDoneHere */
export async function requireRegistry(ctx: Ctx, placeId: string): Promise<void> {
  if ((await requireBookable(ctx, placeId)).kind !== 'registry') throw fail.notDoneHere()
}

/** A refusal that takes seats from nobody is a fact, also though its transaction came to nothing. */
async function refusalsAsFacts<T>(ctx: Ctx, placeId: string, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  try {
    return await transaction(ctx, work)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await recordFact(ctx, visitRefused, { placeId, reason: error.why }, { personId: personOf(ctx) })
    throw fail[error.why]({ ...error.detail })
  }
}
