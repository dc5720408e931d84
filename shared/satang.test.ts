import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAmounts, formatBaht, isAmount, MOST_SATANG, parseBaht, requireAmount, toBaht } from './satang.ts'

const amounts = fc.integer({ min: 1, max: MOST_SATANG })

describe('amounts of money', () => {
  it('come back from what is written, to the satang', () => {
    fc.assert(
      fc.property(amounts, amount => {
        expect(parseBaht(toBaht(amount))).toBe(amount)
        expect(parseBaht(formatBaht(amount))).toBe(amount)
      }),
    )
  })

  it.each([
    ['19.99', 1999],
    ['1.1', 110],
    ['1,234.50', 123_450],
    ['1234567', 123_456_700],
    ['0.01', 1],
  ])('%s baht is %d satang', (text, satang) => expect(parseBaht(text)).toBe(satang))

  it.each([
    '',
    '-1',
    '1e3',
    '1.234',
    '12,34',
    '0',
    '0.00',
    'NaN',
    'Infinity',
    '١٢',
    '99999999999',
    '1.',
    '.5',
    ' 1 2',
  ])('A61: %j is no amount', text => expect(parseBaht(text)).toBeUndefined())

  it.each([Number.NaN, -1, 0, 1.5, Number.POSITIVE_INFINITY, MOST_SATANG + 1, 2 ** 53])(
    'A61: %d satang is no amount',
    value => {
      expect(isAmount(value)).toBe(false)
      expect(() => requireAmount(value)).toThrow(RangeError)
    },
  )

  it('A61: a sum that is too large is refused, as is an empty one', () => {
    expect(() => addAmounts([MOST_SATANG, 1])).toThrow(RangeError)
    expect(() => addAmounts([])).toThrow(RangeError)
    expect(addAmounts([1999, 1])).toBe(2000)
  })

  it('stand in groups for people', () => {
    expect(formatBaht(5)).toBe('0.05')
    expect(formatBaht(123_456_789)).toBe('1,234,567.89')
  })
})
