import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  citizenCategory,
  citizenCheckDigit,
  formatCitizenNumber,
  isValidCitizenNumber,
  maskCitizenNumber,
  parseCitizenNumber,
  toCitizenNumber,
} from './citizen-number.ts'

const twelve = fc.stringMatching(/^[0-9]{12}$/)
const run = { seed: 20260, numRuns: 500 }

describe('the personal number', () => {
  test('known examples have the check digit that the formula gives', () => {
    for (const number of ['1234567890121', '9999000000128']) expect(isValidCitizenNumber(number)).toBe(true)
    expect(citizenCheckDigit('100000000000')).toBe('9')
  })

  test('a completed number is valid and every other last digit is not', () => {
    fc.assert(
      fc.property(twelve, digits => {
        const number = toCitizenNumber(digits)
        const others = [...'0123456789'].filter(digit => digit !== number[12])
        return isValidCitizenNumber(number) && others.every(digit => !isValidCitizenNumber(digits + digit))
      }),
      run,
    )
  })

  test('one wrong digit is noticed, except where two remainders share a check digit', () => {
    fc.assert(
      fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, place, step) => {
        const number = toCitizenNumber(digits)
        const wrong = (Number(number[place]) + step) % 10
        const changed = number.slice(0, place) + wrong + number.slice(place + 1)
        const shift = ((wrong - Number(number[place])) * (13 - place)) % 11
        if (!isValidCitizenNumber(changed)) return true
        // Weight 11 (third digit) never shows; a shift of ten remainders maps two sums to one digit.
        return place === 2 || Math.abs(shift) === 10 || Math.abs(shift) === 1
      }),
      run,
    )
  })

  test('grouping and reading back give the number again, in any dress', () => {
    fc.assert(
      fc.property(twelve, fc.constantFrom('-', ' ', ''), (digits, separator) => {
        const number = toCitizenNumber(digits)
        const thai = [...number].map(digit => String.fromCharCode(0x0e50 + Number(digit))).join('')
        return (
          parseCitizenNumber(formatCitizenNumber(number, separator)) === number &&
          parseCitizenNumber(thai) === number
        )
      }),
      run,
    )
    expect(formatCitizenNumber('1009900001019')).toBe('1-0099-00001-01-9')
  })

  test('the mask never shows a running digit', () => {
    expect(maskCitizenNumber('1009900001019')).toBe('1-0099-xxxxx-xx-9')
    fc.assert(
      fc.property(twelve, digits => {
        const masked = maskCitizenNumber(toCitizenNumber(digits))
        return masked.replace(/[^0-9]/g, '').length === 6
      }),
      run,
    )
  })

  test('what is not a number is refused', () => {
    for (const text of ['', '1', '10099002307000', 'abcdefghijklm', '1009900230701']) {
      expect(parseCitizenNumber(text)).toBeUndefined()
    }
    expect(() => citizenCheckDigit('12')).toThrow(RangeError)
  })

  test('the first digit tells the category', () => {
    expect(citizenCategory('1009900001019')).toBe('thaiNotifiedInTime')
    expect(citizenCategory('9999000000128')).toBe('unassigned')
  })
})
