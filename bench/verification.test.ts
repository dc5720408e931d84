import { expect, test } from 'vitest'
import { equalError, operatingPoint, quantile, ratesAt } from './verification.ts'

test('people who never overlap have no error', () => {
  const pairs = { genuine: [0.1, 0.2, 0.3], impostor: [0.7, 0.8, 0.9] }
  expect(equalError(pairs).rate).toBe(0)
  expect(operatingPoint(pairs, 0.001)).toMatchObject({ distance: 0.7, trueAcceptRate: 1 })
})

test('one overlap in four is a quarter of error', () => {
  const pairs = { genuine: [0.1, 0.2, 0.3, 0.8], impostor: [0.25, 0.7, 0.9, 1] }
  expect(equalError(pairs).rate).toBeCloseTo(0.25)
  expect(operatingPoint(pairs, 0)).toMatchObject({ distance: 0.25, trueAcceptRate: 0.5 })
  expect(operatingPoint(pairs, 0.25).trueAcceptRate).toBe(0.75)
  expect(ratesAt(pairs, 0.3)).toEqual({ trueAccept: 0.75, falseAccept: 0.25 })
})

test('a quantile is a value of the list', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([3, 1, 2], 1)).toBe(3)
})
