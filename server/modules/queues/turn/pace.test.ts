import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'

const CALLED = new Date('2026-11-23T02:00:00Z')
const tookMinutes = (...minutes: number[]) =>
  minutes.map(took => ({
    plannedMinutes: 15,
    calledAt: CALLED,
    endedAt: new Date(CALLED.getTime() + took * 60_000),
  }))

test('fewer than five served say nothing about a day', () => {
  expect(paceOf(tookMinutes(15, 15, 15, 15))).toBeUndefined()
  expect(paceOf(tookMinutes(15, 15, 15, 15, 15))).toEqual({ swift: 1, slow: 1 })
})

test('the pace lies between the quicker and the slower quarter; one that was forgotten open moves neither', () => {
  expect(paceOf(tookMinutes(30, 6, 12, 9, 15))).toEqual({ swift: 0.6, slow: 1 })
  expect(paceOf(tookMinutes(300, 6, 12, 9, 15))).toEqual({ swift: 0.6, slow: 1 })
})
