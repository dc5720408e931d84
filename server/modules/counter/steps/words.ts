// Steps that are somebody's word: the officer's that the face is the one on the record, the citizen's that the data are right.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { atWork } from '../at-work.ts'
import { stepOf } from '../channels.ts'
import { overridden } from '../events.ts'
import { fail } from '../failures.ts'
import { endCase, lockOwnCase, makeBindable, note, subjectOf, takeStep } from '../step.ts'
import { findStep, lockCase, updateCase } from '../store.ts'
import type { CaseRow, Reason } from '../tables.ts'

type Word = { agrees: boolean; stepId: string }

/** The officer compares the person with the photograph of the register. */
export const attest = (ctx: Ctx, caseId: string, { agrees, stepId }: Word) =>
  takeStep(ctx, { caseId, stepId, step: 'attest' }, async tx =>
    agrees
      ? { outcome: 'same', change: { attested_at: tx.now() } }
      : { outcome: 'other', reject: 'officerRefused' },
  )

/** The citizen reads the masked data on a screen of their own and says whether they are right. */
export const confirm = (ctx: Ctx, caseId: string, { agrees, stepId }: Word) =>
  takeStep(ctx, { caseId, stepId, step: 'confirm' }, async tx =>
    agrees
      ? { outcome: 'right', change: { confirmed_at: tx.now() } }
      : { outcome: 'wrong', reject: 'citizenRefused' },
  )

const passes: Partial<Record<Reason, (c: CaseRow, at: Date) => Partial<CaseRow>>> = {
  officerKin: () => ({}),
  fingerMismatch: (_case, at) => ({ finger_at: at }),
  faceMismatch: (_case, at) => ({ face_at: at }),
  livenessFailed: (_case, at) => ({ face_at: at }),
}

type Override = { agrees: boolean; why: string; stepId: string }

/**
 * A second person, a supervisor at a terminal of the same place, lets a held case go on or ends it; never whoever works on it,
 * and never a case of their own (A55). @throws counter.caseUnknown | notAllowed | notTheSame | caseEnded
 */
export async function override(
  ctx: Ctx,
  caseId: string,
  { agrees, why, stepId }: Override,
): Promise<CaseRow> {
  const work = atWork(ctx)
  if (work.role !== 'supervisor') throw fail.notAllowed()
  return transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    if (!row || row.place_id !== work.placeId) throw fail.caseUnknown()
    if (await findStep(tx, caseId, stepId)) return row
    if (row.operator_id === work.operatorId || row.person_id === work.operatorId) throw fail.notTheSame()
    if (row.status !== 'review' || !row.reason) throw fail.caseEnded({ status: row.status })
    await note(tx, row, { kind: 'override', outcome: agrees ? 'agreed' : 'refused', stepId })
    if (!agrees) return endCase(tx, row, { status: 'rejected', reason: row.reason })
    await tx.emit(overridden, { caseId, channel: row.channel, byGrant: 'supervisor' }, subjectOf(row))
    const changed = await updateCase(tx, caseId, {
      ...passes[row.reason]?.(row, tx.now()),
      status: 'open',
      reason: null,
      overridden_by: work.operatorId,
      override_reason: why,
    })
    return stepOf(changed) === 'bind' ? makeBindable(tx, changed) : changed
  })
}

/** Ends a case before its end; what was gathered is erased. Repeated it does nothing. */
export async function cancel(ctx: Ctx, caseId: string): Promise<CaseRow> {
  return transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (row.ended_at) return row
    await note(tx, row, { kind: 'cancel', outcome: 'cancelled' })
    return endCase(tx, row, { status: 'cancelled' })
  })
}
