import type { JWK } from 'jose'
import type { Opening } from '../../../shared/opening-hours.ts'

export type StaffTables = {
  'staff.place': PlaceRow
  'staff.place_change': PlaceChangeRow
  'staff.role_grant': GrantRow
  'staff.terminal': TerminalRow
  'staff.arrival': { hash: string; person_id: string; expires_at: Date }
  'staff.session': SessionRow
  'staff.recent_case': { event_id: string; place_id: string; opened_at: Date }
  'staff.booking': BookingRow
  'staff.held_seat': { place_id: string; starts_at: Date; seat: number; held_for: string }
}

export const PLACE_KINDS = ['registry', 'post', 'shop', 'kiosk', 'field'] as const
/** Ways to be proven; the counter works by the same names. */
export const PLACE_CHANNELS = ['registrar', 'field', 'kiosk', 'boonterm', 'post', 'shop'] as const
export type PlaceChannel = (typeof PLACE_CHANNELS)[number]
export const ROLES = ['clerk', 'registrar', 'supervisor'] as const
export const TERMINAL_KINDS = ['counter', 'kiosk', 'cashier', 'tablet'] as const
export type Role = (typeof ROLES)[number]
export type TerminalKind = (typeof TERMINAL_KINDS)[number]

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
  /** House and street; empty where the name says it all. */
  address_th: string
  address_en: string
  /** Unknown together, or known together. */
  latitude: number | null
  longitude: number | null
  opening: Opening
  channels: PlaceChannel[]
  /** How many may book the same quarter of an hour; nought where nobody books. */
  seats: number
  is_demo: boolean
  created_at: Date
  closed_at: Date | null
}

/** Where a place stands, if that is known. */
export const pointOf = ({ latitude, longitude }: Pick<PlaceRow, 'latitude' | 'longitude'>) =>
  latitude === null || longitude === null ? undefined : { latitude, longitude }

export type PlaceChangeRow = { place_id: string; changed_at: Date; changed_by: string; fields: string[] }

export type GrantRow = {
  person_id: string
  id: string
  place_id: string
  role: Role
  status: 'proposed' | 'active' | 'ended'
  /** Why they need it, in the words of whoever proposed it. */
  reason: string
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

export type BookingRow = {
  booking_id: string
  place_id: string
  starts_at: Date
  seat: number
  reference: string
  phone_hash: Buffer
  request_id: string
  created_at: Date
  cancelled_at: Date | null
  /** Whoever booked has come. */
  arrived_at: Date | null
}
