import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatThaiMobile, isThaiMobile, maskThaiMobile, parseThaiMobile } from './phone-number.ts'

const run = { seed: 20260, numRuns: 500 }
const nine = fc.stringMatching(/^[689][0-9]{8}$/)
const thaiDigits = (text: string) =>
  text.replace(/[0-9]/g, digit => String.fromCharCode(0x0e50 + Number(digit)))

describe('Thai mobile numbers', () => {
  test.each([
    ['081-234-5678', '+66812345678'],
    ['0812345678', '+66812345678'],
    ['+66 81 234 5678', '+66812345678'],
    ['66812345678', '+66812345678'],
    ['0066 (0)81 234 5678', '+66812345678'],
    ['๐๖๑-๒๓๔-๕๖๗๘', '+66612345678'],
  ])('%s is %s', (typed, kept) => expect(parseThaiMobile(typed)).toBe(kept))

  test('every dress leads to the same number, and that one is its own dress', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u2013'), { minLength: 9, maxLength: 9 })
    const prefixes = fc.constantFrom('0', '+66', '66', '0066', '+660', '+66(0)')
    fc.assert(
      fc.property(nine, prefixes, separators, fc.boolean(), (digits, prefix, between, isThai) => {
        const typed = prefix + [...digits].map((digit, index) => between[index] + digit).join('')
        const number = parseThaiMobile(isThai ? thaiDigits(typed) : typed)
        return number === `+66${digits}` && isThaiMobile(number) && parseThaiMobile(number) === number
      }),
      run,
    )
  })

  test('the form of home leads back', () => {
    fc.assert(
      fc.property(nine, digits => {
        const shown = formatThaiMobile(`+66${digits}`)
        return /^0\d\d-\d{3}-\d{4}$/.test(shown) && parseThaiMobile(shown) === `+66${digits}`
      }),
      run,
    )
  })

  test('the mask shows five digits and the zero of home', () => {
    expect(maskThaiMobile('+66812341234')).toBe('08x-xxx-1234')
    fc.assert(
      fc.property(nine, digits => /^0[689]x-xxx-\d{4}$/.test(maskThaiMobile(`+66${digits}`))),
      run,
    )
  })

  test('anything else is no mobile number', () => {
    const others = ['', '0', '02-123-4567', '0512345678', '081234567', '08123456789', '1234567890121', 'abc']
    for (const text of [...others, '+65 81 234 5678', '+66+66812345678', '081-234-567x'])
      expect(parseThaiMobile(text)).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), text => {
        const number = parseThaiMobile(text)
        return number === undefined || isThaiMobile(number)
      }),
      run,
    )
  })
})
