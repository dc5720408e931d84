// What oidc-provider says aloud, as facts and log lines: never a parameter, a token or a name.
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requestRefused, tokensRevoked } from '../events.ts'

const reasons: Record<string, 'redirect' | 'scope' | 'responseType'> = {
  invalid_redirect_uri: 'redirect',
  invalid_scope: 'scope',
  unsupported_response_type: 'responseType',
}

/** Listens to refusals, revocations and faults. */
export function noteErrors(ctx: Ctx, provider: Provider) {
  const record = (work: Promise<unknown>) => void work.catch(error => ctx.log.unexpected('oidc note', error))
  const refused = (koa: KoaContextWithOIDC, error: { error?: string }) => {
    const clientId = koa.oidc?.client?.clientId
    if (clientId === undefined) return
    const reason = reasons[error.error ?? ''] ?? 'parameter'
    record(transaction(ctx, tx => tx.emit(requestRefused, { clientId, reason })))
  }
  provider.on('authorization.error', refused)
  provider.on('pushed_authorization_request.error', refused)
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
