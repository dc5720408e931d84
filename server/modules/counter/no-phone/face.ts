// The face in a session of card and passcode: alive, and the register's. Three that are not end the session.
import { randomInt } from 'node:crypto'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { endSession, raiseCardSession } from '../../authenticators/index.ts'
import { createChallenge } from '../../biometrics/index.ts'
import { type CaptureParts, openSignedCapture, requireAsked } from '../../proofing/index.ts'
import { findTerminalOf } from '../../staff/index.ts'
import { faceRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { askFace, compareWithKnown, decide, readLive } from '../steps/face.ts'
import { countUsedChallenges, takeChallenge } from '../store.ts'

const MAX_TRIES = 3
const sessionOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** Head turns to show to the camera of this terminal. */
export async function challengeHolder(ctx: Ctx) {
  const { sessionId } = sessionOf(ctx)
  return transaction(ctx, tx => askFace(tx, sessionId, createChallenge(randomInt).turns))
}

/**
 * Judges a capture that the terminal's key signed. A picture that cannot be used costs no try.
 * @throws counter.faceNotRecognised with the tries left | pictureUnusable | notOffered, proofing.captureForged | captureExpired
 */
export async function showFace(ctx: Ctx, parts: CaptureParts): Promise<void> {
  const { personId, sessionId, keyThumbprint } = sessionOf(ctx)
  const terminal = await findTerminalOf(ctx, keyThumbprint)
  if (!terminal) throw fail.notOffered()
  const capture = await openSignedCapture(parts, terminal.publicJwk)
  const asked = await transaction(ctx, async tx => {
    const challenge = await takeChallenge(tx, sessionId, capture.binding.challengeId)
    await requireAsked(tx, sessionId, capture, challenge)
    return { turns: challenge?.turns ?? [], tries: await countUsedChallenges(tx, sessionId) }
  })
  const live = await readLive(
    capture.frames.map(({ file }) => file.bytes),
    asked.turns,
  )
  const known = await compareWithKnown(ctx, { personId }, live.template)
  if (decide(live.isLive, known) === 'match')
    return transaction(ctx, tx => raiseCardSession(tx, terminal.placeId))
  await recordFact(ctx, faceRefused, { placeId: terminal.placeId }, { personId })
  const triesLeft = Math.max(0, MAX_TRIES - asked.tries)
  if (triesLeft === 0) await endSession(ctx, personId, sessionId)
  throw fail.faceNotRecognised({ triesLeft })
}
