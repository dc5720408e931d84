export type AuthenticatorTables = {
  'authenticators.account': { person_id: string; status: 'active' | 'closed'; created_at: Date }
  'authenticators.assurance': AssuranceRow
  'authenticators.passcode': { person_id: string; hash: string; set_at: Date }
  'authenticators.device': DeviceRow
  'authenticators.device_key': { key_thumbprint: string; person_id: string; device_id: string }
  'authenticators.session': SessionRow
  'authenticators.seen_proof': { hash: string; expires_at: Date }
}

export type AssuranceRow = {
  person_id: string
  id: string
  ial: string
  aal: string
  method: string
  source: string
  operator: string | null
  at: Date
}

export type DeviceRow = {
  person_id: string
  id: string
  key_thumbprint: string
  name: string
  status: 'active' | 'locked' | 'revoked'
  wrong_tries: number
  bound_at: Date
  ended_at: Date | null
}

export type SessionRow = {
  person_id: string
  id: string
  device_id: string
  token_hash: string
  key_thumbprint: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
}
