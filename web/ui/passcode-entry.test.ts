import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pressKey } from './passcode-entry.ts'

describe('pressKey', () => {
  it('adds digits until the length is reached and takes Thai digits for their Arabic twins', () => {
    expect(pressKey('12', '3', 8)).toBe('123')
    expect(pressKey('12', '๓', 8)).toBe('123')
    expect(pressKey('12345678', '9', 8)).toBe('12345678')
  })

  it('erases the last digit', () => {
    expect(pressKey('123', 'Backspace', 8)).toBe('12')
    expect(pressKey('', 'Backspace', 8)).toBe('')
  })

  it('lets nothing but digits in, whatever is typed', () => {
    const keys = fc.array(
      fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('1', '๙', 'Backspace', 'Enter')),
    )
    fc.assert(
      fc.property(keys, typed => {
        const entered = typed.reduce((digits, key) => pressKey(digits, key, 8), '')
        expect(entered).toMatch(/^[0-9]{0,8}$/)
      }),
      { seed: 20261123 },
    )
  })
})
