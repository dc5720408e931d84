export type AuthenticatorTables = {
  'authenticators.account': AccountRow
  'authenticators.assurance': AssuranceRow
  'authenticators.device': DeviceRow
  'authenticators.device_key': { key_thumbprint: string; person_id: string; device_id: string }
  'authenticators.session': SessionRow
  'authenticators.passkey': PasskeyRow
  'authenticators.passkey_credential': { credential_id: string; person_id: string; passkey_id: string }
  'authenticators.passkey_challenge': { challenge: string; key_thumbprint: string; expires_at: Date }
  'authenticators.card_passcode': CardPasscodeRow
  'authenticators.seen_proof': { hash: string; expires_at: Date }
}

export type AccountRow = {
  person_id: string
  status: 'active' | 'frozen' | 'closed'
  created_at: Date
  frozen_at: Date | null
}

export type AssuranceRow = {
  person_id: string
  id: string
  ial: string
  aal: string
  method: string
  source: string
  operator: string | null
  terminal_id: string | null
  case_id: string | null
  at: Date
}

export type DeviceStatus = 'waiting' | 'active' | 'locked' | 'revoked'

export type DeviceRow = {
  person_id: string
  id: string
  key_thumbprint: string
  name: string
  status: DeviceStatus
  passcode_hash: string | null
  wrong_tries: number
  usable_at: Date | null
  earned: Earned | null
  bound_at: Date
  last_used_at: Date | null
  ended_at: Date | null
}

/** The level that a proofing earned: IAL and AAL in the numbers of ETDA and NDID; with who stood by, where somebody did. */
export type Earned = {
  ial: string
  aal: string
  method: string
  source: string
  by?: { operatorId?: string | undefined; terminalId?: string | undefined; caseId: string } | undefined
}

export type SessionRow = {
  person_id: string
  id: string
  device_id: string | null
  passkey_id: string | null
  card_passcode_id: string | null
  /** Of a session at a terminal, which begins low. */
  aal: string | null
  token_hash: string
  key_thumbprint: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type CardPasscodeRow = {
  person_id: string
  id: string
  card_id: string
  status: 'active' | 'locked' | 'ended'
  passcode_hash: string | null
  wrong_tries: number
  paused_until: Date | null
  usable_at: Date | null
  set_at: Date
  last_used_at: Date | null
  kept_at: Date | null
  ended_at: Date | null
}

/** What opens with a session. */
export type OpenSession = { accessToken: string; expiresAt: Date }

export type PasskeyRow = {
  person_id: string
  id: string
  credential_id: string
  public_key: Buffer
  sign_count: number
  name: string
  created_at: Date
  last_used_at: Date | null
}
