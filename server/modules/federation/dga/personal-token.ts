import type { Ctx } from '../../../platform/context.ts'
import { signJwt } from '../../../platform/keys.ts'
import type { FamilyRow } from '../tables.ts'
import { secondOf } from '../tokens/issue.ts'
import { issuerOf, SIGNING_KEY } from './discovery.ts'

const LIFE_SECONDS = 1800

/**
 * A `personal_token`: a JWT of half an hour by which one part of an organisation shows another that this person signed in with
 * it. It names the person as the organisation knows them, tells nothing else and opens nothing here (`typ` keeps it from being
 * taken for an id_token, RFC 8725 §3.11).
 */
export function signPersonalToken(ctx: Ctx, family: FamilyRow, userId: string): Promise<string> {
  const now = secondOf(ctx)
  const payload = {
    iss: issuerOf(ctx),
    sub: userId,
    aud: family.audience,
    iat: now,
    exp: now + LIFE_SECONDS,
    auth_time: Math.floor(family.authenticated_at.getTime() / 1000),
    sid: family.request_id,
  }
  return signJwt(ctx, SIGNING_KEY, payload, { typ: 'personal+jwt', alg: 'RS256' })
}
