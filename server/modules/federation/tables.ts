export type FederationTables = {
  'federation.sign_in_request': RequestRow
  'federation.token_family': FamilyRow
  'federation.code': CodeRow
  'federation.token': TokenRow
}

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
  method: 'phone' | 'sandboxForm' | null
  number: string | null
  numbers_wrong: number
  same_browser: boolean | null
  granted_scopes: string[] | null
  ial: string | null
  created_at: Date
  expires_at: Date
  answered_at: Date | null
}

export type FamilyRow = {
  person_id: string
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
