// What a recovery is for: a new passcode on the bound phone, or the end of a freeze.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import {
  hashPasscode,
  raiseLevel,
  requireGoodPasscode,
  resetPasscode,
  unfreezeAccount,
} from '../authenticators/index.ts'
import { getPerson } from '../people/index.ts'
import { raised, recovered } from './events.ts'
import { enterStep } from './journey.ts'
import type { JourneyView } from './schemas.ts'
import { sessionIdOf, showSession } from './sessions.ts'
import { updateSession } from './store.ts'
import { requireStoredPasscode } from './stored-passcode.ts'
import type { Purpose, SessionRow } from './tables.ts'

/** Ends a recovery with a new passcode for the bound phone; all or nothing. */
export async function setNewPasscode(
  ctx: Ctx,
  { id, person_id, device_id }: SessionRow,
  entry: { passcode: string; repeat: string },
) {
  const personId = person_id ?? ''
  const { birthDate, citizenNumber } = await getPerson(ctx, personId)
  requireGoodPasscode(ctx, entry, { birthDate, citizenNumber })
  const passcodeHash = await hashPasscode(ctx, entry.passcode)
  await transaction(ctx, async tx => {
    await enterStep(tx, id, 'passcode')
    await resetPasscode(tx, { personId, deviceId: device_id ?? '', passcodeHash })
    await completeRecovery(tx, id, personId, 'resetPasscode')
  })
}

/**
 * The last word of a bound phone, its passcode: lifts a freeze after the face, or takes over the level that a case earned.
 * @throws authenticators.passcodeWrong | deviceLocked
 */
export async function confirmWithPasscode(ctx: Ctx, passcode: string): Promise<JourneyView> {
  const sessionId = sessionIdOf(ctx)
  const session = await transaction(ctx, tx => enterStep(tx, sessionId, 'confirm'))
  await requireStoredPasscode(ctx, session, passcode)
  await transaction(ctx, async tx => {
    const entered = await enterStep(tx, sessionId, 'confirm')
    const { person_id: personId, device_id: deviceId } = entered
    if (entered.purpose === 'raise') return raise(tx, entered)
    await unfreezeAccount(tx, { personId: personId ?? '', deviceId: deviceId ?? '' })
    await completeRecovery(tx, sessionId, personId ?? '', 'unfreeze')
  })
  return showSession(ctx)
}

async function raise(tx: TxCtx, { id, case_id: caseId, person_id, earned }: SessionRow) {
  const personId = person_id ?? ''
  if (!earned) throw new Error('A case that earned nothing')
  await raiseLevel(tx, personId, earned)
  await updateSession(tx, id, { status: 'completed', completed_at: tx.now() })
  const { ial, aal, method } = earned
  await tx.emit(raised, { sessionId: id, ial, aal, method, caseId }, { personId })
}

async function completeRecovery(tx: TxCtx, sessionId: string, personId: string, purpose: Purpose) {
  await updateSession(tx, sessionId, { status: 'completed', completed_at: tx.now() })
  await tx.emit(recovered, { sessionId, purpose }, { personId })
}
