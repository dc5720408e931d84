// What the Person Name Act B.E. 2505 asks of names, as far as a program can tell: letters, royal names, rude words, and surnames that
// sound like another. A first check; a registrar has the last word.
import { normaliseThai } from './thai-text.ts'

/** Sections 6 and 8 of the Person Name Act: why a name cannot be had, whoever asks. */
export const nameFaults = ['letters', 'tooLong', 'royal', 'rank', 'rude'] as const
export type NameFault = (typeof nameFaults)[number]

/** Section 8 (5): a surname has at most ten consonants. */
const SURNAME_CONSONANTS = 10

const consonant = /[ก-ฮ]/g
const thaiWord = /^[ก-ฮะ-ูเ-์]+$/
const latinWord = /^[A-Z][A-Za-z'-]{0,59}$/

/** Names of kings and queens of the reigning house, and of their family by their names alone (sections 6 and 8 (1)). */
const royalNames = [
  'ภูมิพล',
  'อดุลยเดช',
  'วชิราลงกรณ',
  'มหิดล',
  'อานันทมหิดล',
  'ประชาธิปก',
  'วชิราวุธ',
  'จุฬาลงกรณ',
  'สิริกิติ์',
  'สุทิดา',
  'รำไพพรรณี',
  'ราชวงศ์',
  'จักรีบรมราชวงศ์',
]
/** Ranks of nobility, which are given and not taken (sections 6 and 8 (2)). */
const ranks = ['พระยา', 'เจ้าพระยา', 'สมเด็จ', 'หม่อม', 'ขุนนาง', 'ท้าวพระยา', 'พระองค์เจ้า', 'เจ้าฟ้า']
/** Words that are rude wherever they stand, and those that are so alone. */
const rudeParts = ['ควย', 'เย็ด', 'เหี้ย', 'ระยำ', 'อัปรีย์', 'จัญไร', 'แม่ง', 'ส้นตีน', 'ไอ้', 'กะหรี่']
const rudeWords = ['หี', 'หำ', 'สัส', 'สัด', 'ชาติหมา']

/** One spelling of a Thai name, without spaces around. */
export const cleanName = (text: string): string => normaliseThai(text)

function commonFault(name: string): NameFault | undefined {
  if (name.length < 2 || !thaiWord.test(name) || !/[ก-ฮ]/.test(name)) return 'letters'
  const key = soundKey(name)
  if (royalNames.some(royal => soundKey(royal) === key)) return 'royal'
  if (ranks.some(rank => name.startsWith(rank))) return 'rank'
  if (rudeParts.some(part => name.includes(part)) || rudeWords.includes(name)) return 'rude'
  return undefined
}

/** What the law has against a first or middle name (section 6), or undefined. */
export const firstNameFault = (name: string): NameFault | undefined => commonFault(cleanName(name))

/** What the law has against a surname, whoever else has it (section 8), or undefined. */
export function surnameFault(name: string): NameFault | undefined {
  const clean = cleanName(name)
  return (
    commonFault(clean) ?? ((clean.match(consonant)?.length ?? 0) > SURNAME_CONSONANTS ? 'tooLong' : undefined)
  )
}

/** True for a name in Roman letters as a card prints it. */
export const isRomanName = (name: string): boolean => latinWord.test(name)

// Letters that only differ on paper, and what a letter sounds like at the end of a word (Royal Institute's guide to transcription).
const sameSound: Record<string, string> = {
  ...letters('ศษ', 'ส'),
  ...letters('ณ', 'น'),
  ...letters('ญ', 'ย'),
  ...letters('ฎ', 'ด'),
  ...letters('ฏ', 'ต'),
  ...letters('ฐ', 'ถ'),
  ...letters('ฑฒธ', 'ท'),
  ...letters('ภ', 'พ'),
  ...letters('ฆฅ', 'ค'),
  ...letters('ฃ', 'ข'),
  ...letters('ฌ', 'ช'),
  ...letters('ฬ', 'ล'),
  ...letters('ใ', 'ไ'),
}
const atEnd: Record<string, string> = {
  ...letters('รลฬญณ', 'น'),
  ...letters('ดตทสชจซถ', 'ต'),
  ...letters('บปพฟ', 'ป'),
  ...letters('กขค', 'ก'),
}

function letters(of: string, sound: string): Record<string, string> {
  return Object.fromEntries([...of].map(letter => [letter, sound]))
}

/** Two names with one key sound alike: silent letters and tone marks gone, letters of one sound made one. */
export function soundKey(name: string): string {
  const heard = cleanName(name)
    // A letter under a killer is not heard, nor is the vowel it carries.
    .replace(/[ก-ฮ][ิุ]?์/g, '')
    .replace(/[่-๋็ฺ]/g, '')
    .replace(/รร(?=[ก-ฮ])/g, 'ั')
    .replace(/รร/g, 'ัน')
    .replace(/ำ/g, 'ัม')
    .replace(/ไ([ก-ฮ])ย/g, 'ไ$1')
    .replace(/ั([ก-ฮ])\1/g, 'ั$1')
    .replace(/[ก-ฮใ]/g, letter => sameSound[letter] ?? letter)
    // What stands in front of a sonorant only lifts its tone.
    .replace(/ห(?=[งนมยรลว])/g, '')
  const last = heard.at(-1) ?? ''
  return heard.slice(0, -1) + (atEnd[last] ?? last)
}
