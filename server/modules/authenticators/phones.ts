// A person's phones as the person sees and steers them: approve, refuse, rename, remove.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findCardPasscode } from './card-passcode-store.ts'
import {
  findDevice,
  findDeviceByKey,
  forgetKey,
  listAllDevices,
  listDevices,
  MAX_WRONG_TRIES,
  moveDevice,
} from './device-store.ts'
import { deviceApproved, deviceBound, deviceRevoked, type revokeReasons } from './events.ts'
import { fail } from './failures.ts'
import { raiseLevel } from './levels.ts'
import { requirePasscode } from './passcode-check.ts'
import { listPasskeys } from './passkey-store.ts'
import { endSessions, listSessions } from './session-store.ts'
import type { CardPasscodeRow, DeviceRow, SessionRow } from './tables.ts'

type RevokeReason = (typeof revokeReasons)[number]
const citizenOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** How the asking phone stands; about its own key and nothing else. */
export async function showDevice(ctx: Ctx) {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const device = await findDeviceByKey(ctx, keyThumbprint)
  if (!device) return { status: 'unknown' as const }
  return {
    status: device.status,
    name: device.name,
    account: device.account_status,
    triesLeft: MAX_WRONG_TRIES - device.wrong_tries,
    ...(device.status === 'waiting' && device.usable_at ? { usableAt: device.usable_at } : {}),
  }
}

/** Phones, sessions and passkeys of the person, with the one at hand marked. */
export async function showAuthenticators(ctx: Ctx) {
  const { personId, authenticatorId, sessionId } = citizenOf(ctx)
  const [devices, sessions, passkeys, pair] = await Promise.all([
    listDevices(ctx, personId),
    listSessions(ctx, personId),
    listPasskeys(ctx, personId),
    findCardPasscode(ctx, personId),
  ])
  const names = new Map([...devices, ...passkeys].map(({ id, name }) => [id, name]))
  return {
    devices: devices.map(device => ({
      id: device.id,
      name: device.name,
      status: device.status,
      boundAt: device.bound_at,
      ...(device.last_used_at ? { lastUsedAt: device.last_used_at } : {}),
      ...(device.status === 'waiting' && device.usable_at ? { usableAt: device.usable_at } : {}),
      current: device.id === authenticatorId,
    })),
    sessions: sessions.map(session => {
      const opener = session.device_id ?? session.passkey_id ?? session.card_passcode_id ?? ''
      return {
        id: session.id,
        by: openerOf(session),
        authenticatorId: opener,
        name: names.get(opener) ?? '',
        openedAt: session.created_at,
        expiresAt: session.expires_at,
        current: session.id === sessionId,
      }
    }),
    passkeys: passkeys.map(passkey => ({
      id: passkey.id,
      name: passkey.name,
      createdAt: passkey.created_at,
      ...(passkey.last_used_at ? { lastUsedAt: passkey.last_used_at } : {}),
    })),
    ...(pair ? { card: viewCard(pair, devices) } : {}),
  }
}

const openerOf = ({ device_id, passkey_id }: SessionRow) =>
  device_id ? ('phone' as const) : passkey_id ? ('passkey' as const) : ('card' as const)

/** The pair of card and passcode; a phone bound after it asks whether it is to stay. */
const viewCard = (pair: CardPasscodeRow, devices: readonly DeviceRow[]) => ({
  setAt: pair.set_at,
  isLocked: pair.status === 'locked',
  isUndecided: pair.kept_at === null && devices.some(device => device.bound_at > pair.set_at),
  ...(pair.last_used_at ? { lastUsedAt: pair.last_used_at } : {}),
  ...(pair.usable_at ? { usableAt: pair.usable_at } : {}),
})

/**
 * Says yes to a waiting phone: with the passcode on another phone, or by a passkey, which asked for its own proof.
 * Sent twice it has one effect. @throws authenticators.deviceNotFound | passcodeWrong | deviceLocked
 */
export async function approveDevice(ctx: Ctx, deviceId: string, passcode: string | undefined): Promise<void> {
  const { personId, authenticatorId, by } = citizenOf(ctx)
  const device = await findDevice(ctx, personId, deviceId)
  if (!device || device.status === 'revoked') throw fail.deviceNotFound()
  if (by === 'phone') await requirePasscode(ctx, passcode ?? '')
  await transaction(ctx, async tx => {
    const approved = await letUse(tx, personId, deviceId)
    if (approved)
      await tx.emit(deviceApproved, { deviceId, byAuthenticatorId: authenticatorId }, { personId })
  })
}

/** A waiting phone whose time has come; undefined when it was refused or let in meanwhile. */
export async function endWaiting(ctx: Ctx, { person_id: personId, id: deviceId }: DeviceRow) {
  return transaction(ctx, async tx => {
    const device = await letUse(tx, personId, deviceId)
    if (device) await tx.emit(deviceBound, { deviceId }, { personId })
    return device
  })
}

/** From here the phone acts for the person, and what its proofing earned counts. */
async function letUse(tx: TxCtx, personId: string, deviceId: string) {
  const device = await moveDevice(tx, personId, deviceId, ['waiting'], { status: 'active', usable_at: null })
  if (!device?.earned) return device
  await raiseLevel(tx, personId, device.earned)
  return device
}

/** Takes a phone away, or refuses a waiting one. Repeated it does nothing. @throws authenticators.deviceNotFound */
export async function revokeDevice(ctx: Ctx, deviceId: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  if (!(await findDevice(ctx, personId, deviceId))) throw fail.deviceNotFound()
  await transaction(ctx, tx => takeAway(tx, personId, deviceId, 'byPerson'))
}

/** Revokes the phone and ends its sessions; a waiting one counts as refused. */
export async function takeAway(tx: TxCtx, personId: string, deviceId: string, reason: RevokeReason) {
  const before = await findDevice(tx, personId, deviceId)
  const device = await moveDevice(tx, personId, deviceId, ['waiting', 'active', 'locked'], {
    status: 'revoked',
    ended_at: tx.now(),
    passcode_hash: null,
    usable_at: null,
    earned: null,
  })
  if (!device) return
  await forgetKey(tx, device)
  await endSessions(tx, personId, { device_id: deviceId })
  const told = before?.status === 'waiting' && reason === 'byPerson' ? 'refused' : reason
  await tx.emit(deviceRevoked, { deviceId, reason: told }, { personId })
}

/** @throws authenticators.deviceNotFound */
export async function renameDevice(ctx: Ctx, deviceId: string, name: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  const renamed = await transaction(ctx, tx =>
    moveDevice(tx, personId, deviceId, ['waiting', 'active', 'locked'], { name }),
  )
  if (!renamed) throw fail.deviceNotFound()
}

/** Names by id of everything that ever acted for the person, phones that were taken away included. */
export async function listNames(ctx: Ctx, personId: string): Promise<Map<string, string>> {
  const [devices, passkeys] = await Promise.all([listAllDevices(ctx, personId), listPasskeys(ctx, personId)])
  return new Map([...devices, ...passkeys].map(({ id, name }) => [id, name]))
}
