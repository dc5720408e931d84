import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import { pairwiseOf } from '../pairwise.ts'
import { NO_STORE } from '../refusal.ts'
import { confirmPerson, noteGiving } from '../tokens/issue.ts'
import { findLiveAccess } from '../tokens/token-store.ts'
import { findDgaClient } from './client.ts'
import { refuse } from './errors.ts'
import { signPersonalToken } from './personal-token.ts'
import { toDgaClaims } from './scopes.ts'

/** GET or POST /connect/userinfo: `sub` and what was granted. The token comes in the header only (RFC 9700 §2.6: never in an address). */
export async function userinfo(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? refuse('tokenInvalid')
  const live = (await findLiveAccess(ctx, sha256(token), 'dga')) ?? refuse('tokenInvalid')
  const { family } = live
  const client = (await findDgaClient(ctx, family.client_id)) ?? refuse('tokenInvalid')
  const person = (await confirmPerson(ctx, family.person_id)) ?? refuse('tokenInvalid')
  const userId = pairwiseOf(ctx, client.party.id, family.person_id)
  const { scopes } = live.token
  const claims = toDgaClaims(person, scopes, { userId, ial: family.ial })
  const personal = scopes.includes('personal_token')
    ? { personal_token: await signPersonalToken(ctx, family, userId) }
    : {}
  await noteGiving(ctx, { client, family, items: scopes, via: 'userinfo' })
  return reply(200, NO_STORE, { sub: userId, ...claims, ...personal })
}
