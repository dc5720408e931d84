// The token answer with its two quirks: claims beside the token unless `openid` was asked, and expiry as a point in time.
import { createHash } from 'node:crypto'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { signJwt } from '../../../platform/keys.ts'
import { toClaims } from '../claims.ts'
import type { SignInPerson } from '../people-door.ts'
import type { FamilyRow } from '../tables.ts'
import { issuePair, noteGiving, secondOf } from '../tokens/issue.ts'
import type { Redeemed } from '../tokens/redeem.ts'
import { SIGNING_KEY } from './discovery.ts'
import { refuse } from './errors.ts'

const ACCESS_SECONDS = 900
// Displayed by ETDA's sample; its type is not documented, so it is a string like every other claim.
const DIALECT_VERSION = '2'

/** The number leaves in every answer of this dialect, as `sub`. */
export const withNumber = (scopes: readonly string[]) => ['pid', ...scopes]

/** Issues an access and a refresh token of a family and says so in the dialect. @throws Refusal sourceDenied */
export async function issueTokens(
  tx: TxCtx,
  { client, family, scopes, nonce }: Redeemed,
  person: SignInPerson = refuse('sourceDenied'),
) {
  const { accessToken, refreshToken } = await issuePair(tx, family, scopes, ACCESS_SECONDS)
  await noteGiving(tx, { client, family, items: withNumber(scopes), via: 'token' })
  const now = secondOf(tx)
  const expiry = client.switches.relativeExpiry ? ACCESS_SECONDS : now + ACCESS_SECONDS
  const claims = toClaims(person, scopes, { ...client.switches, ial: family.ial })
  const withIdToken = scopes.includes('openid')
  const idToken = withIdToken && (await signIdToken(tx, { family, claims, person, accessToken, nonce, now }))
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: 'Bearer',
    expires_in: expiry,
    expire_in: expiry,
    scope: scopes.join(' '),
    ...(idToken ? { id_token: idToken } : {}),
    ...(!withIdToken || client.switches.claimsBesideIdToken ? claims : {}),
  }
}

type IdToken = {
  family: FamilyRow
  claims: Record<string, unknown>
  person: SignInPerson
  accessToken: string
  nonce: string | null
  now: number
}

function signIdToken(ctx: Ctx, { family, claims, person, accessToken, nonce, now }: IdToken) {
  const payload = {
    ...claims,
    iss: ctx.settings.origin,
    // The raw number for every client: what this dialect is known to do.
    sub: person.citizenNumber,
    aud: family.audience,
    iat: now,
    exp: now + ACCESS_SECONDS,
    auth_time: Math.floor(family.authenticated_at.getTime() / 1000),
    at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
    version: DIALECT_VERSION,
    ...(nonce === null ? {} : { nonce }),
  }
  return signJwt(ctx, SIGNING_KEY, payload, { typ: 'JWT' })
}
