// The modern front door: oidc-provider on our tables, with our decision, our screens and our claims (ADR 9).
import type { Configuration, Client as OidcClient } from 'oidc-provider'
import { interactionPolicy, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { pairwiseOf } from '../pairwise.ts'
import { accountFinder } from './account.ts'
import { createAdapter, type SecretChecks } from './adapter.ts'
import { PREFIX, SESSION_COOKIE } from './cookies.ts'
import { DESK_SECONDS, desk } from './desk.ts'
import { DEVICE_SECONDS, deviceFlow } from './device.ts'
import { GRANT_SECONDS } from './grant.ts'
import { beginInteraction } from './interaction.ts'
import { ACR_VALUES } from './levels.ts'
import { noteErrors } from './notes.ts'
import { fetchNear } from './outgoing.ts'
import { errorPage, logoutPage, signedOutPage } from './pages.ts'
import { isAllowedGrant, requireAllowedClaims, returnsTo } from './rules.ts'
import { AGENCY_SCOPES, CLAIMS, SCOPES } from './scopes.ts'
import { holdKeys } from './signing-keys.ts'
import { domainOf, readTransactions, requireOwnResource, TRANSACTION, validate } from './transactions.ts'
import { TRUST_FRAMEWORK } from './verified-claims.ts'

const ACCESS_SECONDS = 900
const CODE_SECONDS = 60
const SESSION_SECONDS = 8 * 3600
const INTERACTION_SECONDS = 600

/** Builds the provider of one system. */
export async function createProvider(ctx: Ctx): Promise<Provider> {
  const checks: SecretChecks = new Map()
  const provider = new Provider(`${ctx.settings.origin}${PREFIX}`, await configure(ctx, checks))
  // Our address is declared, not guessed; the mount passes it on as a proxy would.
  provider.proxy = true
  // Awaited by the library; its types know only the comparison of plain secrets.
  const compareSecret = async function (this: OidcClient, secret: string) {
    return checks.get(this.clientId)?.(secret) ?? false
  }
  Object.assign(provider.Client.prototype, {
    compareClientSecret: compareSecret,
    redirectUriAllowed: returnsTo,
    grantTypeAllowed: isAllowedGrant,
  })
  noteErrors(ctx, provider)
  return provider
}

async function configure(ctx: Ctx, checks: SecretChecks): Promise<Configuration> {
  return {
    adapter: createAdapter(ctx, checks),
    jwks: { keys: await holdKeys(ctx) } as never,
    findAccount: accountFinder(ctx),
    scopes: ['openid', 'offline_access', ...SCOPES, ...AGENCY_SCOPES],
    claims: CLAIMS,
    discovery: {
      verified_claims_supported: true,
      trust_frameworks_supported: [TRUST_FRAMEWORK],
      claims_in_verified_claims_supported: SCOPES.filter(scope => scope !== 'profile'),
    },
    acrValues: ACR_VALUES,
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      introspection_signed_response_alg: 'ES256',
      authorization_signed_response_alg: 'ES256',
      subject_type: 'pairwise',
    },
    subjectTypes: ['pairwise'],
    // The organisation is the sector; its identifier of a person cannot be matched with another's (A17).
    pairwiseIdentifier: (_koa, personId, client) => pairwiseOf(ctx, String(client.party_id), personId),
    sectorIdentifierUriValidate: () => false,
    extraClientMetadata: {
      properties: ['profile', 'party_id', 'accepts_any_loopback', 'without_browser', 'rehearsing'],
    },
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'none'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'Ed25519'],
      requestObjectSigningAlgValues: ['ES256', 'PS256', 'Ed25519'],
      idTokenSigningAlgValues: ['ES256'],
      userinfoSigningAlgValues: ['ES256'],
      introspectionSigningAlgValues: ['ES256'],
      authorizationSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256', 'Ed25519'],
    },
    features: {
      devInteractions: { enabled: false },
      externalSigningSupport: { enabled: true, ack: 'experimental-01' },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: {
        enabled: true,
        nonceSecret: ctx.vault.keyedHash('dpop-nonce', 'oidc'),
        requireNonce: () => true,
      },
      fapi: { enabled: true, profile: (_koa, client) => (client.profile === 'baseline' ? undefined : '2.0') },
      requestObjects: { enabled: true },
      jwtResponseModes: { enabled: true },
      jwtIntrospection: { enabled: true },
      claimsParameter: { enabled: true, assertClaimsParameter: requireAllowedClaims },
      clientCredentials: { enabled: true },
      ciba: desk(ctx),
      deviceFlow: deviceFlow(ctx),
      introspection: {
        enabled: true,
        allowedPolicy: ownToken,
      },
      revocation: { enabled: true, allowedPolicy: ownToken },
      userinfo: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage, postLogoutSuccessSource: signedOutPage },
      // For an interface of the organisation's own. The token stays one that is asked about, so that its end is felt at once.
      resourceIndicators: {
        enabled: true,
        defaultResource: (koa, client) =>
          koa.oidc.params?.authorization_details ? `https://${domainOf(client)}/` : undefined,
        getResourceServerInfo(_koa, resource, client) {
          requireOwnResource(resource, client)
          return {
            scope: '',
            audience: resource,
            accessTokenFormat: 'opaque',
            accessTokenTTL: ACCESS_SECONDS,
          }
        },
        useGrantedResource: () => true,
      },
      richAuthorizationRequests: {
        enabled: true,
        types: { [TRANSACTION]: { validate } },
        authorizationDetailsForGrantSource: koa => readTransactions(koa.oidc.params?.authorization_details),
        authorizationDetailsForAccessToken: (_koa, _token, source) => source?.rar,
        authorizationDetailsForIntrospection: (_koa, token) => token.rar,
      },
    },
    interactions: {
      policy: alwaysAsk(),
      url: (koa, interaction) => beginInteraction(ctx, koa, interaction),
    },
    renderError: errorPage,
    expiresWithSession: () => false,
    // Whoever proves itself with a key keeps its refresh token: a lost answer may be asked for again (FAPI 2.0 §5.3.2.1; A08).
    rotateRefreshToken: koa => koa.oidc.client?.profile === 'baseline',
    clientBasedCORS: (_koa, origin, client) =>
      client.redirectUris?.some(uri => URL.parse(uri)?.origin === origin) ?? false,
    cookies: {
      names: { session: 'tuaton-oidc', interaction: 'tuaton-oidc-interaction', resume: 'tuaton-oidc-resume' },
      long: SESSION_COOKIE,
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: ACCESS_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      BackchannelAuthenticationRequest: DESK_SECONDS,
      ClientCredentials: ACCESS_SECONDS,
      DeviceCode: DEVICE_SECONDS,
      Grant: GRANT_SECONDS,
      IdToken: ACCESS_SECONDS,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: GRANT_SECONDS,
      Session: SESSION_SECONDS,
    },
    ...(ctx.settings.sandbox ? { fetch: fetchNear } : {}),
    enableHttpPostMethods: false,
  }
}

// A token says nothing about itself to another client (A10).
const ownToken = async (_koa: unknown, client: OidcClient, token: { clientId?: string | undefined }) =>
  token.clientId === client.clientId

/** A person says yes each time, on the phone: a session of the browser alone signs nobody in. */
function alwaysAsk() {
  const policy = interactionPolicy.base()
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'asked_each_time',
        'the person is asked each time',
        'login_required',
        koa => !koa.oidc.result?.login,
      ),
    )
  return policy
}
