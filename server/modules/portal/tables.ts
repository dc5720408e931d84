export type PortalTables = {
  'portal.member': MemberRow
  'portal.invitation': InvitationRow
  'portal.session': SessionRow
  'portal.trace': TraceRow
  'portal.production_request': ProductionRow
  'portal.verdict': VerdictRow
  'portal.agency_tie': TieRow
}

export type MemberRow = {
  party_id: string
  person_id: string
  role: 'owner' | 'developer'
  created_at: Date
}

/** What an invitation makes somebody: a developer of the organisation, or an officer who may look into the register for it. */
export const invitedAs = ['developer', 'officer'] as const
export type Invited = (typeof invitedAs)[number]

export type InvitationRow = {
  hash: string
  party_id: string
  invited_by: string
  role: Invited
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export type SessionRow = { hash: string; person_id: string; created_at: Date; expires_at: Date }

export type ProductionRow = {
  client_id: string
  id: string
  party_id: string
  asked_by: string
  /** The registration as it stood when it was asked for. */
  registration: { redirectUris: string[]; scopes: string[]; dialects: string[]; profile: string }
  legal_basis: string
  /** Why each item is needed. */
  reasons: Record<string, string>
  status: 'open' | 'approved' | 'refused' | 'withdrawn'
  created_at: Date
  ended_at: Date | null
}

export type VerdictRow = {
  request_id: string
  operator_id: string
  says: 'approve' | 'refuse'
  note: string
  at: Date
}

/** An organisation that says it is an agency: agreed to when two operators have said so. */
export type TieRow = {
  id: string
  party_id: string
  agency_id: string
  status: 'asked' | 'agreed' | 'ended'
  asked_by: string
  asked_at: Date
  first_by: string | null
  second_by: string | null
  agreed_at: Date | null
  ended_by: string | null
  ended_at: Date | null
}

/** Interfaces of the register that a system may be registered for. */
export const rights = [
  'register.status',
  'register.linkage',
  'register.linkage.absent',
  'fvs.verify',
] as const
export type Right = (typeof rights)[number]

export const steps = ['claimed', 'approved', 'denied', 'signedIn', 'given', 'ended', 'refused'] as const
export type Step = (typeof steps)[number]

export type TraceRow = {
  client_id: string
  id: string
  at: Date
  step: Step
  reason: string | null
  endpoint: string | null
}
