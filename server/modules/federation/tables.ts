import type { Dialect } from '../parties/index.ts'

export type FederationTables = {
  'federation.sign_in_request': RequestRow
  'federation.token_family': FamilyRow
  'federation.code': CodeRow
  'federation.token': TokenRow
  'federation.oidc_record': RecordRow
  'federation.rehearsal': RehearsalRow
  'federation.desk_code': DeskCodeRow
  'federation.desk_guess': { client_id: string; id: string; created_at: Date }
}

/** In both languages, as the organisation sent it. */
export type Matter = {
  title_th: string
  title_en: string
  text_th: string
  text_en: string
  reference?: string | undefined
}

/** How the person said yes. */
export type SignInMethod = 'phone' | 'passkey' | 'sandboxForm'

export type RequestStatus = 'waiting' | 'claimed' | 'approved' | 'denied' | 'completed'

export type RequestRow = {
  id: string
  client_id: string
  audience: string
  party_id: string
  scopes: string[]
  redirect_uri: string
  state: string | null
  nonce: string | null
  code_challenge: string | null
  browser_hash: string
  browser_label: string
  reference: string
  status: RequestStatus
  person_id: string | null
  method: SignInMethod | null
  number: string | null
  numbers_wrong: number
  same_browser: boolean | null
  granted_scopes: string[] | null
  ial: string | null
  created_at: Date
  expires_at: Date
  answered_at: Date | null
  dialect: Dialect
  /** The attempt in the modern dialect that goes on when this one is answered; sealed. */
  interaction: string | null
  /** The level that this request asks for above what its client always does. */
  asked_ial: string | null
  channel: 'browser' | 'desk' | 'device'
  /** What the clerk's screen or the device says, for the person to compare. */
  message: string | null
  /** The client takes a yes by passkey alone. */
  needs_passkey: boolean
  /** What is to be approved beside who the person is. */
  matters: Matter[] | null
  /** How the answer is to be wrong on purpose; null in earnest. */
  rehearsal: RehearsalKind | null
}

export type FamilyRow = {
  person_id: string
  dialect: Dialect
  id: string
  request_id: string
  client_id: string
  audience: string
  scopes: string[]
  nonce: string | null
  ial: string
  authenticated_at: Date
  expires_at: Date
  revoked_at: Date | null
  revoked_for: string | null
  rehearsal: boolean
}

export type CodeRow = {
  hash: string
  person_id: string
  family_id: string
  client_id: string
  redirect_uri: string
  code_challenge: string | null
  expires_at: Date
  used_at: Date | null
}

export type TokenRow = {
  hash: string
  person_id: string
  family_id: string
  kind: 'access' | 'refresh'
  scopes: string[]
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

export type DeskCodeRow = {
  hash: string
  person_id: string
  created_at: Date
  expires_at: Date
  request_id: string | null
}

/** A record of oidc-provider; the names of its kinds are its own. */
export type RecordRow = {
  kind: string
  hash: string
  payload: Record<string, unknown>
  person_id: string | null
  client_id: string | null
  grant_id: string | null
  session_uid: string | null
  user_code_hash: string | null
  created_at: Date
  expires_at: Date | null
  used_at: Date | null
}

/** In the order in which they are played: the last shows that the client still works after the others. */
export const rehearsalKinds = ['refusal', 'level', 'state', 'nonce', 'ordinary'] as const
export type RehearsalKind = (typeof rehearsalKinds)[number]

export const rehearsalFindings = [
  'noState',
  'noNonce',
  'noOpenid',
  'redeemedAnyway',
  'usedAnyway',
  'askedAnyway',
] as const
export type RehearsalFinding = (typeof rehearsalFindings)[number]

export type RehearsalRow = {
  client_id: string
  kind: RehearsalKind
  place: number
  status: 'waiting' | 'running' | 'passed' | 'failed'
  request_id: string | null
  why: RehearsalFinding | null
  delivered_at: Date | null
  redeemed_at: Date | null
  used_at: Date | null
  ended_at: Date | null
}
