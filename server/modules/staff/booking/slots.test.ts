import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpenAt, localDay } from '../../../../shared/opening-hours.ts'
import { endOf, horizonOf, SLOT_MINUTES, slotsAhead, slotsOn } from './slots.ts'

const SLOT_MILLISECONDS = SLOT_MINUTES * 60_000
const DAY_MILLISECONDS = 24 * 3_600_000
const time = fc
  .integer({ min: 0, max: 24 * 60 })
  .map(
    minutes =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  )
const opening = fc.array(
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), time, time)
    .filter(([, from, to]) => from < to)
    .map(([days, from, to]) => ({ days, from, to })),
  { maxLength: 3 },
)
const moment = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') })
  .map(at => new Date(at))
const isOpenThrough = (hours: Parameters<typeof isOpenAt>[0], start: number) =>
  Array.from({ length: SLOT_MINUTES }, (_, minute) => new Date(start + minute * 60_000)).every(at =>
    isOpenAt(hours, at),
  )

test.each([
  ['an office', [{ days: [1], from: '08:30', to: '16:30' }], 32],
  ['hours that begin and end between quarters', [{ days: [1], from: '08:20', to: '09:10' }], 2],
  [
    'two stretches',
    [...['08:00', '13:00'].map(from => ({ days: [1], from, to: `${from.slice(0, 2)}:30` }))],
    4,
  ],
  ['stretches that overlap', [...['08:00', '08:15'].map(from => ({ days: [1], from, to: '09:00' }))], 4],
  ['day and night', [{ days: [1], from: '00:00', to: '24:00' }], 96],
  ['less than a quarter', [{ days: [1], from: '08:05', to: '08:25' }], 0],
  ['another day', [{ days: [2], from: '08:00', to: '09:00' }], 0],
])('%s', (_name, hours, count) => {
  expect(slotsOn(hours, '2026-11-23')).toHaveLength(count)
})

test('a slot lies in its day and in the opening hours, and none meets another', () => {
  fc.assert(
    fc.property(opening, moment, (hours, at) => {
      const starts = slotsOn(hours, localDay(at))
      for (const [index, start] of starts.entries()) {
        expect(localDay(start)).toBe(localDay(at))
        expect(start.getTime() % SLOT_MILLISECONDS).toBe(0)
        expect(isOpenAt(hours, start)).toBe(true)
        expect(isOpenAt(hours, new Date(endOf(start).getTime() - 60_000))).toBe(true)
        const before = starts[index - 1]
        if (before) expect(start.getTime()).toBeGreaterThanOrEqual(endOf(before).getTime())
      }
    }),
  )
})

test('every whole quarter within one stretch of hours is a slot', () => {
  fc.assert(
    fc.property(
      opening.map(hours => hours.slice(0, 1)),
      moment,
      (hours, at) => {
        const midnight = Math.floor((at.getTime() + 7 * 3_600_000) / DAY_MILLISECONDS) * DAY_MILLISECONDS
        const quarters = Array.from(
          { length: 96 },
          (_, quarter) => midnight - 7 * 3_600_000 + quarter * SLOT_MILLISECONDS,
        ).filter(start => isOpenThrough(hours, start))
        expect(slotsOn(hours, localDay(at)).map(start => start.getTime())).toEqual(quarters)
      },
    ),
  )
})

test('what may be booked has not begun and is at most fourteen days away, each day in its order', () => {
  fc.assert(
    fc.property(opening, moment, (hours, now) => {
      const days = [...slotsAhead(hours, now)]
      expect(days.map(([day]) => day)).toEqual(days.map(([day]) => day).toSorted())
      for (const [day, starts] of days) {
        expect(starts.length).toBeGreaterThan(0)
        for (const start of starts) {
          expect(localDay(start)).toBe(day)
          expect(start > now && start <= horizonOf(now)).toBe(true)
        }
      }
    }),
  )
})
