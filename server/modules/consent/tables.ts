import type { TextKind } from './texts/text.ts'

export type ConsentTables = {
  'consent.acceptance': AcceptanceRow
  'consent.agreement': AgreementRow
}

type AcceptanceRow = {
  /** Null while the journey has not yet proven who accepts. */
  person_id: string | null
  id: string
  session_id: string
  kind: TextKind
  version: string
  sha256: string
  channel: string
  at: Date
}

type AgreementRow = {
  person_id: string
  id: string
  party_id: string
  client_id: string
  request_id: string
  scopes: string[]
  matters: object[] | null
  at: Date
  withdrawn_at: Date | null
}
