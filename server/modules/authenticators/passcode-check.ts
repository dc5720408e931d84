// A passcode is counted before it is compared, and only on the phone it belongs to.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { checkCardPasscode } from './card-passcode.ts'
import { clearTries, countTry, lockDevice, MAX_WRONG_TRIES, moveDevice } from './device-store.ts'
import { deviceLocked, passcodeRefused, passcodeReset } from './events.ts'
import { fail } from './failures.ts'
import { matchesPasscode } from './passcode.ts'
import { endSessions } from './session-store.ts'

/**
 * Asks the signed-in person's passcode once more, for an act that matters.
 * @throws authenticators.passcodeWrong | deviceLocked | cardLocked | cardPaused | phoneNeeded
 */
export async function requirePasscode(ctx: Ctx, passcode: string): Promise<void> {
  const { personId, authenticatorId, by } = ctx.actor as ActorOf<'citizen'>
  if (by === 'passkey') throw fail.phoneNeeded()
  if (by === 'card') await checkCardPasscode(ctx, personId, passcode)
  else await checkPasscode(ctx, personId, authenticatorId, passcode)
}

/**
 * The count stands in the database before the comparison and belongs to this phone's key: a restart, another node or
 * another clock gives no free try (A39), and who only knows the number cannot count at all (A42).
 */
export async function checkPasscode(ctx: Ctx, personId: string, deviceId: string, passcode: string) {
  const tried = await countTry(ctx, personId, deviceId)
  if (!tried) throw fail.deviceLocked()
  const { passcode_hash: hash, wrong_tries: tries } = tried
  if (hash && (await matchesPasscode(ctx, passcode, hash))) return clearTries(ctx, personId, deviceId)
  const triesLeft = Math.max(0, MAX_WRONG_TRIES - tries)
  await transaction(ctx, async tx => {
    await tx.emit(passcodeRefused, { deviceId, triesLeft }, { personId })
    if (triesLeft === 0 && (await lockDevice(tx, personId, deviceId)))
      await tx.emit(deviceLocked, { deviceId }, { personId })
  })
  throw triesLeft === 0 ? fail.deviceLocked() : fail.passcodeWrong({ triesLeft })
}

/**
 * Sets a new passcode on a bound phone, whose owner has just shown their face on it, and unlocks it. Its old sessions end.
 * @throws authenticators.deviceUnknown when the phone was taken away meanwhile
 */
export async function resetPasscode(
  tx: TxCtx,
  { personId, deviceId, passcodeHash }: { personId: string; deviceId: string; passcodeHash: string },
): Promise<void> {
  const change = { status: 'active', passcode_hash: passcodeHash, wrong_tries: 0 } as const
  if (!(await moveDevice(tx, personId, deviceId, ['active', 'locked'], change))) throw fail.deviceUnknown()
  await endSessions(tx, personId, { device_id: deviceId })
  await tx.emit(passcodeReset, { deviceId }, { personId })
}
