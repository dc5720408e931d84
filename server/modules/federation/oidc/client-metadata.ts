// A client of ours in the words of RFC 7591.
import type { AdapterPayload, AsymmetricSigningAlgorithm } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { ALL_SCOPES, type Client } from '../../parties/index.ts'
import { AGENCY_SCOPES, SCOPES } from './scopes.ts'

const EVERY = [...SCOPES, ...AGENCY_SCOPES]

/** Metadata of a client for oidc-provider. Its secret is checked by us and stays a hash. */
export function toMetadata({ settings }: Ctx, client: Client): AdapterPayload {
  const { profile, ...oidc } = client.oidc
  const canSignIn = oidc.grant_types.includes('authorization_code')
  const usesSecret = oidc.token_endpoint_auth_method.startsWith('client_secret')
  const scopes = client.scopes.includes(ALL_SCOPES)
    ? EVERY
    : client.scopes.filter(scope => EVERY.includes(scope))
  return {
    ...oidc,
    client_id: client.id,
    client_name: client.party.nameEn,
    // oidc-provider insists on a secret for these methods; `compareSecret` never looks at it.
    ...(usesSecret ? { client_secret: 'kept as a hash' } : {}),
    response_types: canSignIn ? ['code'] : [],
    redirect_uris: canSignIn ? redirectsOf(client, settings.outside) : [],
    scope: ['openid', 'offline_access', ...scopes].join(' '),
    // The organisation is the sector, whatever hosts it uses (OpenID Connect Core §8.1).
    sector_identifier_uri: `https://${client.party.domain}/`,
    ...(oidc.jwks ? { token_endpoint_auth_signing_alg: algorithmOf(oidc.jwks.keys[0]) } : {}),
    ...(profile === 'baseline' ? {} : { require_pushed_authorization_requests: true }),
    ...(profile === 'fapi2MessageSigning' ? { require_signed_request_object: true } : {}),
    profile,
    party_id: client.party.id,
    accepts_any_loopback: client.acceptsAnyLoopback,
  }
}

// The open client has no list; the address is checked when it is asked for.
const redirectsOf = (client: Client, outside: string) =>
  client.redirectUris.length > 0 ? client.redirectUris : [`${outside}/callback`]

const algorithms: Record<string, AsymmetricSigningAlgorithm> = { EC: 'ES256', OKP: 'Ed25519', RSA: 'PS256' }
const algorithmOf = (key: { kty: string } | undefined): AsymmetricSigningAlgorithm =>
  algorithms[key?.kty ?? ''] ?? 'ES256'
