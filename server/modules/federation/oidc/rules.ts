// What a client may ask for, beyond what the protocol itself checks.
import type { ClaimsParameter, KoaContextWithOIDC, Client as OidcClient } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { isLoopback } from '../return-address.ts'
import { namesIn, SCOPES } from './scopes.ts'

/** Claim by claim a client gets no more than by scope (A12). @throws InvalidRequest */
export async function requireAllowedClaims(
  _koa: KoaContextWithOIDC,
  claims: ClaimsParameter,
  client: OidcClient,
) {
  const allowed = new Set(client.scope?.split(' '))
  const asked = [claims.id_token, claims.userinfo].flatMap(part => namesIn({ ...part }))
  const beyond = asked.filter(name => SCOPES.includes(name) && !allowed.has(name))
  if (beyond.length > 0)
    throw new errors.InvalidRequest(`claims not registered for this client: ${beyond.join(' ')}`)
}

/** Character for character (A01); the sandbox's open client: anywhere on this machine. */
export function returnsTo(this: OidcClient, address: string): boolean {
  return this.redirectUris?.includes(address) || (this.accepts_any_loopback === true && isLoopback(address))
}

/** Whether a client is registered for a grant type. */
export function isAllowedGrant(this: OidcClient, type: string): boolean {
  return (
    this.grantTypes?.includes(type) || (this.without_browser as string[] | undefined)?.includes(type) || false
  )
}
