import type { Turn } from '../biometrics/index.ts'

export type CounterTables = {
  'counter.case': CaseRow
  'counter.case_event': CaseEventRow
  'counter.check_result': CheckRow
  'counter.challenge': ChallengeRow
  'counter.field_event': FieldEventRow
  'counter.packet': PacketRow
  'counter.wrong_passcode': { terminal_id: string; id: string; at: Date }
}

export const CHANNELS = ['registrar', 'field', 'kiosk', 'boonterm', 'post', 'shop', 'thaid'] as const
export type Channel = (typeof CHANNELS)[number]

export const STATUSES = [
  'open',
  'bindPending',
  'bound',
  'review',
  'rejected',
  'expired',
  'cancelled',
] as const
export type CaseStatus = (typeof STATUSES)[number]

/** Why a case ended or waits; the list of docs spec "verification channels", in our spelling. */
export const REASONS = [
  'cardUnreadable',
  'cardExpired',
  'cardCancelled',
  'cardNotSmart',
  'laserMismatch',
  'personUnknown',
  'personDeceased',
  'underAge',
  'nameMismatch',
  'faceMismatch',
  'livenessFailed',
  'fingerMismatch',
  'ownCase',
  'officerKin',
  'tooManyTries',
  'citizenRefused',
  'officerRefused',
  'notRegistered',
  'levelTooLow',
  'otherPerson',
  'tooManyPeople',
  'codeRefused',
  'answerInvalid',
  'clockDiffers',
  'providerFailed',
] as const
export type Reason = (typeof REASONS)[number]

export type CaseRow = {
  case_id: string
  channel: Channel
  status: CaseStatus
  reason: Reason | null
  place_id: string | null
  terminal_id: string | null
  operator_id: string | null
  operator_session_id: string | null
  person_id: string | null
  number_hash: Buffer | null
  number_sealed: Buffer | null
  card_sealed: Buffer | null
  phone_sealed: Buffer | null
  identified_at: Date | null
  card_at: Date | null
  card_by_chip: boolean
  finger_at: Date | null
  face_at: Date | null
  attested_at: Date | null
  confirmed_at: Date | null
  phone_at: Date | null
  overridden_by: string | null
  override_reason: string | null
  card_tries: number
  finger_tries: number
  face_tries: number
  tickets: number
  ticket_hash: string | null
  ticket_expires_at: Date | null
  session_id: string | null
  slip_hash: Buffer | null
  slip_tries: number
  /** A sign-in elsewhere that is under way: its `state` hashed, and sealed what its answer is checked with. */
  attempt_hash: string | null
  attempt_sealed: Buffer | null
  ial: string | null
  created_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type FieldEventRow = {
  event_id: string
  place_id: string
  name: string
  quota: number
  created_by: string
  created_at: Date
  ends_at: Date
}

export type PacketRow = {
  packet_id: string
  terminal_id: string
  event_id: string
  sequence: number
  sha256: string
  sealed: Buffer | null
  state: 'received' | 'processed' | 'refused'
  reason: string | null
  case_id: string | null
  received_at: Date
  processed_at: Date | null
}

export type CaseEventRow = {
  case_id: string
  id: string
  step_id: string | null
  kind: string
  outcome: string
  operator_id: string | null
  terminal_id: string | null
  at: Date
}

export type CheckRow = {
  case_id: string
  id: string
  kind: 'card' | 'signIn' | 'finger' | 'liveness' | 'faceOnChip' | 'faceInRegister'
  outcome: string
  engine: string | null
  measures: unknown
  at: Date
}

export type ChallengeRow = {
  case_id: string
  id: string
  nonce: string
  turns: Turn[]
  expires_at: Date
  used_at: Date | null
}
