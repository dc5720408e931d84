import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFingerPrint, type FingerPrintOptions } from '../../../../invented/fingers/index.ts'
import {
  compareFingers,
  encodeFingerTemplate,
  type FingerTemplate,
  parseFingerTemplate,
  readFingerImage,
} from './index.ts'

const usual = { seed: 'finger test', finger: 'rightIndex', impression: 0, dryness: 0.2, noise: 6 }

function templateOf(options: Partial<FingerPrintOptions>): FingerTemplate {
  const reading = readFingerImage(drawFingerPrint({ ...usual, ...options }))
  if (reading.outcome !== 'read') throw new Error(reading.reason)
  return reading.template
}

test('a print is read as minutiae inside it, each with a direction and a quality', () => {
  const reading = readFingerImage(drawFingerPrint(usual), 2)
  if (reading.outcome !== 'read') throw new Error(reading.reason)
  const { template, quality } = reading
  expect(template).toMatchObject({ width: 320, height: 400, pixelsPerCentimetre: 197, position: 2 })
  expect(template.minutiae.length).toBeGreaterThan(15)
  expect(quality).toMatchObject({ score: template.quality, minutiae: template.minutiae.length })
  expect(quality.score).toBeGreaterThan(60)
  for (const { kind, x, y, angle, quality } of template.minutiae) {
    expect(['ending', 'bifurcation']).toContain(kind)
    expect(x > 0 && x < 319 && y > 0 && y < 399).toBe(true)
    expect(angle >= 0 && angle < 2 * Math.PI).toBe(true)
    expect(quality >= 1 && quality <= 100).toBe(true)
  }
})

describe('four fingers, three touches each', () => {
  const fingers = ['rightIndex', 'rightThumb', 'leftIndex', 'leftLittle'].map(finger =>
    [0, 1, 2].map(impression => templateOf({ finger, impression })),
  )

  test('every touch matches the two others of its finger', () => {
    for (const touches of fingers)
      for (const [n, probe] of touches.entries())
        expect(compareFingers(probe, touches.toSpliced(n, 1)).outcome).toBe('match')
  })

  test('no touch matches another finger', () => {
    for (const [n, touches] of fingers.entries())
      for (const enrolled of fingers.slice(n + 1))
        for (const probe of touches) expect(compareFingers(probe, enrolled).outcome).not.toBe('match')
  })

  test('the best of the enrolled counts, in either order', () => {
    const [probe, own] = fingers[0]!
    const strange = fingers[1]![0]!
    const alone = compareFingers(probe!, [own!])
    expect(compareFingers(probe!, [strange, own!])).toEqual(alone)
    expect(compareFingers(probe!, [own!, strange])).toEqual(alone)
    expect(() => compareFingers(probe!, [])).toThrow(RangeError)
  })

  test('through a record of ISO/IEC 19794-2 it is the same finger still', () => {
    const [probe, ...enrolled] = fingers[2]!
    const parsed = parseFingerTemplate(encodeFingerTemplate(enrolled[0]!, enrolled[1]!))
    if (parsed.outcome !== 'parsed') throw new Error(parsed.reason)
    expect(compareFingers(probe!, parsed.templates).outcome).toBe('match')
    expect(compareFingers(fingers[3]![0]!, parsed.templates).outcome).not.toBe('match')
  })
})

const still = { rotationDegrees: 0, shift: { x: 0, y: 0 }, area: 1, pressure: 0.5 }
const enrolled = templateOf(still)

test.each<[string, Partial<FingerPrintOptions>]>([
  ['turned to the left', { rotationDegrees: -40 }],
  ['turned to the right', { rotationDegrees: 40 }],
  ['laid down higher', { shift: { x: 10, y: 55 } }],
  ['laid down further to the left', { shift: { x: 45, y: 0 } }],
  ['by its tip only', { area: 0.5 }],
  ['pressed hard', { pressure: 0.9 }],
  ['touched lightly', { pressure: 0.1 }],
  ['dry', { dryness: 1.2 }],
  ['scratched', { scratches: 6 }],
  ['on a noisy sensor', { noise: 22 }],
])('a finger is known again %s', (_, change) => {
  const probe = templateOf({ ...still, impression: 1, rotationDegrees: 5, ...change })
  expect(compareFingers(probe, [enrolled]).outcome).toBe('match')
})

test('a template compares with itself almost perfectly, whatever the resolution', () => {
  const template = enrolled
  const fine: FingerTemplate = {
    ...template,
    pixelsPerCentimetre: 394,
    width: 640,
    height: 800,
    minutiae: template.minutiae.map(minutia => ({ ...minutia, x: minutia.x * 2, y: minutia.y * 2 })),
  }
  expect(compareFingers(template, [template]).score).toBeGreaterThan(0.9)
  expect(compareFingers(fine, [template]).score).toBeCloseTo(compareFingers(template, [template]).score, 5)
})

test('any minutiae give a score from 0 to 1, few or many, all in one place or far apart', () => {
  const minutia = fc.record({
    kind: fc.constant('ending' as const),
    x: fc.integer({ min: 0, max: 319 }),
    y: fc.integer({ min: 0, max: 399 }),
    angle: fc.double({ min: 0, max: 6.28, noNaN: true }),
    quality: fc.constant(50),
  })
  const template = fc.array(minutia, { maxLength: 30 }).map(
    (minutiae): FingerTemplate => ({
      width: 320,
      height: 400,
      pixelsPerCentimetre: 197,
      position: 0,
      quality: 50,
      minutiae,
    }),
  )
  fc.assert(
    fc.property(template, template, (one, other) => {
      const { score } = compareFingers(one, [other])
      expect(score >= 0 && score <= 1).toBe(true)
    }),
    { numRuns: 60 },
  )
})
