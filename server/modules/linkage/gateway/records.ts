// The two records that clients of the gateway read, field by field in its names.
import { toBuddhistDigits } from '../../../../shared/buddhist-date.ts'
import { titles } from '../../../../shared/names.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type RegisterRecord, thaiDay } from '../../people/index.ts'

// Codes of titles and nationality as the register numbers them; other titles have numbers of their own that are not public.
const titleCodes: Partial<Record<keyof typeof titles, number>> = { boy: 1, girl: 2, mr: 3, miss: 4, mrs: 5 }
const THAI = { code: 99, desc: 'ไทย' }
const OTHER = { code: 999, desc: 'อื่น ๆ' }

type Parent = RegisterRecord['mother']
const parent = (who: 'father' | 'mother', found: Parent) => ({
  [`${who}Name`]: found ? [found.firstTh, found.lastTh].filter(Boolean).join(' ') : '',
  [`${who}PersonalID`]: found?.citizenNumber ? Number(found.citizenNumber) : 0,
  [`${who}NationalityCode`]: THAI.code,
  [`${who}NationalityDesc`]: THAI.desc,
})

/** Service 001: a person. Dates are eight Buddhist digits as numbers, as clients of the real one declare them. */
export function personRecord(ctx: Ctx, record: RegisterRecord) {
  const { name, birthDate, sex, home } = record
  const title = titles[name.title]
  const nationality = record.isThai ? THAI : OTHER
  return {
    pid: Number(record.citizenNumber),
    titleCode: titleCodes[name.title] ?? 0,
    titleDesc: title.shortTh,
    titleName: title.th,
    titleSex: sex === 'male' ? 1 : 2,
    firstName: name.firstTh,
    middleName: name.middleTh ?? '',
    lastName: name.lastTh ?? '',
    fullnameAndRank: record.nameTh,
    englishTitleDesc: title.en,
    englishFirstName: name.firstEn,
    englishMiddleName: name.middleEn ?? '',
    englishLastName: name.lastEn ?? '',
    genderCode: sex === 'male' ? 1 : 2,
    genderDesc: sex === 'male' ? 'ชาย' : 'หญิง',
    dateOfBirth: Number(toBuddhistDigits(birthDate)),
    age: ageOn(birthDate, thaiDay(ctx.now())),
    nationalityCode: nationality.code,
    nationalityDesc: nationality.desc,
    ownerStatusDesc: home ? (home.isHead ? 'เจ้าบ้าน' : 'ผู้อาศัย') : '',
    dateOfMoveIn: home ? Number(toBuddhistDigits(home.since)) : 0,
    statusOfPersonCode: record.diedOn ? 1 : 0,
    statusOfPersonDesc: record.diedOn ? 'บุคคลนี้เสียชีวิต' : 'บุคคลนี้มีภูมิลำเนาอยู่ในบ้านนี้',
    ...parent('father', record.father),
    ...parent('mother', record.mother),
    recordNumber: 1,
    totalRecord: 1,
  }
}

/** Service 008: where a person lives; undefined for somebody without a house. */
export function houseRecord({ home }: RegisterRecord) {
  if (!home) return undefined
  const { address, houseCode } = home
  const code = address.subdistrictCode
  return {
    houseID: Number(houseCode),
    houseNo: address.houseNumber,
    houseType: 1,
    houseTypeDesc: 'บ้าน',
    villageNo: Number(address.villageNumber ?? 0),
    alleyWayCode: 0,
    alleyWayDesc: '',
    alleyCode: 0,
    alleyDesc: address.lane?.th ?? '',
    roadCode: 0,
    roadDesc: address.road?.th ?? '',
    subdistrictCode: Number(code.slice(4, 6)),
    subdistrictDesc: address.subdistrict.th,
    districtCode: Number(code.slice(2, 4)),
    districtDesc: address.district.th,
    provinceCode: Number(code.slice(0, 2)),
    provinceDesc: address.province.th,
    rcodeCode: Number(houseCode.slice(0, 4)),
    rcodeDesc: `ท้องถิ่น${address.district.th}`,
    dateOfTerminate: 0,
  }
}
