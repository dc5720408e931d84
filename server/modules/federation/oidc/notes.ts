// What oidc-provider says aloud, as facts and log lines: never a parameter, a token or a name.
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { type RefusalReason, tokensRevoked } from '../events.ts'
import { noteRefused } from '../note-refused.ts'
import { observe } from '../rehearsal/rehearsal.ts'

type Said = Error & { error?: string; error_description?: string; error_detail?: string; cause?: unknown }

/** Which rule was broken; undefined for what is no mistake: an answer that is not there yet, or a nonce to be used next. */
function ruleOf(said: Said): RefusalReason | undefined {
  const words = [said.error_description, said.error_detail, said.cause instanceof Error && said.cause.message]
  const about = (pattern: RegExp) => words.some(text => typeof text === 'string' && pattern.test(text))
  if (about(/redirect_uri/)) return 'redirect'
  if (about(/code_verifier|code_challenge|PKCE/)) return 'pkce'
  if (about(/refresh token/)) return 'refreshToken'
  return rules[said.error ?? ''] ?? (unremarkable.has(said.error ?? '') ? undefined : 'parameter')
}

const rules: Record<string, RefusalReason> = {
  invalid_redirect_uri: 'redirect',
  invalid_scope: 'scope',
  unsupported_response_type: 'responseType',
  unsupported_grant_type: 'grantType',
  unauthorized_client: 'grantType',
  invalid_client: 'clientSecret',
  invalid_grant: 'code',
  invalid_dpop_proof: 'proof',
}
const unremarkable = new Set([
  'authorization_pending',
  'slow_down',
  'use_dpop_nonce',
  'access_denied',
  'expired_token',
  'server_error',
])

/** Listens to refusals, revocations and faults. */
export function noteErrors(ctx: Ctx, provider: Provider) {
  const record = (work: Promise<unknown>) => void work.catch(error => ctx.log.unexpected('oidc note', error))
  const refused = (at: 'authorize' | 'token') => (koa: KoaContextWithOIDC, error: Error) => {
    const [clientId, reason] = [koa.oidc?.client?.clientId, ruleOf(error)]
    if (clientId !== undefined && reason) record(noteRefused(ctx, clientId, reason, at))
  }
  provider.on('authorization.error', refused('authorize'))
  provider.on('pushed_authorization_request.error', refused('authorize'))
  provider.on('grant.error', refused('token'))
  provider.on('grant.success', koa => {
    const { client, entities } = koa.oidc
    const requestId = entities.AuthorizationCode?.grantId
    if (client?.rehearsing && requestId) record(observe(ctx, requestId, 'redeemed'))
  })
  provider.on('grant.revoked', (koa, grantId) => {
    const { client, entities } = koa.oidc
    const personId = entities.Grant?.accountId ?? entities.RefreshToken?.accountId
    if (!client) return
    const data = { familyId: grantId, clientId: client.clientId, reason: reasonOf(koa) }
    record(transaction(ctx, tx => tx.emit(tokensRevoked, data, { personId })))
  })
  provider.on('server_error', (koa, error) => ctx.log.unexpected('oidc', error, { route: koa.oidc?.route }))
}

function reasonOf({ oidc }: KoaContextWithOIDC) {
  if (oidc.route !== 'token') return 'byClient' as const
  return oidc.params?.grant_type === 'refresh_token'
    ? ('refreshReplayed' as const)
    : ('codeReplayed' as const)
}
