import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareFaces, copiedDistance, matchDistance, unsureDistance } from './compare.ts'

/** Two templates whose vectors lie exactly `distance` apart. */
function apart(distance: number) {
  const vector = new Float32Array(128).fill(0.1)
  const other = Float32Array.from(vector)
  other[5] = other[5]! + distance
  return compareFaces({ modelId: 'm', vector }, { modelId: 'm', vector: other })
}

test('the outcome follows the two limits', () => {
  expect(apart(matchDistance - 0.01).outcome).toBe('match')
  expect(apart(matchDistance + 0.01).outcome).toBe('unsure')
  expect(apart(unsureDistance + 0.01).outcome).toBe('noMatch')
  expect(apart(copiedDistance - 0.01).copied).toBe(true)
  expect(apart(copiedDistance + 0.01).copied).toBe(false)
})

test('the similarity shown passes through its fixed points', () => {
  expect([0.1, 0.3, 0.5, 0.575, 0.625, 0.8, 1.2].map(d => apart(d).similarityPercent)).toEqual([
    100, 100, 80, 60, 50, 0, 0,
  ])
})

test('a larger distance never shows a larger similarity, and order does not matter', () => {
  const distance = fc.double({ min: 0, max: 1.5, noNaN: true })
  fc.assert(
    fc.property(distance, distance, (one, other) => {
      const [near, far] = [Math.min(one, other), Math.max(one, other)]
      expect(apart(near).similarityPercent).toBeGreaterThanOrEqual(apart(far).similarityPercent)
      expect(apart(-near).distance).toBeCloseTo(apart(near).distance, 5)
    }),
    { seed: 11, numRuns: 200 },
  )
})
