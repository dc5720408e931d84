import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  closesNext,
  hoursOf,
  isAlwaysOpen,
  isOpenAt,
  localDay,
  momentOf,
  opensNext,
} from './opening-hours.ts'

const office = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '16:30' }]
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]

test.each([
  ['Monday noon', '2026-11-23T05:00:00Z', true, undefined, '2026-11-23T09:30:00.000Z'],
  ['the minute it closes', '2026-11-23T09:30:00Z', false, '2026-11-24T01:30:00.000Z', undefined],
  ['Friday night', '2026-11-27T15:00:00Z', false, '2026-11-30T01:30:00.000Z', undefined],
  ['early on Monday', '2026-11-22T23:00:00Z', false, '2026-11-23T01:30:00.000Z', undefined],
])('%s', (_name, at, open, opens, closes) => {
  expect(isOpenAt(office, new Date(at))).toBe(open)
  expect(opensNext(office, new Date(at))?.toISOString()).toBe(opens)
  expect(closesNext(office, new Date(at))?.toISOString()).toBe(closes)
})

test('what never closes is open, and closes at no time', () => {
  const at = new Date('2026-11-28T16:59:00Z')
  expect([isOpenAt(always, at), opensNext(always, at), closesNext(always, at)]).toEqual([
    true,
    undefined,
    undefined,
  ])
  expect([isAlwaysOpen(always), isAlwaysOpen(office)]).toEqual([true, false])
})

test('hours that go over midnight close on the next day', () => {
  const night = [
    { days: [5], from: '18:00', to: '24:00' },
    { days: [6], from: '00:00', to: '02:00' },
  ]
  expect(closesNext(night, new Date('2026-11-27T14:20:30Z'))?.toISOString()).toBe('2026-11-27T19:00:00.000Z')
})

test('days that follow each other are one run', () => {
  const post = [
    { days: [6], from: '09:00', to: '12:00' },
    { ...office[0]!, days: [5, 1, 2, 4] },
  ]
  expect(hoursOf(post)).toEqual([
    { firstDay: 1, lastDay: 2, from: '08:30', to: '16:30' },
    { firstDay: 4, lastDay: 5, from: '08:30', to: '16:30' },
    { firstDay: 6, lastDay: 6, from: '09:00', to: '12:00' },
  ])
})

describe('of any hours at any moment', () => {
  const time = fc.integer({ min: 0, max: 96 }).map(quarter => {
    const minutes = quarter * 15
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  })
  const opening = fc.array(
    fc
      .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), time, time)
      .filter(([, from, to]) => from < to)
      .map(([days, from, to]) => ({ days, from, to })),
    { maxLength: 4 },
  )
  const moment = fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })
    .map(at => new Date(at))

  test('it is closed until it opens, and open until it closes', () => {
    fc.assert(
      fc.property(opening, moment, (hours, at) => {
        const minuteBefore = (then: Date) => new Date(then.getTime() - 60_000)
        const opens = opensNext(hours, at)
        if (opens)
          expect([isOpenAt(hours, minuteBefore(opens)), isOpenAt(hours, opens)]).toEqual([false, true])
        const closes = closesNext(hours, at)
        if (closes)
          expect([isOpenAt(hours, minuteBefore(closes)), isOpenAt(hours, closes)]).toEqual([true, false])
        if (isOpenAt(hours, at)) expect(opens).toBeUndefined()
        else expect(closes).toBeUndefined()
      }),
    )
  })

  test('a moment lies in its own day', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1439 }), (at, minutes) => {
        expect(localDay(momentOf(localDay(at), minutes))).toBe(localDay(at))
      }),
    )
  })
})
