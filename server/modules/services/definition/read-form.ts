// What was typed, taken to values an agency can be asked with: one spelling of Thai, plain digits, nothing that was not asked for.
import { isAsked, severalOf } from '../../../../shared/asked-only-when.ts'
import { isValidCitizenNumber } from '../../../../shared/citizen-number.ts'
import { parseHouseCode } from '../../../../shared/house-code.ts'
import { addDays, type Day, isDay } from '../../../../shared/partial-date.ts'
import { parseThaiMobile } from '../../../../shared/phone-number.ts'
import { addUp, readBaht, tidyCount } from '../../../../shared/sum-of-fields.ts'
import { isPlain, normaliseThai, toArabicDigits } from '../../../../shared/thai-text.ts'
import type { Field, FieldOf } from './form.ts'

export type FormValues = Record<string, string>
export type FormError = {
  field: string
  code:
    | 'missing'
    | 'wrongForm'
    | 'tooShort'
    | 'tooLong'
    | 'tooEarly'
    | 'tooLate'
    | 'tooMuch'
    | 'differs'
    | 'unknown'
}

/** Values in one spelling and what is wrong with the rest. `today` is the day in Thailand. */
export function readForm(
  fields: readonly Field[],
  typed: Record<string, string>,
  today: Day,
): { values: FormValues; errors: FormError[] } {
  const values: FormValues = {}
  const errors: FormError[] = Object.keys(typed)
    .filter(name => !fields.some(field => field.name === name))
    .map(() => ({ field: '', code: 'unknown' }))
  for (const field of fields) {
    if (!isAsked(field.onlyWhen, values)) continue
    const text = Object.hasOwn(typed, field.name) ? (typed[field.name] ?? '') : ''
    if (field.type === 'sum') {
      // Counted from what is faulty it would be another fault about the same thing.
      if (errors.length > 0) continue
      const { sum, code } = count(field, text, values)
      if (code) errors.push({ field: field.name, code })
      else values[field.name] = String(sum)
      continue
    }
    const value = tidy(field, text)
    const code = value === '' ? field.required && 'missing' : faultOf(field, value, today)
    if (code) errors.push({ field: field.name, code })
    else if (value !== '') values[field.name] = value
  }
  return { values, errors }
}

/** Ours alone counts. A phone that showed another is told, so that nobody agrees to what they did not read. */
function count(
  field: FieldOf<'sum'>,
  shown: string,
  values: FormValues,
): { sum?: number; code?: FormError['code'] } {
  const sum = addUp(field, values)
  if (sum === undefined) return { code: 'tooMuch' }
  return shown === '' || shown === String(sum) ? { sum } : { code: 'differs' }
}

const withoutGaps = (text: string) => toArabicDigits(text).replace(/[\s\u2010-\u2015-]/g, '')

/** What is no amount: no amount is written so, and it is refused. */
const NO_AMOUNT = 'none'

/** One spelling of a value; what has none stays as it is, to be refused. */
function tidy({ type }: Field, typed: string): string {
  switch (type) {
    case 'digits':
    case 'juristicNumber':
    case 'citizenNumber':
      return withoutGaps(typed)
    case 'count':
      return tidyCount(typed)
    case 'houseCode':
      return parseHouseCode(toArabicDigits(typed)) ?? typed.trim()
    case 'mobileNumber':
      return parseThaiMobile(typed) ?? typed.trim()
    case 'amount':
      return typed.trim() === '' ? '' : String(readBaht(typed) ?? NO_AMOUNT)
    case 'several':
      return [...new Set(severalOf(typed).map(normaliseThai))].join('\n')
    case 'story':
      return typed
        .split(/\r\n|\r|\n/)
        .map(normaliseThai)
        .join('\n')
        .trim()
    default:
      return normaliseThai(typed)
  }
}

type Typed = Exclude<Field, { type: 'sum' }>
type Judge<F> = (field: F, value: string, today: Day) => FormError['code'] | undefined
const wrongUnless = (isRight: boolean) => (isRight ? undefined : 'wrongForm')
const byLength = (length: number, { least = 0, most }: { least?: number; most: number }) =>
  length > most ? 'tooLong' : length < least ? 'tooShort' : undefined

const judges: { [T in Typed['type']]: Judge<FieldOf<T>> } = {
  text: ({ maxLength, minLength, letters }, value) =>
    byLength(value.length, { least: minLength, most: maxLength }) ??
    wrongUnless(isPlain(value) && (letters === 'any' || /^[\u0e01-\u0e4e ]+$/.test(value))),
  story: ({ maxLength }, value) => byLength(value.length, { most: maxLength }) ?? wrongUnless(isPlain(value)),
  digits: ({ length }, value) => wrongUnless(/^[0-9]+$/.test(value) && value.length === length),
  juristicNumber: (_field, value) => wrongUnless(isValidCitizenNumber(value) && value.startsWith('0')),
  citizenNumber: (_field, value) => wrongUnless(isValidCitizenNumber(value) && !value.startsWith('0')),
  houseCode: (_field, value) => wrongUnless(/^\d{11}$/.test(value)),
  mobileNumber: (_field, value) => wrongUnless(parseThaiMobile(value) === value),
  amount: ({ mostBaht }, value) =>
    wrongUnless(/^\d{1,13}$/.test(value)) ?? (Number(value) > mostBaht * 100 ? 'tooMuch' : undefined),
  count: ({ least, most }, value) =>
    wrongUnless(/^\d{1,9}$/.test(value) && Number(value) >= least) ??
    (Number(value) > most ? 'tooMuch' : undefined),
  buddhistYear: ({ yearsBack }, value, today) => {
    const back = /^\d{4}$/.test(value) ? Number(today.slice(0, 4)) + 543 - Number(value) : -1
    return wrongUnless(back >= 0 && back <= yearsBack)
  },
  date: ({ daysBack, daysAhead }, value, today) => {
    if (!isDay(value)) return 'wrongForm'
    if (daysBack !== undefined && value < addDays(today, -daysBack)) return 'tooEarly'
    return daysAhead !== undefined && value > addDays(today, daysAhead) ? 'tooLate' : undefined
  },
  choice: ({ choices }, value) => wrongUnless(choices.some(choice => choice.value === value)),
  several: ({ choices }, value) =>
    wrongUnless(severalOf(value).every(one => choices.some(choice => choice.value === one))),
  // Whoever offers a list judges what was chosen; here only that it can be what one names.
  options: (_field, value) => wrongUnless(value.length <= 100 && isPlain(value)),
  fromRegister: (_field, value) => wrongUnless(/^[0-9a-f-]{1,36}$/.test(value)),
  place: (_field, value) => wrongUnless(toPlace(value) !== undefined),
  files: ({ most }, value) =>
    byLength(value.split(' ').length, { most }) ??
    wrongUnless(/^[0-9a-f-]{36}( [0-9a-f-]{36})*$/.test(value)),
  agreement: (_field, value) => wrongUnless(value === 'yes'),
}

const faultOf = (field: Typed, value: string, today: Day) =>
  (judges[field.type] as Judge<Typed>)(field, value, today)

// Thailand and the seas around it, with room to spare.
const [SOUTH, NORTH, WEST, EAST] = [4, 21, 96, 107]

function toPlace(value: string) {
  const found = /^(\d{1,2}\.\d{1,7}), ?(\d{2,3}\.\d{1,7})$/.exec(value)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  const isThere = latitude > SOUTH && latitude < NORTH && longitude > WEST && longitude < EAST
  return isThere ? { latitude, longitude } : undefined
}

/** A file as an agency gets it. */
export type SentFile = { name: string; mediaType: string; sha256: string; content: string }

/** What stands behind a form: its files by their ids, and what may be told of what was chosen from the register, by field. */
export type Behind = { files?: ReadonlyMap<string, SentFile>; chosen?: ReadonlyMap<string, object> }

/** The values as an agency gets them: numbers as numbers, telephone numbers as at home (0812345678), a point as two, files whole. */
export function toSent(
  fields: readonly Field[],
  values: FormValues,
  { files, chosen }: Behind = {},
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, type }): [string, unknown][] => {
      const value = values[name]
      if (value === undefined) return type === 'files' ? [[name, []]] : []
      if (type === 'amount' || type === 'count' || type === 'sum') return [[name, Number(value)]]
      if (type === 'several') return [[name, severalOf(value)]]
      if (type === 'fromRegister') return chosen?.has(name) ? [[name, chosen.get(name)]] : []
      if (type === 'place') return [[name, toPlace(value)]]
      if (type === 'agreement') return [[name, true]]
      if (type === 'mobileNumber') return [[name, `0${value.slice(3)}`]]
      if (type === 'files') return [[name, value.split(' ').flatMap(id => files?.get(id) ?? [])]]
      return [[name, value]]
    }),
  )
}
