import type { Ctx } from '../../platform/context.ts'
import { findAccount, listAssurances } from './account-store.ts'
import { findCardPasscode } from './card-passcode-store.ts'
import { listDevices } from './device-store.ts'
import { listPasskeys } from './passkey-store.ts'
import { listSessions } from './session-store.ts'

/** What this module holds about a person, for the person (PDPA s. 30): no secrets and no hashes of them. */
export async function describeFor(ctx: Ctx, personId: string) {
  const [account, levels, devices, sessions, passkeys, pair] = await Promise.all([
    findAccount(ctx, personId),
    listAssurances(ctx, personId),
    listDevices(ctx, personId),
    listSessions(ctx, personId),
    listPasskeys(ctx, personId),
    findCardPasscode(ctx, personId),
  ])
  return {
    account: account && { status: account.status, since: account.created_at },
    levels,
    phones: devices.map(({ name, status, bound_at, last_used_at }) => ({
      name,
      status,
      boundAt: bound_at,
      lastUsedAt: last_used_at,
    })),
    sessions: sessions.map(({ created_at, expires_at }) => ({ openedAt: created_at, expiresAt: expires_at })),
    passkeys: passkeys.map(({ name, created_at, last_used_at }) => ({
      name,
      createdAt: created_at,
      lastUsedAt: last_used_at,
    })),
    card: pair && { status: pair.status, setAt: pair.set_at, lastUsedAt: pair.last_used_at },
  }
}
