export type PortalTables = {
  'portal.member': MemberRow
  'portal.invitation': InvitationRow
  'portal.session': SessionRow
  'portal.trace': TraceRow
}

export type MemberRow = {
  party_id: string
  person_id: string
  role: 'owner' | 'developer'
  created_at: Date
}

export type InvitationRow = {
  hash: string
  party_id: string
  invited_by: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export type SessionRow = { hash: string; person_id: string; created_at: Date; expires_at: Date }

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
