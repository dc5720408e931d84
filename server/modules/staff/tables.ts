import type { JWK } from 'jose'

export type StaffTables = {
  'staff.place': PlaceRow
  'staff.role_grant': GrantRow
  'staff.terminal': TerminalRow
  'staff.arrival': { hash: string; person_id: string; expires_at: Date }
  'staff.session': SessionRow
}

export const PLACE_KINDS = ['registry', 'post', 'shop', 'kiosk', 'field'] as const
export const ROLES = ['clerk', 'registrar', 'supervisor'] as const
export const TERMINAL_KINDS = ['counter', 'kiosk', 'cashier', 'tablet'] as const
export type Role = (typeof ROLES)[number]
export type TerminalKind = (typeof TERMINAL_KINDS)[number]

/** Opening hours on the wall clock of Thailand: days 1 (Monday) to 7, times `HH:MM`; `00:00` to `24:00` never closes. */
export type Opening = { days: number[]; from: string; to: string }[]

export type PlaceRow = {
  place_id: string
  code: string
  kind: (typeof PLACE_KINDS)[number]
  name_th: string
  name_en: string
  province_th: string
  province_en: string
  district_th: string
  district_en: string
  latitude: number
  longitude: number
  opening: Opening
  channels: string[]
  is_demo: boolean
  created_at: Date
  closed_at: Date | null
}

export type GrantRow = {
  person_id: string
  id: string
  place_id: string
  role: Role
  status: 'proposed' | 'active' | 'ended'
  proposed_by: string
  proposed_at: Date
  agreed_by: string | null
  agreed_at: Date | null
  used_at: Date | null
  ended_at: Date | null
  ended_by: string | null
}

export type TerminalRow = {
  terminal_id: string
  place_id: string
  kind: TerminalKind
  name: string
  status: 'invited' | 'active' | 'disabled'
  key_thumbprint: string | null
  public_jwk: JWK | null
  code_hash: string | null
  code_expires_at: Date | null
  is_demo: boolean
  invited_by: string | null
  invited_at: Date
  registered_at: Date | null
  seen_at: Date | null
  disabled_at: Date | null
  disabled_by: string | null
}

export type SessionRow = {
  token_hash: string
  id: string
  person_id: string
  grant_id: string
  place_id: string
  terminal_id: string
  role: Role
  created_at: Date
  used_at: Date
  expires_at: Date
  ended_at: Date | null
}
