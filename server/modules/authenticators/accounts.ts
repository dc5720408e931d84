// The account as a whole: one switch that stops everything, the way back, and its end.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findAccount, moveAccount } from './account-store.ts'
import { endCardPasscode } from './card-passcode.ts'
import { findDeviceByKey, listDevices } from './device-store.ts'
import { accountClosed, accountFrozen, accountUnfrozen, passkeyRemoved } from './events.ts'
import { fail } from './failures.ts'
import { deletePasskeys } from './passkey-store.ts'
import { takeAway } from './phones.ts'
import { endSessions } from './session-store.ts'

type FrozenBy = 'phone' | 'passkey' | 'card' | 'waitingPhone' | 'notMe'

/** True when the person may act: also for people of the sandbox's form, who have no account. */
export async function isAccountActive(ctx: Ctx, personId: string): Promise<boolean> {
  const account = await findAccount(ctx, personId)
  return account === undefined || account.status === 'active'
}

/** @throws authenticators.accountFrozen | accountClosed */
export async function requireAccountActive(ctx: Ctx, personId: string): Promise<void> {
  const account = await findAccount(ctx, personId)
  if (account?.status === 'frozen') throw fail.accountFrozen()
  if (account?.status === 'closed') throw fail.accountClosed()
}

/** Stops everything at once: no session lives on, none opens, and who asks about tokens hears that they are dead. */
export async function freezeAccount(ctx: Ctx, personId: string, by: FrozenBy): Promise<void> {
  await transaction(ctx, async tx => {
    const change = { status: 'frozen', frozen_at: tx.now() } as const
    if (!(await moveAccount(tx, personId, ['active'], change))) return
    await endSessions(tx, personId)
    await tx.emit(accountFrozen, { by }, { personId })
  })
}

/** Freezes from a session. */
export async function freeze(ctx: Ctx): Promise<void> {
  const { personId, by } = ctx.actor as ActorOf<'citizen'>
  await freezeAccount(ctx, personId, by)
}

/**
 * Freezes from a bound phone without its passcode: the safe direction, and it takes a key that was bound (A42).
 * A waiting phone may do so too: its owner proved who they are, and has perhaps lost the other one.
 * @throws authenticators.deviceUnknown
 */
export async function freezeFromPhone(ctx: Ctx): Promise<void> {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const device = await findDeviceByKey(ctx, keyThumbprint)
  if (!device || device.status === 'revoked') throw fail.deviceUnknown()
  await freezeAccount(ctx, device.person_id, device.status === 'waiting' ? 'waitingPhone' : 'phone')
}

/** "It was not me": everything is frozen, and the phone that did it is taken away. */
export async function reportNotMe(ctx: Ctx, deviceId: string | undefined): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    if (deviceId) await takeAway(tx, personId, deviceId, 'notMe')
    await freezeAccount(tx, personId, 'notMe')
  })
}

/** The way back, after a face and a passcode on a bound phone; the caller has asked for both. */
export async function unfreezeAccount(
  tx: TxCtx,
  { personId, deviceId }: { personId: string; deviceId: string },
) {
  if (await moveAccount(tx, personId, ['frozen'], { status: 'active', frozen_at: null }))
    await tx.emit(accountUnfrozen, { deviceId }, { personId })
}

/** Ends the account: phones, passkeys and sessions go. Registering again opens it anew. */
export async function closeAccount(tx: TxCtx, personId: string): Promise<void> {
  if (!(await moveAccount(tx, personId, ['active', 'frozen'], { status: 'closed', frozen_at: null }))) return
  for (const device of await listDevices(tx, personId)) await takeAway(tx, personId, device.id, 'closed')
  for (const passkeyId of await deletePasskeys(tx, personId))
    await tx.emit(passkeyRemoved, { passkeyId }, { personId })
  await endCardPasscode(tx, personId, 'closed')
  await endSessions(tx, personId)
  await tx.emit(accountClosed, {}, { personId })
}
