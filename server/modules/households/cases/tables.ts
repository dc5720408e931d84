import type { MediaType } from '../../../../shared/media-type.ts'
import type { Day } from '../../../../shared/partial-date.ts'

export type CasesTables = {
  'households.house_case': CaseRow
  'households.case_person': CasePersonRow
  'households.inspection': InspectionRow
  'households.case_file': CaseFileRow
}

export const caseKinds = ['newHouse', 'split', 'merge', 'cancel', 'stranger'] as const
export type CaseKind = (typeof caseKinds)[number]

export const caseStates = [
  'awaitingPeople',
  'awaitingInspection',
  'awaitingRegistrar',
  'awaitingSecond',
  'done',
  'refused',
  'withdrawn',
  'expired',
] as const
export type CaseState = (typeof caseStates)[number]

/** Whom a case concerns: who lets another ask, heads, who goes to another house, who was reported, whose name stands in a house that is to end. */
export const parts = ['owner', 'otherHead', 'newHead', 'goes', 'reported', 'lives'] as const
export type Part = (typeof parts)[number]

export const inspectionResults = ['asTold', 'notAsTold', 'comeAgain'] as const
export type InspectionResult = (typeof inspectionResults)[number]

/** What a registrar may refuse for; the last two are how a report ends without a change. */
export const caseRefusals = [
  'notAsTold',
  'papersMissing',
  'consentDoubtful',
  'noHouse',
  'livesThere',
  'notShown',
] as const
export type CaseRefusal = (typeof caseRefusals)[number]

export type CaseRow = {
  person_id: string
  case_id: string
  request_id: string
  kind: CaseKind
  state: CaseState
  place_id: string
  house_code: string | null
  other_house: string | null
  about: string | null
  is_late: boolean
  told_sealed: Buffer
  officer_id: string | null
  officer_answer: 'approved' | 'refused' | null
  officer_answered_at: Date | null
  second_id: string | null
  second_answered_at: Date | null
  refusal_reason: CaseRefusal | null
  fine_satang: number | null
  letter_on: Day | null
  hearing_by: string | null
  hearing_at: Date | null
  facts_sealed: Buffer | null
  reasons_sealed: Buffer | null
  asked_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type CasePersonRow = {
  person_id: string
  case_id: string
  part: Part
  is_asked: boolean
  answer: 'accepted' | 'refused' | null
  answered_at: Date | null
  heard_sealed: Buffer | null
  heard_at: Date | null
  heard_by: string | null
}

export type InspectionRow = {
  case_id: string
  inspection_id: string
  place_id: string
  starts_at: Date
  seat: number
  booked_at: Date
  given_up_at: Date | null
  result: InspectionResult | null
  noted_by: string | null
  noted_at: Date | null
}

export type CaseFileRow = {
  person_id: string
  file_id: string
  case_id: string | null
  media_type: MediaType
  sha256: string
  size_bytes: number
  created_at: Date
}
