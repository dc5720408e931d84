// Every step of every channel goes through here: the row is held, the step is the next one, and a repeated step has one effect.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { type AtWork, atWork } from './at-work.ts'
import { channels, type StepKey, stepOf } from './channels.ts'
import { ended, readyToBind, rejected, sentToReview, stepTaken } from './events.ts'
import { fail } from './failures.ts'
import { findStep, insertCaseEvent, lockCase, updateCase } from './store.ts'
import type { CaseRow, Reason } from './tables.ts'

/** What a step found: facts to write, a reason to end or to hold the case, or only a word for the record. */
export type Outcome = {
  outcome: string
  change?: Partial<CaseRow>
  reject?: Reason
  review?: Reason
}

export type Step = { caseId: string; stepId: string; step: StepKey }

/**
 * Takes a step. The same `stepId` again answers with the case as it stands and does nothing more.
 * @throws counter.caseUnknown | caseEnded | wrongStep
 */
export async function takeStep(
  ctx: Ctx,
  { caseId, stepId, step }: Step,
  work: (tx: TxCtx, row: CaseRow) => Promise<Outcome>,
): Promise<CaseRow> {
  return transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (await findStep(tx, caseId, stepId)) return row
    requireStep(row, step)
    return record(tx, row, { step, stepId }, await work(tx, row))
  })
}

/** @throws counter.caseEnded | wrongStep */
export function requireStep(row: CaseRow, step: StepKey) {
  if (row.status !== 'open') throw fail.caseEnded({ status: row.status })
  const next = stepOf(row)
  if (next !== step) throw fail.wrongStep({ step: next })
}

/** A case belongs to the terminal that opened it, and to its officer (A50). @throws counter.caseUnknown | caseEnded */
export async function lockOwnCase(tx: TxCtx, caseId: string): Promise<CaseRow> {
  const row = await lockCase(tx, caseId)
  if (!row || !isOwn(row, atWork(tx))) throw fail.caseUnknown()
  if (row.expires_at <= tx.now() && row.ended_at === null) throw fail.caseEnded({ status: 'expired' })
  return row
}

export const isOwn = (row: CaseRow, work: AtWork): boolean =>
  row.terminal_id === work.terminalId && row.operator_id === work.operatorId

/** Writes down what a step found, and what follows from it. */
export async function record(
  tx: TxCtx,
  row: CaseRow,
  { step, stepId }: { step: StepKey; stepId: string },
  { outcome, change, reject, review }: Outcome,
): Promise<CaseRow> {
  const { case_id: caseId, channel } = row
  await note(tx, row, { kind: step, outcome, stepId })
  await tx.emit(stepTaken, { caseId, channel, step, outcome }, subjectOf(row))
  if (reject) return endCase(tx, row, { ...change, status: 'rejected', reason: reject })
  if (review) {
    await tx.emit(sentToReview, { caseId, channel, reason: review }, subjectOf(row))
    return updateCase(tx, caseId, { ...change, status: 'review', reason: review })
  }
  const changed = change ? await updateCase(tx, caseId, change) : row
  return stepOf(changed) === 'bind' && changed.status === 'open' ? makeBindable(tx, changed) : changed
}

/** Everything is proven: a phone may take it over now. */
export async function makeBindable(tx: TxCtx, row: CaseRow): Promise<CaseRow> {
  const { case_id: caseId, channel } = row
  const ial = channels[channel].earns(row)
  await tx.emit(readyToBind, { caseId, channel, ial }, subjectOf(row))
  return updateCase(tx, caseId, { status: 'bindPending', ial })
}

export async function endCase(tx: TxCtx, row: CaseRow, change: Partial<CaseRow>): Promise<CaseRow> {
  const { case_id: caseId, channel } = row
  const { status, reason } = change
  if (status === 'rejected' && reason) await tx.emit(rejected, { caseId, channel, reason }, subjectOf(row))
  if (status === 'cancelled' || status === 'expired')
    await tx.emit(ended, { caseId, channel, how: status }, subjectOf(row))
  return updateCase(tx, caseId, {
    ...change,
    ended_at: tx.now(),
    ticket_hash: null,
    number_sealed: null,
    card_sealed: null,
    phone_sealed: null,
    attempt_sealed: null,
  })
}

/** Appends to the case's own record. */
export const note = (
  tx: TxCtx,
  { case_id }: CaseRow,
  { kind, outcome, stepId = null }: { kind: string; outcome: string; stepId?: string | null },
) => {
  const worker = tx.actor.kind === 'officer' || tx.actor.kind === 'terminal' ? atWork(tx) : undefined
  return insertCaseEvent(tx, {
    case_id,
    step_id: stepId,
    kind,
    outcome,
    operator_id: worker?.operatorId ?? null,
    terminal_id: worker?.terminalId ?? null,
  })
}

export const subjectOf = (row: CaseRow) => (row.person_id ? { personId: row.person_id } : undefined)
