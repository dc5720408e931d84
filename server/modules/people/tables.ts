import type { CardStatus, Role, Sex } from '../../../invented/country/index.ts'
import type { TitleKey } from '../../../shared/names.ts'
import type { Day, PartialDate } from '../../../shared/partial-date.ts'

export type PeopleTables = {
  'people.person': PersonRow
  'people.former_name': FormerNameRow
  'people.parent': ParentRow
  'people.house': HouseRow
  'people.house_office': { office: string; last_running: number }
  'people.membership': MembershipRow
  'people.card': CardRow
  'people.photo': PhotoRow
  'people.own_photo': OwnPhotoRow
  'people.death': DeathRow
  'people.finger': FingerRow
  'people.paper_correction': PaperCorrectionRow
  'people.entry': EntryRow
  'people.running': { book: string; last: number }
  'people.marriage': MarriageRow
  'people.surname': { surname: string; sound_key: string }
  'people.seeding': { seed: number; today: Day; written: number }
}

type NameColumns = {
  title: TitleKey
  first_th: string
  middle_th: string | null
  last_th: string | null
  first_en: string
  middle_en: string | null
  last_en: string | null
}

export type PersonRow = NameColumns & {
  person_id: string
  citizen_number: string
  sex: Sex
  birth_date: PartialDate
  birth_buddhist: string
  is_thai: boolean
  is_invented: boolean
  registered_at: Date
}

export type FormerNameRow = NameColumns & { person_id: string; until_day: Day }

export type ParentRow = {
  person_id: string
  kind: 'mother' | 'father'
  parent_id: string | null
  first_th: string
  first_en: string
  last_th: string | null
}

export type HouseRow = {
  house_code: string
  house_number: string
  village_number: string | null
  lane_th: string | null
  lane_en: string | null
  road_th: string | null
  road_en: string | null
  subdistrict_code: string
  subdistrict_th: string
  subdistrict_en: string
  district_th: string
  district_en: string
  province_th: string
  province_en: string
  postcode: string
  /** `central`: where names of a district stand that belong to no house. */
  kind: 'house' | 'central'
  /** Known of houses that were entered here. */
  entered_on: Day | null
  ended_on: Day | null
  end_kind: 'merged' | 'demolished' | null
  /** The house it was split off, or the one that it went into. */
  other_house: string | null
}

export type MembershipRow = {
  person_id: string
  since_day: Day
  house_code: string
  /** How somebody came to the house; who is its head today, `is_head` says. */
  role: Role
  until_day: Day | null
  is_head: boolean
}

export type CardRow = {
  person_id: string
  version: number
  card_id: string
  laser_code: string
  request_number: string
  issue_date: Day
  expiry_date: Day | null
  status: CardStatus
}

export type PhotoRow = {
  person_id: string
  cast_id: string | null
  view_seed: number | null
  sealed: Buffer | null
}

export type FingerRow = {
  person_id: string
  finger: string
  impression: number
  format: 'iso19794-2' | 'picture'
  sealed: Buffer
}

export type PaperCorrectionRow = {
  person_id: string
  id: string
  paper_id: string
  changes_sealed: Buffer
  legal_basis: string
  proposed_by: string
  agreed_by: string
  corrected_at: Date
}

export type EntryRow = {
  person_id: string
  paper_id: string
  owner_id: string
  kind: 'birth' | 'death' | 'marriage' | 'divorce' | 'nameChange'
  day: Day
  record_sealed: Buffer
  recorded_at: Date
}

export type MarriageRow = {
  person_id: string
  marriage_id: string
  spouse_id: string
  married_on: Day
  ended_on: Day | null
  ended_by: 'divorce' | 'death' | null
}

export type DeathRow = { person_id: string; died_on: Day; recorded_at: Date }

export type OwnPhotoRow = { person_id: string; sealed: Buffer; expires_at: Date }
