// From an invented person to the rows of the register.
import { type InventedPerson, inventedId } from '../../../invented/country/index.ts'
import type { PersonName } from '../../../shared/names.ts'
import type { CardRow, FormerNameRow, HouseRow, MembershipRow, ParentRow, PersonRow } from './tables.ts'

export type PhotoReference = { person_id: string; cast_id: string; view_seed: number }
/** Picks the cast member who stands for a person; given by whoever seeds, so that rows stay free of pictures. */
export type ChooseCastId = (person: InventedPerson) => string

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

export function toHouseRow({ house: { houseCode, address } }: InventedPerson): HouseRow {
  return {
    house_code: houseCode,
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
  }
}

export const toMembershipRow = (person: InventedPerson): MembershipRow => ({
  person_id: person.personId,
  since_day: person.memberSince,
  house_code: person.house.houseCode,
  role: person.role,
  until_day: person.diedOn ?? null,
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
