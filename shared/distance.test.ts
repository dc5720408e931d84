import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kilometresBetween } from './distance.ts'

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})
const HALF_ROUND = 20_015.12

test.each([
  ['Bangkok to Chiang Mai', [13.7563, 100.5018], [18.7883, 98.9853], 582, 1],
  ['Hat Yai to Mae Sai', [7.0086, 100.4747], [20.4333, 99.8762], 1_494, 2],
  ['a degree along a meridian', [13, 100], [14, 100], 111.195, 0.001],
  ['pole to pole', [90, 0], [-90, 0], HALF_ROUND, 0.1],
] as const)('%s', (_name, one, other, kilometres, within) => {
  const [from, to] = [one, other].map(([latitude, longitude]) => ({ latitude, longitude }))
  expect(Math.abs(kilometresBetween(from!, to!) - kilometres)).toBeLessThan(within)
})

test('it is nothing to itself, the same both ways, and never more than half way round', () => {
  fc.assert(
    fc.property(point, point, (one, other) => {
      expect(kilometresBetween(one, one)).toBe(0)
      const way = kilometresBetween(one, other)
      expect(kilometresBetween(other, one)).toBeCloseTo(way, 3)
      expect(way).toBeGreaterThanOrEqual(0)
      expect(way).toBeLessThanOrEqual(HALF_ROUND)
    }),
  )
})

test('a detour is never shorter', () => {
  fc.assert(
    fc.property(point, point, point, (one, by, other) => {
      const detour = kilometresBetween(one, by) + kilometresBetween(by, other)
      expect(kilometresBetween(one, other)).toBeLessThanOrEqual(detour + 1e-3)
    }),
  )
})

test('turning the Earth changes no distance', () => {
  fc.assert(
    fc.property(point, point, fc.integer({ min: -90, max: 90 }), (one, other, turn) => {
      const turned = [one, other].map(at => ({ ...at, longitude: at.longitude + turn }))
      expect(kilometresBetween(turned[0]!, turned[1]!)).toBeCloseTo(kilometresBetween(one, other), 3)
    }),
  )
})
