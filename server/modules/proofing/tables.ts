import type { Earned } from '../authenticators/index.ts'
import type { Turn } from '../biometrics/index.ts'

export type ProofingTables = {
  'proofing.session': SessionRow
  'proofing.evidence': EvidenceRow
  'proofing.check_result': CheckRow
  'proofing.challenge': ChallengeRow
  'proofing.seen_frame': { hash: Buffer; session_id: string; at: Date }
  'proofing.face_refusal': { person_id: string; id: string; device_id: string; at: Date }
  'proofing.recent_face': { session_id: string; person_id: string; template_sealed: Buffer; at: Date }
  'proofing.claim': { person_id: string; session_id: string; at: Date }
}

export type Purpose = 'register' | 'raise' | 'resetPasscode' | 'unfreeze'
/** `self` proves everything on the phone; `case` takes over what was proven face to face or at a kiosk. */
export type Channel = 'self' | 'case'

export type SessionRow = {
  id: string
  purpose: Purpose
  status: 'open' | 'completed' | 'counter'
  channel: Channel
  language: 'th' | 'en'
  key_thumbprint: string
  token_hash: string
  terms_version: string | null
  card_front_id: string | null
  card_back_id: string | null
  person_id: string | null
  selfie_id: string | null
  passcode_hash: string | null
  wrong_passcodes: number
  register_refusals: number
  face_refusals: number
  captures: number
  last_problem: string | null
  counter_code: string | null
  counter_reference: string | null
  created_at: Date
  expires_at: Date
  device_id: string | null
  case_id: string | null
  earned: Earned | null
  completed_at: Date | null
}

export type EvidenceKind = 'cardFront' | 'cardBack' | 'selfie'
export type EvidenceRow = {
  session_id: string
  id: string
  kind: EvidenceKind
  status: 'waiting' | 'working' | 'read' | 'refused' | 'discarded'
  sha256: string
  phase: string | null
  reason: string | null
  file_ids: string[]
  task: EvidenceTask
  reading_sealed: Buffer | null
  straightened_id: string | null
  portrait_id: string | null
  created_at: Date
  lease_until: Date | null
  runs: number
}
/** What the reader needs beside the pictures. */
export type EvidenceTask = { turns?: Turn[]; challengeId?: string }

export type CheckRow = {
  session_id: string
  id: string
  kind: 'register' | 'liveness' | 'faceOnCard' | 'faceInRegister'
  outcome: string
  engine: string | null
  measures: unknown
  at: Date
}

export type ChallengeRow = {
  session_id: string
  id: string
  nonce: string
  turns: Turn[]
  expires_at: Date
  used_at: Date | null
}
