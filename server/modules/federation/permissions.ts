// What a person allows to whom, and its end: the organisation hears nothing more from the moment it is withdrawn (PDPA s. 19).
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { listStanding, withdrawConsents } from '../consent/index.ts'
import { describeClient } from '../parties/index.ts'
import { permissionRevoked, type revokeReasons, tokensRevoked } from './events.ts'
import { fail } from './failures.ts'
import { labelItems } from './items.ts'
import { deleteGrant, listLiveGrants } from './oidc/record-store.ts'
import { endRequestsOf } from './store.ts'
import { listLiveFamilies, revokeFamily } from './tokens/token-store.ts'

/** The standing permissions of a person, the last used first. */
export async function listPermissions(ctx: Ctx, personId: string) {
  const standing = await listStanding(ctx, personId)
  const living = [...(await listLiveFamilies(ctx, personId)), ...(await listLiveGrants(ctx, personId))]
  return Promise.all(
    standing.map(async ({ clientId, scopes, firstAt, lastAt }) => {
      const client = await describeClient(ctx, clientId)
      const ends = living.filter(family => family.client_id === clientId).map(family => family.expires_at)
      const liveUntil = ends.toSorted((one, other) => other.getTime() - one.getTime())[0]
      return {
        clientId,
        party: client?.party ?? { nameTh: clientId, nameEn: clientId, domain: '', verified: false },
        purpose: client?.purpose ?? { th: '', en: '' },
        items: labelItems(scopes),
        firstAt,
        lastAt,
        ...(liveUntil ? { liveUntil } : {}),
      }
    }),
  )
}

/**
 * Withdraws one client's permission: its tokens, codes and open requests for this person die together.
 * Repeated it does nothing. @throws federation.permissionNotFound when the person never dealt with the client
 */
export async function revokePermission(ctx: Ctx, clientId: string): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const client = await describeClient(ctx, clientId)
  if (!client) throw fail.permissionNotFound()
  await transaction(ctx, async tx => {
    const withdrawn = await withdrawConsents(tx, personId, clientId)
    await endRequestsOf(tx, personId, clientId)
    await revokeTokens(tx, personId, { clientId }, 'byPerson')
    if (withdrawn) await tx.emit(permissionRevoked, { clientId, partyId: client.party.id }, { personId })
  })
}

/** Withdraws everything a person allows, as part of closing. */
export async function revokeAllPermissions(tx: TxCtx, personId: string): Promise<void> {
  await withdrawConsents(tx, personId)
  await endRequestsOf(tx, personId)
  await revokeTokens(tx, personId, {}, 'byPerson')
}

/** Revokes the living tokens of a person: of one client, of all, or of those signed in until a moment. */
export async function revokeTokens(
  tx: TxCtx,
  personId: string,
  which: { clientId?: string; before?: Date },
  reason: (typeof revokeReasons)[number],
): Promise<void> {
  for (const family of await listLiveFamilies(tx, personId, which))
    await revokeFamily(tx, { personId, familyId: family.id }, reason)
  for (const grant of await listLiveGrants(tx, personId, which))
    if (await deleteGrant(tx, grant.id))
      await tx.emit(tokensRevoked, { familyId: grant.id, clientId: grant.client_id, reason }, { personId })
}
