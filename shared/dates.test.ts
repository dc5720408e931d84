import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBuddhistDigits, fromBuddhistParts, toBuddhistDigits, toBuddhistYear } from './buddhist-date.ts'
import {
  formatEnglishCardDate,
  formatThaiCardDate,
  parseEnglishCardDate,
  parseThaiCardDate,
} from './card-date.ts'
import {
  addDays,
  addYears,
  ageOn,
  datePartsOf,
  earliestDay,
  isDay,
  isExpiredOn,
  isPartialDate,
} from './partial-date.ts'

const run = { seed: 20260, numRuns: 500 }
const day = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))

describe('partial dates', () => {
  test('what the calendar does not have is no date', () => {
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2024-13',
      '2024-00',
      '2024-04-31',
      '24',
      '2024-1-1',
      '',
    ]) {
      expect(datePartsOf(text)).toBeUndefined()
    }
    expect(isPartialDate('2000-02-29')).toBe(true)
    expect(isDay('2000-02')).toBe(false)
  })

  test('adding days agrees with the calendar and can be undone', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -9000, max: 9000 }),
        (date, days) => addDays(addDays(date, days), -days) === date,
      ),
      run,
    )
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })

  test('age rises on the birthday, not the day before', () => {
    expect(ageOn('2000-05-10', '2020-05-09')).toBe(19)
    expect(ageOn('2000-05-10', '2020-05-10')).toBe(20)
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 110 }), (birth, years) => {
        const birthday = addYears(birth, years)
        return (
          ageOn(birth, addDays(birthday, 1)) === years && ageOn(birth, addDays(birthday, -1)) === years - 1
        )
      }),
      run,
    )
  })

  test('unknown parts count from the first day they can mean (Civil and Commercial Code s. 16)', () => {
    expect(earliestDay('1970')).toBe('1970-01-01')
    expect(earliestDay('1935')).toBe('1935-04-01')
    expect(earliestDay('1970-08')).toBe('1970-08-01')
    expect(ageOn('1956', '2026-01-01')).toBe(70)
  })

  test('a card is good on its last day; a lifetime card always', () => {
    expect(isExpiredOn('2026-11-01', '2026-11-01')).toBe(false)
    expect(isExpiredOn('2026-11-01', '2026-11-02')).toBe(true)
    expect(isExpiredOn('lifetime', '2999-01-01')).toBe(false)
  })
})

describe('the Buddhist calendar', () => {
  test('the year began in April until 2483', () => {
    expect(toBuddhistYear('1941-01-01')).toBe(2484)
    expect(toBuddhistYear('1940-12-31')).toBe(2483)
    expect(toBuddhistYear('1940-04-01')).toBe(2483)
    expect(toBuddhistYear('1940-03-31')).toBe(2482)
    expect(fromBuddhistParts({ year: 2483, month: 2, day: 1 })).toBeUndefined()
    expect(fromBuddhistParts({ year: 2482, month: 2, day: 1 })).toBe('1940-02-01')
  })

  test('digits and card forms read back to the same date', () => {
    fc.assert(
      fc.property(
        partial,
        date =>
          fromBuddhistDigits(toBuddhistDigits(date)) === date &&
          parseThaiCardDate(formatThaiCardDate(date)) === date &&
          parseEnglishCardDate(formatEnglishCardDate(date)) === date,
      ),
      run,
    )
  })

  test('forms of the card as printed', () => {
    expect(formatThaiCardDate('1948-09-06')).toBe('6 ก.ย. 2491')
    expect(formatEnglishCardDate('1948-09-06')).toBe('6 Sep. 1948')
    expect(formatEnglishCardDate('1948-05-09')).toBe('9 May 1948')
    expect(formatThaiCardDate('1948')).toBe('2491')
    expect(formatThaiCardDate('lifetime')).toBe('ตลอดชีพ')
    expect(parseThaiCardDate('๖ กย ๒๔๙๑')).toBe('1948-09-06')
    expect(parseEnglishCardDate('6 sep 1948')).toBe('1948-09-06')
    expect(parseEnglishCardDate('Lifetime')).toBe('lifetime')
  })

  test('lifetime in all its dresses, and nonsense', () => {
    for (const digits of ['99999999', '99990101', '25679999'])
      expect(fromBuddhistDigits(digits)).toBe('lifetime')
    for (const digits of ['25670230', '2567', '25670001']) expect(fromBuddhistDigits(digits)).toBeUndefined()
    for (const text of ['31 ก.พ. 2560', 'วันนี้', '6 2560', '']) expect(parseThaiCardDate(text)).toBeUndefined()
    expect(() => toBuddhistYear('never')).toThrow(RangeError)
  })
})
