// What other modules see of the register: never rows.
import type { CardStatus, Sex } from '../../../invented/country/index.ts'
import type { Address } from '../../../shared/address.ts'
import { fullNameEn, fullNameTh, type PersonName } from '../../../shared/names.ts'
import type { Day, Expiry, PartialDate } from '../../../shared/partial-date.ts'
import type { CardRow, HouseRow, PersonRow } from './tables.ts'

export type Person = {
  personId: string
  citizenNumber: string
  sex: Sex
  birthDate: PartialDate
  name: PersonName
  nameTh: string
  nameEn: string
  isThai: boolean
  isInvented: boolean
}

export type RegisteredCard = {
  cardId: string
  version: number
  laserCode: string
  requestNumber: string
  issueDate: Day
  expiryDate: Expiry
  status: CardStatus
}

/** All that stands on somebody's newest card, and where they live, in both languages. */
export type PersonForCard = Person & { houseCode: string; address: Address; card: RegisteredCard }

export function toName(
  row: Pick<PersonRow, 'title' | `${'first' | 'middle' | 'last'}_${'th' | 'en'}`>,
): PersonName {
  return {
    title: row.title,
    firstTh: row.first_th,
    middleTh: row.middle_th ?? undefined,
    lastTh: row.last_th ?? undefined,
    firstEn: row.first_en,
    middleEn: row.middle_en ?? undefined,
    lastEn: row.last_en ?? undefined,
  }
}

export function toPerson(row: PersonRow): Person {
  const name = toName(row)
  return {
    personId: row.person_id,
    citizenNumber: row.citizen_number,
    sex: row.sex,
    birthDate: row.birth_date,
    name,
    nameTh: fullNameTh(name),
    nameEn: fullNameEn(name),
    isThai: row.is_thai,
    isInvented: row.is_invented,
  }
}

export function toAddress(row: HouseRow): Address {
  const both = (th: string | null, en: string | null) => (th === null || en === null ? undefined : { th, en })
  return {
    houseNumber: row.house_number,
    villageNumber: row.village_number ?? undefined,
    lane: both(row.lane_th, row.lane_en),
    road: both(row.road_th, row.road_en),
    subdistrict: { th: row.subdistrict_th, en: row.subdistrict_en },
    district: { th: row.district_th, en: row.district_en },
    province: { th: row.province_th, en: row.province_en },
    subdistrictCode: row.subdistrict_code,
    postcode: row.postcode,
  }
}

export function toCard(row: CardRow): RegisteredCard {
  return {
    cardId: row.card_id,
    version: row.version,
    laserCode: row.laser_code,
    requestNumber: row.request_number,
    issueDate: row.issue_date,
    expiryDate: row.expiry_date ?? 'lifetime',
    status: row.status,
  }
}
