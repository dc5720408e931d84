import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BOOKED_IN_A_ROW, nextOf, planOf, type Waiting } from './order.ts'

const OPENS = new Date('2026-11-24T01:30:00Z')
const at = (minutes: number) => new Date(OPENS.getTime() + minutes * 60_000)
const LONGEST = 30
const SEATS = 3

const minutes = fc.constantFrom(15, 30)
const walkIn = fc.record({ turnAt: fc.integer({ min: 0, max: 200 }).map(at), minutes })
const booked = fc.record({
  turnAt: fc.integer({ min: 0, max: 200 }).map(at),
  bookedFor: fc.integer({ min: 0, max: 14 }).map(quarter => at(quarter * 15)),
  minutes,
})
const crowd = fc
  .tuple(fc.array(walkIn, { maxLength: 12 }), fc.array(booked, { maxLength: 12 }))
  .map(([walked, came]): Waiting[] => [...walked, ...came].map((one, index) => ({ ...one, id: `v${index}` })))
const desks = fc.record({
  now: fc.integer({ min: 0, max: 240 }).map(at),
  freeAt: fc.array(fc.integer({ min: 0, max: 300 }).map(at), { minLength: 1, maxLength: 5 }),
  bookedInARow: fc.integer({ min: 0, max: BOOKED_IN_A_ROW }),
})
const isBooked = (all: readonly Waiting[], id: string) =>
  all.find(one => one.id === id)?.bookedFor !== undefined

describe('the order of everybody who waits', () => {
  test('names each once, and begins with whose turn it is when a desk is free', () => {
    fc.assert(
      fc.property(crowd, desks, (all, setting) => {
        const plan = planOf(all, setting)
        expect(plan.map(one => one.id).sort()).toEqual(all.map(one => one.id).sort())
        const freeAt = new Date(Math.max(Math.min(...setting.freeAt.map(Number)), setting.now.getTime()))
        expect(plan[0]?.id).toBe(nextOf(all, { ...setting, now: freeAt })?.id)
      }),
    )
  })

  test('does not depend on the order in which they are told, nor change among those of a kind when somebody comes', () => {
    fc.assert(
      fc.property(crowd, desks, walkIn, (all, setting, late) => {
        expect(planOf(all.toReversed(), setting)).toEqual(planOf(all, setting))
        const later = { ...late, id: 'zz', turnAt: at(500) }
        const kept = planOf([...all, later], setting).filter(one => one.id !== 'zz')
        for (const kind of [true, false])
          expect(kept.filter(one => isBooked(all, one.id) === kind).map(one => one.id)).toEqual(
            planOf(all, setting)
              .filter(one => isBooked(all, one.id) === kind)
              .map(one => one.id),
          )
      }),
    )
  })

  test('lets at most three who booked go before each who walked in, so that nobody waits for ever', () => {
    fc.assert(
      fc.property(crowd, desks, (all, setting) => {
        let inARow = setting.bookedInARow
        const plan = planOf(all, setting)
        for (const [index, { id }] of plan.entries()) {
          inARow = isBooked(all, id) ? inARow + 1 : 0
          const walkedInWait = plan.slice(index).some(one => !isBooked(all, one.id))
          if (walkedInWait) expect(inARow).toBeLessThanOrEqual(BOOKED_IN_A_ROW)
        }
      }),
    )
  })

  test('those who walked in keep the order in which they came', () => {
    fc.assert(
      fc.property(crowd, desks, (all, setting) => {
        const turns = planOf(all, setting)
          .filter(one => !isBooked(all, one.id))
          .map(one => all.find(({ id }) => id === one.id)?.turnAt.getTime() ?? 0)
        expect(turns).toEqual(turns.toSorted((one, other) => one - other))
      }),
    )
  })
})

test('with a desk more than there are seats to book, who booked waits no longer than the longest matter, whoever walks in', () => {
  const day = fc.tuple(
    // Each seat is booked back to back with matters of one or two quarters, or not at all.
    fc.array(fc.array(fc.constantFrom(15, 30, 0), { minLength: 16, maxLength: 16 }), {
      minLength: SEATS,
      maxLength: SEATS,
    }),
    fc.array(walkIn, { maxLength: 80 }),
  )
  fc.assert(
    fc.property(day, ([seats, walked]) => {
      const bookings = seats.flatMap((lengths, seat) => {
        let start = 0
        return lengths.flatMap((length, index) => {
          const begins = start
          start += length || 15
          return length === 0
            ? []
            : [{ id: `b${seat}.${index}`, turnAt: at(begins), bookedFor: at(begins), minutes: length }]
        })
      })
      const all: Waiting[] = [...bookings, ...walked.map((one, index) => ({ ...one, id: `w${index}` }))]
      for (const { wait } of liveThrough(all, SEATS + 1)) expect(wait).toBeLessThanOrEqual(LONGEST)
    }),
    { numRuns: 200 },
  )
})

/** A day at the desks: each takes the next as soon as it is free. How long each who booked waited after their time. */
function liveThrough(all: readonly Waiting[], count: number) {
  const free = Array.from({ length: count }, () => OPENS.getTime())
  const left = new Set(all)
  const waits: { id: string; wait: number }[] = []
  let inARow = 0
  while (left.size > 0) {
    const desk = free.indexOf(Math.min(...free))
    const now = new Date(free[desk] ?? 0)
    const there = [...left].filter(one => one.turnAt <= now)
    const next = nextOf(there, { now, bookedInARow: inARow })
    if (!next) {
      free[desk] = Math.min(...[...left].map(one => one.turnAt.getTime()))
      continue
    }
    left.delete(next)
    inARow = next.bookedFor ? inARow + 1 : 0
    if (next.bookedFor) waits.push({ id: next.id, wait: (now.getTime() - next.bookedFor.getTime()) / 60_000 })
    free[desk] = now.getTime() + next.minutes * 60_000
  }
  return waits
}
