// Somebody whom a case concerns says yes or no, on their own phone and with their own passcode.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { caseAnswered } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { isAtStake } from './at-stake.ts'
import { endCase, moveOn, requireDue } from './end.ts'
import { type Answered, answerHearing } from './hearing.ts'
import { afterPeople, plans } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow } from './tables.ts'

/**
 * Answers a case, in a hearing with words and files; the same answer twice is one.
 * @throws households.caseUnknown | levelTooLow | caseEnded | caseNotThere | wordsMissing | fileUnknown, authenticators.passcodeWrong
 */
export async function answerCase(
  ctx: Ctx,
  caseId: string,
  { passcode, ...said }: Answered & { passcode: string },
): Promise<void> {
  const { answer } = said
  const { part } = await requireAsked(ctx, caseId)
  // Whose name may go is heard, however they were proven.
  if (!isAtStake(part)) await requireLevel(ctx)
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    const row = await store.lockCase(tx, caseId)
    const own = await requireAsked(tx, caseId)
    if (!row) throw fail.caseUnknown()
    if (row.hearing_at !== null) return answerHearing(tx, { row, own }, said)
    if (own.answer === answer) return
    requireDue(tx, row, 'answer')
    if (own.answer || said.words !== undefined || said.files.length > 0) throw fail.caseNotThere()
    await store.updateCasePerson(tx, own, { answer, answered_at: tx.now() })
    const { kind } = row
    const fact = { caseId, kind, answeredBy: own.person_id, answer }
    await tx.emit(caseAnswered, fact, { personId: row.person_id })
    if (answer === 'refused' && plans[kind].withoutYes === 'ends') {
      await endCase(tx, row, { state: 'refused' })
      return tell(tx, row.person_id, 'houseCaseRefused')
    }
    const people = await store.listCasePeople(tx, caseId)
    if (people.some(one => one.is_asked && one.answer === null)) return
    await moveOn(tx, row, { state: afterPeople(row) })
    if (plans[kind].isInspected) await tell(tx, row.person_id, 'houseCaseAgreed')
  })
}

/** One's own part in a case; a case of others is not there (A50). */
async function requireAsked(ctx: Ctx, caseId: string): Promise<CasePersonRow> {
  const { personId } = citizenOf(ctx)
  const own = (await store.listCasePeople(ctx, caseId)).find(one => one.person_id === personId)
  if (!own?.is_asked) throw fail.caseUnknown()
  return own
}
