export type LifeEventsTables = {
  'life_events.filing': FilingRow
  'life_events.claim': { claim: string; filing_id: string; is_open: boolean }
  'life_events.kept_name': KeptNameRow
  'life_events.name_check': { person_id: string; checked_at: Date }
}

export const filingKinds = ['birth', 'death', 'marriage', 'divorce', 'nameChange'] as const
export type FilingKind = (typeof filingKinds)[number]

export const filingStates = [
  'awaitingOther',
  'awaitingRegistrar',
  'awaitingSecond',
  'awaitingFine',
  'done',
  'refused',
  'withdrawn',
  'expired',
] as const
export type FilingState = (typeof filingStates)[number]

/** What a registrar may refuse a filing for. */
export const refusalReasons = ['papersMissing', 'notAllowed', 'willDoubtful', 'factsWrong'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Why a late notice costs nothing. */
export const fineWaivers = ['notTheirFault', 'firstTime', 'hardship'] as const
export type FineWaiver = (typeof fineWaivers)[number]

/** What is seen in person before anything is entered. */
export const sights = [
  'informantCard',
  'bothCards',
  'bothPresent',
  'twoWitnesses',
  'hospitalNotice',
  'deceasedCard',
  'divorceAgreement',
  'houseRegistration',
] as const
export type Sight = (typeof sights)[number]

export type FilingRow = {
  person_id: string
  filing_id: string
  request_id: string
  number: string
  kind: FilingKind
  state: FilingState
  details_sealed: Buffer
  ending_sealed: Buffer | null
  other_id: string | null
  other_answer: 'accepted' | 'refused' | null
  other_answered_at: Date | null
  officer_id: string | null
  officer_answered_at: Date | null
  second_id: string | null
  second_answered_at: Date | null
  refusal_reason: RefusalReason | null
  fine_satang: number | null
  fine_waiver: FineWaiver | null
  fine_place_id: string | null
  fine_payment_id: string | null
  fine_paid_at: Date | null
  fine_receipt: string | null
  filed_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type KeptNameRow = {
  surname: string
  sound_key: string
  filing_id: string
  person_id: string
  until: Date
}
