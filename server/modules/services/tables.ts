import { stages } from './definition/case.ts'
import type { RecordedCase } from './publishing/recorded-case.ts'

export type ServiceTables = {
  'services.permission': PermissionRow
  'services.kept_answer': KeptAnswerRow
  'services.application': ApplicationRow
  'services.application_step': StepRow
  'services.attachment': AttachmentRow
  'services.bill': BillRow
  'services.publication': { only_one: boolean; revision: number }
  'services.definition': DefinitionRow
  'services.standing': StandingRow
  'services.definition_step': DefinitionStepRow
  'services.recorded_case': RecordedCaseRow
  'services.favourite': { person_id: string; service_id: string; since: Date }
}

export type PermissionRow = {
  person_id: string
  id: string
  service_id: string
  version: string
  sha256: string
  items: string[]
  given_at: Date
  withdrawn_at: Date | null
}

export type KeptAnswerRow = {
  person_id: string
  service_id: string
  /** Keyed hash of what was asked with: a form is the person's own matter. */
  inputs: string
  version: string
  sealed: Buffer
  answered_at: Date
  expires_at: Date
}

/** How an application stands to the person; the last two are endings before the agency ever took it. */
export const applicationStages = [...stages, 'notAccepted', 'undelivered'] as const
export type ApplicationStage = (typeof applicationStages)[number]

export type ApplicationRow = {
  /** Of a visitor: an id made of their code. */
  person_id: string
  id: string
  service_id: string
  version: string
  state: 'sending' | 'open' | 'ended'
  stage: ApplicationStage | null
  agency_state: string | null
  reference_hash: Buffer | null
  sealed: Buffer
  made_at: Date
  moved_at: Date
  looked_at: Date | null
  next_look_at: Date | null
  looks: number
  ended_at: Date | null
  is_visitor: boolean
}

export type StepRow = {
  person_id: string
  application_id: string
  number: number
  stage: ApplicationStage
  agency_state: string | null
  at: Date
}

export type AttachmentRow = {
  person_id: string
  id: string
  service_id: string
  application_id: string | null
  name_sealed: Buffer
  media_type: string
  sha256: string
  size_bytes: number
  file_id: string
  created_at: Date
  is_visitor: boolean
}

export type BillRow = {
  payment_id: string
  person_id: string
  service_id: string
  form_sealed: Buffer
  created_at: Date
  next_tell_at: Date | null
  tries: number
  told_at: Date | null
  untold_since: Date | null
  /** No definition says how to tell it, or the agency never heard. */
  untold_because: 'serviceGone' | 'notHeard' | null
}

export type DefinitionRow = {
  service_id: string
  number: number
  agency_id: string
  state: 'draft' | 'proposed' | 'released'
  text: string
  sha256: string
  author_id: string
  changed_at: Date
}

/** Which version of a service holds; number 0 is its file. */
export type StandingRow = {
  service_id: string
  agency_id: string
  number: number
  is_withdrawn: boolean
  /** Of the file that this text was laid over. */
  file_sha256: string | null
}

export type DefinitionStepRow = {
  service_id: string
  id: string
  number: number
  what: 'proposed' | 'returned' | 'published' | 'rolledBack' | 'withdrawn'
  by_id: string
  note: string
  at: Date
}

export type RecordedCaseRow = {
  service_id: string
  id: string
  name: string
  content: RecordedCase
  author_id: string
  changed_at: Date
}
