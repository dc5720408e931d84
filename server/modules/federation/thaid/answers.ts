// The token answer with its two quirks: claims beside the token unless `openid` was asked, and expiry as a point in time.
import { createHash } from 'node:crypto'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { randomToken, sha256 } from '../../../platform/crypto.ts'
import { AppError } from '../../../platform/failures.ts'
import { signJwt } from '../../../platform/keys.ts'
import type { Client } from '../../parties/index.ts'
import { toClaims } from '../claims.ts'
import { dataGiven } from '../events.ts'
import { getSignInPerson, mayBeTold, type SignInPerson } from '../people-door.ts'
import type { FamilyRow } from '../tables.ts'
import { SIGNING_KEY } from './discovery.ts'
import { refuse } from './errors.ts'
import { insertTokens } from './token-store.ts'

const ACCESS_SECONDS = 900
// Displayed by ETDA's sample; its type is not documented, so it is a string like every other claim.
const DIALECT_VERSION = '2'

type Issue = { client: Client; family: FamilyRow; scopes: string[]; nonce: string | null }

/** Issues an access and a refresh token of a family and says so in the dialect. */
export async function issueTokens(tx: TxCtx, { client, family, scopes, nonce }: Issue) {
  const person = await confirmPerson(tx, family.person_id)
  const [accessToken, refreshToken] = [randomToken(), randomToken(48)]
  const now = Math.floor(tx.now().getTime() / 1000)
  const row = (kind: 'access' | 'refresh', token: string, expiresAt: Date) => ({
    hash: sha256(token),
    person_id: family.person_id,
    family_id: family.id,
    kind,
    scopes,
    expires_at: expiresAt,
    used_at: null,
    revoked_at: null,
  })
  await insertTokens(tx, [
    row('access', accessToken, new Date((now + ACCESS_SECONDS) * 1000)),
    row('refresh', refreshToken, family.expires_at),
  ])
  await tx.emit(dataGiven, giving(client, family, scopes, 'token'), { personId: family.person_id })
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

/** The fact of a hand-over. The number leaves in every answer of this dialect, as `sub`. */
export const giving = (
  client: Client,
  family: FamilyRow,
  scopes: readonly string[],
  via: 'token' | 'userinfo' | 'introspect',
) => ({
  clientId: client.id,
  partyId: client.party.id,
  scopes: [...new Set(['pid', ...scopes.filter(scope => scope !== 'openid')])],
  via,
  ial: family.ial,
})

/** The person as the register knows them now. @throws Refusal sourceDenied when it no longer does, or the person froze everything */
export async function confirmPerson(ctx: Ctx, personId: string): Promise<SignInPerson> {
  if (!(await mayBeTold(ctx, personId))) return refuse('sourceDenied')
  try {
    return await getSignInPerson(ctx, personId)
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return refuse('sourceDenied')
    throw error
  }
}
