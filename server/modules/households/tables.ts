import type { Day } from '../../../shared/partial-date.ts'
import type { CasesTables } from './cases/tables.ts'

export type HouseholdsTables = CasesTables & {
  'households.move': MoveRow
  'households.mover': { person_id: string; move_id: string; is_open: boolean }
  'households.look': { person_id: string; looked_at: Date }
}

export const moveStates = [
  'awaitingHead',
  'awaitingRegistrar',
  'done',
  'refused',
  'withdrawn',
  'expired',
] as const
export type MoveState = (typeof moveStates)[number]

/** Why the two consents are not enough. */
export const registrarReasons = ['late', 'central', 'underFifteen', 'noHead'] as const
export type RegistrarReason = (typeof registrarReasons)[number]

/** What a registrar may refuse a move for. */
export const refusalReasons = ['notLivingThere', 'papersMissing', 'consentDoubtful', 'dayWrong'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export type MoveRow = {
  person_id: string
  move_id: string
  request_id: string
  from_house: string
  to_house: string
  moved_on: Day
  state: MoveState
  registrar_reasons: RegistrarReason[]
  head_id: string | null
  head_answer: 'accepted' | 'refused' | null
  head_answered_at: Date | null
  officer_id: string | null
  officer_answer: 'approved' | 'refused' | null
  officer_answered_at: Date | null
  refusal_reason: RefusalReason | null
  asked_at: Date
  expires_at: Date
  ended_at: Date | null
}
