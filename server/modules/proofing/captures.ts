import { randomInt } from 'node:crypto'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { eraseFiles, findFile, keepFile } from '../../platform/files.ts'
import { asksOf, createChallenge } from '../biometrics/index.ts'
import { captureReceived } from './events.ts'
import {
  discardEvidence,
  findCurrentEvidence,
  insertChallenge,
  insertEvidence,
  takeChallenge,
} from './evidence-store.ts'
import { fail } from './failures.ts'
import { enterStep } from './journey.ts'
import { requireTriesLeft } from './recovery.ts'
import type { JourneyView } from './schemas.ts'
import { sendToCounter, sessionIdOf, showSession } from './sessions.ts'
import { type CaptureParts, openSignedCapture, requireAsked } from './signed-capture.ts'
import { updateSession } from './store.ts'
import type { EvidenceKind, EvidenceTask, SessionRow } from './tables.ts'
import { readSoon } from './work.ts'

const EVIDENCE_SECONDS = 24 * 3600
const MAX_CAPTURES = 60
const SECONDS_PER_ASK = 8
const SECONDS_TO_SEND = 60

export type CardKind = Extract<EvidenceKind, 'cardFront' | 'cardBack'>

/** Keeps a photograph of a card side and has it read. The same bytes again have no second effect. */
export async function receiveCard(
  ctx: Ctx,
  kind: CardKind,
  bytes: Buffer,
  type: string,
): Promise<JourneyView> {
  const evidenceId = await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), kind)
    const hash = sha256(bytes)
    const current = await findCurrentEvidence(tx, session.id, kind)
    if (current?.sha256 === hash && current.status !== 'refused') return undefined
    return receive(tx, session, kind, { hash, files: [{ type, bytes }], task: {} })
  })
  if (evidenceId) readSoon()
  return showSession(ctx)
}

/** Takes a photograph back, to make a better one. */
export async function retakeCard(ctx: Ctx, kind: CardKind): Promise<JourneyView> {
  await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), kind)
    await eraseFiles(tx, await discardEvidence(tx, session.id, kind))
  })
  return showSession(ctx)
}

/** The citizen looked at the straightened card and what was read, and keeps it. */
export async function confirmCard(ctx: Ctx, kind: CardKind): Promise<JourneyView> {
  await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), kind)
    const current = await findCurrentEvidence(tx, session.id, kind)
    if (current?.status !== 'read') throw fail.nothingCaptured()
    await updateSession(
      tx,
      session.id,
      kind === 'cardFront' ? { card_front_id: current.id } : { card_back_id: current.id },
    )
  })
  return showSession(ctx)
}

/** The straightened picture of a card side. */
export async function showCard(ctx: Ctx, kind: CardKind) {
  const current = await findCurrentEvidence(ctx, sessionIdOf(ctx), kind)
  const file = current?.straightened_id ? await findFile(ctx, current.straightened_id) : undefined
  if (!file) throw fail.nothingCaptured()
  return file
}

/** Asks for head turns in an order nobody can know before. */
export async function challengeSelfie(ctx: Ctx) {
  return transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), 'selfie')
    await requireTriesLeft(tx, session)
    const challenge = createChallenge(randomInt)
    const asks = asksOf(challenge)
    const expiresAt = new Date(tx.now().getTime() + (asks.length * SECONDS_PER_ASK + SECONDS_TO_SEND) * 1000)
    const row = {
      session_id: session.id,
      id: newId(tx),
      nonce: randomToken(16),
      turns: challenge.turns,
      expires_at: expiresAt,
    }
    await insertChallenge(tx, row)
    return { challengeId: row.id, nonce: row.nonce, asks, secondsPerAsk: SECONDS_PER_ASK, expiresAt }
  })
}

/**
 * Keeps a capture of head turns that the phone's key signed. The same capture again has no second effect.
 * @throws proofing.captureForged | captureExpired | captureReplayed
 */
export async function receiveSelfie(ctx: Ctx, parts: CaptureParts): Promise<JourneyView> {
  const { publicJwk } = ctx.actor as ActorOf<'applicant'>
  const capture = await openSignedCapture(parts, publicJwk)
  const { binding, frames, hash } = capture
  const evidenceId = await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), 'selfie')
    const current = await findCurrentEvidence(tx, session.id, 'selfie')
    if (current?.sha256 === hash && current.task.challengeId === binding.challengeId) return undefined
    const challenge = await takeChallenge(tx, session.id, binding.challengeId)
    if (!challenge) throw fail.captureExpired()
    await requireAsked(tx, session.id, capture, challenge)
    const files = frames.map(({ file }) => ({ type: 'image/jpeg', bytes: file.bytes }))
    return receive(tx, session, 'selfie', {
      hash,
      files,
      task: { turns: challenge.turns, challengeId: challenge.id },
    })
  })
  if (evidenceId) readSoon()
  return showSession(ctx)
}

type Received = { hash: string; files: { type: string; bytes: Uint8Array }[]; task: EvidenceTask }

async function receive(tx: TxCtx, session: SessionRow, kind: EvidenceKind, { hash, files, task }: Received) {
  if (session.captures >= MAX_CAPTURES) {
    await sendToCounter(tx, session, 'proofing.tooManyCaptures')
    return undefined
  }
  await eraseFiles(tx, await discardEvidence(tx, session.id, kind))
  const until = new Date(tx.now().getTime() + EVIDENCE_SECONDS * 1000)
  const fileIds: string[] = []
  for (const file of files) fileIds.push(await keepFile(tx, 'proofing', file.type, file.bytes, until))
  await updateSession(tx, session.id, { captures: session.captures + 1, last_problem: null })
  await tx.emit(captureReceived, { sessionId: session.id, kind })
  return insertEvidence(tx, { session_id: session.id, kind, sha256: hash, file_ids: fileIds, task })
}
