// What a text message says. A code says from whom, for what and for which matter, and nothing to tap on: links in messages are
// how people are robbed (A37). The last of the reference lets a person tell two codes apart.

/** What a code is for, as the message words it: short enough for one Thai message of 70 characters under any sender. */
export const codePurposes = {
  confirmNumber: { th: 'ยืนยันเบอร์โทร', en: 'to confirm your phone number' },
  changeNumber: { th: 'เปลี่ยนเบอร์โทร', en: 'to change your phone number' },
  kiosk: { th: 'ยืนยันที่ตู้บริการ', en: 'to prove who you are at a kiosk' },
  postOffice: { th: 'ยืนยันที่ไปรษณีย์', en: 'to prove who you are at a post office' },
  counterService: { th: 'ยืนยันที่เคาน์เตอร์', en: 'to prove who you are at a service counter' },
} as const

export type CodePurpose = keyof typeof codePurposes
export type MessagePurpose = CodePurpose | 'notice'
export const codePurposeNames = Object.keys(codePurposes) as CodePurpose[]
export const messagePurposes = [...codePurposeNames, 'notice'] as const satisfies readonly MessagePurpose[]

export type CodeText = {
  language: 'th' | 'en'
  /** Who sends, as registered with the operators: at most 11 characters. */
  sender: string
  purpose: CodePurpose
  code: string
  reference: string
}

/** The text of a one-time code: always one part. */
export function sayCode({ language, sender, purpose, code, reference }: CodeText): string {
  const matter = lastOf(reference)
  const what = codePurposes[purpose][language]
  return language === 'th'
    ? `${sender}: รหัส ${code} ${what} อ้างอิง ${matter} ห้ามบอกใคร`
    : `${sender}: ${code} is your code ${what} (ref ${matter}). Type it in the app you opened yourself. Tell nobody.`
}

/** The last four letters or digits of a reference, as the screen shows them beside the field for the code. */
export function lastOf(reference: string): string {
  return reference
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-4)
    .toUpperCase()
}

/** True where a telephone would make something of the text that can be tapped and leads to a website. */
export function hasLink(text: string): boolean {
  return /:\/\/|www\.|[\p{L}\p{N}-]\.(?:[a-z]{2,}|ไทย)(?![a-z])/iu.test(text)
}
