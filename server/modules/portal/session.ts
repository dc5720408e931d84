// A developer signs in with the very identity that their client will ask for; a cookie of this site remembers it for a working day.
import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import type { Reply } from '../../platform/route.ts'
import { replyRedirect } from '../../platform/route.ts'
import { beginOwn, isOwnSite, redeemOwn } from '../federation/index.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'

export const PORTAL_CLIENT = 'tuaton-portal'
const SESSION_SECONDS = 8 * 3600
const ATTEMPT_SECONDS = 600
const TOKEN = /^[\w-]{43,80}$/

const prefix = ({ settings }: Ctx) => (settings.origin.startsWith('https:') ? '__Host-' : '')
const cookie = (ctx: Ctx, name: string, value: string, seconds: number) =>
  `${prefix(ctx)}${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${prefix(ctx) ? '; Secure' : ''}`
const read = (ctx: Ctx, request: FastifyRequest, name: string) => {
  const value = request.cookies[`${prefix(ctx)}${name}`]
  return value && TOKEN.test(value) ? value : undefined
}

export const callbackOf = ({ settings }: Ctx): string => `${settings.origin}/portal/callback`

/** The access `developer`: whoever has signed in here, frozen and closed accounts no more. @throws portal.signInFirst */
export async function checkDeveloper(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const personId = await findDeveloper(ctx, request)
  if (!personId) throw fail.signInFirst({ goTo: '/portal' })
  // A15: the cookie does not travel with other sites' forms, and the browser says who asks.
  if (request.method !== 'GET' && !isOwnSite(ctx, request)) throw fail.otherSite()
  return { kind: 'developer', personId }
}

export async function findDeveloper(ctx: Ctx, request: FastifyRequest): Promise<string | undefined> {
  const token = read(ctx, request, 'tuaton-portal')
  return token ? (await store.findSession(ctx, sha256(token)))?.person_id : undefined
}

export const developerOf = (ctx: Ctx): string => (ctx.actor as ActorOf<'developer'>).personId

/** Shows the sign-in page; a cookie keeps what the answer is checked with (A11). */
export async function beginSession(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const [state, verifier] = [randomToken(), randomToken(48)]
  const page = await beginOwn(ctx, request, {
    clientId: PORTAL_CLIENT,
    redirectUri: callbackOf(ctx),
    state,
    verifier,
  })
  const kept = [
    cookie(ctx, 'tuaton-portal-state', state, ATTEMPT_SECONDS),
    cookie(ctx, 'tuaton-portal-verifier', verifier, ATTEMPT_SECONDS),
  ]
  return {
    ...page,
    headers: { ...page.headers, 'set-cookie': [page.headers['set-cookie'] ?? [], kept].flat(2) },
  }
}

/** Back from the sign-in page: a session, or the welcome page with a word about a no. */
export async function completeSession(
  ctx: Ctx,
  request: FastifyRequest,
  { code, state }: { code?: string | undefined; state?: string | undefined },
): Promise<Reply> {
  const verifier = read(ctx, request, 'tuaton-portal-verifier')
  const isOurs = state !== undefined && state === read(ctx, request, 'tuaton-portal-state')
  const personId =
    isOurs && code && verifier
      ? await redeemOwn(ctx, { clientId: PORTAL_CLIENT, redirectUri: callbackOf(ctx), code, verifier })
      : undefined
  const done = ['state', 'verifier'].map(name => cookie(ctx, `tuaton-portal-${name}`, '', 0))
  if (!personId) return replyRedirect('/portal?signed-in=no', { 'set-cookie': done })
  const token = randomToken()
  await store.insertSession(ctx, {
    hash: sha256(token),
    person_id: personId,
    created_at: ctx.now(),
    expires_at: new Date(ctx.now().getTime() + SESSION_SECONDS * 1000),
  })
  return replyRedirect('/portal', {
    'set-cookie': [...done, cookie(ctx, 'tuaton-portal', token, SESSION_SECONDS)],
  })
}

/** Ends the session of this browser. */
export async function endSession(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const token = read(ctx, request, 'tuaton-portal')
  if (token) await store.deleteSession(ctx, sha256(token))
  return replyRedirect('/portal', { 'set-cookie': cookie(ctx, 'tuaton-portal', '', 0) })
}
