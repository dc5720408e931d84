import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatEnglishCardDate, formatThaiCardDate } from '../../../../shared/card-date.ts'
import { formatCitizenNumber, toCitizenNumber } from '../../../../shared/citizen-number.ts'
import { formatLaserCode } from '../../../../shared/laser-code.ts'
import { isDay, toPartialDate } from '../../../../shared/partial-date.ts'
import { agreedDate, readEnglishDate, readThaiDate } from './date-text.ts'
import { afterLabel, readEnglishGiven, readThaiName, withTitleLike } from './name-text.ts'
import { readCitizenNumber, readLaserCode } from './number-text.ts'

const seed = { seed: 20_240_611 }
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map(list => list.join(''))
const days = fc
  .tuple(
    fc.integer({ min: 1900, max: 2040 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => toPartialDate({ year, month, day })!)
  .filter(isDay)

function agree(thai: string, english: string) {
  const [th, en] = [readThaiDate(thai), readEnglishDate(english)]
  return th && en && agreedDate(th, en)
}

describe('citizen number', () => {
  test('any grouping of a valid number is read', () => {
    fc.assert(
      fc.property(digits(12), fc.constantFrom(' ', '  ', '-', ''), (twelve, separator) => {
        const number = toCitizenNumber(twelve)
        expect(readCitizenNumber(formatCitizenNumber(number, separator))).toBe(number)
      }),
      seed,
    )
  })

  test('a digit too many or too few is never a number', () => {
    fc.assert(
      fc.property(digits(12), twelve => {
        const number = toCitizenNumber(twelve)
        expect(readCitizenNumber(`${number}1`)).toBeUndefined()
        expect(readCitizenNumber(number.slice(1))).toBeUndefined()
      }),
      seed,
    )
  })

  test('letters that look like digits are taken for them', () => {
    expect(readCitizenNumber('l OO99 OO23O 7O O')).toBe('1009900230700')
  })
})

describe('laser code', () => {
  test('the printed form and its look-alikes are read', () => {
    fc.assert(
      fc.property(fc.constantFrom('JT', 'OB', 'SI', 'ZA'), digits(10), (letters, numbers) => {
        const code = letters + numbers
        expect(readLaserCode(formatLaserCode(code))).toBe(code)
        const confused = numbers.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('5', 'S')
        expect(readLaserCode(`${letters.replace('O', '0').replace('I', '1')}${confused}`)).toBe(code)
      }),
      seed,
    )
  })

  test('any text is answered without throwing, and only with the right form', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(readLaserCode(text) ?? 'AA0000000000').toMatch(/^[A-Z]{2}\d{10}$/)
      }),
      seed,
    )
  })
})

describe('dates', () => {
  test('a day printed in both languages is read, with labels before it or without', () => {
    fc.assert(
      fc.property(days, fc.boolean(), (day, labelled) => {
        const [th, en] = [formatThaiCardDate(day), formatEnglishCardDate(day)]
        expect(agree(labelled ? `เกิดวันที่ ${th}` : th, labelled ? `Date of Birth ${en}` : en)).toBe(day)
      }),
      seed,
    )
  })

  test('two different days never agree', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        fc.pre(one !== other)
        expect(agree(formatThaiCardDate(one), formatEnglishCardDate(other))).toBeUndefined()
      }),
      { ...seed, numRuns: 500 },
    )
  })

  test.each([
    ['2492', '1949', '1949'],
    ['เกิดวันที่ 2492', 'Date of Birth 1949', '1949'],
    ['มิ.ย. 2492', 'Jun. 1949', '1949-06'],
    ['เกิดวันที่ มิ.ย. 2492', 'Date of Birth Jun. 1949', '1949-06'],
    ['ตลอดชีพ', 'LIFELONG', 'lifetime'],
    ['ตลอดชีฟ', 'LIFEL0NG', 'lifetime'],
    ['6 ก.ุพ. 2561', '6 Feb. 2018', '2018-02-06'],
    ['30 ก.ุค. 2564', '30 Jul, 2021', '2021-07-30'],
    ['9 พค. 2491', '9 May 1948', '1948-05-09'],
  ])('%s and %s are %s', (thai, english, date) => {
    expect(agree(thai, english)).toBe(date)
  })

  test.each([
    ['วันออกบัตร', 'Date of Issue'],
    ['9 พ.ค. 2491', 'LIFELONG'],
    ['31 ก.พ. 2561', '31 Feb. 2018'],
    ['9 พ.ค. 2491', '9 Mar. 1948'],
    ['6 พ.ค. 2491', '8 May 1948'],
  ])('%s and %s are no date', (thai, english) => {
    expect(agree(thai, english)).toBeUndefined()
  })
})

describe('names', () => {
  test.each([
    ['นาย สมชาย ใจดี', { title: 'นาย', given: 'สมชาย', family: 'ใจดี', full: 'นาย สมชาย ใจดี' }],
    [
      'น.ส.วรกมล ธนะแก้วดํารง',
      { title: 'น.ส.', given: 'วรกมล', family: 'ธนะแก้วดำรง', full: 'น.ส. วรกมล ธนะแก้วดำรง' },
    ],
    [
      'ชื่อตัวและชื่อสกุล นาง สมหญิง ณ อยุธยา',
      { title: 'นาง', given: 'สมหญิง', family: 'ณ อยุธยา', full: 'นาง สมหญิง ณ อยุธยา' },
    ],
    ['นาง บุญมา -', { title: 'นาง', given: 'บุญมา', full: 'นาง บุญมา' }],
  ])('%s', (text, name) => {
    expect(readThaiName(text)).toEqual(name)
  })

  test('a title run together with the name is told by the English one', () => {
    const name = readThaiName('นางสุภาจิต กิจมาก')!
    expect(withTitleLike(name, 'Mrs.')).toMatchObject({
      title: 'นาง',
      given: 'สุภาจิต',
      full: 'นาง สุภาจิต กิจมาก',
    })
    expect(withTitleLike(name, undefined)).toEqual(name)
  })

  test.each([
    ['Name Mr. Wichai', 'Name', 'Mr. Wichai'],
    ['Nane Mr. Wichai', 'Name', 'Mr. Wichai'],
    ['Lastname Thanakaeo', 'Last name', 'Thanakaeo'],
    ['Last nameSae-Be', 'Last name', 'Sae-Be'],
    ['Last name', 'Last name', ''],
    ['Date of Birth 9 May 1948', 'Last name', undefined],
    ['Last name Klinhom', 'Name', undefined],
  ])('%s after %s is %s', (text, label, rest) => {
    expect(afterLabel(text, label)).toBe(rest)
  })

  test.each([
    ['Mr. Wichai', { title: 'Mr.', given: 'Wichai' }],
    ['Mrs Im-em', { title: 'Mrs.', given: 'Im-em' }],
    ['Miss Mary Ann', { title: 'Miss', given: 'Mary Ann' }],
    ['W1chai', undefined],
  ])('%s', (text, name) => {
    expect(readEnglishGiven(text)).toEqual(name)
  })
})
