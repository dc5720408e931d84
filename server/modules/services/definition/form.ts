// The fields a form may have: a fixed list of types with fixed rules. No patterns of the author's own, which could be made to run for ever.
import { z } from 'zod'
import { isValidCitizenNumber } from '../../../../shared/citizen-number.ts'
import { isDay } from '../../../../shared/partial-date.ts'
import { normaliseThai, toArabicDigits } from '../../../../shared/thai-text.ts'
import { Address } from './address.ts'
import { Words } from './words.ts'

const common = {
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: Words,
  help: Words.optional(),
  required: z.boolean().default(true),
  prefill: Address.optional().describe(
    'Taken from the register for the person to change, e.g. person:/lastNameTh',
  ),
}

export const Field = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('text'),
    letters: z.enum(['any', 'thai']).default('any'),
    minLength: z.int().min(1).max(200).default(1),
    maxLength: z.int().min(1).max(200).default(100),
  }),
  z.strictObject({ ...common, type: z.literal('digits'), length: z.int().min(1).max(30) }),
  /** Thirteen digits with their check digit, as organisations' numbers have them (they begin with 0). */
  z.strictObject({ ...common, type: z.literal('juristicNumber') }),
  z.strictObject({
    ...common,
    type: z.literal('buddhistYear'),
    yearsBack: z.int().min(1).max(60).describe('This year and so many before it may be chosen'),
  }),
  z.strictObject({ ...common, type: z.literal('date') }),
  z.strictObject({
    ...common,
    type: z.literal('choice'),
    choices: z
      .array(z.strictObject({ value: z.string().min(1).max(60), label: Words }))
      .min(2)
      .max(100),
  }),
])
export type Field = z.infer<typeof Field>

export type FormValues = Record<string, string>
export type FormError = { field: string; code: 'missing' | 'wrongForm' | 'tooShort' | 'tooLong' | 'unknown' }

/** Takes what was typed to values an agency can be asked with: one spelling of Thai, plain digits, nothing that was not asked for. */
export function readForm(
  fields: readonly Field[],
  typed: Record<string, string>,
  thisYear: number,
): { values: FormValues; errors: FormError[] } {
  const values: FormValues = {}
  const errors: FormError[] = Object.keys(typed)
    .filter(name => !fields.some(field => field.name === name))
    .map(() => ({ field: '', code: 'unknown' }))
  for (const field of fields) {
    const value = tidy(field, Object.hasOwn(typed, field.name) ? (typed[field.name] ?? '') : '')
    const code = value === '' ? field.required && 'missing' : faultOf(field, value, thisYear)
    if (code) errors.push({ field: field.name, code })
    else if (value !== '') values[field.name] = value
  }
  return { values, errors }
}

const tidy = ({ type }: Field, typed: string): string =>
  type === 'digits' || type === 'juristicNumber'
    ? toArabicDigits(typed).replace(/[\s\u2010-\u2015-]/g, '')
    : normaliseThai(typed)

function faultOf(field: Field, value: string, thisYear: number): FormError['code'] | undefined {
  switch (field.type) {
    case 'text':
      if (value.length > field.maxLength) return 'tooLong'
      if (value.length < field.minLength) return 'tooShort'
      return /\p{C}/u.test(value) || (field.letters === 'thai' && !/^[\u0e01-\u0e4e ]+$/.test(value))
        ? 'wrongForm'
        : undefined
    case 'digits':
      return /^[0-9]+$/.test(value) && value.length === field.length ? undefined : 'wrongForm'
    case 'juristicNumber':
      return isValidCitizenNumber(value) && value.startsWith('0') ? undefined : 'wrongForm'
    case 'buddhistYear': {
      const back = /^\d{4}$/.test(value) ? thisYear - Number(value) : -1
      return back >= 0 && back <= field.yearsBack ? undefined : 'wrongForm'
    }
    case 'date':
      return isDay(value) ? undefined : 'wrongForm'
    case 'choice':
      return field.choices.some(choice => choice.value === value) ? undefined : 'wrongForm'
  }
}
