// An officer works at a terminal with an identity of their own: the session belongs to both, and ends with either.
import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, recordFact, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import type { Reply } from '../../platform/route.ts'
import { replyRedirect } from '../../platform/route.ts'
import { isAccountActive, readToken, verifyProof } from '../authenticators/index.ts'
import { beginOwnSignIn, completeOwnSignIn, ownCookie, readOwnCookie } from '../federation/index.ts'
import { getPerson } from '../people/index.ts'
import { officerSignedIn, officerSignedOut, staffRefused } from './events.ts'
import { fail } from './failures.ts'
import { strongest } from './roles.ts'
import * as store from './store.ts'
import { requireTerminal } from './terminals.ts'

export const STAFF_CLIENT = 'tuaton-counter'
const NAME = 'tuaton-counter'
const ARRIVAL_SECONDS = 60
const SESSION_SECONDS = 8 * 3600
/** NIST SP 800-63B-4 §2.2.3 gives 30 minutes; a counter is left more often than a desk. */
export const IDLE_SECONDS = 15 * 60
const TOUCH_MILLISECONDS = 30_000

export const callbackOf = ({ settings }: Ctx): string => `${settings.origin}/staff/callback`
const partOf = (ctx: Ctx) => ({ clientId: STAFF_CLIENT, redirectUri: callbackOf(ctx), cookie: NAME })

/** Shows the sign-in page in the terminal's browser. */
export const beginSignIn = (ctx: Ctx, request: FastifyRequest): Promise<Reply> =>
  beginOwnSignIn(ctx, request, partOf(ctx))

/** Back from it: whoever signed in has a minute to open a session on the terminal. */
export async function completeSignIn(
  ctx: Ctx,
  request: FastifyRequest,
  answer: { code?: string | undefined; state?: string | undefined },
): Promise<Reply> {
  const { personId, done } = await completeOwnSignIn(ctx, request, partOf(ctx), answer)
  if (!personId) return replyRedirect('/counter/?signed-in=no', { 'set-cookie': done })
  const arrival = randomToken()
  const expires_at = new Date(ctx.now().getTime() + ARRIVAL_SECONDS * 1000)
  await store.insertArrival(ctx, { hash: sha256(arrival), person_id: personId, expires_at })
  const kept = ownCookie(ctx, NAME, arrival, ARRIVAL_SECONDS)
  return replyRedirect('/counter/?signed-in=yes', { 'set-cookie': [...done, kept] })
}

/** Opens the session of whoever has just signed in here. @throws staff.signInFirst | noRoleHere */
export async function openSession(ctx: Ctx, request: FastifyRequest) {
  const { terminalId, placeId } = ctx.actor as ActorOf<'terminal'>
  const arrival = readOwnCookie(ctx, request, NAME)
  if (!arrival) throw fail.signInFirst()
  const opened = await transaction(ctx, async tx => {
    const personId = (await store.takeArrival(tx, sha256(arrival)))?.person_id
    if (!personId) throw fail.signInFirst()
    const grant = strongest(await store.listGrantsOf(tx, personId, placeId))
    if (!grant) return undefined
    await store.endSessions(tx, { personId })
    const [token, id] = [randomToken(), newId(tx)]
    await store.insertSession(tx, {
      token_hash: sha256(token),
      id,
      person_id: personId,
      grant_id: grant.id,
      place_id: placeId,
      terminal_id: terminalId,
      role: grant.role,
      created_at: tx.now(),
      used_at: tx.now(),
      expires_at: new Date(tx.now().getTime() + SESSION_SECONDS * 1000),
      ended_at: null,
    })
    if (!grant.used_at) await store.moveGrant(tx, grant.id, ['active'], { used_at: tx.now() })
    await tx.emit(officerSignedIn, { sessionId: id, terminalId, placeId, role: grant.role }, { personId })
    const { nameTh, nameEn } = await getPerson(tx, personId)
    return { token, role: grant.role, nameTh, nameEn }
  })
  if (opened) return opened
  await recordFact(ctx, staffRefused, { reason: 'noRoleHere' })
  throw fail.noRoleHere()
}

/**
 * The access `officer`: signed by the terminal's key, with the token of a session on that very terminal, of somebody whose role,
 * account and terminal still stand. @throws staff.signInFirst | terminalUnknown | terminalDisabled
 */
export async function checkOfficer(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const token = readToken(request)
  if (!token) throw fail.signInFirst()
  const { keyThumbprint, publicJwk } = await verifyProof(ctx, request, token)
  const terminal = await requireTerminal(ctx, keyThumbprint)
  const session = await store.findSession(ctx, sha256(token))
  if (!session || session.terminal_id !== terminal.terminal_id || session.grant_status !== 'active')
    throw fail.signInFirst()
  const idle = ctx.now().getTime() - session.used_at.getTime()
  if (idle > IDLE_SECONDS * 1000) throw fail.signInFirst()
  if (!(await isAccountActive(ctx, session.person_id))) throw fail.signInFirst()
  if (idle > TOUCH_MILLISECONDS) await store.touchSession(ctx, session.token_hash)
  return {
    kind: 'officer',
    personId: session.person_id,
    sessionId: session.id,
    role: session.role,
    terminalId: session.terminal_id,
    terminalKind: terminal.kind,
    placeId: session.place_id,
    publicJwk,
  }
}

/** Leaves the terminal. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { sessionId, personId } = ctx.actor as ActorOf<'officer'>
  await transaction(ctx, async tx => {
    await store.endSessions(tx, { sessionId })
    await tx.emit(officerSignedOut, { sessionId }, { personId })
  })
}
