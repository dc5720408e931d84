// Names of people in both languages, their titles, and how far a reading may differ from the register.
import { editDistanceRatio, normaliseThai } from './thai-text.ts'

export type Title = { th: string; shortTh: string; en: string }

const titleTable = {
  mr: { th: 'นาย', shortTh: 'นาย', en: 'Mr.' },
  mrs: { th: 'นาง', shortTh: 'นาง', en: 'Mrs.' },
  miss: { th: 'นางสาว', shortTh: 'น.ส.', en: 'Miss' },
  boy: { th: 'เด็กชาย', shortTh: 'ด.ช.', en: 'Master' },
  girl: { th: 'เด็กหญิง', shortTh: 'ด.ญ.', en: 'Miss' },
  monk: { th: 'พระ', shortTh: 'พระ', en: 'Phra' },
  momLuang: { th: 'หม่อมหลวง', shortTh: 'ม.ล.', en: 'M.L.' },
  policeCaptain: { th: 'ร้อยตำรวจเอก', shortTh: 'ร.ต.อ.', en: 'Pol.Capt.' },
  major: { th: 'พันตรี', shortTh: 'พ.ต.', en: 'Maj.' },
  airSergeant: { th: 'จ่าอากาศเอก', shortTh: 'จ.อ.', en: 'Flt.Sgt.' },
} as const satisfies Record<string, Title>
export type TitleKey = keyof typeof titleTable

/** Titles the register knows. The card prints `shortTh` and `en`. */
export const titles: Record<TitleKey, Title> = titleTable

/** A name in both languages. Middle names exist since 2005; a last name may be absent. Never split on spaces. */
export type PersonName = {
  title: TitleKey
  firstTh: string
  middleTh?: string | undefined
  lastTh?: string | undefined
  firstEn: string
  middleEn?: string | undefined
  lastEn?: string | undefined
}

/** The share of characters that may differ between a machine's reading and the register. */
export const nameTolerance = 0.15

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')

/** Whole Thai name with the title as the card prints it. */
export function fullNameTh(name: PersonName): string {
  return join(titles[name.title].shortTh, name.firstTh, name.middleTh, name.lastTh)
}

/** Whole English name with the title as the card prints it. */
export function fullNameEn(name: PersonName): string {
  return join(titles[name.title].en, name.firstEn, name.middleEn, name.lastEn)
}

/** Whole Thai name with the title in full, as papers write it. */
export function longNameTh(name: PersonName): string {
  const { th } = titles[name.title]
  return `${th}${join(name.firstTh, name.middleTh, name.lastTh)}`
}

/** Whole English name, as papers write it: like the card's. */
export const longNameEn = fullNameEn

/** A name of which the family name is hidden but for its beginning: what may be told to whoever holds a copy. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/)
  if (words.length === 1) return words[0] ?? ''
  // A Thai vowel that is written before its consonant says nothing alone.
  const begin = /^(?:[\u0e40-\u0e44]?.)/u.exec(words.at(-1) ?? '')?.[0] ?? ''
  return `${words.slice(0, -1).join(' ')} ${begin}…`
}

const titlesThLongestFirst = Object.values(titles)
  .flatMap(title => [title.th, title.shortTh])
  .sort((left, right) => right.length - left.length)
const titlesEn = Object.values(titles).map(title => title.en)

/** Letters of a Thai name without title, spaces and dots, in one spelling. */
export function bareNameTh(text: string): string {
  const plain = normaliseThai(text).replace(/\s*\.\s*/g, '.')
  const title = titlesThLongestFirst.find(candidate => plain.startsWith(candidate))
  // A first name may begin like a title (นายิกา): only a title followed by a space, or ending in a dot, is one.
  const isTitle = title !== undefined && (title.endsWith('.') || plain[title.length] === ' ')
  return (isTitle ? plain.slice(title.length) : plain).replace(/[\s.]/g, '')
}

/** Letters of an English name without title, spaces and dots, lower case. */
export function bareNameEn(text: string): string {
  const plain = text.normalize('NFKD').replace(/\s+/g, ' ').trim()
  const lower = plain.toLowerCase()
  const title = titlesEn.find(candidate => {
    const start = candidate.toLowerCase().replace(/\.$/, '')
    return lower.startsWith(`${start} `) || lower.startsWith(`${start}.`)
  })
  const rest = title === undefined ? lower : lower.slice(title.replace(/\.$/, '').length)
  return rest.replace(/[^a-z]/g, '')
}

/**
 * How far a reading is from the register, 0 to 1: the worse of the two languages, titles left out. An English
 * reading that is absent is not compared, since cards of old print runs may lack it.
 */
export function nameDistance(
  read: { nameTh: string; nameEn?: string | undefined },
  registered: { nameTh: string; nameEn: string },
): number {
  const th = editDistanceRatio(bareNameTh(read.nameTh), bareNameTh(registered.nameTh))
  if (read.nameEn === undefined) return th
  return Math.max(th, editDistanceRatio(bareNameEn(read.nameEn), bareNameEn(registered.nameEn)))
}

/** True when a reading is near enough to the register in both languages. */
export function isSameName(
  read: { nameTh: string; nameEn?: string | undefined },
  registered: { nameTh: string; nameEn: string },
): boolean {
  return nameDistance(read, registered) <= nameTolerance
}
