import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId } from '../../platform/context.ts'
import { lockAccount, moveAccount } from './account-store.ts'
import { findDeviceByKey, listDevices, saveDevice } from './device-store.ts'
import { deviceBound, deviceWaiting } from './events.ts'
import { fail } from './failures.ts'
import { recordLevel, requireNotLower } from './levels.ts'
import { checkPasscode } from './passcode-check.ts'
import { endWaiting } from './phones.ts'
import { endSessions } from './session-store.ts'
import { openSession } from './sessions.ts'
import type { DeviceRow, Earned, OpenSession } from './tables.ts'

const MAX_PHONES = 3
const HOUR_MILLISECONDS = 3_600_000

export type Binding = {
  personId: string
  keyThumbprint: string
  deviceName: string
  passcodeHash: string
  assurance: Earned
}

/**
 * Binds a phone to a proven person. While another phone lives, the new one waits until that one says yes or the cool-off
 * is over, and the others are told (A46). The same phone proven again is bound anew at once. One binding of a person at a
 * time, however many try (A32). @throws authenticators.tooManyPhones | levelTooLow
 */
export async function bindDevice(
  tx: TxCtx,
  binding: Binding,
): Promise<{ deviceId: string; usableAt: Date | undefined }> {
  const { personId, keyThumbprint } = binding
  const account = await lockAccount(tx, personId)
  if (account.status === 'closed') await moveAccount(tx, personId, ['closed'], { status: 'active' })
  else await requireNotLower(tx, personId, binding.assurance)
  const phones = await listDevices(tx, personId)
  const same = phones.find(phone => phone.key_thumbprint === keyThumbprint)
  if (!same && phones.length >= MAX_PHONES) throw fail.tooManyPhones()
  const usableAt = waitingTime(tx, phones, same)
  const deviceId = same?.id ?? newId(tx)
  await saveDevice(tx, {
    person_id: personId,
    id: deviceId,
    key_thumbprint: keyThumbprint,
    name: binding.deviceName,
    status: usableAt ? 'waiting' : 'active',
    passcode_hash: binding.passcodeHash,
    usable_at: usableAt ?? null,
    earned: binding.assurance,
  })
  await endSessions(tx, personId, { device_id: deviceId })
  if (usableAt) {
    await tx.emit(deviceWaiting, { deviceId, usableAt: usableAt.toISOString() }, { personId })
    return { deviceId, usableAt }
  }
  await tx.emit(deviceBound, { deviceId }, { personId })
  await recordLevel(tx, personId, binding.assurance)
  return { deviceId, usableAt: undefined }
}

function waitingTime(tx: TxCtx, phones: DeviceRow[], same: DeviceRow | undefined): Date | undefined {
  // A phone that waits already goes on waiting: proving again must not shorten it.
  if (same) return same.status === 'waiting' ? (same.usable_at ?? undefined) : undefined
  if (phones.length === 0) return undefined
  return new Date(tx.now().getTime() + tx.settings.coolOffHours * HOUR_MILLISECONDS)
}

/**
 * Opens a session with the passcode on a bound phone.
 * @throws authenticators.deviceUnknown | deviceWaiting | deviceLocked | passcodeWrong | accountFrozen
 */
export async function unlock(ctx: Ctx, passcode: string): Promise<OpenSession> {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const device = await findDeviceByKey(ctx, keyThumbprint)
  if (!device || device.status === 'revoked') throw fail.deviceUnknown()
  if (device.account_status === 'frozen') throw fail.accountFrozen()
  if (device.account_status === 'closed') throw fail.accountClosed()
  if (device.status === 'waiting') await requireWaited(ctx, device)
  await checkPasscode(ctx, device.person_id, device.id, passcode)
  return openSession(ctx, {
    personId: device.person_id,
    authenticatorId: device.id,
    by: 'phone',
    keyThumbprint,
  })
}

async function requireWaited(ctx: Ctx, device: DeviceRow) {
  const { usable_at: usableAt } = device
  if (!usableAt || usableAt > ctx.now()) throw fail.deviceWaiting({ usableAt: usableAt?.toISOString() })
  await endWaiting(ctx, device)
}

export type BoundDevice = {
  personId: string
  deviceId: string
  name: string
  status: DeviceRow['status']
  usableAt: Date | undefined
  account: 'active' | 'frozen' | 'closed'
}

/** The phone of a key, if it was ever bound and not taken away. */
export async function findBoundDevice(ctx: Ctx, keyThumbprint: string): Promise<BoundDevice | undefined> {
  const device = await findDeviceByKey(ctx, keyThumbprint)
  return (
    device && {
      personId: device.person_id,
      deviceId: device.id,
      name: device.name,
      status: device.status,
      usableAt: device.usable_at ?? undefined,
      account: device.account_status,
    }
  )
}
