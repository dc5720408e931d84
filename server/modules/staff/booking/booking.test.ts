import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nextNumber } from '../../../../tests/numbers.ts'
import { aPhone, hostOf, type Phone } from '../../../../tests/phone.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { anOfficer, aTerminal, staffNumbers } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import { eraseOutlived } from '../../../platform/system.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { describeFor } from '../describe.ts'

const DAY_SECONDS = 24 * 3_600
let t: TestServer
let places: Map<string, string>
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  const { places: all } = (await t.request({ url: '/v1/places' })).json() as {
    places: { code: string; placeId: string }[]
  }
  places = new Map(all.map(place => [place.code, place.placeId]))
})
afterAll(() => t.close())
// Tests begin on Monday noon; each leaves the next a slot of its own.
beforeEach(async () => {
  await sql`truncate staff.booking`.execute(t.ctx.db)
})

type Answer = { statusCode: number; json: () => never }
const codeOf = (answer: Answer) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const idOf = (code: string) => places.get(code) ?? ''
const slotAt = (code: string, day: string, time: string) => ({
  placeId: idOf(code),
  day,
  time,
  requestId: randomUUID() as string,
})
const book = (phone: Phone, json: object) => phone.call('POST', '/v1/bookings', { json })
const cancel = (phone: Phone, code: string, reference: string) =>
  phone.call('POST', '/v1/bookings/cancel', { json: { placeId: idOf(code), reference } })
const own = async (phone: Phone) =>
  ((await phone.call('GET', '/v1/bookings')).json() as { bookings: { reference: string }[] }).bookings
const slotsOf = async (code: string) =>
  (
    (await t.request({ url: `/v1/places/${idOf(code)}/slots` })).json() as {
      days: { day: string; free: string[] }[]
    }
  ).days
const phones = (count: number) => Promise.all(Array.from({ length: count }, () => aPhone(hostOf(t))))
const REGISTRY = 'R-1001'
const TUESDAY = '2026-11-24'

describe('a slot', () => {
  test('is offered in opening hours only, from now to fourteen days ahead', async () => {
    const days = await slotsOf(REGISTRY)
    expect(days.map(day => day.day)).toEqual([
      ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
      ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'],
      '2026-12-07',
    ])
    // Monday noon: the morning is over today, and two weeks on it is as far as one may book.
    expect([days[0]?.free[0], days[0]?.free.at(-1)]).toEqual(['12:15', '16:15'])
    expect([days.at(-1)?.free[0], days.at(-1)?.free.at(-1)]).toEqual(['08:30', '12:00'])
    expect(days[1]?.free).toHaveLength(32)
  })

  test('is booked without an account, shown to its phone alone, and given back with its reference', async () => {
    const [phone, stranger] = await phones(2)
    const booked = (await book(phone!, slotAt(REGISTRY, TUESDAY, '09:15'))).json() as {
      reference: string
      place: object
    }
    expect(booked).toMatchObject({
      startsAt: '2026-11-24T02:15:00.000Z',
      endsAt: '2026-11-24T02:30:00.000Z',
      place: { placeId: idOf(REGISTRY), kind: 'registry' },
    })
    expect(booked.reference).toMatch(/^[CDFGHJKMNPQRTVWXY]{6}$/)
    expect(await own(phone!)).toMatchObject([{ reference: booked.reference }])
    expect(await own(stranger!)).toEqual([])
    const typed = `${booked.reference.slice(0, 3).toLowerCase()} ${booked.reference.slice(3)}`
    expect(codeOf(await cancel(stranger!, REGISTRY, typed))).toBe(204)
    expect(codeOf(await cancel(phone!, REGISTRY, booked.reference))).toBe(204)
    expect(await own(phone!)).toEqual([])
  })

  test('sent twice is one booking', async () => {
    const [phone] = await phones(1)
    const asked = slotAt(REGISTRY, TUESDAY, '09:15')
    const answers = await Promise.all(Array.from({ length: 8 }, () => book(phone!, asked)))
    expect(answers.map(codeOf)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(answer => (answer.json() as { reference: string }).reference)).size).toBe(1)
  })

  test.each([
    ['in the past', REGISTRY, '2026-11-23', '11:45', 'staff.slotPast'],
    ['that has just begun', REGISTRY, '2026-11-23', '12:00', 'staff.slotPast'],
    ['before it opens', REGISTRY, TUESDAY, '08:15', 'staff.slotUnknown'],
    ['when it closes', REGISTRY, TUESDAY, '16:30', 'staff.slotUnknown'],
    ['on a Sunday', REGISTRY, '2026-11-29', '10:00', 'staff.slotUnknown'],
    ['more than fourteen days ahead', REGISTRY, '2026-12-07', '12:15', 'staff.slotTooFar'],
    ['at a kiosk', 'K-1030', TUESDAY, '10:00', 'staff.notBookable'],
    ['in a shop', 'S-1007', TUESDAY, '10:00', 'staff.notBookable'],
    ['between quarters', REGISTRY, TUESDAY, '09:10', 'platform.invalidRequest'],
    ['on a day that is none', REGISTRY, '2026-02-30', '10:00', 'platform.invalidRequest'],
    ['at a place that is none', 'nowhere', TUESDAY, '10:00', 'platform.invalidRequest'],
  ])('%s is refused', async (_name, code, day, time, expected) => {
    const [phone] = await phones(1)
    expect(codeOf(await book(phone!, slotAt(code, day, time)))).toBe(expected)
  })
})

describe('A62: places to take', () => {
  test('forty phones at one slot at once: as many as there are seats, and each a seat of its own', async () => {
    const all = await phones(40)
    const answers = await Promise.all(all.map(phone => book(phone, slotAt(REGISTRY, TUESDAY, '10:00'))))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(3)
    expect(answers.filter(answer => codeOf(answer) === 'staff.slotTaken')).toHaveLength(37)
    const { rows } = await sql<{ seat: number }>`select seat from staff.booking order by seat`.execute(
      t.ctx.db,
    )
    expect(rows.map(row => row.seat)).toEqual([1, 2, 3])
    expect((await slotsOf(REGISTRY))[1]?.free).not.toContain('10:00')
  })

  test('a seat that was given back is given again, once', async () => {
    const all = await phones(12)
    await Promise.all(all.slice(0, 3).map(phone => book(phone, slotAt(REGISTRY, TUESDAY, '10:15'))))
    const [held] = await own(all[0]!)
    await cancel(all[0]!, REGISTRY, held?.reference ?? '')
    const answers = await Promise.all(
      all.slice(3).map(phone => book(phone, slotAt(REGISTRY, TUESDAY, '10:15'))),
    )
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(1)
  })

  test('one phone holds two at most, however many it asks for at once, and one at a time', async () => {
    const [phone] = await phones(1)
    const times = ['09:00', '09:15', '09:30', '09:45', '10:30', '10:45']
    const answers = await Promise.all(times.map(time => book(phone!, slotAt(REGISTRY, TUESDAY, time))))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(2)
    expect(answers.filter(answer => codeOf(answer) === 'staff.tooManyBookings')).toHaveLength(4)
    const [held] = (await own(phone!)) as { reference: string; startsAt?: string }[]
    const time = new Date(Date.parse(held?.startsAt ?? '') + 7 * 3_600_000).toISOString().slice(11, 16)
    expect(codeOf(await book(phone!, slotAt('R-1002', TUESDAY, time)))).toBe('staff.bookedThen')
    await cancel(phone!, REGISTRY, held?.reference ?? '')
    expect(codeOf(await book(phone!, slotAt('R-1002', TUESDAY, time)))).toBe(201)
  })
})

test('A48: a reference is worth something at its own place only, and a guess is told nothing', async () => {
  const [phone, stranger] = await phones(2)
  const booked = (await book(phone!, slotAt(REGISTRY, TUESDAY, '11:00'))).json() as { reference: string }
  for (const [code, reference] of [
    ['R-1002', booked.reference],
    [REGISTRY, 'CCCCCC'],
    [REGISTRY, ''],
  ] as const)
    expect(codeOf(await cancel(stranger!, code, reference))).toBe('staff.bookingUnknown')
  expect(await own(phone!)).toHaveLength(1)
})

test('whoever has an account finds what their phone booked among their data', async () => {
  const { phone, personId } = await aCitizenPhone(t, nextNumber())
  const { reference } = (await book(phone, slotAt(REGISTRY, TUESDAY, '13:00'))).json() as {
    reference: string
  }
  expect((await describeFor(t.ctx, personId)).bookings).toMatchObject([{ reference }])
})

test('officers see references and times of today at their own place, and nothing else', async () => {
  const [one, other] = await phones(2)
  const today = (await book(one!, slotAt(REGISTRY, '2026-11-23', '14:00'))).json() as { reference: string }
  const gone = (await book(other!, slotAt(REGISTRY, '2026-11-23', '15:00'))).json() as { reference: string }
  await book(one!, slotAt(REGISTRY, TUESDAY, '14:00'))
  await book(other!, slotAt('P-5001', '2026-11-23', '14:00'))
  await cancel(other!, REGISTRY, gone.reference)
  const officer = await anOfficer(t, await aTerminal(t, REGISTRY), staffNumbers.registrar)
  expect((await officer.call('GET', '/v1/counter/bookings')).json()).toEqual({
    bookings: [{ reference: today.reference, startsAt: '2026-11-23T07:00:00.000Z', arrival: 'expected' }],
  })
  expect(codeOf(await one!.call('GET', '/v1/counter/bookings'))).toBe('staff.signInFirst')
})

test('a booking lives until its quarter is over, cannot be given back once it began, and is forgotten after a week', async () => {
  const [phone] = await phones(1)
  const booked = (await book(phone!, slotAt(REGISTRY, '2026-11-23', '12:15'))).json() as { reference: string }
  t.clock.advance(15 * 60)
  expect(codeOf(await cancel(phone!, REGISTRY, booked.reference))).toBe('staff.slotPast')
  expect(await own(phone!)).toHaveLength(1)
  t.clock.advance(15 * 60)
  expect(await own(phone!)).toEqual([])
  t.clock.advance(7 * DAY_SECONDS - 15 * 60)
  await eraseOutlived(t.ctx, t.modules)
  const { rows } = await sql`select 1 from staff.booking`.execute(t.ctx.db)
  expect(rows).toHaveLength(1)
  t.clock.advance(1)
  await eraseOutlived(t.ctx, t.modules)
  expect((await sql`select 1 from staff.booking`.execute(t.ctx.db)).rows).toEqual([])
})

test('an officer says that somebody has come, takes it back, and sees who did not', async () => {
  const [one] = await phones(1)
  const { reference } = (await book(one!, slotAt(REGISTRY, '2026-11-30', '12:45'))).json() as {
    reference: string
  }
  const tomorrow = (await book(one!, slotAt(REGISTRY, '2026-12-01', '14:30'))).json() as { reference: string }
  const officer = await anOfficer(t, await aTerminal(t, REGISTRY), staffNumbers.registrar)
  const say = (json: object) => officer.call('POST', '/v1/counter/bookings/arrival', { json })
  const arrivals = async (json: object) =>
    ((await say(json)).json() as { bookings: { arrival: string }[] }).bookings.map(one => one.arrival)
  expect(await arrivals({ reference: reference.toLowerCase(), hasCome: true })).toEqual(['arrived'])
  expect(await arrivals({ reference, hasCome: false })).toEqual(['expected'])
  expect(codeOf(await say({ reference: tomorrow.reference, hasCome: true }))).toBe('staff.bookingNotToday')
  expect(codeOf(await say({ reference: 'CCCCCC', hasCome: true }))).toBe('staff.bookingUnknown')
  const elsewhere = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
  const there = await elsewhere.call('POST', '/v1/counter/bookings/arrival', {
    json: { reference, hasCome: true },
  })
  expect(codeOf(there)).toBe('staff.bookingUnknown')
  // Three quarters of an hour, in steps that a session outlives.
  for (let step = 0; step < 5; step++) {
    t.clock.advance(10 * 60)
    await officer.call('GET', '/v1/counter/bookings')
  }
  const late = await officer.call('GET', '/v1/counter/bookings')
  expect(late.json()).toMatchObject({ bookings: [{ arrival: 'missed' }] })
})
