// Somebody whom a case concerns says yes or no, on their own phone and with their own passcode.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { caseAnswered } from '../events.ts'
import { fail } from '../failures.ts'
import { tell } from '../moves/end.ts'
import { endCase, moveOn, requireDue } from './end.ts'
import { afterPeople, plans } from './plans.ts'
import * as store from './store.ts'
import type { CasePersonRow } from './tables.ts'
import { BOOKING_DAYS } from './terms.ts'

/**
 * Answers a case; the same answer twice is one.
 * @throws households.caseUnknown | levelTooLow | caseEnded | caseNotThere, authenticators.passcodeWrong
 */
export async function answerCase(
  ctx: Ctx,
  caseId: string,
  answer: 'accepted' | 'refused',
  passcode: string,
): Promise<void> {
  const { part } = await requireAsked(ctx, caseId)
  // Whoever was reported is heard, however they were proven.
  if (part !== 'reported') await requireLevel(ctx)
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    const row = await store.lockCase(tx, caseId)
    const own = await requireAsked(tx, caseId)
    if (!row) throw fail.caseUnknown()
    if (own.answer === answer) return
    requireDue(tx, row, 'answer')
    if (own.answer) throw fail.caseNotThere()
    await store.writeAnswer(tx, own, answer)
    const { kind } = row
    const fact = { caseId, kind, answeredBy: own.person_id, answer }
    await tx.emit(caseAnswered, fact, { personId: row.person_id })
    if (answer === 'refused' && plans[kind].withoutYes === 'ends') {
      await endCase(tx, row, { state: 'refused' })
      return tell(tx, row.person_id, 'houseCaseRefused')
    }
    const people = await store.listCasePeople(tx, caseId)
    if (people.some(one => one.is_asked && one.answer === null)) return
    await moveOn(tx, row, { state: afterPeople(kind), days: BOOKING_DAYS })
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
