// The text of the chip, understood. What cannot be understood is named, never guessed: a person looks at it.
import { fromBuddhistDigits } from '../buddhist-date.ts'
import { isValidCitizenNumber } from '../citizen-number.ts'
import { type Day, type Expiry, isDay, type PartialDate } from '../partial-date.ts'
import { CardReadError } from './failure.ts'
import { type FieldName, memoryMap } from './memory-map.ts'
import { decodeTis620 } from './tis620.ts'

/** A name as the chip divides it; parts that a person does not have are empty. */
export type ChipName = { title: string; first: string; middle: string; last: string }
/** An address without its words (ตำบล, เขต …); parts that an address does not have are empty. */
export type ChipAddress = {
  house: string
  village: string
  lane: string
  alley: string
  road: string
  subdistrict: string
  district: string
  province: string
}

/** What the chip says in words and dates. `doubtful` names the fields that hold something else than they should. */
export type ChipText = {
  layoutVersion: string
  citizenNumber: string
  nameTh: ChipName
  nameEn: ChipName
  birthDate: PartialDate | undefined
  sex: 'male' | 'female' | undefined
  requestNumber: string
  issuer: string
  issuerNumber: string
  issueDate: Day | undefined
  expiryDate: Expiry | undefined
  cardType: string
  address: ChipAddress
  /** The address as one line, words and all. */
  addressLine: string
  photoNumber: string
  doubtful: FieldName[]
}

/**
 * Understands the text of the card's file, whose bytes lie at their offsets in `memory`.
 * @throws CardReadError `unreadable` when there is no valid citizen number: then nothing else can be trusted to be in its place.
 */
export function parseChipText(memory: Uint8Array): ChipText {
  const doubtful: FieldName[] = []
  const text = (name: FieldName) => {
    const { offset, length } = memoryMap[name]
    const raw = decodeTis620(memory.subarray(offset, offset + length))
    const plain = raw.replace(/[ \0]+$/, '').trimStart()
    if (isOdd(plain)) doubtful.push(name)
    return plain
  }
  const known = <Value>(name: FieldName, value: Value | undefined) => {
    if (value === undefined) doubtful.push(name)
    return value
  }
  const parts = (name: FieldName, count: number) => {
    const found = text(name)
      .split('#')
      .map(part => part.trim())
    if (found.length !== count) doubtful.push(name)
    return found
  }
  const citizenNumber = text('citizenNumber')
  if (!isValidCitizenNumber(citizenNumber)) throw new CardReadError('unreadable')
  const name = (field: FieldName): ChipName => {
    const [title = '', first = '', middle = '', last = ''] = parts(field, 4)
    return { title, first, middle, last }
  }
  const addressParts = parts('address', 8)
  return {
    layoutVersion: text('layoutVersion'),
    citizenNumber,
    nameTh: name('nameTh'),
    nameEn: name('nameEn'),
    birthDate: known('birthDate', birthOf(text('birthDate'))),
    sex: known('sex', sexes[text('sex')]),
    requestNumber: text('requestNumber'),
    issuer: text('issuer'),
    issuerNumber: text('issuerNumber'),
    issueDate: known('issueDate', dayOf(text('issueDate'))),
    expiryDate: known('expiryDate', expiryOf(text('expiryDate'))),
    cardType: text('cardType'),
    address: addressOf(addressParts),
    addressLine: addressParts.filter(Boolean).join(' '),
    photoNumber: text('photoNumber'),
    doubtful: [...new Set(doubtful)],
  }
}

const sexes: Record<string, 'male' | 'female' | undefined> = { 1: 'male', 2: 'female' }

const isOdd = (text: string) =>
  [...text].some(letter => letter === '\ufffd' || letter < ' ' || letter === '\x7f')

/** A day or a month that the register does not know is 00 on the chip; some offices left it blank. */
function birthOf(digits: string): PartialDate | undefined {
  const date = fromBuddhistDigits(digits.padEnd(8).replaceAll(' ', '0'))
  return date === 'lifetime' ? undefined : date
}

function expiryOf(digits: string): Expiry | undefined {
  const date = fromBuddhistDigits(digits)
  return date === 'lifetime' || (date !== undefined && isDay(date)) ? date : undefined
}

function dayOf(digits: string): Day | undefined {
  const date = expiryOf(digits)
  return date === 'lifetime' ? undefined : date
}

const words = {
  village: /^(หมู่ที่|หมู่|ม\.)\s*/,
  lane: /^ตรอก\s*/,
  alley: /^(ซอย|ซ\.)\s*/,
  road: /^(ถนน|ถ\.)\s*/,
  subdistrict: /^(ตำบล|แขวง|ต\.)\s*/,
  district: /^(อำเภอ|เขต|อ\.)\s*/,
  province: /^(จังหวัด|จ\.)\s*/,
}

function addressOf(parts: readonly string[]): ChipAddress {
  const bare = (part: keyof typeof words, at: number) => (parts[at] ?? '').replace(words[part], '')
  return {
    house: parts[0] ?? '',
    village: bare('village', 1),
    lane: bare('lane', 2),
    alley: bare('alley', 3),
    road: bare('road', 4),
    subdistrict: bare('subdistrict', 5),
    district: bare('district', 6),
    province: bare('province', 7),
  }
}
