// Whatever is typed into whatever field of whatever service: refused with a code that the person's language knows, or sent as it was typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlain, normaliseThai } from '../../../../shared/thai-text.ts'
import { hostileText } from '../../../../tests/fuzz/hostile.ts'
import { plainValueOf } from '../../../../tests/service-forms.ts'
import { loadServices } from '../load.ts'
import { type Field, fieldTypes } from './form.ts'
import { readForm, toSent } from './read-form.ts'

const TODAY = '2026-11-23'
const CODES = ['missing', 'wrongForm', 'tooShort', 'tooLong', 'tooEarly', 'tooLate', 'tooMuch', 'differs']
const { services } = loadServices('services')
const everyField = services.flatMap(({ form }) =>
  form.map(field => ({ ...field, onlyWhen: undefined }) as Field),
)

/** Formulas, markup, what hides, turns or floods, letters that look like others, numbers that are none, and what is nearly right. */
const TRICKS = [
  ...[
    '=1+1',
    '+1+1',
    '-1-1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    `=cmd|' /C calc'!A0`,
    '#eval("1")',
    '$x$ \\include',
    '<b>',
  ],
  ...[
    'สม\u202eชาย',
    '\u2066ก\u2069',
    'ก\u200bข',
    'ข\u{e0041}\u{e0042}',
    '\u3164',
    '\ue000',
    '\ud800',
    'ก\0',
    'ก\u001b[31m',
  ],
  ...[
    `ก${'\u0e49\u0e4d'.repeat(60)}`,
    `a${'\u0301\u0336'.repeat(20)}`,
    'аdmin',
    '\ufdfa'.repeat(80),
    '①②③',
    'น\u0e49\u0e4d\u0e32',
  ],
  ...[
    '-1',
    '-0.5',
    '1e5',
    '1e400',
    'NaN',
    'Infinity',
    '0x10',
    '1.005',
    '1,00',
    '99999999999999999999',
    '๑๐๐.๕๐',
  ],
  ...[
    '0812345678',
    '+66812345678',
    '13.7, 100.5',
    '13.7, 1e2',
    '2026-02-30',
    '2569-01-01',
    'yes',
    'YES',
    '__proto__',
  ],
]
const typed = fc.oneof(
  hostileText,
  fc.string({ unit: 'grapheme', maxLength: 60 }).map(text => `ข้อความ ${text}`),
)

/** What an agency reads back from the JSON it is sent. */
const received = (field: Field, values: Record<string, string>) =>
  JSON.parse(JSON.stringify(toSent([field], values)))[field.name]

function check(field: Field, text: string) {
  const { values, errors } = readForm([field], { [field.name]: text }, TODAY)
  for (const { code } of errors) expect(CODES).toContain(code)
  const value = values[field.name]
  if (value === undefined) return
  expect(errors).toEqual([])
  expect(isPlain(value)).toBe(true)
  // Typed again as it was read it is the same: there is one spelling, and the agency never sees another.
  if (field.type !== 'amount')
    expect(readForm([field], { [field.name]: value }, TODAY).values).toEqual(values)
  const sent = received(field, values)
  if (field.type === 'text') expect(sent).toBe(normaliseThai(text))
  if (field.type === 'story') expect(sent.replace(/\s+/g, ' ')).toBe(normaliseThai(text))
  if (typeof sent === 'number') expect(Number.isSafeInteger(sent) && sent >= 0).toBe(true)
}

describe('a field of every kind (A60, A61)', () => {
  const kinds = fieldTypes.map(type => [type, everyField.filter(field => field.type === type)] as const)
  test.each(kinds)('%s', (_type, fields) => {
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields) for (const text of TRICKS) check(field, text)
    fc.assert(
      fc.property(fc.constantFrom(...fields), typed, (field, text) => void check(field, text)),
      { numRuns: 300 },
    )
    for (const field of fields) {
      const right = plainValueOf(field, TODAY)
      if (right !== undefined) expect(readForm([field], { [field.name]: right }, TODAY).errors).toEqual([])
    }
  })
})
