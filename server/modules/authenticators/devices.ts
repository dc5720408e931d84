import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { assuranceEarned, deviceBound, deviceLocked, deviceRevoked, passcodeRefused } from './events.ts'
import { fail } from './failures.ts'
import { matchesPasscode } from './passcode.ts'
import type { OpenSession } from './sessions.ts'
import { openSession } from './sessions.ts'
import {
  clearTries,
  countTry,
  findDeviceByKey,
  findPasscodeHash,
  insertAssurance,
  insertDevice,
  lockAccount,
  lockDevice,
  MAX_WRONG_TRIES,
  revokeDevices,
  setPasscode,
} from './store.ts'

export type Binding = {
  personId: string
  keyThumbprint: string
  deviceName: string
  passcodeHash: string
  assurance: { ial: string; aal: string; method: string; source: string }
}

/** Binds a phone to a proven person; an older phone is revoked and told. One account a person, however many try at once (A32). */
export async function bindDevice(tx: TxCtx, binding: Binding): Promise<{ deviceId: string }> {
  const { personId, keyThumbprint } = binding
  await lockAccount(tx, personId)
  const replaced = await revokeDevices(tx, personId)
  const deviceId = newId(tx)
  await insertDevice(tx, {
    person_id: personId,
    id: deviceId,
    key_thumbprint: keyThumbprint,
    name: binding.deviceName,
  })
  await setPasscode(tx, personId, binding.passcodeHash)
  await insertAssurance(tx, personId, binding.assurance)
  for (const id of replaced) await tx.emit(deviceRevoked, { deviceId: id, reason: 'replaced' }, { personId })
  await tx.emit(deviceBound, { deviceId, replacedDevices: replaced.length }, { personId })
  await tx.emit(assuranceEarned, binding.assurance, { personId })
  return { deviceId }
}

/** Opens a session with the passcode on a bound phone. @throws authenticators.deviceUnknown | deviceLocked | passcodeWrong */
export async function unlock(ctx: Ctx, passcode: string): Promise<OpenSession> {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const device = await findDeviceByKey(ctx, keyThumbprint)
  if (!device || device.status === 'revoked') throw fail.deviceUnknown()
  await checkPasscode(ctx, device.person_id, device.id, passcode)
  return openSession(ctx, { personId: device.person_id, deviceId: device.id, keyThumbprint })
}

/** Asks the signed-in person's passcode once more, for an act that matters. @throws authenticators.passcodeWrong | deviceLocked */
export async function requirePasscode(ctx: Ctx, passcode: string): Promise<void> {
  const { personId, authenticatorId } = ctx.actor as ActorOf<'citizen'>
  await checkPasscode(ctx, personId, authenticatorId, passcode)
}

/**
 * The count stands in the database before the comparison and belongs to this phone's key: a restart, another node or
 * another clock gives no free try (A39), and who only knows the number cannot count at all (A42).
 */
async function checkPasscode(ctx: Ctx, personId: string, deviceId: string, passcode: string) {
  const tries = await countTry(ctx, personId, deviceId)
  if (tries === undefined) throw fail.deviceLocked()
  const hash = await findPasscodeHash(ctx, personId)
  if (hash && (await matchesPasscode(ctx, passcode, hash))) return clearTries(ctx, personId, deviceId)
  const triesLeft = Math.max(0, MAX_WRONG_TRIES - tries)
  await transaction(ctx, async tx => {
    await tx.emit(passcodeRefused, { deviceId, triesLeft }, { personId })
    if (triesLeft === 0 && (await lockDevice(tx, personId, deviceId)))
      await tx.emit(deviceLocked, { deviceId }, { personId })
  })
  throw triesLeft === 0 ? fail.deviceLocked() : fail.passcodeWrong({ triesLeft })
}
