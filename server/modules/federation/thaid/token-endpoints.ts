import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import type { Reply } from '../../../platform/route.ts'
import { reply } from '../../../platform/route.ts'
import { findClient } from '../../parties/index.ts'
import { toClaims } from '../claims.ts'
import { bareToken, bodyParameters } from '../parameters.ts'
import { NO_STORE } from '../refusal.ts'
import { confirmNumber, confirmPerson, noteGiving } from '../tokens/issue.ts'
import * as store from '../tokens/token-store.ts'
import { withNumber } from './answers.ts'
import { authenticateClient } from './client-authentication.ts'
import { refuse } from './errors.ts'

/** POST introspect: whether an access token of this very client is alive (A10), and whose it is. */
export async function introspect(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const body = bodyParameters(request)
  const client = await authenticateClient(ctx, request, body)
  const token = bareToken(body('token')) ?? refuse('badBody')
  const live = await store.findLiveAccess(ctx, sha256(token), 'thaid')
  const number =
    live?.family.client_id === client.id ? await confirmNumber(ctx, live.family.person_id) : undefined
  if (!live || !number) return reply(200, NO_STORE, { active: false })
  await noteGiving(ctx, { client, family: live.family, items: withNumber([]), via: 'introspect' })
  return reply(200, NO_STORE, {
    active: true,
    sub: number,
    scope: live.token.scopes.join(' '),
  })
}

/** POST revoke: an access token alone, or with a refresh token all of its sign-in. A stranger's token is as unknown as none. */
export async function revoke(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const body = bodyParameters(request)
  const client = await authenticateClient(ctx, request, body)
  const hash = sha256(bareToken(body('token')) ?? refuse('badBody'))
  await transaction(ctx, async tx => {
    const token = await store.findToken(tx, hash)
    const family = token && (await store.findFamily(tx, token.person_id, token.family_id))
    if (!token || family?.client_id !== client.id) return
    if (token.kind === 'access') return store.revokeToken(tx, hash)
    await store.revokeFamily(tx, { personId: token.person_id, familyId: token.family_id }, 'byClient')
  })
  return reply(200, NO_STORE, { status: 'OK', message: 'revoked' })
}

/** GET or POST userinfo: `sub` and the granted claims. */
export async function userinfo(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const header = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = header ?? bodyParameters(request)('access_token') ?? refuse('tokenInvalid')
  const live = (await store.findLiveAccess(ctx, sha256(token), 'thaid')) ?? refuse('tokenInvalid')
  const { family } = live
  const client = (await findClient(ctx, family.client_id)) ?? refuse('tokenInvalid')
  const person = (await confirmPerson(ctx, family.person_id)) ?? refuse('tokenInvalid')
  const claims = toClaims(person, live.token.scopes, { ...client.switches, ial: family.ial })
  await noteGiving(ctx, { client, family, items: withNumber(live.token.scopes), via: 'userinfo' })
  return reply(200, NO_STORE, { sub: person.citizenNumber, ...claims })
}
