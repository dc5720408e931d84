// The file of a card's chip, made of an invented person, byte for byte where a real one has it.
import type { CardHolder } from '../../invented/cards/index.ts'
import type { Sex } from '../../invented/country/index.ts'
import { isInBangkok } from '../../shared/address.ts'
import { toBuddhistDigits } from '../../shared/buddhist-date.ts'
import { titles } from '../../shared/names.ts'
import { type FieldName, memoryMap, memorySize } from '../../shared/thai-card/memory-map.ts'
import { encodeTis620 } from '../../shared/thai-card/tis620.ts'

const SPACE = 0x20

/** The whole file, 5,671 bytes. @throws RangeError for a text or a photograph that is longer than its field. */
export function cardMemory(holder: CardHolder, sex: Sex, photoJpeg: Uint8Array): Uint8Array {
  const memory = new Uint8Array(memorySize).fill(SPACE)
  for (const [name, text] of Object.entries(textsOf(holder, sex)))
    put(memory, name as FieldName, encodeTis620(text))
  put(memory, 'photo', photoJpeg)
  return memory
}

function put(memory: Uint8Array, name: FieldName, bytes: Uint8Array): void {
  const { offset, length } = memoryMap[name]
  if (bytes.length > length) throw new RangeError(`${name} holds ${length} bytes`)
  memory.set(bytes, offset)
}

function textsOf(holder: CardHolder, sex: Sex): Record<Exclude<FieldName, 'photo'>, string> {
  const { name, card, address } = holder
  const district = `${isInBangkok(address) ? 'เขต' : 'อำเภอ'}${address.district.th}`
  const request = card.requestNumber.replaceAll('-', '')
  return {
    layoutVersion: '0003',
    citizenNumber: holder.citizenNumber,
    nameTh: parts(titles[name.title].shortTh, name.firstTh, name.middleTh, name.lastTh),
    nameEn: parts(titles[name.title].en, name.firstEn, name.middleEn, name.lastEn),
    birthDate: toBuddhistDigits(holder.birthDate),
    sex: sex === 'male' ? '1' : '2',
    requestNumber: request,
    issuer: `${district}/${address.province.th}`,
    issuerNumber: '1009900000000',
    issueDate: toBuddhistDigits(card.issueDate),
    expiryDate: toBuddhistDigits(card.expiryDate),
    cardType: '01',
    address: addressParts(holder),
    photoNumber: request,
  }
}

function addressParts({ address }: CardHolder): string {
  const { houseNumber, villageNumber, lane, road, subdistrict, district, province } = address
  const inBangkok = isInBangkok(address)
  return parts(
    houseNumber,
    villageNumber && `หมู่ที่ ${villageNumber}`,
    undefined,
    lane && `ซอย${lane.th}`,
    road && `ถนน${road.th}`,
    `${inBangkok ? 'แขวง' : 'ตำบล'}${subdistrict.th}`,
    `${inBangkok ? 'เขต' : 'อำเภอ'}${district.th}`,
    inBangkok ? province.th : `จังหวัด${province.th}`,
  )
}

const parts = (...texts: (string | undefined)[]) => texts.map(text => text ?? '').join('#')
