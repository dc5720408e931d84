// A client of ours in the words of RFC 7591.
import type { AdapterPayload, AsymmetricSigningAlgorithm } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { ALL_SCOPES, type Client } from '../../parties/index.ts'
import { isLoopback } from '../return-address.ts'
import { AGENCY_SCOPES, SCOPES } from './scopes.ts'
import { TRANSACTION } from './transactions.ts'

const EVERY = [...SCOPES, ...AGENCY_SCOPES]

// For pairwise subjects oidc-provider insists that a client with these fetches its keys from an address, though its
// sector is told outright. So they travel beside its own list, and `grantTypeAllowed` reads both.
const WITHOUT_BROWSER = ['urn:openid:params:grant-type:ciba', 'urn:ietf:params:oauth:grant-type:device_code']

/** Metadata of a client for oidc-provider. Its secret is checked by us and stays a hash. */
export function toMetadata({ settings }: Ctx, client: Client): AdapterPayload {
  const { profile, ...oidc } = client.oidc
  const { sandbox, outside } = settings
  const endpoint = oidc.backchannel_client_notification_endpoint
  const canSignIn = oidc.grant_types.includes('authorization_code')
  const [withoutBrowser, grantTypes] = partition(oidc.grant_types, type => WITHOUT_BROWSER.includes(type))
  const usesSecret = oidc.token_endpoint_auth_method.startsWith('client_secret')
  const scopes = client.scopes.includes(ALL_SCOPES)
    ? EVERY
    : client.scopes.filter(scope => EVERY.includes(scope))
  return {
    ...oidc,
    ...(endpoint && sandbox && isLoopback(endpoint)
      ? { backchannel_client_notification_endpoint: endpoint.replace(/^http:/, 'https:') }
      : {}),
    // Which sign-in ended, for an organisation where the person has several.
    ...(oidc.backchannel_logout_uri ? { backchannel_logout_session_required: true } : {}),
    grant_types: grantTypes,
    without_browser: withoutBrowser,
    client_id: client.id,
    client_name: client.party.nameEn,
    // oidc-provider insists on a secret for these methods; `compareSecret` never looks at it.
    ...(usesSecret ? { client_secret: 'kept as a hash' } : {}),
    response_types: canSignIn ? ['code'] : [],
    redirect_uris: canSignIn ? redirectsOf(client, outside) : [],
    scope: ['openid', 'offline_access', ...scopes].join(' '),
    // The organisation is the sector, whatever hosts it uses (OpenID Connect Core §8.1).
    sector_identifier_uri: `https://${client.party.domain}/`,
    ...(oidc.jwks ? { token_endpoint_auth_signing_alg: algorithmOf(oidc.jwks.keys[0]) } : {}),
    ...(profile === 'baseline' ? {} : { require_pushed_authorization_requests: true }),
    ...(profile === 'fapi2MessageSigning' ? { require_signed_request_object: true } : {}),
    profile,
    party_id: client.party.id,
    accepts_any_loopback: client.acceptsAnyLoopback,
    rehearsing: client.rehearsing,
    authorization_details_types: [TRANSACTION],
  }
}

const partition = <T>(list: readonly T[], test: (item: T) => boolean) =>
  [list.filter(test), list.filter(item => !test(item))] as const

// The open client has no list; the address is checked when it is asked for.
const redirectsOf = (client: Client, outside: string) =>
  client.redirectUris.length > 0 ? client.redirectUris : [`${outside}/callback`]

const algorithms: Record<string, AsymmetricSigningAlgorithm> = { EC: 'ES256', OKP: 'Ed25519', RSA: 'PS256' }
const algorithmOf = (key: { kty: string } | undefined): AsymmetricSigningAlgorithm =>
  algorithms[key?.kty ?? ''] ?? 'ES256'
