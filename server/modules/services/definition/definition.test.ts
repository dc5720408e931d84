// The language of definitions, alone: pointers, conversions, forms. Whatever comes, no fault and nothing beyond.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBuddhistDigits, toBuddhistYear } from '../../../../shared/buddhist-date.ts'
import { addDays } from '../../../../shared/partial-date.ts'
import { addUp, sumsOf } from '../../../../shared/sum-of-fields.ts'
import { readPointer, toToken, writePointer } from './address.ts'
import { ConversionError, convert } from './conversion.ts'
import { Field } from './form.ts'
import { readForm, toSent } from './read-form.ts'

const name = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', '~', '/', '~1', ''),
)
const day = fc.integer({ min: 0, max: 30_000 }).map(days => addDays('1945-01-01', days))

describe('pointers (RFC 6901)', () => {
  test('what is written at a pointer is read there, whatever the names, and no prototype is touched', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (names, value) => {
        const pointer = names.map(one => `/${toToken(one)}`).join('')
        const root: Record<string, unknown> = {}
        writePointer(root, pointer, value)
        expect(readPointer(root, pointer)).toBe(value)
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
        expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
      }),
    )
  })

  test('only own members: what every object inherits is not there', () => {
    for (const pointer of ['/__proto__', '/constructor/name', '/toString', '/length'])
      expect(readPointer({ a: 1 }, pointer)).toBeUndefined()
    expect(readPointer(['x'], '/length')).toBeUndefined()
    expect(readPointer(['x', 'y'], '/01')).toBeUndefined()
    expect(readPointer(['x', 'y'], '/1')).toBe('y')
  })
})

describe('conversions', () => {
  test('a day comes back from every Buddhist spelling of it', () => {
    fc.assert(
      fc.property(day, iso => {
        const slashes = `${iso.slice(8)}/${iso.slice(5, 7)}/${toBuddhistYear(iso)}`
        expect(convert(toBuddhistDigits(iso), 'buddhistDigits')).toEqual({ type: 'date', date: iso })
        expect(convert(slashes, 'buddhistSlashes')).toEqual({ type: 'date', date: iso })
        const month = `${toBuddhistYear(iso)}${iso.slice(5, 7)}`
        expect(convert(month, 'buddhistMonth')).toEqual({ type: 'date', date: iso.slice(0, 7) })
      }),
    )
  })

  test('money as agencies write it is the satang it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), satang => {
        const text = (satang / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
        expect(convert(text, 'moneyText')).toEqual({ type: 'money', satang })
        expect(convert(satang, 'moneySatang')).toEqual({ type: 'money', satang })
      }),
    )
  })

  test('A61: what is no amount is refused and never rounded', () => {
    for (const text of [
      'NaN',
      'Infinity',
      '1e9',
      '1,00.00',
      '1.234',
      '--1',
      '0x10',
      '99,999,999,999,999,999.00',
    ])
      expect(() => convert(text, 'moneyText')).toThrow(ConversionError)
    for (const value of [Number.NaN, 1.5, 2 ** 60])
      expect(() => convert(value, 'moneySatang')).toThrow(ConversionError)
  })

  test('A60: words of an agency are shown as they are, in their lines, without what hides, turns or floods', () => {
    const said = `สม\u202eชาย\u2066\u200b\u{e0041}\r\n<b>=1+1</b> {{7*7}}\tก${'\u0e49\u0e4d'.repeat(20)}\ud800`
    const text = 'สมชาย\n<b>=1+1</b> {{7*7}} ก\u0e49\u0e4d\u0e49'
    expect(convert(said, 'text')).toEqual({ type: 'text', text })
    expect(convert('\u202e9', { words: {} })).toEqual({ type: 'text', text: '9' })
  })

  test('days that never were are refused; nothing is shown as nothing', () => {
    for (const text of ['25690230', '25691301', 'abc', '2569'])
      expect(() => convert(text, 'buddhistDigits')).toThrow(ConversionError)
    for (const nothing of [undefined, null, ''])
      expect(convert(nothing, 'buddhistDigits')).toEqual({ type: 'none' })
    expect(convert('99999999', 'buddhistDigits')).toEqual({ type: 'date', date: 'lifetime' })
  })

  test('any value ends as something to show or as a refusal', () => {
    const all = [
      'text',
      'buddhistSlashes',
      'buddhistYear',
      'isoDate',
      'isoMoment',
      'masked',
      'telephone',
      'maskedCitizenNumber',
    ] as const
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...all), (value, conversion) => {
        try {
          expect(convert(value, conversion).type).toBeTypeOf('string')
        } catch (error) {
          expect(error).toBeInstanceOf(ConversionError)
        }
      }),
    )
    expect(convert('constructor', { words: { A: { th: 'ก', en: 'a' } } })).toEqual({
      type: 'text',
      text: 'constructor',
    })
  })
})

test('any form gives values of the fields or a reason, and nothing that was not asked for', () => {
  const label = { th: 'ก', en: 'a' }
  const common = { label, required: true }
  const fields = [
    { ...common, name: 'word', type: 'text', letters: 'any', minLength: 1, maxLength: 20 },
    { ...common, name: 'year', type: 'buddhistYear', yearsBack: 5 },
    { ...common, name: 'number', type: 'digits', length: 4 },
  ] as const
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(name, fc.constantFrom('word', 'year', 'number')), fc.string()),
      typed => {
        const { values, errors } = readForm(fields, typed, '2026-06-15')
        const known = fields.map(field => field.name as string)
        expect(Object.keys(values).every(one => known.includes(one))).toBe(true)
        expect(Object.keys(values).length + errors.filter(one => one.field !== '').length).toBe(fields.length)
      },
    ),
  )
  expect(readForm(fields, { word: 'ดี', year: '๒๕๖๙', number: '12-34' }, '2026-06-15')).toEqual({
    values: { word: 'ดี', year: '2569', number: '1234' },
    errors: [],
  })
})

test('a field is asked only while the one it hangs on has its value, and several are a list of choices', () => {
  const label = { th: 'ก', en: 'a' }
  const choices = ['A', 'B', 'C'].map(value => ({ value, label }))
  const common = { label, required: true }
  const fields: Field[] = [
    { ...common, name: 'many', type: 'several', choices },
    {
      ...common,
      name: 'why',
      type: 'text',
      letters: 'any',
      minLength: 1,
      maxLength: 20,
      onlyWhen: { field: 'many', oneOf: ['B'] },
    },
    {
      ...common,
      name: 'more',
      type: 'digits',
      length: 2,
      onlyWhen: { field: 'why', oneOf: ['yes'] },
    },
  ]
  const read = (typed: Record<string, string>) => readForm(fields, typed, '2026-06-15')
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'B', 'C')), fc.string(), (chosen, why) => {
      const { values, errors } = read({ many: chosen.join('\n'), why })
      const isAsked = chosen.includes('B')
      expect(toSent(fields, values).many ?? []).toEqual([...new Set(chosen)])
      expect('why' in values || errors.some(one => one.field === 'why')).toBe(isAsked)
    }),
  )
  expect(read({ many: 'A\nD' }).errors).toEqual([{ field: 'many', code: 'wrongForm' }])
  // What hangs on a field that is itself not asked is not asked either.
  expect(read({ many: 'A', why: 'yes', more: '12' })).toEqual({ values: { many: 'A' }, errors: [] })
  expect(read({ many: 'B', why: 'yes' }).errors).toEqual([{ field: 'more', code: 'missing' }])
})

describe('a sum', () => {
  const label = { th: 'ก', en: 'a' }
  const common = { label, required: true } as const
  const amount = (name: string, required = true) =>
    ({ ...common, required, name, type: 'amount', mostBaht: 100_000_000 }) as const
  const fields: Field[] = [
    {
      ...common,
      name: 'speed',
      type: 'choice',
      choices: ['NORMAL', 'EXPRESS'].map(value => ({ value, label })),
    },
    { ...common, name: 'pages', type: 'count', least: 1, most: 1_000_000 },
    amount('rent', false),
    {
      ...common,
      ...{ name: 'charge', type: 'sum', counts: 'satang', most: 999_999_999_999 },
      of: [
        { field: 'speed', by: { NORMAL: 20_000, EXPRESS: 40_000 }, times: 'pages' },
        { field: 'rent', times: 12 },
        { fixed: 4_000 },
      ],
    },
    {
      ...common,
      ...{ name: 'twice', type: 'sum', counts: 'satang', most: 999_999_999_999 },
      of: [{ field: 'charge', times: 2 }],
    },
  ]
  const read = (typed: Record<string, string>) => readForm(fields, typed, '2026-06-15')

  test('is the same to a satang on the phone and on the server, whatever is typed', () => {
    const speed = fc.constantFrom('NORMAL', 'EXPRESS')
    const pages = fc.integer({ min: 1, max: 1_000_000 })
    const rent = fc.option(fc.integer({ min: 0, max: 100_000_000_00 }), { nil: undefined })
    fc.assert(
      fc.property(speed, pages, rent, (speed, pages, rent) => {
        const baht =
          rent === undefined ? '' : (rent / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
        const typed = {
          speed,
          pages: pages.toLocaleString('th-TH-u-nu-thai').replaceAll(',', ' '),
          rent: baht,
        }
        const whole =
          BigInt(speed === 'NORMAL' ? 20_000 : 40_000) * BigInt(pages) + BigInt(rent ?? 0) * 12n + 4_000n
        const { values, errors } = read({ ...typed, ...sumsOf(shown, typed) })
        expect(errors).toEqual(whole * 2n > 999_999_999_999n ? [{ field: 'twice', code: 'tooMuch' }] : [])
        expect([values.charge, values.twice ?? String(whole * 2n)]).toEqual([
          String(whole),
          String(whole * 2n),
        ])
        expect(toSent(fields, values).charge).toBe(Number(whole))
      }),
    )
  })
  const shown = fields.map(({ name, type, ...field }) => ({
    ...{ name, type },
    ...('of' in field ? { sum: { of: field.of, most: field.most } } : {}),
  }))

  test('A61: a sum of the phone counts for nothing, and one that differs is told', () => {
    const typed = { speed: 'EXPRESS', pages: '3' }
    expect(read(typed).values).toMatchObject({ charge: '124000', twice: '248000' })
    for (const charge of ['1', '-124000', '124000.0', 'NaN', '1e5', '__proto__'])
      expect(read({ ...typed, charge })).toMatchObject({
        errors: [{ field: 'charge', code: 'differs' }],
        values: typed,
      })
  })

  test('A61: what is no number, is below nought or floods makes no sum', () => {
    for (const rent of [
      '-1',
      'NaN',
      'Infinity',
      '1e9',
      '1.005',
      '0x10',
      '10000000000',
      '99999999999999999999',
    ]) {
      expect(read({ speed: 'NORMAL', pages: '1', rent })).toMatchObject({
        errors: [{ field: 'rent', code: expect.stringMatching(/^(wrongForm|tooMuch)$/) }],
      })
      expect(sumsOf(shown, { speed: 'NORMAL', pages: '1', rent })).toEqual({})
    }
    for (const pages of ['-3', '\u20133', '3.5', '1e2', '1000001']) {
      expect(read({ speed: 'NORMAL', pages }).errors).toEqual([
        { field: 'pages', code: pages === '1000001' ? 'tooMuch' : 'wrongForm' },
      ])
      expect(Object.keys(sumsOf(shown, { speed: 'NORMAL', pages })).length).toBe(pages === '1000001' ? 2 : 0)
    }
    const huge = { of: [{ field: 'a', times: 'b' }], most: Number.MAX_SAFE_INTEGER }
    expect(addUp(huge, { a: '94906267', b: '94906267' })).toBeUndefined()
    expect(addUp(huge, { a: '94906265', b: '94906265' })).toBe(94906265 ** 2)
    expect(addUp({ of: [{ field: 'toString', by: {} }, { field: 'a' }], most: 9 }, { a: '9' })).toBe(9)
    expect(addUp({ of: [{ field: 'a' }], most: 9 }, { a: '-1' })).toBeUndefined()
    for (const of of [
      [{ fixed: -1 }],
      [{ field: 'a', times: 1.5 }],
      [{ field: 'a', by: { A: Number.NaN } }],
      [],
    ])
      expect(Field.safeParse({ name: 'sum', label, type: 'sum', counts: 'number', of }).success).toBe(false)
  })
})
