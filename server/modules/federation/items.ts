// What an organisation asks for, in words, with the person's real values.
import { formatEnglishCardDate, formatThaiCardDate } from '../../../shared/card-date.ts'
import { formatCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Dialect } from '../parties/index.ts'
import { fail } from './failures.ts'
import type { SignInPerson } from './people-door.ts'
import type { RequestRow } from './tables.ts'

export type Item = {
  scope: string
  labelTh: string
  labelEn: string
  valueTh: string
  valueEn: string
  required: boolean
}

/** A value as the register has it, or in the words of either language. */
type Shown = string | { th: string; en: string } | undefined
type Described = { th: string; en: string; show: (person: SignInPerson, ial: string) => Shown }

const number: Described['show'] = person => formatCitizenNumber(person.citizenNumber)

/** Every item of the dialects, both generations of ThaID's names among them, in the order people read a card. */
const described: Record<string, Described> = {
  pid: { th: 'เลขประจำตัวประชาชน', en: 'Citizen number', show: number },
  profile: {
    th: 'ข้อมูลพื้นฐาน (ชื่อ เพศ วันเกิด)',
    en: 'Basic data (name, gender, date of birth)',
    show: p => ({
      th: [p.fullWithTitleTh, genderOf(p).th, sayDate(p.birthDate).th].join(' · '),
      en: [p.fullWithTitleTh, genderOf(p).en, sayDate(p.birthDate).en].join(' · '),
    }),
  },
  title: { th: 'คำนำหน้าชื่อ', en: 'Title', show: p => p.titleTh },
  name: { th: 'ชื่อและนามสกุล', en: 'Full name', show: p => p.fullTh },
  th_fullname: { th: 'ชื่อและนามสกุล', en: 'Full name', show: p => p.fullWithTitleTh },
  given_name: { th: 'ชื่อ', en: 'First name', show: p => p.firstTh },
  th_fname: { th: 'ชื่อ', en: 'First name', show: p => p.firstTh },
  middle_name: { th: 'ชื่อกลาง', en: 'Middle name', show: p => p.middleTh },
  th_mname: { th: 'ชื่อกลาง', en: 'Middle name', show: p => p.middleTh },
  family_name: { th: 'นามสกุล', en: 'Last name', show: p => p.lastTh },
  th_lname: { th: 'นามสกุล', en: 'Last name', show: p => p.lastTh },
  title_en: { th: 'คำนำหน้าชื่อ (อังกฤษ)', en: 'Title (English)', show: p => p.titleEn },
  name_en: { th: 'ชื่อและนามสกุล (อังกฤษ)', en: 'Full name (English)', show: p => p.fullEn },
  given_name_en: { th: 'ชื่อ (อังกฤษ)', en: 'First name (English)', show: p => p.firstEn },
  middle_name_en: { th: 'ชื่อกลาง (อังกฤษ)', en: 'Middle name (English)', show: p => p.middleEn },
  family_name_en: { th: 'นามสกุล (อังกฤษ)', en: 'Last name (English)', show: p => p.lastEn },
  birthdate: { th: 'วันเกิด', en: 'Date of birth', show: p => sayDate(p.birthDate) },
  dob: { th: 'วันเกิด', en: 'Date of birth', show: p => sayDate(p.birthDate) },
  gender: { th: 'เพศ', en: 'Gender', show: p => genderOf(p) },
  address: { th: 'ที่อยู่', en: 'Address', show: p => p.addressTh },
  house_address: { th: 'ที่อยู่ตามทะเบียนบ้าน', en: 'Registered address', show: p => p.addressTh },
  smartcard_code: { th: 'เลขใต้รูปบนบัตร', en: 'Number under the photo', show: p => p.requestNumber },
  date_of_issuance: { th: 'วันออกบัตร', en: 'Card issued on', show: p => sayDate(p.issueDate) },
  date_of_expiry: { th: 'วันบัตรหมดอายุ', en: 'Card expires on', show: p => sayDate(p.expiryDate) },
  ial: { th: 'ระดับการพิสูจน์ตัวตน', en: 'Level of proof', show: (_person, ial) => `IAL ${ial}` },
}

const genderOf = ({ gender }: SignInPerson) =>
  gender === 'male' ? { th: 'ชาย', en: 'Male' } : { th: 'หญิง', en: 'Female' }
const sayDate = (date: string) => ({ th: formatThaiCardDate(date), en: formatEnglishCardDate(date) })

/** The names of all items. */
export const ITEM_NAMES: readonly string[] = Object.keys(described)

/** The words for items, without a value. */
export const labelItems = (scopes: readonly string[]) =>
  scopes.flatMap(scope => {
    const item = described[scope]
    return item ? [{ scope, labelTh: item.th, labelEn: item.en }] : []
  })

const ownIdentifier: Described = {
  th: 'รหัสของท่านเฉพาะกับหน่วยงานนี้',
  en: 'An identifier of yours for this organisation only',
  show: () => ({ th: 'ไม่ใช่เลขประจำตัวประชาชน', en: 'Not your citizen number' }),
}

const identifiers: Record<Dialect, Described> = {
  // ThaID's dialect gives the number away in every sign-in, as `sub`: so it is always shown.
  thaid: { th: 'เลขประจำตัวประชาชน (ใช้ระบุตัวท่าน)', en: 'Citizen number (tells who you are)', show: number },
  oidc: ownIdentifier,
  dga: ownIdentifier,
  own: ownIdentifier,
}

/** The items to show for a request, with the person's own values; the one that names the person first. */
export function listItems(
  person: SignInPerson,
  ial: string,
  { scopes: asked, dialect }: Pick<RequestRow, 'scopes' | 'dialect'>,
  optional: readonly string[],
): Item[] {
  const namesAlready = dialect === 'thaid' && asked.includes('pid')
  const scopes = namesAlready ? asked.filter(scope => scope !== 'openid') : ['openid', ...asked]
  return [...new Set(scopes)].flatMap(scope => {
    const item: Described | undefined = scope === 'openid' ? identifiers[dialect] : described[scope]
    const value = item?.show(person, ial)
    if (!item || !value) return []
    const { th: valueTh, en: valueEn } = typeof value === 'string' ? { th: value, en: value } : value
    const required = !optional.includes(scope)
    return [{ scope, labelTh: item.th, labelEn: item.en, valueTh, valueEn, required }]
  })
}

/**
 * The scopes a person gives: what is needed and what was chosen, never more than was asked (A12).
 * @throws federation.itemsMissing | itemsNotAsked
 */
export function requireItems(shown: readonly Item[], asked: readonly string[], chosen: readonly string[]) {
  const offered = shown.map(item => item.scope)
  if (!chosen.every(scope => offered.includes(scope))) throw fail.itemsNotAsked()
  if (!shown.every(item => !item.required || chosen.includes(item.scope) || item.scope === 'openid'))
    throw fail.itemsMissing()
  const kept = shown.filter(item => !item.required && !chosen.includes(item.scope)).map(item => item.scope)
  return asked.filter(scope => !kept.includes(scope))
}
