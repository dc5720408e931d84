// The registrar decides. Where somebody's entry changes without their yes, another registrar agrees first.
import type { Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findLevel } from '../../authenticators/index.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import { thaiDay } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { caseDecided, caseDone } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { applyCase } from './apply.ts'
import { askersOf, endCase, moveOn, requireDue } from './end.ts'
import { requireHere } from './office.ts'
import { needsSecond, plans } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRefusal, CaseRow } from './tables.ts'
import { ANSWER_DAYS, daysAfter, REGISTRAR_DAYS } from './terms.ts'

export type Approval = {
  houseNumber?: string | undefined
  fineSatang?: number | undefined
  letterOn?: Day | undefined
}

/**
 * Says yes: the register changes, or a second registrar is asked. Pressed twice it is one yes.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere | inspectedOtherwise | numberMissing | fineWrong | livesThere |
 * letterMissing and as `applyCase`
 */
export async function approveCase(ctx: Ctx, caseId: string, given: Approval): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    if (isTheirYes(row, officerId)) return
    requireDue(tx, row, 'decide')
    const people = await store.listCasePeople(tx, caseId)
    if (row.state === 'awaitingSecond') {
      await noteDecision(tx, row, { officerId, answer: 'approved', reason: null })
      return complete(tx, row, people, { second_id: officerId, second_answered_at: tx.now() })
    }
    await requireApprovable(tx, row, people, given)
    await noteDecision(tx, row, { officerId, answer: 'approved', reason: null })
    const first = {
      officer_id: officerId,
      officer_answer: 'approved' as const,
      officer_answered_at: tx.now(),
      fine_satang: given.fineSatang ?? null,
      letter_on: given.letterOn ?? null,
    }
    if (needsSecond(row.kind, people))
      return void (await moveOn(tx, row, { ...first, state: 'awaitingSecond', days: REGISTRAR_DAYS }))
    await complete(tx, row, people, first, given.houseNumber)
  })
}

const isTheirYes = ({ state, officer_id, officer_answer, second_id }: CaseRow, officerId: string): boolean =>
  (officer_id === officerId && officer_answer === 'approved' && state !== 'refused') ||
  (second_id === officerId && state === 'done')

async function requireApprovable(
  tx: TxCtx,
  row: CaseRow,
  people: readonly CasePersonRow[],
  { houseNumber, fineSatang, letterOn }: Approval,
) {
  const plan = plans[row.kind]
  const last = (await store.listInspections(tx, row.case_id)).at(-1)
  if (plan.isInspected && last?.result !== 'asTold') throw fail.inspectedOtherwise()
  if (plan.isNumbered && houseNumber === undefined) throw fail.numberMissing()
  if (!row.is_late && fineSatang) throw fail.fineWrong()
  const reported = people.find(one => one.part === 'reported')
  if (reported) await requireHeard(tx, reported, letterOn)
}

/** Nobody's name goes while they say that they live there, nor before they were told and had time to say so. */
async function requireHeard(tx: TxCtx, { person_id, answer }: CasePersonRow, letterOn: Day | undefined) {
  if (answer === 'refused') throw fail.livesThere()
  if (answer === 'accepted' || (await findLevel(tx, person_id))) return
  const latest = thaiDay(daysAfter(tx.now(), -ANSWER_DAYS))
  if (letterOn === undefined || letterOn > latest) throw fail.letterMissing()
}

type Said = { officerId: string; answer: 'approved' | 'refused'; reason: CaseRefusal | null }

const noteDecision = (tx: TxCtx, { case_id, kind, person_id }: CaseRow, said: Said) =>
  tx.emit(
    caseDecided,
    { caseId: case_id, kind, decidedBy: said.officerId, answer: said.answer, reason: said.reason },
    { personId: person_id },
  )

async function complete(
  tx: TxCtx,
  row: CaseRow,
  people: CasePersonRow[],
  change: Partial<CaseRow>,
  houseNumber?: string,
) {
  const { case_id: caseId, kind, person_id } = row
  const { concerned, ...houses } = await applyCase(tx, { row, people, houseNumber })
  await endCase(tx, row, { ...change, ...houses, state: 'done' })
  await outdateHouseCopies(tx, concerned)
  await tx.emit(caseDone, { caseId, kind }, { personId: person_id })
  const askers = askersOf(row, people)
  for (const id of askers) await tell(tx, id, kind === 'stranger' ? 'reportEnded' : 'houseCaseDone')
  const reported = people.filter(one => one.part === 'reported').map(one => one.person_id)
  for (const id of reported) await tell(tx, id, 'addressCentral')
  for (const id of new Set(concerned))
    if (!askers.includes(id) && !reported.includes(id)) await tell(tx, id, 'houseChanged')
}

/** Says no, for a reason that the person reads; nothing changes. @throws households.caseUnknown | ownCase | caseEnded | caseNotThere */
export async function refuseCase(ctx: Ctx, caseId: string, reason: CaseRefusal): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    if (row.state === 'refused' && (row.second_id ?? row.officer_id) === officerId) return
    requireDue(tx, row, 'decide')
    await noteDecision(tx, row, { officerId, answer: 'refused', reason })
    const said =
      row.state === 'awaitingSecond'
        ? { second_id: officerId, second_answered_at: tx.now() }
        : {
            officer_id: officerId,
            officer_answer: 'refused' as const,
            officer_answered_at: tx.now(),
          }
    await endCase(tx, row, { ...said, state: 'refused', refusal_reason: reason })
    const people = await store.listCasePeople(tx, caseId)
    const isReport = row.kind === 'stranger'
    for (const id of askersOf(row, people)) await tell(tx, id, isReport ? 'reportEnded' : 'houseCaseRefused')
    for (const one of people) if (one.part === 'reported') await tell(tx, one.person_id, 'addressStays')
  })
}
