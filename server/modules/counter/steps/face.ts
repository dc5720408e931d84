// The face: at a counter one picture, with somebody standing by; at a kiosk head turns, with nobody. Compared with the chip's photograph and
// with the register's, and the weakest answer counts. Scores stay inside.
import { randomInt } from 'node:crypto'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { randomToken } from '../../../platform/crypto.ts'
import {
  analyseFace,
  asksOf,
  checkLivenessCapture,
  compareWithPicture,
  createChallenge,
  engineIds,
  type FaceTemplate,
  type Turn,
} from '../../biometrics/index.ts'
import { getRegisterPhoto } from '../../people/index.ts'
import { type CaptureParts, openSignedCapture, requireAsked } from '../../proofing/index.ts'
import { channels } from '../channels.ts'
import { fail } from '../failures.ts'
import { lockOwnCase, type Outcome, requireStep, takeStep } from '../step.ts'
import { findStep, insertChallenge, insertCheck, takeChallenge } from '../store.ts'
import type { CaseRow, CheckRow } from '../tables.ts'

const MAX_TRIES = 3
const SECONDS_PER_ASK = 8
const SECONDS_TO_SEND = 60

/** What to show to the camera, and a nonce that the terminal signs with it. */
export async function challengeFace(ctx: Ctx, caseId: string) {
  return transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    requireStep(row, 'face')
    return askFace(tx, caseId, channels[row.channel].staffed ? [] : createChallenge(randomInt).turns)
  })
}

/** Writes down what is asked of an attempt: a case, or a session of card and passcode. */
export async function askFace(tx: TxCtx, attemptId: string, turns: Turn[]) {
  const asks = asksOf({ turns })
  const seconds = asks.length * SECONDS_PER_ASK + SECONDS_TO_SEND
  const expiresAt = new Date(tx.now().getTime() + seconds * 1000)
  const challenge = {
    case_id: attemptId,
    id: newId(tx),
    nonce: randomToken(16),
    turns,
    expires_at: expiresAt,
  }
  await insertChallenge(tx, challenge)
  return {
    challengeId: challenge.id,
    nonce: challenge.nonce,
    asks,
    secondsPerAsk: SECONDS_PER_ASK,
    expiresAt,
  }
}

type Verdict = 'match' | 'unsure' | 'noMatch' | 'notLive'
type Check = Pick<CheckRow, 'kind' | 'outcome' | 'engine' | 'measures'>

/**
 * Judges a signed capture. A picture that cannot be used costs no try.
 * @throws counter.pictureUnusable with the reason, proofing.captureForged | captureExpired | captureReplayed
 */
export async function checkFace(ctx: Ctx, caseId: string, parts: CaptureParts): Promise<CaseRow> {
  const { publicJwk } = ctx.actor as ActorOf<'officer' | 'terminal'>
  const capture = await openSignedCapture(parts, publicJwk)
  const { challengeId } = capture.binding
  const begun = await transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (await findStep(tx, caseId, challengeId)) return { row, turns: undefined }
    requireStep(row, 'face')
    const challenge = await takeChallenge(tx, caseId, challengeId)
    await requireAsked(tx, caseId, capture, challenge)
    return { row, turns: challenge?.turns ?? [] }
  })
  if (!begun.turns) return begun.row
  const pictures = capture.frames.map(({ file }) => file.bytes)
  const live = await readLive(pictures, begun.turns)
  const { person_id, card_sealed } = begun.row
  const chip = card_sealed && ctx.vault.open('counter-chip', card_sealed, caseId)
  const known = await compareWithKnown(ctx, { personId: person_id ?? '', chip }, live.template)
  const verdict = decide(live.isLive, known)
  return takeStep(ctx, { caseId, stepId: challengeId, step: 'face' }, (tx, row) =>
    conclude(tx, row, verdict, [...live.checks, ...known]),
  )
}

/** The frontal face, and whether it is alive where nobody stands by to see that. */
export async function readLive(pictures: Buffer[], turns: Turn[]) {
  if (turns.length === 0) {
    const face = await analyseFace(pictures[0] ?? Buffer.alloc(0))
    if (face.outcome === 'refused') throw fail.pictureUnusable({ reason: face.reason })
    return { template: face.face.template, isLive: true, checks: [] }
  }
  const asks = asksOf({ turns })
  const frames = pictures.map((image, index) => ({ ask: asks[index] ?? ('front' as const), image }))
  const capture = await checkLivenessCapture({ challenge: { turns }, frames })
  const refusal = capture.measures.find(measure => measure.ask === 'front')?.refusal
  if (!capture.front || refusal) throw fail.pictureUnusable({ reason: refusal ?? 'noFace' })
  const check: Check = {
    kind: 'liveness',
    outcome: capture.outcome,
    engine: engineIds().liveness,
    measures: { reasons: capture.reasons, frames: capture.measures },
  }
  return { template: capture.front.template, isLive: capture.outcome === 'live', checks: [check] }
}

type Known = { personId: string; chip?: Uint8Array | null }

/** The live face beside the register's, and the chip's where one was read. */
export async function compareWithKnown(
  ctx: Ctx,
  { personId, chip }: Known,
  live: FaceTemplate,
): Promise<Check[]> {
  const registered = await getRegisterPhoto(ctx, personId)
  const pictures = [{ kind: 'faceInRegister' as const, picture: registered }]
  const all = chip ? [{ kind: 'faceOnChip' as const, picture: chip }, ...pictures] : pictures
  const engine = engineIds().face
  return Promise.all(
    all.map(async ({ kind, picture }) => {
      const { outcome, ...measures } = await compareWithPicture(live, picture)
      return { kind, outcome, engine, measures }
    }),
  )
}

export function decide(isLive: boolean, known: readonly Check[]): Verdict {
  if (!isLive) return 'notLive'
  if (known.some(check => check.outcome === 'noMatch')) return 'noMatch'
  return known.some(check => check.outcome === 'unsure') ? 'unsure' : 'match'
}

/** Three refusals end a kiosk's case; at a counter a second person may look. A face nobody is sure of is always a person's matter. */
async function conclude(tx: TxCtx, row: CaseRow, verdict: Verdict, checks: Check[]): Promise<Outcome> {
  for (const check of checks) await insertCheck(tx, { case_id: row.case_id, ...check })
  if (verdict === 'match') return { outcome: verdict, change: { face_at: tx.now() } }
  const isStaffed = channels[row.channel].staffed
  const face_tries = row.face_tries + 1
  const change = { face_tries }
  if (verdict === 'unsure' && isStaffed) return { outcome: verdict, change, review: 'faceMismatch' }
  if (face_tries < MAX_TRIES) return { outcome: verdict, change }
  const reason = verdict === 'notLive' ? 'livenessFailed' : 'faceMismatch'
  return isStaffed
    ? { outcome: verdict, change, review: reason }
    : { outcome: verdict, change, reject: reason }
}
