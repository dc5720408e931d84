import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accuracyOf,
  boundsOf,
  clusterIn,
  country,
  nearer,
  roundTo,
  scaleOf,
  viewOf,
  windFrom,
} from './map-view.ts'
import { outlines } from './outline.ts'

const point = fc.record({
  latitude: fc.double({ min: 5.6, max: 20.5, noNaN: true }),
  longitude: fc.double({ min: 97.3, max: 105.7, noNaN: true }),
})
const box = fc.record({
  width: fc.integer({ min: 240, max: 900 }),
  height: fc.integer({ min: 240, max: 900 }),
})

test('what bounds were made of stands in the box, north above south and west left of east', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), box, (points, size) => {
      const view = viewOf(boundsOf(points), size)
      for (const { latitude, longitude } of points) {
        const [x, y] = [view.toX(longitude), view.toY(latitude)]
        expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true)
        expect(view.toY(latitude + 0.1)).toBeLessThan(y)
        expect(view.toX(longitude + 0.1)).toBeGreaterThan(x)
      }
    }),
  )
})

test('a press is the point that stands there; rounded, it moves by less than it may be off', () => {
  fc.assert(
    fc.property(point, point, box, (middle, pressed, size) => {
      const view = viewOf(nearer(country, middle), size)
      const { latitude, longitude } = view.toPoint(view.toX(pressed.longitude), view.toY(pressed.latitude))
      expect(latitude).toBeCloseTo(pressed.latitude, 9)
      expect(longitude).toBeCloseTo(pressed.longitude, 9)
      const metres = accuracyOf(view, 44)
      const rounded = roundTo(pressed, metres)
      expect(Math.abs(rounded.latitude - pressed.latitude) * 111_200).toBeLessThanOrEqual(metres)
    }),
  )
})

test('presses come nearer, and never nearer than the map is good for', () => {
  fc.assert(
    fc.property(point, box, (pressed, size) => {
      let bounds = country
      const off: number[] = []
      for (let press = 0; press < 6; press += 1) {
        off.push(accuracyOf(viewOf(bounds, size), 44))
        bounds = nearer(bounds, pressed)
      }
      expect(off).toEqual(off.toSorted((one, other) => other - one))
      expect(off.at(-1)).toBeGreaterThanOrEqual(100)
      expect(off.at(-1)).toBeLessThanOrEqual(1000)
    }),
  )
})

test('the winds turn with the compass', () => {
  const middle = { latitude: 14, longitude: 100 }
  const at = (north: number, east: number) =>
    windFrom(middle, { latitude: 14 + north, longitude: 100 + east })
  expect([at(1, 0), at(1, 1), at(0, 1), at(-1, 1), at(-1, 0), at(-1, -1), at(0, -1), at(1, -1)]).toEqual([
    'north',
    'northEast',
    'east',
    'southEast',
    'south',
    'southWest',
    'west',
    'northWest',
  ])
})

test('every place stands in one cluster, and no two of them are too close', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 80 }), fc.integer({ min: 1, max: 90 }), (points, radius) => {
      const view = viewOf(country, { width: 360, height: 420 })
      const clusters = clusterIn(view, points, radius)
      expect(clusters.flatMap(cluster => cluster.members).length).toBe(points.length)
      expect(new Set(clusters.flatMap(cluster => cluster.members)).size).toBe(new Set(points).size)
      for (const [index, one] of clusters.entries())
        for (const other of clusters.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(radius - 1e-9)
    }),
  )
})

test('the scale is a round number and at most a quarter of the map', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 5 }), box, (points, size) => {
      const { kilometres, length } = scaleOf(viewOf(boundsOf(points), size))
      expect(length).toBeLessThanOrEqual(size.width / 4 + 1e-9)
      expect(length).toBeGreaterThan(size.width / 12)
      expect(String(kilometres)).toMatch(/^(0\.0*)?[125]0*$/)
    }),
  )
})

test('the land lies within the country', () => {
  for (const { latitude, longitude } of outlines.flat()) {
    expect(latitude > country.south && latitude < country.north).toBe(true)
    expect(longitude > country.west && longitude < country.east).toBe(true)
  }
})
