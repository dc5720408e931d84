// What a person's yes becomes in oidc-provider, whichever way it was asked.
import type { Provider } from 'oidc-provider'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { amrOf } from '../amr.ts'
import { idsOf, signedIn } from '../events.ts'
import { fail } from '../failures.ts'
import { moveRequest } from '../store.ts'
import type { RequestRow } from '../tables.ts'
import { type AskedParameters, acrOf } from './levels.ts'
import { itemsAsked } from './scopes.ts'
import { readTransactions } from './transactions.ts'

export const GRANT_SECONDS = 24 * 3600
const ALWAYS = ['openid', 'offline_access']

export type Parameters = AskedParameters & {
  redirect_uri?: string
  scope?: string
  ui_locales?: string
  authorization_details?: string
}
type AskedClaims = { id_token?: Record<string, unknown>; userinfo?: Record<string, unknown> }

const claimsOf = ({ claims }: Parameters) => (claims ? JSON.parse(claims) : {}) as AskedClaims

/** The items that a request of the modern dialect asks for. */
export const listAsked = (parameters: Parameters) => {
  const { id_token = {}, userinfo = {} } = claimsOf(parameters)
  return itemsAsked(parameters.scope, [id_token, userinfo])
}

/** The organisation learns from here on who it is. @throws federation.requestExpired | requestAnswered */
export const complete = (ctx: Ctx, request: RequestRow) =>
  transaction(ctx, async tx => {
    const done = await moveRequest(tx, request.id, ['approved'], { status: 'completed' })
    if (!done) throw request.expires_at <= tx.now() ? fail.requestExpired() : fail.requestAnswered()
    await tx.emit(signedIn, idsOf(done), { personId: done.person_id ?? undefined })
  })

/** Saves what the person gave, under the sign-in's own id: what came of it can be found and ended by it. */
export async function saveGrant(provider: Provider, request: RequestRow, parameters: Parameters) {
  const [asked, granted] = [listAsked(parameters), request.granted_scopes ?? []]
  const refused = asked.filter(item => !granted.includes(item))
  const grant = new provider.Grant({
    accountId: request.person_id,
    clientId: request.client_id,
    jti: request.id,
  } as never)
  grant.addOIDCScope([...ALWAYS, ...granted].join(' '))
  grant.addOIDCClaims([...granted, 'verified_claims'])
  for (const matter of readTransactions(parameters.authorization_details)) grant.addRar(matter)
  // Whatever else was asked by scope counts as refused, so that nobody is asked again.
  const scopes = parameters.scope?.split(' ') ?? []
  grant.rejectOIDCScope(
    [...refused, ...scopes.filter(scope => !ALWAYS.includes(scope) && !granted.includes(scope))].join(' '),
  )
  grant.rejectOIDCClaims(refused)
  await grant.save()
  return grant
}

/** How sure we are, in the protocol's words; the moment in seconds. */
export const howSure = (ctx: Ctx, request: RequestRow, parameters: AskedParameters) => ({
  acr: acrOf({ ial: request.ial ?? '', method: request.method }, parameters),
  amr: amrOf(request.method),
  authTime: Math.floor((request.answered_at ?? ctx.now()).getTime() / 1000),
})
