import type { FastifyRequest } from 'fastify'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { publicKeys } from '../../../platform/keys.ts'
import type { Reply } from '../../../platform/route.ts'
import { replyRedirect } from '../../../platform/route.ts'
import type { Client } from '../../parties/index.ts'
import { readLanguage } from '../page/language.ts'
import { loggedOutPage } from '../page/message-page.ts'
import { type Parameters, queryParameters } from '../parameters.ts'
import { isLoopback } from '../return-address.ts'
import { findRequest } from '../store.ts'
import { listLiveFamilies, revokeFamily } from '../tokens/token-store.ts'
import { findDgaClient } from './client.ts'
import { issuerOf, SIGNING_KEY } from './discovery.ts'

const Hint = z.object({ aud: z.string(), sid: z.uuid() })

/**
 * GET /connect/endsession. Whoever shows the id_token of a sign-in ends its tokens, and goes back to an address that was
 * registered for it, under either of the names that clients use. Without a hint of ours, or with one of another client than it says
 * it is (RP-Initiated Logout §2), nothing ends and nothing redirects (A15).
 */
export async function endSession(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const query = queryParameters(request)
  const hint = await readHint(ctx, query('id_token_hint'))
  const client = hint && (await findDgaClient(ctx, hint.aud))
  if (!hint || !client || (query('client_id') ?? client.id) !== client.id)
    return loggedOutPage(readLanguage(request))
  await endTokens(ctx, hint.sid, client)
  const back = returnAddress(client, query)
  return back ? replyRedirect(back) : loggedOutPage(readLanguage(request))
}

async function endTokens(ctx: Ctx, requestId: string, client: Client) {
  const personId = (await findRequest(ctx, requestId))?.person_id
  if (!personId) return
  const families = await listLiveFamilies(ctx, personId, { clientId: client.id })
  await transaction(ctx, async tx => {
    for (const { id, request_id } of families)
      if (request_id === requestId) await revokeFamily(tx, { personId, familyId: id }, 'byClient')
  })
}

/** The hint, if we signed it; however old (OpenID Connect RP-Initiated Logout §2). */
async function readHint(ctx: Ctx, hint: string | undefined) {
  if (!hint) return undefined
  const keys = createLocalJWKSet({ keys: await publicKeys(ctx, SIGNING_KEY, 'RS256') })
  try {
    const { payload } = await jwtVerify(hint, keys, {
      issuer: issuerOf(ctx),
      algorithms: ['RS256'],
      typ: 'JWT',
      currentDate: new Date(0),
    })
    return Hint.safeParse(payload).data
  } catch {
    return undefined
  }
}

function returnAddress(client: Client, query: Parameters): string | undefined {
  const asked = query('post_logout_redirect_uri') ?? query('post_logout_redirect_url')
  if (!asked) return undefined
  const mayReturn =
    client.oidc.post_logout_redirect_uris.includes(asked) || (client.acceptsAnyLoopback && isLoopback(asked))
  if (!mayReturn) return undefined
  const state = query('state')
  return state ? `${asked}${asked.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}` : asked
}
