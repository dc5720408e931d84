// All words of a copy, in the form in which the template takes them.
import { documentNumber } from '../../../../shared/document-code.ts'
import type { Block } from '../kinds/form.ts'
import { formOf, type Records } from '../kinds/index.ts'
import { type Say, sayIn } from '../kinds/say.ts'
import type { Both, Digits, Language } from '../tables.ts'

export type Copy = {
  lang: Language
  digits: string[]
  title: string
  formCode: string
  issuer: string
  number: string
  numberLabel: string
  blocks: Block[]
  certification: string
  facts: { label: string; value: string }[]
  verifyTitle: string
  verifyText: string
  verifyAddress: string
  pageWord: string
  qrAlt: string
  attachment: string
  specimen: string | null
}

export type CopyOf<K extends keyof Records = keyof Records> = {
  kind: K
  record: Records[K]
  language: Language
  digits: Digits
  serial: number
  legalBasis: Both
  issuedAt: Date
  expiresAt: Date
  replaces: string | undefined
  isSpecimen: boolean
  verifyAddress: string
}

/** What stands on the copy. */
export function describeCopy<K extends keyof Records>(of: CopyOf<K>): Copy {
  const say = sayIn(of.language, of.digits)
  const { title, formCode, blocks } = formOf(of.kind, of.record, say)
  const { words } = say
  const issuedSeconds = of.issuedAt.getTime() / 1000
  return {
    lang: of.language,
    digits: [...'0123456789'].map(digit => say.print(digit)),
    title,
    formCode: say.print(formCode),
    issuer: words('แพลตฟอร์มตัวตน · เอกสารอิเล็กทรอนิกส์', 'Tuaton · electronic document'),
    // The number is typed by whoever looks it up: its digits stay those of the keyboard.
    number: documentNumber({ kind: of.kind, serial: of.serial, issuedAt: issuedSeconds }),
    numberLabel: words('เลขที่เอกสาร', 'Document no.'),
    blocks,
    certification: words(
      'ขอรับรองว่าเป็นสำเนาถูกต้องตรงกับรายการในทะเบียน ณ เวลาที่ออก แฟ้มนี้ลงลายมือชื่ออิเล็กทรอนิกส์ไว้ทั้งแฟ้ม หากมีการแก้ไขหลังจากนั้นจะตรวจพบได้',
      'Certified to be a true copy of what stands in the register at the time of issue. The whole file carries an electronic seal; any later change of it is found.',
    ),
    facts: factsOf(of, say),
    verifyTitle: words('ตรวจได้ทันที ไม่ต้องเข้าสู่ระบบ', 'Anybody can check this, without signing in'),
    verifyText: words(
      'สแกนรหัสนี้ด้วยกล้องโทรศัพท์ หรือเปิดหน้าตรวจสอบ ใช้ได้แม้ไม่มีอินเทอร์เน็ต เมื่อออนไลน์จะบอกด้วยว่าเอกสารถูกยกเลิกหรือแก้ไขแล้วหรือไม่',
      'Scan this code with a phone, or open the page below. It works without a network; with one it also tells whether the document was revoked or corrected.',
    ),
    verifyAddress: of.verifyAddress,
    pageWord: words('หน้า', 'Page'),
    qrAlt: words('รหัสคิวอาร์สำหรับตรวจเอกสาร', 'QR code to check this document'),
    attachment: words('รายการในรูปแบบที่เครื่องอ่านได้', 'The record as data'),
    specimen: of.isSpecimen ? words('ตัวอย่าง · SPECIMEN', 'SPECIMEN · ตัวอย่าง') : null,
  }
}

function factsOf<K extends keyof Records>(of: CopyOf<K>, say: Say) {
  const { words, date } = say
  const moment = new Date(of.issuedAt.getTime() + 7 * 3_600_000).toISOString()
  const facts = [
    { label: words('อาศัยอำนาจตาม', 'Legal basis'), value: say.both(of.legalBasis) },
    {
      label: words('ออกให้เมื่อ', 'Issued on'),
      value: `${date(moment.slice(0, 10))} ${words('เวลา', 'at')} ${say.time(moment.slice(11, 16))}`,
    },
    {
      label: words('ใช้ได้ถึง', 'Good until'),
      value: date(new Date(of.expiresAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)),
    },
  ]
  if (of.replaces !== undefined)
    facts.push({ label: words('ออกแทนเอกสารที่แก้ไข', 'Replaces, corrected'), value: of.replaces })
  return facts
}
