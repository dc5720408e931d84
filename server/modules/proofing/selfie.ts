// The face: alive, the one on the card, and the one in the register. Scores stay inside; the person hears an outcome.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findFile } from '../../platform/files.ts'
import type { Ask, CaptureCheck, FaceTemplate } from '../biometrics/index.ts'
import { asksOf, checkLivenessCapture, compareWithPicture, engineIds } from '../biometrics/index.ts'
import { getRegisterPhoto } from '../people/index.ts'
import { captureRead, captureRefused, faceChecked } from './events.ts'
import { findEvidence, finishEvidence, insertCheck } from './evidence-store.ts'
import { countRefusal } from './recovery.ts'
import { sendToCounter } from './sessions.ts'
import { lockSession, updateSession } from './store.ts'
import type { EvidenceRow, Purpose, SessionRow } from './tables.ts'
import { isFaceOfOthers, rememberFace } from './velocity.ts'
import { MAX_FACE_REFUSALS } from './view.ts'

export type FaceVerdict = 'match' | 'unsure' | 'noMatch' | 'notLive'
type Comparison = {
  kind: 'faceOnCard' | 'faceInRegister'
  outcome: 'match' | 'unsure' | 'noMatch'
  distance: number
  copied: boolean
}

/** Judges a capture of head turns and moves the registration on, back, or to a counter. */
export async function judgeSelfie(
  ctx: Ctx,
  session: SessionRow,
  row: EvidenceRow,
  pictures: Buffer[],
  onPhase: (phase: string) => void,
) {
  const turns = row.task.turns ?? []
  const asks: Ask[] = asksOf({ turns })
  onPhase('checkingLiveness')
  const frames = pictures.map((image, index) => ({ ask: asks[index] ?? 'front', image }))
  const capture = await checkLivenessCapture({ challenge: { turns }, frames })
  const refusal = capture.measures.find(measure => measure.ask === 'front')?.refusal
  if (!capture.front || refusal) return retake(ctx, row, refusal ?? 'noFace')
  onPhase('comparingFaces')
  const comparisons = await compareWithKnown(ctx, session, capture.front.template, onPhase)
  await transaction(ctx, tx => conclude(tx, row, capture, comparisons))
}

/** A picture that cannot be judged costs no try. */
async function retake(ctx: Ctx, row: EvidenceRow, reason: string) {
  await transaction(ctx, async tx => {
    if (await finishEvidence(tx, row.session_id, row.id, { status: 'refused', reason }))
      await tx.emit(captureRefused, { sessionId: row.session_id, kind: 'selfie', reason })
  })
}

async function compareWithKnown(
  ctx: Ctx,
  session: SessionRow,
  live: FaceTemplate,
  onPhase: (phase: string) => void,
): Promise<Comparison[]> {
  if (session.purpose !== 'register') return compareWithRegister(ctx, session, live, onPhase)
  const front = session.card_front_id ? await findEvidence(ctx, session.id, session.card_front_id) : undefined
  const portrait = front?.portrait_id ? await findFile(ctx, front.portrait_id) : undefined
  if (!session.person_id || !portrait) return []
  const onCard = await compareWithPicture(live, portrait.bytes)
  return [{ kind: 'faceOnCard', ...onCard }, ...(await compareWithRegister(ctx, session, live, onPhase))]
}

async function compareWithRegister(
  ctx: Ctx,
  session: SessionRow,
  live: FaceTemplate,
  onPhase: (phase: string) => void,
): Promise<Comparison[]> {
  if (!session.person_id) return []
  onPhase('checkingRegister')
  const registered = await compareWithPicture(live, await getRegisterPhoto(ctx, session.person_id))
  return [{ kind: 'faceInRegister', ...registered }]
}

async function conclude(tx: TxCtx, row: EvidenceRow, capture: CaptureCheck, comparisons: Comparison[]) {
  const session = await lockSession(tx, row.session_id)
  if (session?.status !== 'open' || session.selfie_id) return
  const verdict = decide(capture, comparisons, session.purpose)
  const passed = verdict === 'match'
  const change = passed
    ? { status: 'read' as const }
    : { status: 'refused' as const, reason: verdict === 'notLive' ? 'notLive' : 'faceNotMatched' }
  if (!(await finishEvidence(tx, row.session_id, row.id, change))) return
  await recordChecks(tx, session.id, capture, comparisons)
  await tx.emit(faceChecked, { sessionId: session.id, outcome: verdict, engine: engineIds().face })
  if (passed) {
    if (await isHeld(tx, session, capture)) return
    await tx.emit(captureRead, { sessionId: session.id, kind: 'selfie' })
    await updateSession(tx, session.id, { selfie_id: row.id })
    return
  }
  if (session.purpose !== 'register') await countRefusal(tx, session)
  const refusals = session.face_refusals + 1
  const counted = await updateSession(tx, session.id, { face_refusals: refusals })
  if (verdict === 'unsure') await sendToCounter(tx, counted, 'proofing.faceUnsure')
  else if (refusals >= MAX_FACE_REFUSALS) await sendToCounter(tx, counted, 'proofing.faceNotMatched')
}

/** A face that passed under other numbers too is held (A33); any other is remembered for a while. */
async function isHeld(tx: TxCtx, session: SessionRow, { front }: CaptureCheck): Promise<boolean> {
  const { id, person_id: personId, purpose } = session
  if (purpose !== 'register' || !personId || !front) return false
  if (await isFaceOfOthers(tx, personId, front.template)) {
    await sendToCounter(tx, session, 'proofing.faceManyNumbers')
    return true
  }
  await rememberFace(tx, id, personId, front.template)
  return false
}

// A registration is judged by the card and the register. On a bound phone there is no card, but its key (A45).
const needed: Record<Purpose, number> = { register: 2, raise: 2, resetPasscode: 1, unfreeze: 1 }

/** The weakest of all answers counts: no single picture can carry the decision. */
export function decide(
  capture: Pick<CaptureCheck, 'outcome'>,
  comparisons: Pick<Comparison, 'outcome'>[],
  purpose: Purpose = 'register',
): FaceVerdict {
  if (capture.outcome === 'notLive') return 'notLive'
  if (comparisons.length !== needed[purpose] || comparisons.some(one => one.outcome === 'noMatch'))
    return 'noMatch'
  if (capture.outcome === 'unsure') return 'notLive'
  return comparisons.some(one => one.outcome === 'unsure') ? 'unsure' : 'match'
}

async function recordChecks(tx: TxCtx, sessionId: string, capture: CaptureCheck, comparisons: Comparison[]) {
  const engines = engineIds()
  const measures = { reasons: capture.reasons, frames: capture.measures }
  await insertCheck(tx, {
    session_id: sessionId,
    kind: 'liveness',
    outcome: capture.outcome,
    engine: engines.liveness,
    measures,
  })
  for (const { kind, outcome, distance, copied } of comparisons)
    await insertCheck(tx, {
      session_id: sessionId,
      kind,
      outcome,
      engine: engines.face,
      measures: { distance, copied },
    })
}
