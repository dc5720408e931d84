// Each purpose as a table: its steps in order, what makes each done, and how it is taken back.
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

const undoNothing = async () => ({})
const isCompleted = (session: SessionRow) => session.completed_at !== null
const choose = { key: 'choose', done: () => true, undo: undoNothing } as const
const selfie = {
  key: 'selfie',
  done: (s: SessionRow) => s.selfie_id !== null,
  undo: undoCapture('selfie', { selfie_id: null }),
} as const
const done = { key: 'done', done: () => false, undo: undoNothing } as const

const terms = {
  key: 'terms',
  done: (s: SessionRow) => s.terms_version !== null,
  undo: async () => ({ terms_version: null }),
} as const
// What was proven face to face is not taken back by a button on a phone.
const proof = { key: 'proof', done: (s: SessionRow) => s.case_id !== null, undo: undoNothing } as const
const passcode = {
  key: 'passcode',
  done: (s: SessionRow) => s.passcode_hash !== null,
  undo: async () => ({ passcode_hash: null, wrong_passcodes: 0 }),
} as const
const consent = { key: 'consent', done: isCompleted, undo: undoNothing } as const

/** A step can be taken when all before it are done; there is no other way to reach it (A61). */
const journeys = {
  register: [
    choose,
    terms,
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
    selfie,
    passcode,
    consent,
    done,
  ],
  registerByCase: [choose, terms, proof, passcode, consent, done],
  raise: [proof, { key: 'confirm', done: isCompleted, undo: undoNothing }, done],
  // The phone is bound already: its key signs every call, so the face is the second factor, never the only one (A45).
  resetPasscode: [selfie, { key: 'passcode', done: isCompleted, undo: undoNothing }, done],
  unfreeze: [selfie, { key: 'confirm', done: isCompleted, undo: undoNothing }, done],
} as const satisfies Record<string, readonly Step[]>

export const purposes = ['register', 'raise', 'resetPasscode', 'unfreeze'] as const
type Journey = keyof typeof journeys
export type StepKey = (typeof journeys)[Journey][number]['key']
export const stepKeys = [
  ...new Set(Object.values(journeys).flatMap(steps => steps.map(step => step.key))),
] as [StepKey, ...StepKey[]]

const journeyOf = ({ purpose, channel }: SessionRow): readonly Step[] =>
  journeys[purpose === 'register' && channel === 'case' ? 'registerByCase' : purpose]

/** The keys of a session's own journey, in order. */
export const stepsOf = (session: SessionRow): StepKey[] => journeyOf(session).map(step => step.key as StepKey)

/** Where the session stands: the first step that is not done. */
export function stepOf(session: SessionRow): StepKey | 'counter' {
  if (session.status === 'counter') return 'counter'
  // The passcode's hash has left for the authenticators: what is completed is not asked again.
  if (session.status === 'completed') return 'done'
  return journeyOf(session).find(step => !step.done(session))?.key as StepKey
}

/** Refuses unless the attempt stands at `step`. @throws proofing.sessionEnded | wrongStep | superseded */
export const requireStep = async (tx: TxCtx, sessionId: string, step: StepKey): Promise<void> =>
  void (await enterStep(tx, sessionId, step))

/** Locks the session and refuses unless it stands at `step`. @throws proofing.sessionEnded | wrongStep | superseded */
export async function enterStep(tx: TxCtx, sessionId: string, step: StepKey): Promise<SessionRow> {
  const session = await lockSession(tx, sessionId)
  if (!session) throw fail.sessionEnded()
  if (
    session.purpose === 'register' &&
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
  const first = stepsOf(session).indexOf(to)
  let change: Partial<SessionRow> = { last_problem: null }
  for (const step of journeyOf(session).slice(first))
    change = { ...change, ...(await step.undo(tx, session)) }
  return updateSession(tx, session.id, change)
}
