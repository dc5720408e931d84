import type { Ctx } from '../../../platform/context.ts'
import { type Client, findClient } from '../../parties/index.ts'
import { findRecord } from './record-store.ts'

/**
 * The client behind a token it got for itself (RFC 6749 §4.4) with that scope, or undefined. Tokens bound to a key
 * are for `/oidc` alone and are not taken here.
 */
export async function findAgency(ctx: Ctx, token: string, scope: string): Promise<Client | undefined> {
  const row = await findRecord(ctx, 'ClientCredentials', token)
  if (!row?.client_id || !row.expires_at || row.expires_at <= ctx.now() || row.payload.jkt) return undefined
  if (
    !String(row.payload.scope ?? '')
      .split(' ')
      .includes(scope)
  )
    return undefined
  return findClient(ctx, row.client_id)
}
