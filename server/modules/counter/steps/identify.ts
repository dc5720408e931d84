import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { findPersonByNumber, isKin } from '../../people/index.ts'
import { recordSeen } from '../events.ts'
import { claimNumber } from '../open.ts'
import { type Outcome, takeStep } from '../step.ts'
import type { CaseRow } from '../tables.ts'

/** The 13 digits of who stands here. From now on the officer sees the register's record of them, and they will read that. */
export const identify = (ctx: Ctx, caseId: string, { citizenNumber, stepId }: Numbered) =>
  takeStep(ctx, { caseId, stepId, step: 'identify' }, async (tx, row) => {
    await claimNumber(tx, row, citizenNumber)
    const person = await findPersonByNumber(tx, citizenNumber)
    if (!person) return { outcome: 'unknown', reject: 'personUnknown' }
    return recognise(tx, row, person.personId, { identified_at: tx.now() })
  })

type Numbered = { citizenNumber: string; stepId: string }

/** A person for a case; never the officer's own, and the officer's kin with a second officer only (A55). */
export async function recognise(
  tx: TxCtx,
  row: CaseRow,
  personId: string,
  change: Partial<CaseRow>,
): Promise<Outcome> {
  const {
    case_id: caseId,
    channel,
    place_id: placeId,
    terminal_id: terminalId,
    operator_id: operatorId,
  } = row
  if (operatorId === personId) return { outcome: 'own', reject: 'ownCase' }
  await tx.emit(recordSeen, { caseId, channel, placeId, terminalId }, { personId })
  const facts = { ...change, person_id: personId }
  if (operatorId && (await isKin(tx, operatorId, personId)))
    return { outcome: 'kin', change: facts, review: 'officerKin' }
  return { outcome: 'found', change: facts }
}
