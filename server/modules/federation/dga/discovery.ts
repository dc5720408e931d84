import type { Ctx } from '../../../platform/context.ts'
import { publicKeys } from '../../../platform/keys.ts'
import { reply } from '../../../platform/route.ts'
import { PUBLISHED_SCOPES } from './scopes.ts'

export const SIGNING_KEY = 'dga'

/** ThaID's discovery stands at the origin, so this dialect's issuer is one step below. */
export const issuerOf = ({ settings }: Ctx): string => `${settings.origin}/connect`

const HEADERS = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }

export function discovery(ctx: Ctx) {
  const issuer = issuerOf(ctx)
  return reply(200, HEADERS, {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/endsession`,
    jwks_uri: `${ctx.settings.origin}/.well-known/openid-configuration/jwks`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: PUBLISHED_SCOPES,
  })
}

export async function jwks(ctx: Ctx) {
  return reply(200, HEADERS, { keys: await publicKeys(ctx, SIGNING_KEY, 'RS256') })
}
