import type { DocumentKind } from '../../../shared/document-code.ts'

export type Language = 'th' | 'en'
export type Digits = 'thai' | 'arabic'
export type Both = { th: string; en: string }
/** Who had it issued: the person in the app, an officer, or a service of the catalogue by its id. */
export type Issuer = { kind: 'person' | 'officer' | 'service'; id: string }

export type DocumentsTables = {
  'documents.document': DocumentRow
  'documents.share': ShareRow
  'documents.correction': CorrectionRow
  'documents.certificate': CertificateRow
}

export type DocumentRow = {
  person_id: string
  document_id: string
  kind: DocumentKind
  serial: number
  language: Language
  digits: Digits
  paper_id: string | null
  paper_owner_id: string | null
  legal_basis: Both
  issuer_kind: Issuer['kind']
  issuer_id: string
  pdf_file_id: string
  pdf_sha256: string
  code_sealed: Buffer
  status: 'issued' | 'revoked' | 'corrected'
  issued_at: Date
  expires_at: Date
  ended_at: Date | null
  end_reason: RevokeReason | null
  replaces: string | null
}

export const revokeReasons = ['lost', 'notNeeded', 'wrong', 'misused', 'byLaw', 'outdated'] as const
export type RevokeReason = (typeof revokeReasons)[number]

export type ShareRow = {
  person_id: string
  id: string
  document_id: string
  token_hash: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
  opened: number
  last_opened_at: Date | null
}

export type CorrectionRow = {
  person_id: string
  id: string
  /** The copy in which it was seen, if there was one. */
  document_id: string | null
  paper_id: string
  status: 'asked' | 'proposed' | 'done' | 'refused'
  reason_sealed: Buffer | null
  changes_sealed: Buffer | null
  legal_basis: string | null
  asked_by: string
  asked_at: Date
  proposed_by: string | null
  proposed_at: Date | null
  decided_by: string | null
  decided_at: Date | null
  new_document_id: string | null
}

export type CertificateRow = {
  serial: string
  role: 'authority' | 'seal' | 'code'
  kid: string
  der: Buffer
  not_before: Date
  not_after: Date
  ended_at: Date | null
}
