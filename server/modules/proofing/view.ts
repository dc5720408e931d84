// What the applicant sees of a registration. Only what their own pictures said: never a word out of the register (A26).
import type { Ctx } from '../../platform/context.ts'
import { countAhead, listEvidence } from './evidence-store.ts'
import { type StepKey, stepOf, stepsOf } from './journey.ts'
import { secondsFor } from './pace.ts'
import type { FrontReading, JourneyView } from './schemas.ts'
import type { EvidenceKind, EvidenceRow, SessionRow } from './tables.ts'

export const MAX_FACE_REFUSALS = 3

/** The session with its newest capture of each kind. */
export async function viewSession(ctx: Ctx, session: SessionRow): Promise<JourneyView> {
  const step = stepOf(session)
  const newest = new Map<EvidenceKind, EvidenceRow>()
  for (const row of await listEvidence(ctx, session.id)) newest.set(row.kind, row)
  const front = readingOf<FrontReading>(ctx, newest.get('cardFront'))
  const back = readingOf<{ laserCode: string }>(ctx, newest.get('cardBack'))
  const steps = stepsOf(session)
  const isPast = (key: StepKey) => step !== 'counter' && steps.indexOf(step) > steps.indexOf(key)
  return {
    id: session.id,
    purpose: session.purpose,
    channel: session.channel,
    step,
    position: steps.indexOf(step === 'counter' ? 'selfie' : step) + 1,
    of: steps.length,
    expiresAt: session.expires_at,
    cardFront: { ...(await viewCapture(ctx, newest.get('cardFront'))), ...(front && { read: front }) },
    cardBack: { ...(await viewCapture(ctx, newest.get('cardBack'))), ...(back && { read: back }) },
    ...(front && back && isPast('cardBack') && { details: { ...front, ...back } }),
    selfie: {
      ...(await viewCapture(ctx, newest.get('selfie'))),
      triesLeft: Math.max(0, MAX_FACE_REFUSALS - session.face_refusals),
    },
    ...(session.counter_code && {
      counter: { code: session.counter_code, reference: session.counter_reference ?? '' },
    }),
    ...(session.last_problem && { lastProblem: session.last_problem }),
  }
}

async function viewCapture(ctx: Ctx, row: EvidenceRow | undefined) {
  if (!row || row.status === 'discarded') return { status: 'none' as const }
  if (row.status === 'waiting') {
    const queueAhead = await countAhead(ctx, row)
    return { status: row.status, queueAhead, waitSeconds: secondsFor(queueAhead) }
  }
  return {
    status: row.status,
    ...(row.phase && { phase: row.phase }),
    ...(row.reason && { reason: row.reason }),
  }
}

/** The sealed reading of a capture. */
export function readingOf<T>(ctx: Ctx, row: EvidenceRow | undefined): T | undefined {
  if (!row?.reading_sealed) return undefined
  return JSON.parse(ctx.vault.open('proofing-reading', row.reading_sealed, row.id).toString()) as T
}

export const sealReading = (ctx: Ctx, evidenceId: string, reading: object): Buffer =>
  ctx.vault.seal('proofing-reading', Buffer.from(JSON.stringify(reading)), evidenceId)
