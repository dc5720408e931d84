// How a copy says things: one language, its dates and its digits.
import { toBuddhistYear } from '../../../../shared/buddhist-date.ts'
import { formatCitizenNumber } from '../../../../shared/citizen-number.ts'
import { datePartsOf, type Expiry, type PartialDate } from '../../../../shared/partial-date.ts'
import { printableText } from '../../../../shared/thai-text.ts'
import type { Both, Digits, Language } from '../tables.ts'

const monthsTh =
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' ')
const monthsEn =
  'January February March April May June July August September October November December'.split(' ')
const none: Both = { th: '-', en: '-' }

export type Say = ReturnType<typeof sayIn>

/** The voice of a copy. Values come out as text to print: nothing invisible in them, and the digits of the copy. */
export function sayIn(language: Language, digits: Digits) {
  const inDigits = (text: string) =>
    digits === 'thai' ? text.replace(/[0-9]/g, digit => String.fromCharCode(0x0e50 + Number(digit))) : text
  const print = (text: string) => inDigits(printableText(text))
  const date = (value: PartialDate): string => {
    const parts = datePartsOf(value)
    if (!parts) return '-'
    const { year, month, day } = parts
    const buddhist = toBuddhistYear(value)
    const words =
      language === 'th'
        ? [day, month && monthsTh[month - 1], `พ.ศ. ${buddhist}`]
        : [day, month && monthsEn[month - 1], `${year} (B.E. ${buddhist})`]
    return inDigits(words.filter(Boolean).join(' '))
  }
  return {
    language,
    /** Our own words, in the language of the copy. */
    words: (th: string, en: string): string => (language === 'th' ? th : en),
    both: (value: Both | null | undefined): string => print((value ?? none)[language]),
    print,
    date,
    shortDate: (value: Expiry): string =>
      value === 'lifetime' ? chooseLifetime(language) : inDigits(shortOf(value, language)),
    citizenNumber: (value: string | null): string => (value ? inDigits(formatCitizenNumber(value)) : '-'),
    time: (value: string | null): string =>
      value ? inDigits(language === 'th' ? `${value.replace(':', '.')} น.` : value) : '-',
  }
}

const chooseLifetime = (language: Language) => (language === 'th' ? 'ตลอดชีพ' : 'For life')

function shortOf(value: PartialDate, language: Language): string {
  const parts = datePartsOf(value)
  if (!parts) return '-'
  const year = language === 'th' ? toBuddhistYear(value) : parts.year
  return [parts.day, parts.month, year].filter(part => part !== undefined).join('/')
}

export const sexes = { male: { th: 'ชาย', en: 'Male' }, female: { th: 'หญิง', en: 'Female' } }
export const nationalities = { thai: { th: 'ไทย', en: 'Thai' }, other: { th: 'อื่น', en: 'Other' } }

export const saySex = (say: Say, sex: keyof typeof sexes) => say.both(sexes[sex])
export const sayNationality = (say: Say, nationality: keyof typeof nationalities) =>
  say.both(nationalities[nationality])
