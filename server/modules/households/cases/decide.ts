// The registrar decides. Where somebody's entry changes without their yes they were heard, the decision says why, and another registrar agrees first.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import { registrarOf } from '../citizen.ts'
import { caseDecided, caseDone } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { applyCase } from './apply.ts'
import { isAtStake, listUnwilling } from './at-stake.ts'
import { askersOf, endCase, moveOn, requireDue } from './end.ts'
import { requireAsTold } from './inspect.ts'
import { requireHere } from './office.ts'
import { plans } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRefusal, CaseRow } from './tables.ts'
import { sealWords } from './told.ts'

export type Approval = {
  houseNumber?: string | undefined
  fineSatang?: number | undefined
  reasons?: string | undefined
}

/**
 * Says yes: the register changes, or a second registrar is asked. Pressed twice it is one yes.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere | inspectedOtherwise | numberMissing | fineWrong | hearingMissing |
 * reasonsMissing and as `applyCase`
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
      reasons_sealed: sealReasons(tx, row, given.reasons),
    }
    if ((await listUnwilling(tx, row, people)).length > 0)
      return void (await moveOn(tx, row, { ...first, state: 'awaitingSecond' }))
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
  { houseNumber, fineSatang, reasons }: Approval,
) {
  await requireAsTold(tx, row)
  if (plans[row.kind].isNumbered && houseNumber === undefined) throw fail.numberMissing()
  if (!row.is_late && fineSatang) throw fail.fineWrong()
  // Nobody's name goes against their silence or their will before they were heard.
  if (row.hearing_at === null && (await listUnwilling(tx, row, people)).length > 0)
    throw fail.hearingMissing()
  requireReasons(row, reasons)
}

/** After a hearing every decision says why, in words (Administrative Procedure Act s. 37). */
function requireReasons({ hearing_at }: CaseRow, reasons: string | undefined) {
  if (hearing_at !== null && reasons === undefined) throw fail.reasonsMissing()
}

const sealReasons = (tx: TxCtx, { case_id }: CaseRow, reasons: string | undefined) =>
  reasons === undefined ? null : sealWords(tx, case_id, 'reasons', reasons)

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
  const gone = people.filter(one => isAtStake(one.part)).map(one => one.person_id)
  for (const id of new Set(concerned))
    if (!askers.includes(id)) await tell(tx, id, gone.includes(id) ? 'addressCentral' : 'houseChanged')
}

export type Refusal = { reason: CaseRefusal; reasons?: string | undefined }

/**
 * Says no, for a reason that the person reads; nothing changes.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere | reasonsMissing
 */
export async function refuseCase(ctx: Ctx, caseId: string, { reason, reasons }: Refusal): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    if (row.state === 'refused' && (row.second_id ?? row.officer_id) === officerId) return
    requireDue(tx, row, 'decide')
    requireReasons(row, reasons)
    await noteDecision(tx, row, { officerId, answer: 'refused', reason })
    const said =
      row.state === 'awaitingSecond'
        ? { second_id: officerId, second_answered_at: tx.now() }
        : {
            officer_id: officerId,
            officer_answer: 'refused' as const,
            officer_answered_at: tx.now(),
          }
    await endCase(tx, row, {
      ...said,
      state: 'refused',
      refusal_reason: reason,
      reasons_sealed: sealReasons(tx, row, reasons),
    })
    const people = await store.listCasePeople(tx, caseId)
    const isReport = row.kind === 'stranger'
    for (const id of askersOf(row, people)) await tell(tx, id, isReport ? 'reportEnded' : 'houseCaseRefused')
    for (const one of people) if (isAtStake(one.part)) await tell(tx, one.person_id, 'addressStays')
  })
}
