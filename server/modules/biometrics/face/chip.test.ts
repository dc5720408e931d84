import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapPoint } from '../../../../shared/face/raster.ts'
import { chipWindow, evenLight, mirrored } from './chip.ts'
import { chipQuality } from './quality.ts'
import { chipSize } from './recognition.ts'

const values = chipSize * chipSize * 3

/** A mesh whose ten alignment points were moved by a known turn, scale and shift of the chip's template. */
function meshUnder(angle: number, scale: number, shift: { x: number; y: number }): Float32Array {
  const mesh = new Float32Array(468 * 3)
  const template: [number, number, number][] = [
    [33, 34.4, 45.7],
    [133, 59.2, 46.6],
    [362, 91.0, 46.4],
    [263, 115.9, 45.1],
    [2, 75.2, 86.9],
    [4, 75.1, 76.2],
    [61, 49.2, 102.6],
    [291, 102.0, 102.4],
    [0, 75.3, 99.2],
    [168, 74.9, 42.1],
  ]
  for (const [index, x, y] of template) {
    mesh[index * 3] = scale * (Math.cos(angle) * x - Math.sin(angle) * y) + shift.x
    mesh[index * 3 + 1] = scale * (Math.sin(angle) * x + Math.cos(angle) * y) + shift.y
  }
  return mesh
}

test('the chip follows any turn, scale and shift of the face', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.2, max: 8, noNaN: true }),
      fc.double({ min: -300, max: 300, noNaN: true }),
      (angle, scale, shift) => {
        const window = chipWindow(meshUnder(angle, scale, { x: shift, y: -shift }), 1)
        const tip = mapPoint(window, { x: 75.1, y: 76.2 })
        expect(Math.hypot(window.a, window.d)).toBeCloseTo(scale, 3)
        expect(tip.x).toBeCloseTo(scale * (Math.cos(angle) * 75.1 - Math.sin(angle) * 76.2) + shift, 1)
        expect(tip.y).toBeCloseTo(scale * (Math.sin(angle) * 75.1 + Math.cos(angle) * 76.2) - shift, 1)
      },
    ),
    { seed: 3, numRuns: 100 },
  )
})

test('mirroring twice gives the chip back', () => {
  const chip = Float32Array.from({ length: values }, (_, n) => n % 251)
  expect(mirrored(mirrored(chip))).toEqual(chip)
  expect(mirrored(chip)[0]).toBe(chip[(chipSize - 1) * 3])
})

test('only light outside the fair range is evened out', () => {
  const fair = new Float32Array(values).fill(120)
  expect(evenLight(fair)).toBe(fair)
  expect(evenLight(new Float32Array(values).fill(20))[0]).toBeCloseTo(85, 0)
  expect(evenLight(new Float32Array(values).fill(240))[0]).toBeCloseTo(165, 0)
  expect(evenLight(new Float32Array(values))[0]).toBe(0)
})

test('a flat chip has no sharpness, stripes have much', () => {
  expect(chipQuality(new Float32Array(values).fill(90))).toEqual({
    luma: expect.closeTo(90, 2),
    sharpness: 0,
  })
  const stripes = Float32Array.from({ length: values }, (_, n) => (Math.floor(n / 3) % 2) * 200)
  expect(chipQuality(stripes).sharpness).toBeGreaterThan(1000)
})
