// From an invented person to the rows of the register.
import { castIndexOf, type InventedPerson, inventedId } from '../../../invented/country/index.ts'
import { cast } from '../../../invented/faces/index.ts'
import type { Address } from '../../../shared/address.ts'
import type { PersonName } from '../../../shared/names.ts'
import { ageOn } from '../../../shared/partial-date.ts'
import type {
  CardRow,
  FormerNameRow,
  HouseRow,
  MembershipRow,
  ParentRow,
  PersonRow,
  PhotoRow,
} from './tables.ts'

const cardPurpose = 31

/** Id of a card of an invented person. */
export const inventedCardId = (person: InventedPerson, version: number): string =>
  inventedId(cardPurpose, Number.parseInt(person.personId.slice(-8), 16), person.index * 16 + version)

export const toNameColumns = (name: PersonName) => ({
  title: name.title,
  first_th: name.firstTh,
  middle_th: name.middleTh ?? null,
  last_th: name.lastTh ?? null,
  first_en: name.firstEn,
  middle_en: name.middleEn ?? null,
  last_en: name.lastEn ?? null,
})

export const toPersonRow = (person: InventedPerson, registeredAt: Date): PersonRow => ({
  person_id: person.personId,
  citizen_number: person.citizenNumber,
  sex: person.sex,
  birth_date: person.birthDate,
  birth_buddhist: person.birthBuddhist,
  ...toNameColumns(person.name),
  is_thai: person.isThai,
  is_invented: true,
  registered_at: registeredAt,
})

export const toFormerNameRows = (person: InventedPerson): FormerNameRow[] =>
  person.formerNames.map(({ name, until }) => ({
    person_id: person.personId,
    until_day: until,
    ...toNameColumns(name),
  }))

export const toParentRows = (person: InventedPerson): ParentRow[] =>
  (['mother', 'father'] as const).map(kind => ({
    person_id: person.personId,
    kind,
    parent_id: person[kind].personId ?? null,
    first_th: person[kind].firstTh,
    first_en: person[kind].firstEn,
    last_th: person[kind].lastTh ?? null,
  }))

/** An address as the columns of a house. */
export const toAddressColumns = (address: Address) => ({
  house_number: address.houseNumber,
  village_number: address.villageNumber ?? null,
  lane_th: address.lane?.th ?? null,
  lane_en: address.lane?.en ?? null,
  road_th: address.road?.th ?? null,
  road_en: address.road?.en ?? null,
  subdistrict_code: address.subdistrictCode,
  subdistrict_th: address.subdistrict.th,
  subdistrict_en: address.subdistrict.en,
  district_th: address.district.th,
  district_en: address.district.en,
  province_th: address.province.th,
  province_en: address.province.en,
  postcode: address.postcode,
})

export function toHouseRow({ house: { houseCode, address } }: InventedPerson): HouseRow {
  return {
    house_code: houseCode,
    ...toAddressColumns(address),
    kind: 'house',
    entered_on: null,
    ended_on: null,
    end_kind: null,
    other_house: null,
  }
}

export const toMembershipRow = (person: InventedPerson): MembershipRow => ({
  person_id: person.personId,
  since_day: person.memberSince,
  house_code: person.house.houseCode,
  role: person.role,
  until_day: person.diedOn ?? null,
  is_head: person.role === 'head',
})

export const toCardRows = (person: InventedPerson): CardRow[] =>
  person.cards.map(card => ({
    person_id: person.personId,
    version: card.version,
    card_id: inventedCardId(person, card.version),
    laser_code: card.laserCode,
    request_number: card.requestNumber,
    issue_date: card.issueDate,
    expiry_date: card.expiryDate === 'lifetime' ? null : card.expiryDate,
    status: card.status,
  }))

/** Id of the cast member for a person: of their sex, and of their age on the day of the newest card. */
export function castIdOf(person: InventedPerson): string {
  const age = ageOn(person.birthDate, person.cards.at(-1)?.issueDate ?? person.birthDate)
  return cast[castIndexOf(cast, person.sex, age, person.faceRoll)]!.id
}

/** The photograph of the newest card; none without a card. */
export function toPhotoRows(person: InventedPerson, chooseCastId = castIdOf): PhotoRow[] {
  if (person.cards.length === 0) return []
  const castId = chooseCastId(person)
  return [{ person_id: person.personId, cast_id: castId, view_seed: person.faceRoll, sealed: null }]
}
