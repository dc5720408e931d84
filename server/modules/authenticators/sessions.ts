import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { newAccessToken, personOf } from './access-token.ts'
import { requireLiveCard } from './card-sessions.ts'
import { touchDevice } from './device-store.ts'
import { sessionOpened } from './events.ts'
import { fail } from './failures.ts'
import { readToken, verifyProof } from './proof.ts'
import { findSession, insertSession } from './session-store.ts'
import type { OpenSession } from './tables.ts'

// NIST SP 800-63B-4 §2.2.3: re-authentication after 30 minutes at the latest when the person is inactive; we count from the passcode.
const SESSION_SECONDS = 30 * 60

/** Opens a session with a phone or a passkey. */
export async function openSession(
  ctx: Ctx,
  opener: { personId: string; authenticatorId: string; by: 'phone' | 'passkey'; keyThumbprint: string },
): Promise<OpenSession> {
  const { personId, authenticatorId, by, keyThumbprint } = opener
  const accessToken = newAccessToken(personId)
  const expiresAt = new Date(ctx.now().getTime() + SESSION_SECONDS * 1000)
  await transaction(ctx, async tx => {
    await insertSession(tx, {
      person_id: personId,
      id: newId(tx),
      device_id: by === 'phone' ? authenticatorId : null,
      passkey_id: by === 'passkey' ? authenticatorId : null,
      card_passcode_id: null,
      aal: null,
      token_hash: sha256(accessToken),
      key_thumbprint: keyThumbprint,
      created_at: tx.now(),
      expires_at: expiresAt,
    })
    if (by === 'phone') await touchDevice(tx, personId, authenticatorId)
    await tx.emit(sessionOpened, { authenticatorId, by }, { personId })
  })
  return { accessToken, expiresAt }
}

/** The access `person`: a live token, used with the key it was made for, whose phone, passkey or card still stands. */
export async function requirePerson(ctx: Ctx, request: FastifyRequest): Promise<ActorOf<'citizen'>> {
  const token = readToken(request)
  if (!token) throw fail.sessionEnded()
  const { keyThumbprint } = await verifyProof(ctx, request, token)
  const personId = personOf(token)
  const session = personId && (await findSession(ctx, personId, sha256(token)))
  if (!session || session.key_thumbprint !== keyThumbprint) throw fail.sessionEnded()
  // Asked every time: what froze or took away a moment ago holds now, whatever raced with it.
  if (session.account_status !== 'active') throw fail.sessionEnded()
  if (session.device_id && session.device_status !== 'active')
    throw session.device_status === 'locked' ? fail.deviceLocked() : fail.sessionEnded()
  if (session.passkey_id && !session.live_passkey_id) throw fail.sessionEnded()
  if (session.card_passcode_id) await requireLiveCard(ctx, session)
  return {
    kind: 'citizen',
    by: session.device_id ? 'phone' : session.passkey_id ? 'passkey' : 'card',
    personId: session.person_id,
    authenticatorId: session.device_id ?? session.passkey_id ?? session.card_passcode_id ?? '',
    sessionId: session.id,
    keyThumbprint,
    ...(session.aal ? { aal: session.aal } : {}),
  }
}

/** The access `holder`: a session of a phone or a passkey. What card and passcode may do says so itself, with the access `person`. */
export async function requireHolder(ctx: Ctx, request: FastifyRequest): Promise<ActorOf<'citizen'>> {
  const actor = await requirePerson(ctx, request)
  if (actor.by === 'card') throw fail.notByCard()
  return actor
}

/** The access `cardHolder`: a session of card and passcode, at its terminal. */
export async function requireCardHolder(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const actor = await requirePerson(ctx, request)
  if (actor.by !== 'card') throw fail.terminalNeeded()
  return actor
}

/** The access `citizen`: a session of a bound phone. */
export async function requireCitizen(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const actor = await requireHolder(ctx, request)
  if (actor.by !== 'phone') throw fail.phoneNeeded()
  return actor
}

/** The access `device`: signed by some phone's key; which phone is for the route to find out. */
export async function requireDevice(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  return { kind: 'device', ...(await verifyProof(ctx, request)) }
}
