import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { eraseFiles } from '../../platform/files.ts'
import { readToken, verifyProof } from '../authenticators/index.ts'
import { abandoned, sentToCounter, started, wentBack } from './events.ts'
import type { CounterCode } from './failures.ts'
import { fail } from './failures.ts'
import type { StepKey } from './journey.ts'
import { stepOf, stepsOf, undoFrom } from './journey.ts'
import { requireRecoverable } from './recovery.ts'
import type { JourneyView } from './schemas.ts'
import {
  eraseSession,
  findOpenSessionByKey,
  findSession,
  insertSession,
  lockKey,
  lockSession,
  updateSession,
} from './store.ts'
import type { Channel, Purpose, SessionRow } from './tables.ts'
import { viewSession } from './view.ts'

const SESSION_SECONDS = 24 * 3600

type Start = { language: 'th' | 'en'; purpose: Purpose; channel: Channel }

/**
 * Starts an attempt, or finds the open one of the same phone again: a reload or a lost token loses nothing.
 * @throws proofing.phoneNotBound | notFrozen | tooManyTries when a bound phone is to prove its person again
 */
export async function startSession(
  ctx: Ctx,
  { language, purpose, channel }: Start,
): Promise<{ token: string; session: JourneyView }> {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const secret = randomToken()
  const session = await transaction(ctx, async tx => {
    await lockKey(tx, keyThumbprint)
    const bound = purpose === 'register' ? undefined : await requireRecoverable(tx, keyThumbprint, purpose)
    const known = await findOpenSessionByKey(tx, keyThumbprint, { purpose, channel })
    if (known) return updateSession(tx, known.id, { token_hash: sha256(secret), language })
    const id = newId(tx)
    const expires_at = new Date(tx.now().getTime() + SESSION_SECONDS * 1000)
    const row = await insertSession(tx, {
      id,
      purpose,
      channel,
      language,
      key_thumbprint: keyThumbprint,
      token_hash: sha256(secret),
      expires_at,
      ...(bound ? { person_id: bound.personId, device_id: bound.deviceId } : {}),
    })
    await tx.emit(started, { sessionId: id, channel, purpose })
    return row
  })
  return { token: `${session.id}.${secret}`, session: await viewSession(ctx, session) }
}

/** The access `applicant`: the token of a registration, used by the phone that began it. A stolen link opens nothing. */
export async function requireApplicant(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const token = readToken(request)
  const [id = '', secret = ''] = token?.split('.') ?? []
  if (!token || !/^[0-9a-f-]{36}$/.test(id)) throw fail.sessionEnded()
  const { keyThumbprint, publicJwk } = await verifyProof(ctx, request, token)
  const session = await findSession(ctx, id)
  if (!session || session.token_hash !== sha256(secret) || session.key_thumbprint !== keyThumbprint)
    throw fail.sessionEnded()
  return { kind: 'applicant', sessionId: id, keyThumbprint, publicJwk }
}

export const sessionIdOf = (ctx: Ctx): string => (ctx.actor as ActorOf<'applicant'>).sessionId

/** The applicant's registration as it stands. */
export async function showSession(ctx: Ctx): Promise<JourneyView> {
  const session = await findSession(ctx, sessionIdOf(ctx))
  if (!session) throw fail.sessionEnded()
  return viewSession(ctx, session)
}

/** Gives up: pictures and readings are erased at once, the event stays. */
export async function giveUp(ctx: Ctx): Promise<void> {
  const id = sessionIdOf(ctx)
  await transaction(ctx, async tx => {
    const session = await lockSession(tx, id)
    if (session?.status !== 'open' || session.completed_at) return
    await eraseFiles(tx, (await eraseSession(tx, id)) ?? [])
    await tx.emit(abandoned, { sessionId: id, reason: 'givenUp' })
  })
}

/** Goes back to an earlier step; the later ones are undone. */
export async function goBack(ctx: Ctx, to: StepKey): Promise<JourneyView> {
  const session = await transaction(ctx, async tx => {
    const row = await lockSession(tx, sessionIdOf(tx))
    if (row?.status !== 'open' || row.completed_at) throw fail.sessionEnded()
    const at = stepOf(row) as StepKey
    const steps = stepsOf(row)
    if (!steps.includes(to) || steps.indexOf(to) > steps.indexOf(at)) throw fail.wrongStep({ step: at })
    await tx.emit(wentBack, { sessionId: row.id, to })
    return undoFrom(tx, row, to)
  })
  return viewSession(ctx, session)
}

/** Ends the self-service way: a person decides, at a counter. */
export async function sendToCounter(tx: TxCtx, session: SessionRow, code: CounterCode): Promise<SessionRow> {
  await tx.emit(sentToCounter, { sessionId: session.id, code })
  // Letters that cannot be misheard or misread at the counter.
  const letters = 'ACDEFHJKMNPRTVWXY347'
  const reference = [...Buffer.from(randomToken(6), 'base64url')]
    .map(byte => letters[byte % letters.length])
    .join('')
  return updateSession(tx, session.id, {
    status: 'counter',
    counter_code: code,
    counter_reference: reference,
  })
}
