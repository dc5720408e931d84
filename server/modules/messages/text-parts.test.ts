import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodePart, splitText } from './text-parts.ts'

const run = { seed: 20260, numRuns: 500 }
const decode = (bytes: Buffer, coding: 'plain' | 'ucs2') =>
  coding === 'plain' ? bytes.toString('latin1') : Buffer.from(bytes).swap16().toString('utf16le')
const unit = fc.oneof(
  fc.constantFrom('ก', 'ี่', '้', ' ', 'A', '1', '😀', '@', '\n'),
  fc.integer({ min: 0x20, max: 0x7e }).map(code => String.fromCharCode(code)),
)

describe('a text in short messages', () => {
  test.each([
    ['a'.repeat(160), 'plain', 1],
    ['a'.repeat(161), 'plain', 2],
    ['a'.repeat(459), 'plain', 3],
    ['ก'.repeat(70), 'ucs2', 1],
    ['ก'.repeat(71), 'ucs2', 2],
    ['ก'.repeat(201), 'ucs2', 3],
    [`${'a'.repeat(70)}@`, 'ucs2', 2],
  ])('%s', (text, coding, parts) => {
    const split = splitText(text)
    expect([split.coding, split.parts.length]).toEqual([coding, parts])
  })

  test('parts fit 140 bytes with their header, hold whole characters, and make the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 180 }), text => {
        const most = /[^\n -~]|[$@[\\\]^_`{|}~]/.test(text) ? 190 : 450
        fc.pre(text.length <= most)
        const { coding, parts } = splitText(text)
        for (const part of parts) {
          expect(part.isWellFormed()).toBe(true)
          const length = encodePart(part, coding).length
          const header = parts.length > 1 ? 6 : 0
          expect(
            coding === 'plain' ? Math.ceil((length * 7) / 8) + header : length + header,
          ).toBeLessThanOrEqual(140)
        }
        expect(parts.map(part => decode(encodePart(part, coding), coding)).join('')).toBe(text)
      }),
      run,
    )
  })

  test('none and too many are refused', () => {
    for (const text of ['', 'ก'.repeat(202), 'a'.repeat(460)])
      expect(() => splitText(text)).toThrow(RangeError)
  })
})
