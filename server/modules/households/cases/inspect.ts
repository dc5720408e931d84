// The inspection: who asked takes an hour, changes it or gives it back; the office notes what it found.
import { localDay, localTime } from '../../../../shared/opening-hours.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { getOffice } from '../../staff/index.ts'
import { citizenOf, registrarOf } from '../citizen.ts'
import { hourBooked, hourGivenUp, inspected } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { askersOf, moveOn, requireDue } from './end.ts'
import { findHour, hoursAhead, TEAMS } from './hours.ts'
import { requireHere } from './office.ts'
import { plans } from './plans.ts'
import * as store from './store.ts'
import type { CaseRow, InspectionResult, InspectionRow } from './tables.ts'
import { BOOKING_DAYS, daysAfter, REGISTRAR_DAYS } from './terms.ts'

/** A case of the signed-in person, or one they let another ask; any other is not there (A50). @throws households.caseUnknown */
async function requireAsker(ctx: Ctx, row: CaseRow | undefined): Promise<CaseRow> {
  const { personId } = citizenOf(ctx)
  const isMine = row && askersOf(row, await store.listCasePeople(ctx, row.case_id)).includes(personId)
  if (!isMine) throw fail.caseUnknown()
  return row
}

/** The hour that waits for its inspection. */
export const waitingHour = (hours: readonly InspectionRow[]): InspectionRow | undefined =>
  hours.findLast(hour => hour.given_up_at === null && hour.result === null)

/** A house that is inspected at all was last found as told. @throws households.inspectedOtherwise */
export async function requireAsTold(ctx: Ctx, { case_id, kind }: CaseRow): Promise<void> {
  const last = (await store.listInspections(ctx, case_id)).at(-1)
  if (plans[kind].isInspected && last?.result !== 'asTold') throw fail.inspectedOtherwise()
}

/** The hours in which the office of a case may come, by day; a full day has none free. @throws households.caseUnknown | caseEnded | caseNotThere */
export async function listHours(ctx: Ctx, caseId: string) {
  const row = await requireAsker(ctx, await store.findCase(ctx, caseId))
  requireDue(ctx, row, 'book')
  const office = await getOffice(ctx, row.place_id)
  const days = [...hoursAhead(office.opening, ctx.now())]
  const all = days.flatMap(([, hours]) => hours)
  const [first, last] = [all[0], all.at(-1)]
  const taken = first && last ? await store.listTaken(ctx, row.place_id, first, last) : []
  const seats = Map.groupBy(taken, one => one.starts_at.getTime())
  const isFree = (hour: Date) => (seats.get(hour.getTime())?.length ?? 0) < TEAMS
  return { days: days.map(([day, hours]) => ({ day, free: hours.filter(isFree).map(localTime) })) }
}

/**
 * Takes an hour, and gives back the one that was held. The same hour again changes nothing.
 * @throws households.caseUnknown | caseEnded | caseNotThere | hourUnknown | hourTaken
 */
export async function bookHour(ctx: Ctx, caseId: string, wish: { day: string; time: string }): Promise<void> {
  await transaction(ctx, async tx => {
    const row = await requireAsker(tx, await store.lockCase(tx, caseId))
    requireDue(tx, row, 'book')
    const { opening } = await getOffice(tx, row.place_id)
    const startsAt = findHour(opening, tx.now(), wish)
    if (!startsAt) throw fail.hourUnknown()
    const held = waitingHour(await store.listInspections(tx, caseId))
    if (held?.starts_at.getTime() === startsAt.getTime()) return
    await takeSeat(tx, row, startsAt)
    await store.updateCase(tx, row, { expires_at: daysAfter(startsAt, REGISTRAR_DAYS) })
    await tx.emit(hourBooked, { caseId, placeId: row.place_id }, { personId: row.person_id })
  })
}

async function takeSeat(tx: TxCtx, { case_id, place_id }: CaseRow, startsAt: Date) {
  await store.lockHour(tx, place_id, startsAt)
  const taken = new Set((await store.listTaken(tx, place_id, startsAt, startsAt)).map(one => one.seat))
  const seat = Array.from({ length: TEAMS }, (_, index) => index + 1).find(one => !taken.has(one))
  if (!seat) throw fail.hourTaken()
  await store.freeHour(tx, case_id)
  await store.insertInspection(tx, {
    case_id,
    inspection_id: newId(tx),
    place_id,
    starts_at: startsAt,
    seat,
    booked_at: tx.now(),
    given_up_at: null,
    result: null,
    noted_by: null,
    noted_at: null,
  })
}

/** Gives the hour back; again it changes nothing. @throws households.caseUnknown | caseEnded | caseNotThere */
export async function giveUpHour(ctx: Ctx, caseId: string): Promise<void> {
  await transaction(ctx, async tx => {
    const row = await requireAsker(tx, await store.lockCase(tx, caseId))
    requireDue(tx, row, 'book')
    if (!(await store.freeHour(tx, caseId))) return
    await store.updateCase(tx, row, { expires_at: daysAfter(tx.now(), BOOKING_DAYS) })
    await tx.emit(hourGivenUp, { caseId }, { personId: row.person_id })
  })
}

/**
 * The office notes what it found, on the day or after it; the same word twice is one.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere | inspectionNotYet
 */
export async function noteInspection(ctx: Ctx, caseId: string, result: InspectionResult): Promise<void> {
  const { personId: notedBy } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    const hours = await store.listInspections(tx, caseId)
    const last = hours.at(-1)
    if (last?.noted_by === notedBy && last.result === result) return
    requireDue(tx, row, 'inspect')
    const hour = waitingHour(hours)
    if (!hour) throw fail.caseNotThere()
    if (localDay(tx.now()) < localDay(hour.starts_at)) throw fail.inspectionNotYet()
    await store.updateInspection(tx, hour, { result, noted_by: notedBy, noted_at: tx.now() })
    await tx.emit(inspected, { caseId, notedBy, result }, { personId: row.person_id })
    const state = result === 'comeAgain' ? 'awaitingInspection' : 'awaitingRegistrar'
    await moveOn(tx, row, { state })
    if (result === 'comeAgain') await tell(tx, row.person_id, 'inspectionAgain')
  })
}
