import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, clusterIn, country, scaleOf, viewOf } from './map-view.ts'
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
