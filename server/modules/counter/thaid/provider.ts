// The other provider of identity, by OpenID Connect with the habits of ThaID: endpoints on the issuer's own origin, ES256, no `iss`
// in its answers, PKCE taken or ignored. The library makes the requests and the checks; the network is the platform's.
import * as openid from 'openid-client'
import type { Ctx } from '../../../platform/context.ts'
import { callOutside } from '../../../platform/outbound.ts'
import { fail } from '../failures.ts'
import { type Claims, readClaims } from './claims.ts'
import { CLOCK_SECONDS, toFailure } from './errors.ts'
import { ownClient, redirectOf } from './own-client.ts'
import { SCOPES } from './scopes.ts'

const DISCOVERY_MILLISECONDS = 5 * 60 * 1000

/** What an answer is checked with: kept on this side, never by the phone (A11). */
export type Attempt = { state: string; nonce: string; verifier: string }
export type Answer = { code: string; state: string; iss?: string | undefined }

const found = new Map<string, { metadata: openid.ServerMetadata; until: number }>()

/** A fresh attempt. */
export const newAttempt = (): Attempt => ({
  state: openid.randomState(),
  nonce: openid.randomNonce(),
  verifier: openid.randomPKCECodeVerifier(),
})

/** Where the person signs in. @throws counter.thaidNotOffered | thaidUnavailable | thaidAnswerInvalid */
export async function addressFor(ctx: Ctx, { state, nonce, verifier }: Attempt): Promise<string> {
  const configuration = await configure(ctx)
  const address = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectOf(ctx),
    scope: SCOPES.join(' '),
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  // The allow-list keeps our own calls at the provider; people are not sent elsewhere either (A16).
  if (address.origin !== new URL(thaidOf(ctx).issuer).origin) throw fail.thaidAnswerInvalid()
  return address.href
}

/**
 * A code for who signed in. Signature, algorithm, issuer, audience, nonce and times are checked, with a minute for clocks.
 * @throws counter.thaidUnavailable | thaidRefused | thaidCodeRefused | thaidAnswerInvalid | thaidClockDiffers
 */
export async function redeem(ctx: Ctx, attempt: Attempt, answer: Answer): Promise<Claims> {
  const configuration = await configure(ctx)
  const back = new URL(redirectOf(ctx))
  for (const [name, value] of Object.entries(answer)) if (value) back.searchParams.set(name, value)
  try {
    const tokens = await openid.authorizationCodeGrant(configuration, back, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    })
    return readClaims(ctx, tokens.claims())
  } catch (error) {
    throw toFailure(ctx, error)
  }
}

export function thaidOf({ settings }: Ctx) {
  if (!settings.thaid) throw fail.thaidNotOffered()
  return settings.thaid
}

async function configure(ctx: Ctx): Promise<openid.Configuration> {
  const { issuer, client } = thaidOf(ctx)
  const { id, secret } = client ?? ownClient(ctx)
  const metadata = {
    id_token_signed_response_alg: 'ES256',
    // The server's clock and not the library's: they are one and the same but in tests.
    [openid.clockSkew]: Math.round((ctx.now().getTime() - Date.now()) / 1000),
    [openid.clockTolerance]: CLOCK_SECONDS,
  }
  // In the body: ThaID takes the raw pair where the standard's Basic encodes it first.
  const authentication = openid.ClientSecretPost(secret)
  const configuration = new openid.Configuration(await discover(ctx, issuer), id, metadata, authentication)
  configuration[openid.customFetch] = fetchFor(ctx)
  if (issuer.startsWith('http:')) openid.allowInsecureRequests(configuration)
  openid.enableNonRepudiationChecks(configuration)
  return configuration
}

async function discover(ctx: Ctx, issuer: string): Promise<openid.ServerMetadata> {
  const now = ctx.now().getTime()
  const known = found.get(issuer)
  if (known && known.until > now) return known.metadata
  const options = {
    [openid.customFetch]: fetchFor(ctx),
    execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
  }
  try {
    const asked = await openid.discovery(new URL(issuer), '-', undefined, openid.None(), options)
    const metadata = asked.serverMetadata()
    found.set(issuer, { metadata, until: now + DISCOVERY_MILLISECONDS })
    return metadata
  } catch (error) {
    throw toFailure(ctx, error)
  }
}

const fetchFor =
  (ctx: Ctx): openid.CustomFetch =>
  (address, { method, headers, body }) => {
    const { origin, pathname, search } = new URL(address)
    return callOutside(ctx, origin, pathname + search, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body ? { text: String(body) } : {}),
    })
  }
