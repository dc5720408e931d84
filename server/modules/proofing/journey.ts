// Self-registration as a table: the nine steps in order, what makes each done, and how it is taken back.
import type { TxCtx } from '../../platform/context.ts'
import { eraseFiles } from '../../platform/files.ts'
import { discardEvidence } from './evidence-store.ts'
import { fail } from './failures.ts'
import { holdsClaim, lockSession, updateSession } from './store.ts'
import type { EvidenceKind, SessionRow } from './tables.ts'

type Step = {
  key: string
  done: (session: SessionRow) => boolean
  undo: (tx: TxCtx, session: SessionRow) => Promise<Partial<SessionRow>>
}

const undoCapture =
  (kind: EvidenceKind, change: Partial<SessionRow>) => async (tx: TxCtx, session: SessionRow) => {
    await eraseFiles(tx, await discardEvidence(tx, session.id, kind))
    return change
  }

/** A step can be taken when all before it are done; there is no other way to reach it (A61). */
export const journey = [
  { key: 'choose', done: () => true, undo: async () => ({}) },
  { key: 'terms', done: s => s.terms_version !== null, undo: async () => ({ terms_version: null }) },
  {
    key: 'cardFront',
    done: s => s.card_front_id !== null,
    undo: undoCapture('cardFront', { card_front_id: null }),
  },
  {
    key: 'cardBack',
    done: s => s.card_back_id !== null,
    undo: undoCapture('cardBack', { card_back_id: null }),
  },
  { key: 'details', done: s => s.person_id !== null, undo: async () => ({ person_id: null }) },
  { key: 'selfie', done: s => s.selfie_id !== null, undo: undoCapture('selfie', { selfie_id: null }) },
  {
    key: 'passcode',
    done: s => s.passcode_hash !== null,
    undo: async () => ({ passcode_hash: null, wrong_passcodes: 0 }),
  },
  { key: 'consent', done: s => s.completed_at !== null, undo: async () => ({}) },
  { key: 'done', done: () => false, undo: async () => ({}) },
] as const satisfies readonly Step[]

export type StepKey = (typeof journey)[number]['key']
export const stepKeys = journey.map(step => step.key) as [StepKey, ...StepKey[]]

/** Where the session stands: the first step that is not done. */
export function stepOf(session: SessionRow): StepKey | 'counter' {
  if (session.status === 'counter') return 'counter'
  // The passcode's hash has left for the authenticators: what is completed is not asked again.
  if (session.status === 'completed') return 'done'
  return (journey as readonly Step[]).find(step => !step.done(session))?.key as StepKey
}

/** Locks the session and refuses unless it stands at `step`. @throws proofing.sessionEnded | wrongStep | superseded */
export async function enterStep(tx: TxCtx, sessionId: string, step: StepKey): Promise<SessionRow> {
  const session = await lockSession(tx, sessionId)
  if (!session) throw fail.sessionEnded()
  if (
    session.person_id &&
    session.status === 'open' &&
    !(await holdsClaim(tx, session.person_id, session.id))
  )
    throw fail.superseded()
  const at = stepOf(session)
  if (at === 'counter') throw fail.sentToCounter({ counterCode: session.counter_code })
  if (at !== step) throw fail.wrongStep({ step: at })
  return session
}

/** Takes back `to` and everything after it. */
export async function undoFrom(tx: TxCtx, session: SessionRow, to: StepKey): Promise<SessionRow> {
  const first = stepKeys.indexOf(to)
  let change: Partial<SessionRow> = { last_problem: null }
  for (const step of (journey as readonly Step[]).slice(first))
    change = { ...change, ...(await step.undo(tx, session)) }
  return updateSession(tx, session.id, change)
}
