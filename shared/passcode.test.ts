import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPasscodeWeakness } from './passcode.ts'

const owner = { birthDate: '1990-12-31', citizenNumber: '1000200003041' }
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

describe('a passcode (A40)', () => {
  test.each([
    ['1234', 'WrongLength'],
    ['1234567x', 'WrongLength'],
    ['', 'WrongLength'],
    ['๑๒๓๔๕๖๗๘', 'WrongLength'],
    ['12345678', 'Sequence'],
    ['87654321', 'Sequence'],
    ['95123480', 'Sequence'],
    ['70943216', 'Sequence'],
    ['11111111', 'Run'],
    ['90000518', 'Run'],
    ['12121212', 'Run'],
    ['37423742', 'Run'],
    ['31121990', 'BirthDate'],
    ['19901231', 'Sequence'],
    ['31122533', 'BirthDate'],
    ['25331231', 'BirthDate'],
    ['93112330', 'BirthDate'],
    ['31123390', 'BirthDate'],
    ['20000316', 'Run'],
    ['90020005', 'CitizenNumber'],
    ['82947150', undefined],
  ] as const)('%s → %s', (passcode, weakness) => {
    expect(findPasscodeWeakness(passcode, 8, owner)).toBe(weakness)
  })

  test('six digits: the short forms of the birth date are refused too', () => {
    expect(findPasscodeWeakness('311290', 6, owner)).toBe('BirthDate')
    expect(findPasscodeWeakness('311233', 6, owner)).toBe('BirthDate')
  })

  test('any stretch of five digits of the number is refused, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), digits(3), (at, rest) => {
        const passcode = `${rest}${'7429618350416'.slice(at, at + 5)}`
        expect(findPasscodeWeakness(passcode, 8, { citizenNumber: '7429618350416' })).toBeDefined()
      }),
      { seed: 1 },
    )
  })

  test('what is accepted has no run or sequence of four', () => {
    fc.assert(
      fc.property(digits(8), passcode => {
        if (findPasscodeWeakness(passcode, 8)) return
        expect(passcode).not.toMatch(
          /(\d)\1{3}|0123|1234|2345|3456|4567|5678|6789|9876|8765|7654|6543|5432|4321|3210/,
        )
      }),
      { seed: 2, numRuns: 2_000 },
    )
  })
})
