import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFingerTemplate, fingerRecordFaults, parseFingerTemplate } from './iso-19794-2.ts'
import type { FingerTemplate } from './types.ts'

const minutia = fc.record({
  kind: fc.constantFrom('other', 'ending', 'bifurcation' as const),
  x: fc.integer({ min: 0, max: 319 }),
  y: fc.integer({ min: 0, max: 399 }),
  angle: fc.integer({ min: 0, max: 255 }).map(step => (step * 2 * Math.PI) / 256),
  quality: fc.integer({ min: 0, max: 100 }),
})
const template: fc.Arbitrary<FingerTemplate> = fc.record({
  width: fc.constant(320),
  height: fc.constant(400),
  pixelsPerCentimetre: fc.constant(197),
  position: fc.integer({ min: 0, max: 10 }),
  quality: fc.integer({ min: 0, max: 100 }),
  minutiae: fc.array(minutia, { maxLength: 255 }),
})

test('what is written is read again, every view of it', () => {
  fc.assert(
    fc.property(fc.array(template, { minLength: 1, maxLength: 4 }), ([first, ...further]) => {
      const bytes = encodeFingerTemplate(first!, ...further)
      expect(parseFingerTemplate(bytes)).toEqual({ outcome: 'parsed', templates: [first, ...further] })
    }),
  )
})

test('A record cut short anywhere, or with a byte more, is refused as just that', () => {
  fc.assert(
    fc.property(template, fc.nat(), (view, cut) => {
      const bytes = encodeFingerTemplate(view)
      const length = cut % bytes.length
      expect(parseFingerTemplate(bytes.slice(0, length))).toEqual({
        outcome: 'refused',
        reason: length < 4 ? 'notAFingerRecord' : 'truncated',
      })
      expect(parseFingerTemplate(Uint8Array.of(...bytes, 0))).toEqual({
        outcome: 'refused',
        reason: 'trailingBytes',
      })
    }),
  )
})

test('random bytes and damaged records give an answer, never an error', () => {
  const answers = (bytes: Uint8Array) => {
    const parsed = parseFingerTemplate(bytes)
    if (parsed.outcome === 'refused') expect(fingerRecordFaults).toContain(parsed.reason)
    else expect(parsed.templates.length).toBeGreaterThan(0)
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answers), { numRuns: 500 })
  fc.assert(
    fc.property(template, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), (view, damage) => {
      const bytes = encodeFingerTemplate(view)
      for (const [place, value] of damage) bytes[place % bytes.length] = value
      answers(bytes)
    }),
    { numRuns: 500 },
  )
})

const one: FingerTemplate = {
  width: 320,
  height: 400,
  pixelsPerCentimetre: 197,
  position: 2,
  quality: 80,
  minutiae: [{ kind: 'bifurcation', x: 300, y: 17, angle: Math.PI / 2, quality: 55 }],
}

test('the bytes of a record stand where the standard puts them', () => {
  expect(Buffer.from(encodeFingerTemplate(one)).toString('hex')).toBe(
    `464d5200${'20323000'}${'00000024'}${'0000'}${'0140'}${'0190'}${'00c5'}${'00c5'}${'01'}${'00'}${'02'}${'00'}${'50'}${'01'}${'812c'}${'0011'}${'40'}${'37'}${'0000'}`,
  )
})

test.each<[string, ...number[]]>([
  ['notAFingerRecord', 0, 0x47],
  ['unsupportedVersion', 5, 0x33],
  ['badImageSize', 15, 0, 14, 0],
  ['badResolution', 19, 98],
  ['badResolution', 21, 198],
  ['noViews', 22, 0],
  ['badPosition', 24, 11],
  ['badQuality', 26, 101],
  ['badMinutiaKind', 28, 0xc1],
  ['minutiaOutsideImage', 28, 0x82],
  ['badQuality', 33, 101],
  ['truncated', 35, 1],
])('a record with a wrong field is refused: %s', (reason, ...changes) => {
  const bytes = encodeFingerTemplate(one)
  for (let n = 0; n < changes.length; n += 2) bytes[changes[n]!] = changes[n + 1]!
  expect(parseFingerTemplate(bytes)).toEqual({ outcome: 'refused', reason })
})

test('extended data is passed over', () => {
  const bytes = Uint8Array.of(...encodeFingerTemplate(one), 1, 2, 3)
  bytes[11] = bytes.length
  bytes[35] = 3
  expect(parseFingerTemplate(bytes)).toEqual({ outcome: 'parsed', templates: [one] })
})

test('numbers that do not fit a field are not written', () => {
  expect(() => encodeFingerTemplate({ ...one, position: 11 })).toThrow(RangeError)
  expect(() => encodeFingerTemplate(one, { ...one, width: 300 })).toThrow(RangeError)
  expect(() => encodeFingerTemplate({ ...one, minutiae: [{ ...one.minutiae[0]!, x: 320 }] })).toThrow(
    RangeError,
  )
})

test('of too many minutiae the best are kept', () => {
  const many = Array.from({ length: 300 }, (_, n) => ({ ...one.minutiae[0]!, x: n, quality: n % 101 }))
  const parsed = parseFingerTemplate(encodeFingerTemplate({ ...one, minutiae: many }))
  expect(parsed.outcome === 'parsed' && parsed.templates[0]!.minutiae.length).toBe(255)
  const worst = parsed.outcome === 'parsed' && Math.min(...parsed.templates[0]!.minutiae.map(m => m.quality))
  expect(worst).toBeGreaterThan(10)
})
