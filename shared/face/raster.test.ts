import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPyramid, cut, halve, mapPoint, type Raster, squareWindow } from './raster.ts'

function ramp(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 200], (y * width + x) * 3)
  return { width, height, data }
}

test('a window maps its middle to the centre and its side to the source', () => {
  const number = fc.double({ min: -500, max: 500, noNaN: true })
  fc.assert(
    fc.property(
      number,
      number,
      fc.double({ min: 10, max: 900, noNaN: true }),
      number,
      (x, y, side, angle) => {
        const window = squareWindow(64, { x, y }, side, angle)
        const middle = mapPoint(window, { x: 32, y: 32 })
        const corner = mapPoint(window, { x: 64, y: 32 })
        expect(middle.x).toBeCloseTo(x, 6)
        expect(middle.y).toBeCloseTo(y, 6)
        expect(Math.hypot(corner.x - x, corner.y - y)).toBeCloseTo(side / 2, 6)
        expect(corner.y - y).toBeCloseTo((Math.sin(angle) * side) / 2, 6)
      },
    ),
    { seed: 7, numRuns: 100 },
  )
})

test('a window of the same size copies the picture', () => {
  const raster = ramp(16, 16)
  const window = squareWindow(16, { x: 8, y: 8 }, 16, 0)
  expect([...cut(createPyramid(raster), window, 16, 'repeat')]).toEqual([...raster.data])
})

test('a quarter turn clockwise reads the column upwards', () => {
  const turned = cut(
    createPyramid(ramp(16, 16)),
    squareWindow(16, { x: 8, y: 8 }, 16, Math.PI / 2),
    16,
    'repeat',
  )
  expect(turned[0]).toBeCloseTo(15, 3)
  expect(turned[1]).toBeCloseTo(0, 3)
})

test('outside the picture is black or the repeated edge', () => {
  const pyramid = createPyramid(ramp(8, 8))
  const window = squareWindow(8, { x: -20, y: 4 }, 8, 0)
  expect(Math.max(...cut(pyramid, window, 8, 'black'))).toBe(0)
  expect(cut(pyramid, window, 8, 'repeat')[2]).toBe(200)
})

test('halving averages and keeps at least one pixel', () => {
  expect(halve(ramp(4, 4)).data.slice(0, 3)).toEqual(new Uint8Array([1, 1, 200]))
  expect(halve(ramp(1, 1))).toMatchObject({ width: 1, height: 1 })
})
