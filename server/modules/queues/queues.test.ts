import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import {
  anOffice,
  codeOf,
  HOUR,
  MINUTE,
  type Office,
  TODAY,
  TUESDAY,
  type Visit,
} from '../../../tests/registry-office.ts'
import { closeOverdue, remind } from './clock.ts'
import { describeFor } from './describe.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
beforeEach(() => office.onMondayNoon())
afterAll(() => office.t.close())

describe('a time', () => {
  test('fits the matter: one of half an hour begins where a desk is free for both quarters, and ends before the office does', async () => {
    expect((await office.free('cardRenew'))[1]?.free.at(-1)).toBe('16:15')
    expect((await office.free('marriage'))[1]?.free.at(-1)).toBe('16:00')
    for (const citizen of office.citizens.slice(0, 3))
      await office.booked(citizen, TUESDAY, '10:00', 'marriage')
    expect((await office.free('cardRenew'))[1]?.free).not.toContain('10:15')
    expect((await office.free('marriage'))[1]?.free).not.toContain('09:45')
    expect((await office.free('cardRenew'))[1]?.free).toContain('09:45')
  })

  test('is booked once however often it is sent, changed, and given back', async () => {
    const asked = office.wish(TUESDAY, '09:15')
    const answers = await Promise.all(Array.from({ length: 6 }, () => office.book(office.me(), asked)))
    expect(answers.map(codeOf)).toEqual(Array(6).fill(201))
    const [visit] = await office.mine(office.me())
    expect(await office.mine(office.me())).toHaveLength(1)
    expect(visit).toMatchObject({
      state: 'booked',
      bookedFor: '2026-11-24T02:15:00.000Z',
      missing: ['ownCard'],
    })
    const changed = await office.act(office.me(), visit!, 'change', {
      placeId: office.placeId,
      day: TUESDAY,
      time: '11:00',
    })
    expect(changed.json()).toMatchObject({
      reference: visit!.reference,
      bookedFor: '2026-11-24T04:00:00.000Z',
    })
    expect(codeOf(await office.act(office.me(), visit!, 'cancel'))).toBe(204)
    expect(codeOf(await office.act(office.me(), visit!, 'cancel'))).toBe(204)
    expect(await office.mine(office.me())).toEqual([])
    const { rows } = await sql`select from staff.held_seat`.execute(office.t.ctx.db)
    expect(rows).toHaveLength(0)
  })

  test.each([
    ['at a post office', { placeId: 'P-5001' }, 'queues.notDoneHere'],
    ['at a shop', { placeId: 'S-1007' }, 'staff.notBookable'],
    ['past', { day: TODAY, time: '11:00' }, 'staff.slotPast'],
    ['on a Sunday', { day: '2026-11-29' }, 'staff.slotUnknown'],
    [
      'for a matter that ends after the office closes',
      { time: '16:15', matter: 'marriage' },
      'staff.slotUnknown',
    ],
    ['in three weeks', { day: '2026-12-14' }, 'staff.slotTooFar'],
    ['for nothing we know', { matter: 'divination' }, 'platform.invalidRequest'],
  ])('%s is refused', async (_name, change: Partial<ReturnType<typeof office.wish>>, expected) => {
    const json = { ...office.wish(TUESDAY, '10:00'), ...change }
    if (change.placeId) {
      const { rows } = await sql<{
        place_id: string
      }>`select place_id from staff.place where code = ${change.placeId}`.execute(office.t.ctx.db)
      json.placeId = rows[0]!.place_id
    }
    expect(codeOf(await office.book(office.me(), json))).toBe(expected)
  })

  test("A62: many at once take each seat once, and phones' own bookings are among them", async () => {
    const phones = await Promise.all(Array.from({ length: 12 }, () => aPhone(hostOf(office.t))))
    const byPhone = phones.map(phone =>
      phone.call('POST', '/v1/bookings', {
        json: { placeId: office.placeId, day: TUESDAY, time: '10:15', requestId: randomUUID() },
      }),
    )
    const byPerson = office.citizens.map(citizen =>
      office.book(citizen, office.wish(TUESDAY, '10:00', 'marriage')),
    )
    const answers = await Promise.all([...byPhone, ...byPerson])
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(3)
    const refused = answers.filter(answer => answer.statusCode !== 201).map(codeOf)
    expect(refused.every(code => code === 'queues.timeTaken' || code === 'staff.slotTaken')).toBe(true)
    const { rows } = await sql<{ seat: number }>`
      select seat from staff.booking where starts_at = '2026-11-24T03:15:00Z'
      union all select seat from staff.held_seat where starts_at = '2026-11-24T03:15:00Z'`.execute(
      office.t.ctx.db,
    )
    expect(rows.map(row => row.seat).sort()).toEqual([1, 2, 3])
  })

  test('A62: one person holds two, and never two at the same time', async () => {
    const times = ['09:00', '09:15', '09:30', '09:45']
    const answers = await Promise.all(times.map(time => office.book(office.me(), office.wish(TUESDAY, time))))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(2)
    const [one, other] = await office.mine(office.me())
    await office.act(office.me(), one!, 'cancel')
    const at = new Date(Date.parse(other!.bookedFor ?? '') + 7 * 3_600_000).toISOString().slice(11, 16)
    expect(codeOf(await office.book(office.me(), office.wish(TUESDAY, at)))).toBe('queues.bookedThen')
  })

  test("A50: nobody sees, changes or arrives at another's", async () => {
    const visit = await office.booked(office.me(), TUESDAY, '09:15')
    const stranger = office.citizens[1]!
    expect(await office.mine(stranger)).toEqual([])
    for (const [what, json] of [
      ['cancel', {}],
      ['change', { placeId: office.placeId, day: TUESDAY, time: '11:00' }],
      ['arrive', { code: '0000' }],
      ['papers', { papers: [], words: '' }],
    ] as const)
      expect(codeOf(await office.act(stranger, visit, what, json))).toBe('queues.visitUnknown')
  })
})

test('a matter says what it costs and who says so; what nobody has confirmed is marked', async () => {
  type Matter = {
    id: string
    fee: { fromBaht: number; toBaht: number; isConfirmed: boolean; source: string }
  }
  const answer = await office.t.request({ url: '/v1/queues/matters' })
  const { matters } = answer.json() as { matters: Matter[] }
  expect(
    Object.fromEntries(
      matters.map(({ id, fee }) => [
        id,
        [fee.fromBaht, fee.toBaht, fee.isConfirmed ? fee.source : 'unconfirmed'],
      ]),
    ),
  ).toEqual({
    cardFirst: [0, 0, 'service list 12 [N16]'],
    cardRenew: [0, 0, 'service list 12 [N16]'],
    cardLost: [100, 100, 'service list 12 [N16]'],
    cardChanged: [100, 100, 'service list 12 [N16]'],
    houseRegister: [0, 0, 'service list 4 [N13]'],
    houseNumber: [0, 0, 'service list 6 [N14]'],
    correction: [0, 0, 'unconfirmed'],
    copies: [10, 20, 'unconfirmed'],
    birth: [0, 0, 'unconfirmed'],
    death: [0, 0, 'unconfirmed'],
    name: [50, 100, 'unconfirmed'],
    marriage: [0, 0, 'unconfirmed'],
    divorce: [0, 0, 'unconfirmed'],
  })
})

describe('on the day', () => {
  test('somebody says that they are there by the code of the place, in its time, once', async () => {
    const visit = await office.booked(office.me(), TODAY, '13:00')
    const { code } = await office.desk()
    expect(codeOf(await office.act(office.me(), visit, 'arrive', { code }))).toBe('queues.visitTooEarly')
    office.t.clock.advance(31 * MINUTE)
    const now = (await office.desk()).code
    const wrong = now === '1111' ? '2222' : '1111'
    expect(codeOf(await office.act(office.me(), visit, 'arrive', { code: wrong }))).toBe(
      'queues.placeCodeWrong',
    )
    const come = (await office.act(office.me(), visit, 'arrive', { code: now })).json() as Visit
    expect(come).toMatchObject({ state: 'waiting', number: 'A001', wait: { before: 0 } })
    expect((await office.act(office.me(), visit, 'arrive', { code: now })).json()).toMatchObject({
      number: 'A001',
    })
    expect(await office.desk()).toMatchObject({ waiting: [{ number: 'A001' }], expected: [] })
  })

  test('A48: five wrong codes, and only the desk helps', async () => {
    const visit = await office.booked(office.me(), TODAY, '12:15')
    const { code } = await office.desk()
    const wrong = code === '1111' ? '2222' : '1111'
    for (let one = 0; one < 5; one++) await office.act(office.me(), visit, 'arrive', { code: wrong })
    expect(codeOf(await office.act(office.me(), visit, 'arrive', { code }))).toBe('queues.askAtTheDesk')
    const json = { reference: visit.reference.toLowerCase() }
    expect((await office.terminal.call('POST', '/v1/queues/arrivals', { json })).json()).toMatchObject({
      number: 'A001',
    })
  })

  test('who booked goes at their time, who walked in between, each is called once, and the phone follows', async () => {
    for (let one = 0; one < 3; one++) await office.walkIn()
    const visit = await office.booked(office.me(), TODAY, '12:15', 'name')
    await office.act(office.me(), visit, 'papers', { papers: ['ownCard'], words: 'ชื่อใหม่: ใจดี' })
    await office.terminal.call('POST', '/v1/queues/arrivals', { json: { reference: visit.reference } })
    expect((await office.desk()).waiting.map(one => one.number)).toEqual(['B001', 'A001', 'B002', 'B003'])
    const answers = await Promise.all([office.next(), office.next(), office.next()])
    expect(new Set(answers.map(answer => answer.called?.number))).toEqual(new Set(['B001']))
    expect(answers[0]?.called).not.toHaveProperty('person')
    expect((await office.mine(office.me()))[0]?.wait).toEqual({
      before: 0,
      fromMinutes: 15,
      toMinutes: 25,
      isMoving: true,
    })
    office.t.clock.advance(15 * MINUTE)
    await office.end(answers[0]!.called!.visitId, 'done')
    const { called } = await office.next()
    expect(called).toMatchObject({ number: 'A001', missing: ['houseBook'], words: 'ชื่อใหม่: ใจดี', person: {} })
    expect((await office.mine(office.me()))[0]).toMatchObject({ state: 'called', desk: 1 })
    await office.t.settle()
    const inbox = (await office.me().call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(inbox.notices.map(notice => notice.kind)).toContain('visitCalled')
    expect(codeOf(await office.act(office.me(), visit, 'cancel'))).toBe('queues.visitBegun')
    expect(codeOf(await office.end(called!.visitId, 'done'))).toBe(200)
    expect(codeOf(await office.end(called!.visitId, 'done'))).toBe(200)
    expect((await office.mine(office.me()))[0]?.state).toBe('done')
    expect((await describeFor(office.t.ctx, office.me().personId)).visits).toMatchObject([
      { state: 'done', words: 'ชื่อใหม่: ใจดี' },
    ])
  })

  test('not there: behind those who came meanwhile, and after the second call gone; called by mistake: first again', async () => {
    await office.walkIn()
    await office.walkIn()
    const first = (await office.next()).called!
    await office.end(first.visitId, 'back')
    expect((await office.desk()).waiting.map(one => one.number)).toEqual(['B001', 'B002'])
    expect((await office.next()).called?.number).toBe('B001')
    office.t.clock.advance(MINUTE)
    await office.end(first.visitId, 'notThere')
    const second = (await office.next()).called!
    expect(second.number).toBe('B002')
    await office.end(second.visitId, 'done')
    expect((await office.next()).called?.number).toBe('B001')
    await office.end(first.visitId, 'notThere')
    expect(await office.desk()).toMatchObject({ called: null, waiting: [] })
    expect(codeOf(await office.end(first.visitId, 'done'))).toBe('queues.notCalled')
  })

  test('walking in on the phone takes a number with the code of the place, one at a time', async () => {
    const { code } = await office.desk()
    const asked = () => ({ placeId: office.placeId, matter: 'copies', code, requestId: randomUUID() })
    const take = (json: object) => office.me().call('POST', '/v1/me/visits/walk-in', json)
    const once = asked()
    expect((await take(once)).json()).toMatchObject({ state: 'waiting', number: 'B001' })
    expect((await take(once)).json()).toMatchObject({ number: 'B001' })
    expect(codeOf(await take(asked()))).toBe('queues.alreadyHere')
    office.t.clock.advance(5 * HOUR)
    expect(codeOf(await office.citizens[1]!.call('POST', '/v1/me/visits/walk-in', asked()))).toBe(
      'queues.placeCodeWrong',
    )
  })
})

describe('a time that passed', () => {
  test('closes a quarter of an hour later and frees its seat; coming late the same day is walking in', async () => {
    const visit = await office.booked(office.me(), TODAY, '12:15', 'marriage')
    office.t.clock.advance(31 * MINUTE)
    await closeOverdue(office.t.ctx)
    await closeOverdue(office.t.ctx)
    expect((await office.mine(office.me()))[0]?.state).toBe('missed')
    const { rows } = await sql`select from staff.held_seat`.execute(office.t.ctx.db)
    expect(rows).toHaveLength(0)
    await office.walkIn()
    office.t.clock.advance(1)
    const come = await office.terminal.call('POST', '/v1/queues/arrivals', {
      json: { reference: visit.reference },
    })
    expect(come.json()).toMatchObject({ number: 'B002', isInTime: false, before: 1 })
    await office.t.settle()
    const inbox = (await office.me().call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(inbox.notices.filter(notice => notice.kind === 'visitMissed')).toHaveLength(1)
  })

  test('three times pauses booking for a week, and no longer; walking in works', async () => {
    const citizen = office.citizens[3]!
    for (const time of ['12:15', '13:15', '14:15']) {
      await office.booked(citizen, TODAY, time)
      office.t.clock.advance(HOUR + 5 * MINUTE)
      await closeOverdue(office.t.ctx)
    }
    const refused = await office.book(citizen, office.wish(TUESDAY, '10:00'))
    expect(codeOf(refused)).toBe('queues.bookingPaused')
    expect(refused.json()).toMatchObject({ until: '2026-11-30T07:15:00.000Z' })
    const { code } = await office.desk()
    const json = { placeId: office.placeId, matter: 'copies', code, requestId: randomUUID() }
    expect(codeOf(await citizen.call('POST', '/v1/me/visits/walk-in', json))).toBe(201)
    await sql`update queues.visit set booked_for = booked_for - interval '8 days', day = day - 8
      where state = 'missed'`.execute(office.t.ctx.db)
    expect(codeOf(await office.book(citizen, office.wish(TUESDAY, '10:00')))).toBe(201)
  })
})

test('a visit is told of the day before and on its morning, each once and never in the same hour it was booked', async () => {
  const citizen = office.citizens[2]!
  await office.booked(citizen, '2026-11-25', '10:00')
  for (const hours of [0, 28, 1, 14, 1]) {
    office.t.clock.advance(hours * HOUR)
    await remind(office.t.ctx)
    await remind(office.t.ctx)
  }
  const { rows } = await sql<{ kind: string }>`select kind from notices.notice
    where person_id = ${citizen.personId} and kind like 'visit%' order by at`.execute(office.t.ctx.db)
  expect(rows.map(row => row.kind)).toEqual(['visitTomorrow', 'visitToday'])
})
