import type { AccessKind } from './kinds.ts'

export type AuditTables = { 'audit.access': AccessRow }

export type AccessRow = AccessDetails & { person_id: string; id: string; at: Date; kind: AccessKind }

export type AccessDetails = {
  party_id: string | null
  client_id: string | null
  service_id: string | null
  items: string[] | null
  via: string | null
  level: string | null
  authenticator_id: string | null
  /** Who helped, or was helped. */
  other_person_id: string | null
}
