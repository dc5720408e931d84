import type { Scope } from './scopes.ts'

export type HelpingTables = {
  'helping.help': HelpRow
  'helping.wrong_code': { person_id: string; id: string; at: Date }
}

export const ENDS = ['byPerson', 'byHelper', 'replaced', 'expired', 'accountStopped', 'notTaken'] as const
export type EndedHow = (typeof ENDS)[number]

export type HelpRow = {
  help_id: string
  helper_id: string
  person_id: string | null
  status: 'offered' | 'active' | 'ended'
  scopes: Scope[]
  minutes: number
  code_hash: Buffer | null
  offered_at: Date
  offer_ends_at: Date
  allowed_at: Date | null
  allowed_by: 'phone' | 'card' | null
  ends_at: Date | null
  ended_at: Date | null
  ended_how: EndedHow | null
  acts: number
}
/** One that was taken: both people stand in it. */
export type TakenHelp = HelpRow & { person_id: string; ends_at: Date }
