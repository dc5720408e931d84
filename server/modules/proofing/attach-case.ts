// A case at a counter or a kiosk proved somebody; this phone takes it over. Which phone may, the keeper of the case has decided.
import type { TxCtx } from '../../platform/context.ts'
import type { Earned } from '../authenticators/index.ts'
import { findBoundDevice } from '../authenticators/index.ts'
import { caseAttached, superseded } from './events.ts'
import { fail } from './failures.ts'
import { enterStep } from './journey.ts'
import { claimPerson, updateSession } from './store.ts'
import type { SessionRow } from './tables.ts'
import { isCrowdedPhone } from './velocity.ts'

export type ProvenCase = { caseId: string; personId: string; earned: Earned }

/**
 * Gives an attempt its person. A phone that is somebody else's takes over nothing, and the case stays as it was.
 * @throws proofing.wrongStep | otherPerson | tooManyPeopleHere
 */
export async function attachCase(tx: TxCtx, sessionId: string, proven: ProvenCase): Promise<void> {
  const session = await enterStep(tx, sessionId, 'proof')
  await requireOwnPhone(tx, session, proven.personId)
  const { caseId, personId, earned } = proven
  if (session.purpose === 'register') {
    const replaced = await claimPerson(tx, personId, session.id)
    if (replaced) await tx.emit(superseded, { sessionId: replaced })
  }
  const json = JSON.stringify(earned) as unknown as Earned
  await updateSession(tx, session.id, { case_id: caseId, person_id: personId, earned: json })
  await tx.emit(caseAttached, { sessionId: session.id, caseId }, { personId })
}

async function requireOwnPhone(tx: TxCtx, session: SessionRow, personId: string) {
  const bound = await findBoundDevice(tx, session.key_thumbprint)
  const isOfOther = bound !== undefined && bound.status !== 'revoked' && bound.personId !== personId
  if (isOfOther || (session.person_id !== null && session.person_id !== personId)) throw fail.otherPerson()
  // A33: one phone for a whole street is a matter for people to look at, at a counter as at home.
  if (await isCrowdedPhone(tx, session, personId)) throw fail.tooManyPeopleHere()
}
