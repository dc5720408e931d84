// The person behind a grant, and what of them leaves with it. Each leaving is a fact.
import type { ClaimsParameterMember, FindAccount } from 'oidc-provider'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { findClient } from '../../parties/index.ts'
import { toClaims } from '../claims.ts'
import { dataGiven } from '../events.ts'
import { getIal, getSignInPerson, mayBeTold } from '../people-door.ts'
import { observe } from '../rehearsal/rehearsal.ts'
import { itemsAsked, SCOPES } from './scopes.ts'
import { toVerifiedClaims, verifiedNames } from './verified-claims.ts'

type Giving = {
  personId: string
  clientId: string
  use: string
  scope: string
  claims: Record<string, unknown>
  rejected: string[]
}

/** Finds people for oidc-provider; whoever died or froze everything is not found. */
export const accountFinder =
  (ctx: Ctx): FindAccount =>
  async (koa, personId) => {
    // An old id_token names a person by the organisation's own identifier: that finds nobody (A22).
    if (!z.uuid().safeParse(personId).success || !(await mayBeTold(ctx, personId))) return undefined
    return {
      accountId: personId,
      async claims(use, scope, claims, rejected) {
        const clientId = koa.oidc.client?.clientId ?? ''
        const codeOf = koa.oidc.entities.AuthorizationCode?.grantId
        // Before the answer leaves: a client that begins again at once must find it written.
        if (use === 'id_token' && koa.oidc.client?.rehearsing && codeOf)
          await observe(ctx, codeOf, 'redeemed')
        const requestId = koa.oidc.entities.AccessToken?.grantId
        if (use === 'userinfo' && koa.oidc.client?.rehearsing && requestId)
          await observe(ctx, requestId, 'used')
        const giving = { personId, clientId, use, scope, claims: toPlain(claims), rejected }
        return { sub: personId, ...(await giveClaims(ctx, giving)) }
      },
    }
  }

async function giveClaims(ctx: Ctx, { personId, clientId, use, scope, claims, rejected }: Giving) {
  const [person, ial] = [await getSignInPerson(ctx, personId), await getIal(ctx, personId)]
  // OpenID Connect Core §5.4: what a scope stands for is told at userinfo; an id_token carries what was asked of it by claim.
  const byScope = use === 'userinfo' ? scope : ''
  const given = itemsAsked(byScope, [claims]).filter(item => !rejected.includes(item))
  const client = await findClient(ctx, clientId)
  if (client && given.length > 0)
    await recordFact(
      ctx,
      dataGiven,
      {
        clientId,
        partyId: client.party.id,
        scopes: given,
        via: use === 'userinfo' ? 'userinfo' : 'token',
        ial,
      },
      { personId },
    )
  const known = toClaims(person, SCOPES, { addressAsText: false, nameWithTitle: false, ial })
  const proven = verifiedNames(claims).filter(name => !rejected.includes(name))
  return { ...known, verified_claims: toVerifiedClaims(proven, known, ial) }
}

const toPlain = (claims: Record<string, ClaimsParameterMember | null>): Record<string, unknown> => ({
  ...claims,
})
