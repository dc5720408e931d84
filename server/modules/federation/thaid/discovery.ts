import type { Ctx } from '../../../platform/context.ts'
import { publicKeys } from '../../../platform/keys.ts'
import { reply } from '../../../platform/route.ts'
import { PUBLISHED_SCOPES } from './scopes.ts'

export const SIGNING_KEY = 'thaid'

const HEADERS = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }

/** What ThaID publishes, with its own spelling of `subject_type_supported`, and the two standard fields strict libraries need. */
export function discovery(ctx: Ctx) {
  const { origin } = ctx.settings
  return reply(200, HEADERS, {
    issuer: origin,
    authorization_endpoint: `${origin}/api/v2/oauth2/auth/`,
    token_endpoint: `${origin}/api/v2/oauth2/token/`,
    userinfo_endpoint: `${origin}/api/v2/oauth2/userinfo/`,
    jwks_uri: `${origin}/jwks/`,
    revocation_endpoint: `${origin}/api/v2/oauth2/revoke/`,
    introspection_endpoint: `${origin}/api/v2/oauth2/introspect/`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_type_supported: ['public'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: PUBLISHED_SCOPES,
  })
}

/** The keys id_tokens may be signed with, each with `kid`, `use` and `alg`. */
export async function jwks(ctx: Ctx) {
  return reply(200, HEADERS, { keys: await publicKeys(ctx, SIGNING_KEY) })
}
