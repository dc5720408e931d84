// The hearing (Administrative Procedure Act B.E. 2539 s. 30): before an entry ends against somebody's silence or will, they are told the facts
// and answer them, with evidence, on their phone or at the counter. Until then, or until their days are over, nobody decides.
import type { Day } from '../../../../shared/partial-date.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findLevel } from '../../authenticators/index.ts'
import { thaiDay } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { heard, hearingOpened } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { isUnheard, listUnwilling } from './at-stake.ts'
import { moveOn, requireDue } from './end.ts'
import { bindFiles } from './files.ts'
import { requireAsTold } from './inspect.ts'
import { requireHere } from './office.ts'
import { afterPeople } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRow } from './tables.ts'
import { sealWords } from './told.ts'

/**
 * Opens it: everybody who did not agree is told, and has fifteen days. Pressed twice it is one; there is one hearing in a case.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere | inspectedOtherwise | letterMissing
 */
export async function openHearing(
  ctx: Ctx,
  caseId: string,
  { facts, letterOn }: { facts: string; letterOn?: Day | undefined },
): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    if (row.hearing_by === officerId && row.state === 'awaitingPeople') return
    requireDue(tx, row, 'openHearing')
    await requireAsTold(tx, row)
    const unwilling = await listUnwilling(tx, row, await store.listCasePeople(tx, caseId))
    if (row.hearing_at !== null || unwilling.length === 0) throw fail.caseNotThere()
    await requireLetter(tx, row, unwilling, letterOn)
    await moveOn(tx, row, {
      state: 'awaitingPeople',
      hearing_by: officerId,
      hearing_at: tx.now(),
      facts_sealed: sealWords(tx, caseId, 'facts', facts),
      letter_on: letterOn ?? null,
    })
    for (const { person_id: personId } of unwilling) {
      await tx.emit(hearingOpened, { caseId, kind: row.kind, openedBy: officerId }, { personId })
      await tell(tx, personId, 'hearingOpened')
    }
  })
}

/** Whoever has no app reads it in a letter that is on its way when the days begin. */
async function requireLetter(
  tx: TxCtx,
  { asked_at }: CaseRow,
  unwilling: readonly CasePersonRow[],
  letterOn: Day | undefined,
) {
  if (!(await lackApp(tx, unwilling))) return
  if (letterOn === undefined || letterOn > thaiDay(tx.now()) || letterOn < thaiDay(asked_at))
    throw fail.letterMissing()
}

/** Whether one of them reads nothing that is written to a phone. */
export async function lackApp(ctx: Ctx, people: readonly CasePersonRow[]): Promise<boolean> {
  const levels = await Promise.all(people.map(one => findLevel(ctx, one.person_id)))
  return levels.includes(undefined)
}

export type Answered = {
  answer: 'accepted' | 'refused'
  words?: string | undefined
  files: readonly string[]
}

/** Somebody answers on their phone. @throws households.caseEnded | caseNotThere | wordsMissing | fileUnknown */
export async function answerHearing(
  tx: TxCtx,
  { row, own }: { row: CaseRow; own: CasePersonRow },
  { answer, words, files }: Answered,
): Promise<void> {
  if (own.heard_at !== null && own.answer === answer) return
  requireDue(tx, row, 'answer')
  if (!isUnheard(own)) throw fail.caseNotThere()
  if (answer === 'refused' && words === undefined) throw fail.wordsMissing()
  await bindFiles(tx, { personId: own.person_id, caseId: row.case_id, files })
  await note(tx, { row, own, words }, { answer, answered_at: tx.now(), heard_by: null })
}

/**
 * An officer writes down what somebody says at the counter. It is never their yes, which is theirs alone to give; they are told what was
 * written for them. The same person twice is one.
 * @throws households.caseUnknown | ownCase | caseEnded | caseNotThere
 */
export async function noteHeard(
  ctx: Ctx,
  caseId: string,
  { personId, words }: { personId: string; words: string },
): Promise<void> {
  const { personId: officerId } = registrarOf(ctx)
  await transaction(ctx, async tx => {
    const row = await requireHere(tx, await store.lockCase(tx, caseId))
    const own = (await store.listCasePeople(tx, caseId)).find(one => one.person_id === personId)
    if (own?.heard_by === officerId) return
    requireDue(tx, row, 'answer')
    if (!own) throw fail.caseUnknown()
    if (row.hearing_at === null || !isUnheard(own)) throw fail.caseNotThere()
    await note(tx, { row, own, words }, { heard_by: officerId })
    await tell(tx, personId, 'heardAtCounter')
  })
}

type Said = { row: CaseRow; own: CasePersonRow; words: string | undefined }

async function note(tx: TxCtx, { row, own, words }: Said, change: Partial<CasePersonRow>) {
  const { case_id: caseId, kind } = row
  const { person_id: personId } = own
  await store.updateCasePerson(tx, own, {
    ...change,
    heard_at: tx.now(),
    heard_sealed: words === undefined ? null : sealWords(tx, caseId, personId, words),
  })
  await tx.emit(heard, { caseId, kind, isAtCounter: Boolean(change.heard_by) }, { personId })
  if ((await store.listCasePeople(tx, caseId)).some(isUnheard)) return
  await moveOn(tx, row, { state: afterPeople(row) })
}
