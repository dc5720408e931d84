// A developer signs in with the very identity that their client will ask for; a cookie of this site remembers it for a working day.
import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import type { Reply } from '../../platform/route.ts'
import { replyRedirect } from '../../platform/route.ts'
import {
  beginOwnSignIn,
  completeOwnSignIn,
  isOwnSite,
  ownCookie,
  readOwnCookie,
} from '../federation/index.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'

export const PORTAL_CLIENT = 'tuaton-portal'
const SESSION_SECONDS = 8 * 3600
const NAME = 'tuaton-portal'

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
  const token = readOwnCookie(ctx, request, NAME)
  return token ? (await store.findSession(ctx, sha256(token)))?.person_id : undefined
}

export const developerOf = (ctx: Ctx): string => (ctx.actor as ActorOf<'developer'>).personId

const partOf = (ctx: Ctx) => ({ clientId: PORTAL_CLIENT, redirectUri: callbackOf(ctx), cookie: NAME })

/** Shows the sign-in page. */
export const beginSession = (ctx: Ctx, request: FastifyRequest): Promise<Reply> =>
  beginOwnSignIn(ctx, request, partOf(ctx))

/** Back from the sign-in page: a session, or the welcome page with a word about a no. */
export async function completeSession(
  ctx: Ctx,
  request: FastifyRequest,
  answer: { code?: string | undefined; state?: string | undefined },
): Promise<Reply> {
  const { personId, done } = await completeOwnSignIn(ctx, request, partOf(ctx), answer)
  if (!personId) return replyRedirect('/portal?signed-in=no', { 'set-cookie': done })
  const token = randomToken()
  await store.insertSession(ctx, {
    hash: sha256(token),
    person_id: personId,
    created_at: ctx.now(),
    expires_at: new Date(ctx.now().getTime() + SESSION_SECONDS * 1000),
  })
  return replyRedirect('/portal', { 'set-cookie': [...done, ownCookie(ctx, NAME, token, SESSION_SECONDS)] })
}

/** Ends the session of this browser. */
export async function endSession(ctx: Ctx, request: FastifyRequest): Promise<Reply> {
  const token = readOwnCookie(ctx, request, NAME)
  if (token) await store.deleteSession(ctx, sha256(token))
  return replyRedirect('/portal', { 'set-cookie': ownCookie(ctx, NAME, '', 0) })
}
