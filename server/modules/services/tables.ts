export type ServiceTables = {
  'services.permission': PermissionRow
  'services.kept_answer': KeptAnswerRow
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
