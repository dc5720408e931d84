// From what agencies send to what people read: a fixed list. A value that does not convert breaks the agency's promise.
import { z } from 'zod'
import { fromBuddhistDigits, fromBuddhistParts } from '../../../../shared/buddhist-date.ts'
import { isValidCitizenNumber, maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import { isPartialDate } from '../../../../shared/partial-date.ts'
import { visibleText } from '../../../../shared/thai-text.ts'
import { Words } from './words.ts'

const plain = [
  'text',
  /** YYYYMMDD, Buddhist; 00 where month or day are unknown, nines for ever. */
  'buddhistDigits',
  /** dd/mm/yyyy, Buddhist. */
  'buddhistSlashes',
  /** YYYYMM, Buddhist. */
  'buddhistMonth',
  /** A Buddhist year as a number or text. */
  'buddhistYear',
  /** YYYY, YYYY-MM or YYYY-MM-DD, Gregorian (ISO 8601). */
  'isoDate',
  /** A moment with its offset (RFC 3339). */
  'isoMoment',
  /** Baht as text, with commas: "1,234.50". */
  'moneyText',
  /** Satang as a whole number. */
  'moneySatang',
  'maskedCitizenNumber',
  /** All but the last four characters hidden. */
  'masked',
  'telephone',
] as const

export const Conversion = z.union([
  z.enum(plain),
  z.strictObject({
    number: z
      .strictObject({ unit: Words.optional() })
      .describe('A number, with the word for what is counted'),
  }),
  z.strictObject({
    words: z.record(z.string(), Words).describe('What each code means; an unknown code is shown as it came'),
  }),
])
export type Conversion = z.infer<typeof Conversion>

/** A value as it leaves: the app writes it in the language and calendar of the moment. */
export const Shown = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('words'), th: z.string(), en: z.string() }),
  z.object({ type: z.literal('date'), date: z.string() }),
  z.object({ type: z.literal('moment'), at: z.string() }),
  z.object({ type: z.literal('money'), satang: z.int() }),
  z.object({ type: z.literal('number'), number: z.number(), unit: Words.optional() }),
  z.object({ type: z.literal('telephone'), number: z.string() }),
])
export type Shown = z.infer<typeof Shown>

const TEXT_MOST = 4_000

/** @throws ConversionError when the value is not what the definition says it is. Nothing there is shown as nothing. */
export function convert(value: unknown, conversion: Conversion = 'text'): Shown {
  if (value === undefined || value === null || value === '') return { type: 'none' }
  if (typeof value === 'object') throw new ConversionError('a single value expected')
  if (typeof conversion === 'object')
    return 'words' in conversion
      ? toWords(String(value), conversion.words)
      : toNumber(value, conversion.number.unit)
  return converters[conversion](typeof value === 'string' ? value.trim() : String(value))
}

export class ConversionError extends Error {}

const refuse = (expected: string): never => {
  throw new ConversionError(`${expected} expected`)
}
const text = (value: string): Shown => ({ type: 'text', text: visibleText(value).slice(0, TEXT_MOST) })
const date = (found: string | undefined, form: string): Shown => ({
  type: 'date',
  date: found ?? refuse(form),
})

const converters: Record<(typeof plain)[number], (value: string) => Shown> = {
  text,
  buddhistDigits: value => date(fromBuddhistDigits(value), 'YYYYMMDD'),
  buddhistSlashes(value) {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? refuse('dd/mm/yyyy')
    return date(fromBuddhistParts({ year: Number(year), month: Number(month), day: Number(day) }), 'a day')
  },
  buddhistMonth(value) {
    const [, year, month] = /^(\d{4})(\d{2})$/.exec(value) ?? refuse('YYYYMM')
    return date(fromBuddhistParts({ year: Number(year), month: Number(month) }), 'a month')
  },
  buddhistYear: value =>
    /^2[3-9]\d\d$/.test(value)
      ? date(fromBuddhistParts({ year: Number(value) }), 'a year')
      : refuse('a Buddhist year'),
  isoDate: value => date(isPartialDate(value) ? value : undefined, 'a date'),
  isoMoment: value =>
    /^\d{4}-\d\d-\d\dT/.test(value) && Number.isFinite(Date.parse(value))
      ? { type: 'moment', at: new Date(value).toISOString() }
      : refuse('a moment'),
  moneyText(value) {
    const [, sign, baht = '', satang = ''] =
      /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(value) ?? refuse('baht')
    const whole = Number(`${baht.replaceAll(',', '')}${satang.padEnd(2, '0')}`)
    return money(sign && whole !== 0 ? -whole : whole)
  },
  moneySatang: value => money(/^-?\d+$/.test(value) ? Number(value) : refuse('satang')),
  maskedCitizenNumber: value =>
    text(isValidCitizenNumber(value) ? maskCitizenNumber(value) : refuse('a citizen number')),
  masked: value => text(`${'x'.repeat(Math.max(0, value.length - 4))}${value.slice(-4)}`),
  telephone: value =>
    /^[0-9][0-9 -]{1,15}$/.test(value) ? { type: 'telephone', number: value } : refuse('a number to call'),
}

const money = (satang: number): Shown =>
  Number.isSafeInteger(satang) ? { type: 'money', satang } : refuse('an amount that is counted exactly')

const toWords = (code: string, words: Record<string, Words>): Shown =>
  Object.hasOwn(words, code) ? { type: 'words', ...(words[code] as Words) } : text(code)

function toNumber(value: unknown, unit: Words | undefined): Shown {
  const number = typeof value === 'number' ? value : Number(/^-?\d+(\.\d+)?$/.exec(String(value))?.[0])
  if (!Number.isFinite(number)) return refuse('a number')
  return { type: 'number', number, ...(unit ? { unit } : {}) }
}
