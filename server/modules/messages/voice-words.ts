// What a voice says of a code: each digit a word of its own, with a pause after it, and all of them twice.
import { type CodeText, codePurposes, lastOf } from './words.ts'

const digits = {
  th: ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const

const spell = (language: CodeText['language'], code: string): string =>
  Array.from(code, digit => digits[language][Number(digit)]).join(', ')

/** The reference is said sign by sign too, so that whoever listens can compare it with the screen. */
const spellReference = (language: CodeText['language'], reference: string): string =>
  Array.from(lastOf(reference), sign => (/\d/.test(sign) ? digits[language][Number(sign)] : sign)).join(', ')

/** A one-time code to be read out in a call. */
export function sayCodeAloud({ language, sender, purpose, code, reference }: CodeText): string {
  const what = codePurposes[purpose][language]
  const [spelt, matter] = [spell(language, code), spellReference(language, reference)]
  return language === 'th'
    ? `${sender} รหัส${what} อ้างอิง ${matter}. รหัสคือ ${spelt}. อีกครั้ง ${spelt}. ห้ามบอกใคร`
    : `${sender}. Your code ${what}, reference ${matter}. The code is ${spelt}. Again, ${spelt}. Tell nobody.`
}
