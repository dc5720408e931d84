// Sign-in to a part of this very system: the same page, phone and decision; the code is redeemed here, and no token leaves.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import type { Reply } from '../../platform/route.ts'
import { findClient } from '../parties/index.ts'
import { beginInBrowser } from './begin.ts'
import type { CodeRow } from './tables.ts'
import { isRefused, provesKey, redeemCode } from './tokens/redeem.ts'

type Own = { clientId: string; redirectUri: string }

/** Shows the sign-in page for a part of ours. `verifier` is kept by the caller, with this browser. */
export async function beginOwn(
  ctx: Ctx,
  request: FastifyRequest,
  { clientId, redirectUri, state, verifier }: Own & { state: string; verifier: string },
): Promise<Reply> {
  const client = await findClient(ctx, clientId)
  if (!client) throw new Error('A part of this system that is not registered')
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
  const asked = { scopes: ['openid'], redirectUri, state, nonce: undefined, codeChallenge }
  return beginInBrowser(ctx, request, { ...asked, dialect: 'own', client, audience: clientId })
}

/** The person behind a code, once; undefined for any other. */
export async function redeemOwn(
  ctx: Ctx,
  { clientId, redirectUri, code, verifier }: Own & { code: string; verifier: string },
): Promise<string | undefined> {
  const client = await findClient(ctx, clientId)
  if (!client) return undefined
  const presented = {
    code,
    redirectUri,
    dialect: 'own' as const,
    isProven: (row: CodeRow) => provesKey(row, verifier),
  }
  const outcome = await redeemCode(ctx, client, presented, {
    prepare: async () => undefined,
    issue: async (_tx, { family }) => ({ personId: family.person_id }),
  })
  return isRefused(outcome) ? undefined : outcome.personId
}
