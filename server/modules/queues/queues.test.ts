import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nextNumber } from '../../../tests/numbers.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import { aCitizenPhone, PASSCODE } from '../../../tests/sign-in.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers, type Terminal } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { closeOverdue, remind } from './clock.ts'
import { describeFor } from './describe.ts'
import { erasePapersBefore } from './paper-store.ts'

const REGISTRY = 'R-1001'
const TODAY = '2026-11-23'
const TUESDAY = '2026-11-24'
const MINUTE = 60
const HOUR = 60 * MINUTE

type Citizen = {
  personId: string
  call: (method: Method, url: string, sent?: object | Buffer) => Promise<Answer>
}
type Method = 'GET' | 'POST' | 'DELETE'
type Visit = {
  visitId: string
  state: string
  reference: string
  number?: string
  bookedFor?: string
  desk?: number
  missing: string[]
  files: { fileId: string; paper: string; mediaType: string }[]
  wait?: { before: number; fromMinutes: number; toMinutes: number }
}
type DeskView = {
  code: string
  called: {
    visitId: string
    number: string
    missing: string[]
    words: string
    files: { fileId: string; paper: string; mediaType: string }[]
    person?: { nameTh: string }
  } | null
  waiting: { number: string }[]
  expected: { reference: string }[]
}
type Answer = {
  statusCode: number
  json: () => unknown
  body: string
  rawPayload: Buffer
  headers: Record<string, unknown>
}

let t: TestServer
let terminal: Terminal
let officer: Officer
let citizens: Citizen[]
let placeId: string
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  terminal = await aTerminal(t, REGISTRY)
  placeId = terminal.place.placeId
  citizens = []
  for (let one = 0; one < 4; one++) citizens.push(await aCitizen())
})
afterAll(() => t.close())
// Each test begins on Monday noon, with an empty queue and an officer at work.
beforeEach(async () => {
  t.clock.advance((Date.parse('2026-11-23T05:00:00Z') - t.ctx.now().getTime()) / 1_000)
  await sql`truncate queues.visit, queues.last_number, staff.held_seat, staff.booking`.execute(t.ctx.db)
  officer ??= await anOfficer(t, terminal, staffNumbers.registrar)
})

/** A citizen whose app opens itself again when its ten minutes are over. */
async function aCitizen(): Promise<Citizen> {
  const { personId, phone, token } = await aCitizenPhone(t, nextNumber())
  let open = token
  async function call(method: Method, url: string, sent?: object | Buffer): Promise<Answer> {
    const said = Buffer.isBuffer(sent) ? { bytes: sent, type: 'image/jpeg' } : sent ? { json: sent } : {}
    const answer = await phone.call(method, url, { token: open, ...said })
    if (answer.statusCode !== 401) return answer
    const again = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    open = (again.json() as { accessToken: string }).accessToken
    return phone.call(method, url, { token: open, ...said })
  }
  return { personId, call }
}

/** The officer comes back to a desk that was left alone too long. */
async function atDesk(method: 'GET' | 'POST', url: string, json?: object): Promise<Answer> {
  const answer = await officer.call(method, url, json ? { json } : {})
  if (answer.statusCode !== 401) return answer
  officer = await anOfficer(t, terminal, staffNumbers.registrar)
  return officer.call(method, url, json ? { json } : {})
}

const codeOf = (answer: Answer) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const wish = (day: string, time: string, matter = 'cardRenew') => ({
  ...{ placeId, matter, day, time },
  requestId: randomUUID() as string,
})
const book = (citizen: Citizen, json: object) => citizen.call('POST', '/v1/me/visits', json)
const booked = async (citizen: Citizen, ...asked: Parameters<typeof wish>) =>
  (await book(citizen, wish(...asked))).json() as Visit
const mine = async (citizen: Citizen) =>
  ((await citizen.call('GET', '/v1/me/visits')).json() as { visits: Visit[] }).visits
const act = (citizen: Citizen, { visitId }: Visit, what: string, json: object = {}) =>
  citizen.call('POST', `/v1/me/visits/${visitId}/${what}`, json)
const desk = async () => (await atDesk('GET', '/v1/queues/desk')).json() as DeskView
const next = async () => (await atDesk('POST', '/v1/queues/next')).json() as DeskView
const end = (visitId: string, said: string) => atDesk('POST', `/v1/queues/visits/${visitId}/end`, { said })
const walkIn = async (matter = 'copies') =>
  (
    await terminal.call('POST', '/v1/queues/numbers', { json: { matter, requestId: randomUUID() } })
  ).json() as {
    number: string
    before: number
  }
const free = async (matter: string) => {
  const answer = await t.request({ url: `/v1/queues/places/${placeId}/times?matter=${matter}` })
  return (answer.json() as { days: { day: string; free: string[] }[] }).days
}
const me = () => citizens[0]!

describe('a time', () => {
  test('fits the matter: one of half an hour begins where a desk is free for both quarters, and ends before the office does', async () => {
    expect((await free('cardRenew'))[1]?.free.at(-1)).toBe('16:15')
    expect((await free('marriage'))[1]?.free.at(-1)).toBe('16:00')
    for (const citizen of citizens.slice(0, 3)) await booked(citizen, TUESDAY, '10:00', 'marriage')
    expect((await free('cardRenew'))[1]?.free).not.toContain('10:15')
    expect((await free('marriage'))[1]?.free).not.toContain('09:45')
    expect((await free('cardRenew'))[1]?.free).toContain('09:45')
  })

  test('is booked once however often it is sent, changed, and given back', async () => {
    const asked = wish(TUESDAY, '09:15')
    const answers = await Promise.all(Array.from({ length: 6 }, () => book(me(), asked)))
    expect(answers.map(codeOf)).toEqual(Array(6).fill(201))
    const [visit] = await mine(me())
    expect(await mine(me())).toHaveLength(1)
    expect(visit).toMatchObject({
      state: 'booked',
      bookedFor: '2026-11-24T02:15:00.000Z',
      missing: ['ownCard'],
    })
    const changed = await act(me(), visit!, 'change', { placeId, day: TUESDAY, time: '11:00' })
    expect(changed.json()).toMatchObject({
      reference: visit!.reference,
      bookedFor: '2026-11-24T04:00:00.000Z',
    })
    expect(codeOf(await act(me(), visit!, 'cancel'))).toBe(204)
    expect(codeOf(await act(me(), visit!, 'cancel'))).toBe(204)
    expect(await mine(me())).toEqual([])
    const { rows } = await sql`select from staff.held_seat`.execute(t.ctx.db)
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
  ])('%s is refused', async (_name, change: Partial<ReturnType<typeof wish>>, expected) => {
    const json = { ...wish(TUESDAY, '10:00'), ...change }
    if (change.placeId) {
      const { rows } = await sql<{
        place_id: string
      }>`select place_id from staff.place where code = ${change.placeId}`.execute(t.ctx.db)
      json.placeId = rows[0]!.place_id
    }
    expect(codeOf(await book(me(), json))).toBe(expected)
  })

  test("A62: many at once take each seat once, and phones' own bookings are among them", async () => {
    const phones = await Promise.all(Array.from({ length: 12 }, () => aPhone(hostOf(t))))
    const byPhone = phones.map(phone =>
      phone.call('POST', '/v1/bookings', {
        json: { placeId, day: TUESDAY, time: '10:15', requestId: randomUUID() },
      }),
    )
    const byPerson = citizens.map(citizen => book(citizen, wish(TUESDAY, '10:00', 'marriage')))
    const answers = await Promise.all([...byPhone, ...byPerson])
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(3)
    const refused = answers.filter(answer => answer.statusCode !== 201).map(codeOf)
    expect(refused.every(code => code === 'queues.timeTaken' || code === 'staff.slotTaken')).toBe(true)
    const { rows } = await sql<{ seat: number }>`
      select seat from staff.booking where starts_at = '2026-11-24T03:15:00Z'
      union all select seat from staff.held_seat where starts_at = '2026-11-24T03:15:00Z'`.execute(t.ctx.db)
    expect(rows.map(row => row.seat).sort()).toEqual([1, 2, 3])
  })

  test('A62: one person holds two, and never two at the same time', async () => {
    const times = ['09:00', '09:15', '09:30', '09:45']
    const answers = await Promise.all(times.map(time => book(me(), wish(TUESDAY, time))))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(2)
    const [one, other] = await mine(me())
    await act(me(), one!, 'cancel')
    const at = new Date(Date.parse(other!.bookedFor ?? '') + 7 * 3_600_000).toISOString().slice(11, 16)
    expect(codeOf(await book(me(), wish(TUESDAY, at)))).toBe('queues.bookedThen')
  })

  test("A50: nobody sees, changes or arrives at another's", async () => {
    const visit = await booked(me(), TUESDAY, '09:15')
    const stranger = citizens[1]!
    expect(await mine(stranger)).toEqual([])
    for (const [what, json] of [
      ['cancel', {}],
      ['change', { placeId, day: TUESDAY, time: '11:00' }],
      ['arrive', { code: '0000' }],
      ['papers', { papers: [], words: '' }],
    ] as const)
      expect(codeOf(await act(stranger, visit, what, json))).toBe('queues.visitUnknown')
  })
})

test('a matter says what it costs and who says so; what nobody has confirmed is marked', async () => {
  type Matter = {
    id: string
    fee: { fromBaht: number; toBaht: number; isConfirmed: boolean; source: string }
  }
  const answer = await t.request({ url: '/v1/queues/matters' })
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
    const visit = await booked(me(), TODAY, '13:00')
    const { code } = await desk()
    expect(codeOf(await act(me(), visit, 'arrive', { code }))).toBe('queues.visitTooEarly')
    t.clock.advance(31 * MINUTE)
    const now = (await desk()).code
    const wrong = now === '1111' ? '2222' : '1111'
    expect(codeOf(await act(me(), visit, 'arrive', { code: wrong }))).toBe('queues.placeCodeWrong')
    const come = (await act(me(), visit, 'arrive', { code: now })).json() as Visit
    expect(come).toMatchObject({ state: 'waiting', number: 'A001', wait: { before: 0 } })
    expect((await act(me(), visit, 'arrive', { code: now })).json()).toMatchObject({ number: 'A001' })
    expect(await desk()).toMatchObject({ waiting: [{ number: 'A001' }], expected: [] })
  })

  test('A48: five wrong codes, and only the desk helps', async () => {
    const visit = await booked(me(), TODAY, '12:15')
    const { code } = await desk()
    const wrong = code === '1111' ? '2222' : '1111'
    for (let one = 0; one < 5; one++) await act(me(), visit, 'arrive', { code: wrong })
    expect(codeOf(await act(me(), visit, 'arrive', { code }))).toBe('queues.askAtTheDesk')
    const json = { reference: visit.reference.toLowerCase() }
    expect((await terminal.call('POST', '/v1/queues/arrivals', { json })).json()).toMatchObject({
      number: 'A001',
    })
  })

  test('who booked goes at their time, who walked in between, each is called once, and the phone follows', async () => {
    for (let one = 0; one < 3; one++) await walkIn()
    const visit = await booked(me(), TODAY, '12:15', 'name')
    await act(me(), visit, 'papers', { papers: ['ownCard'], words: 'ชื่อใหม่: ใจดี' })
    await terminal.call('POST', '/v1/queues/arrivals', { json: { reference: visit.reference } })
    expect((await desk()).waiting.map(one => one.number)).toEqual(['B001', 'A001', 'B002', 'B003'])
    const answers = await Promise.all([next(), next(), next()])
    expect(new Set(answers.map(answer => answer.called?.number))).toEqual(new Set(['B001']))
    expect(answers[0]?.called).not.toHaveProperty('person')
    expect((await mine(me()))[0]?.wait).toEqual({ before: 0, fromMinutes: 15, toMinutes: 25, isMoving: true })
    t.clock.advance(15 * MINUTE)
    await end(answers[0]!.called!.visitId, 'done')
    const { called } = await next()
    expect(called).toMatchObject({ number: 'A001', missing: ['houseBook'], words: 'ชื่อใหม่: ใจดี', person: {} })
    expect((await mine(me()))[0]).toMatchObject({ state: 'called', desk: 1 })
    await t.settle()
    const inbox = (await me().call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(inbox.notices.map(notice => notice.kind)).toContain('visitCalled')
    expect(codeOf(await act(me(), visit, 'cancel'))).toBe('queues.visitBegun')
    expect(codeOf(await end(called!.visitId, 'done'))).toBe(200)
    expect(codeOf(await end(called!.visitId, 'done'))).toBe(200)
    expect((await mine(me()))[0]?.state).toBe('done')
    expect((await describeFor(t.ctx, me().personId)).visits).toMatchObject([
      { state: 'done', words: 'ชื่อใหม่: ใจดี' },
    ])
  })

  test('not there: behind those who came meanwhile, and after the second call gone; called by mistake: first again', async () => {
    await walkIn()
    await walkIn()
    const first = (await next()).called!
    await end(first.visitId, 'back')
    expect((await desk()).waiting.map(one => one.number)).toEqual(['B001', 'B002'])
    expect((await next()).called?.number).toBe('B001')
    t.clock.advance(MINUTE)
    await end(first.visitId, 'notThere')
    const second = (await next()).called!
    expect(second.number).toBe('B002')
    await end(second.visitId, 'done')
    expect((await next()).called?.number).toBe('B001')
    await end(first.visitId, 'notThere')
    expect(await desk()).toMatchObject({ called: null, waiting: [] })
    expect(codeOf(await end(first.visitId, 'done'))).toBe('queues.notCalled')
  })

  test('walking in on the phone takes a number with the code of the place, one at a time', async () => {
    const { code } = await desk()
    const asked = () => ({ placeId, matter: 'copies', code, requestId: randomUUID() })
    const take = (json: object) => me().call('POST', '/v1/me/visits/walk-in', json)
    const once = asked()
    expect((await take(once)).json()).toMatchObject({ state: 'waiting', number: 'B001' })
    expect((await take(once)).json()).toMatchObject({ number: 'B001' })
    expect(codeOf(await take(asked()))).toBe('queues.alreadyHere')
    t.clock.advance(5 * HOUR)
    expect(codeOf(await citizens[1]!.call('POST', '/v1/me/visits/walk-in', asked()))).toBe(
      'queues.placeCodeWrong',
    )
  })
})

describe('a paper shown ahead', () => {
  const photograph = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const send = (citizen: Citizen, { visitId }: Visit, paper: string, bytes = photograph) =>
    citizen.call('POST', `/v1/me/visits/${visitId}/papers/${paper}`, bytes)
  const takeBack = (citizen: Citizen, { visitId }: Visit, fileId: string) =>
    citizen.call('DELETE', `/v1/me/visits/${visitId}/files/${fileId}`)
  const lookAt = ({ visitId }: { visitId: string }, fileId: string) =>
    atDesk('GET', `/v1/queues/visits/${visitId}/files/${fileId}`)
  const kept = async () => {
    const { rows } = await sql`select from queues.paper_file join platform.file on id = file_id`.execute(
      t.ctx.db,
    )
    return rows.length
  }
  const sentId = async (...asked: Parameters<typeof send>) =>
    ((await send(...asked)).json() as { fileId: string }).fileId
  beforeEach(() => sql`truncate queues.paper_file`.execute(t.ctx.db).then(() => undefined))

  test('is seen at the desk that calls the visit and only meanwhile; each look is in the history; its end is theirs', async () => {
    const visit = await booked(me(), TODAY, '12:15', 'name')
    const fileId = await sentId(me(), visit, 'houseBook')
    expect((await mine(me()))[0]).toMatchObject({
      files: [{ fileId, paper: 'houseBook', mediaType: 'image/jpeg' }],
      missing: ['ownCard', 'houseBook'],
    })
    expect((await describeFor(t.ctx, me().personId)).visits[0]?.files).toEqual([
      { paper: 'houseBook', mediaType: 'image/jpeg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    await terminal.call('POST', '/v1/queues/arrivals', { json: { reference: visit.reference } })
    expect(codeOf(await lookAt(visit, fileId))).toBe('queues.notCalled')
    const called = (await next()).called!
    expect(called.files).toEqual([{ fileId, paper: 'houseBook', mediaType: 'image/jpeg' }])
    const seen = await lookAt(called, fileId)
    expect([seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
      'image/jpeg',
      'private, no-store',
    ])
    expect(seen.rawPayload).toEqual(photograph)
    await lookAt(called, fileId)
    await t.settle()
    const history = (await me().call('GET', '/v1/me/history')).body
    expect(history.match(/"visitPaperSeen"/g)).toHaveLength(2)
    expect(codeOf(await takeBack(me(), visit, fileId))).toBe('queues.visitBegun')
    await end(called.visitId, 'done')
    expect(codeOf(await lookAt(called, fileId))).toBe('queues.notCalled')
    expect(await kept()).toBe(0)
  })

  test('is taken back, and goes with a visit that is given back or whose day is over', async () => {
    const visit = await booked(me(), TODAY, '13:15', 'name')
    const fileId = await sentId(me(), visit, 'houseBook')
    expect(codeOf(await takeBack(me(), visit, fileId))).toBe(204)
    expect(codeOf(await takeBack(me(), visit, fileId))).toBe(204)
    expect(await kept()).toBe(0)
    await send(me(), visit, 'houseBook')
    await act(me(), visit, 'cancel')
    expect(await kept()).toBe(0)
    await send(me(), await booked(me(), TODAY, '13:15', 'name'), 'houseBook')
    await erasePapersBefore(t.ctx, TODAY)
    expect(await kept()).toBe(1)
    await erasePapersBefore(t.ctx, TUESDAY)
    expect(await kept()).toBe(0)
  })

  test("A50: another's visit takes none, gives none back, and a desk sees none of another visit", async () => {
    const [visit, others] = [
      await booked(me(), TODAY, '12:15', 'name'),
      await booked(citizens[1]!, TODAY, '14:15', 'name'),
    ]
    const fileId = await sentId(me(), visit, 'houseBook')
    expect(codeOf(await send(citizens[1]!, visit, 'houseBook'))).toBe('queues.visitUnknown')
    expect(codeOf(await takeBack(citizens[1]!, visit, fileId))).toBe('queues.visitUnknown')
    expect(codeOf(await takeBack(citizens[1]!, others, fileId))).toBe(204)
    expect(await kept()).toBe(1)
    await walkIn()
    const { called } = await next()
    expect(codeOf(await lookAt(called!, fileId))).toBe('queues.paperUnknown')
    expect(codeOf(await lookAt(visit, fileId))).toBe('queues.notCalled')
  })

  test('A60: is a photograph or a PDF file by how it begins, of a paper the matter needs, and no card; ten at most', async () => {
    const visit = await booked(me(), TODAY, '12:15', 'name')
    const page = Buffer.from('<script>alert(1)</script>')
    expect(codeOf(await send(me(), visit, 'houseBook', page))).toBe('queues.notAPaper')
    expect(codeOf(await send(me(), visit, 'ownCard'))).toBe('queues.notAPaper')
    expect(codeOf(await send(me(), visit, 'landPaper'))).toBe('queues.notAPaper')
    expect(codeOf(await send(me(), visit, 'selfPortrait'))).toBe('platform.invalidRequest')
    for (let one = 0; one < 10; one++) expect(codeOf(await send(me(), visit, 'houseBook'))).toBe(201)
    expect(codeOf(await send(me(), visit, 'houseBook'))).toBe('queues.tooManyPapers')
  })
})

describe('a time that passed', () => {
  test('closes a quarter of an hour later and frees its seat; coming late the same day is walking in', async () => {
    const visit = await booked(me(), TODAY, '12:15', 'marriage')
    t.clock.advance(31 * MINUTE)
    await closeOverdue(t.ctx)
    await closeOverdue(t.ctx)
    expect((await mine(me()))[0]?.state).toBe('missed')
    const { rows } = await sql`select from staff.held_seat`.execute(t.ctx.db)
    expect(rows).toHaveLength(0)
    await walkIn()
    t.clock.advance(1)
    const come = await terminal.call('POST', '/v1/queues/arrivals', { json: { reference: visit.reference } })
    expect(come.json()).toMatchObject({ number: 'B002', isInTime: false, before: 1 })
    await t.settle()
    const inbox = (await me().call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(inbox.notices.filter(notice => notice.kind === 'visitMissed')).toHaveLength(1)
  })

  test('three times pauses booking for a week, and no longer; walking in works', async () => {
    const citizen = citizens[3]!
    for (const time of ['12:15', '13:15', '14:15']) {
      await booked(citizen, TODAY, time)
      t.clock.advance(HOUR + 5 * MINUTE)
      await closeOverdue(t.ctx)
    }
    const refused = await book(citizen, wish(TUESDAY, '10:00'))
    expect(codeOf(refused)).toBe('queues.bookingPaused')
    expect(refused.json()).toMatchObject({ until: '2026-11-30T07:15:00.000Z' })
    const { code } = await desk()
    const json = { placeId, matter: 'copies', code, requestId: randomUUID() }
    expect(codeOf(await citizen.call('POST', '/v1/me/visits/walk-in', json))).toBe(201)
    await sql`update queues.visit set booked_for = booked_for - interval '8 days', day = day - 8
      where state = 'missed'`.execute(t.ctx.db)
    expect(codeOf(await book(citizen, wish(TUESDAY, '10:00')))).toBe(201)
  })
})

test('a visit is told of the day before and on its morning, each once and never in the same hour it was booked', async () => {
  const citizen = citizens[2]!
  await booked(citizen, '2026-11-25', '10:00')
  for (const hours of [0, 28, 1, 14, 1]) {
    t.clock.advance(hours * HOUR)
    await remind(t.ctx)
    await remind(t.ctx)
  }
  const { rows } = await sql<{ kind: string }>`select kind from notices.notice
    where person_id = ${citizen.personId} and kind like 'visit%' order by at`.execute(t.ctx.db)
  expect(rows.map(row => row.kind)).toEqual(['visitTomorrow', 'visitToday'])
})

describe('a screen on the wall', () => {
  type Wall = { called: { number: string; desk: number }[]; next: string[]; waiting: number; place: object }
  const look = (token: string) =>
    t.request({ method: 'POST', url: '/v1/queues/wall', payload: { token } }) as Promise<Answer>
  async function open(by = officer) {
    const opened = (await by.call('POST', '/v1/queues/walls')).json() as { wallId: string; link: string }
    return { ...opened, token: opened.link.split('#wall=')[1] ?? '' }
  }
  beforeEach(() => sql`truncate queues.wall`.execute(t.ctx.db).then(() => undefined))

  test('shows which number is called to which desk and who is next, in the order of the calls, and nobody by name', async () => {
    const citizen = citizens[0]!
    await booked(citizen, TODAY, '12:15')
    const { token } = await open()
    expect(((await look(token)).json() as Wall).called).toEqual([])
    for (let one = 0; one < 8; one++) await walkIn()
    await officer.call('POST', '/v1/queues/next')
    const answer = await look(token)
    expect(answer.json()).toEqual({
      place: { th: expect.stringContaining('พระนคร'), en: expect.stringContaining('Phra Nakhon') },
      called: [{ number: 'B001', desk: expect.any(Number), timesCalled: 1 }],
      next: ['B002', 'B003', 'B004', 'B005', 'B006', 'B007'],
      waiting: 7,
      at: expect.any(String),
    })
    expect(answer.body).not.toMatch(/\d{13}|[0-9a-f]{8}-|copies/)
  })

  test('opens with the link of its place only, for nobody who guesses, and no longer than the desk wants (A50)', async () => {
    const { wallId, token } = await open()
    for (const guess of ['', token.slice(1), token.toUpperCase(), wallId])
      expect([(await look(guess)).statusCode, codeOf(await look(guess))]).toEqual([404, 'queues.wallUnknown'])
    expect((await terminal.call('GET', '/v1/queues/walls')).statusCode).toBe(401)
    const field = await anOfficer(t, await aTerminal(t, 'F-0001'), staffNumbers.fieldRegistrar)
    expect(codeOf(await field.call('POST', `/v1/queues/walls/${wallId}/end`))).toBe('queues.wallUnknown')
    expect(codeOf(await field.call('POST', '/v1/queues/walls'))).toBe('queues.notDoneHere')
    const { walls } = (await officer.call('GET', '/v1/queues/walls')).json() as { walls: object[] }
    expect(walls).toEqual([{ wallId, madeAt: expect.any(String) }])
    expect(JSON.stringify(walls)).not.toContain(token)
    expect((await officer.call('POST', `/v1/queues/walls/${wallId}/end`)).statusCode).toBe(204)
    expect(codeOf(await look(token))).toBe('queues.wallUnknown')
    expect(codeOf(await officer.call('POST', `/v1/queues/walls/${wallId}/end`))).toBe('queues.wallUnknown')
    const kept = await sql<{ row: string }>`select row_to_json(wall)::text as row from queues.wall`.execute(
      t.ctx.db,
    )
    expect(kept.rows[0]?.row).not.toContain(token)
  })

  test('ten at a place at most', async () => {
    for (let one = 0; one < 10; one++) await open()
    expect(codeOf(await officer.call('POST', '/v1/queues/walls'))).toBe('queues.tooManyWalls')
  })
})

describe('the code on a slip', () => {
  type Turn = { number: string; state: string; before?: number; wait?: object; desk?: number }
  const look = (code: string, remoteAddress = '198.51.100.7') =>
    t.request({
      ...{ method: 'POST', url: '/v1/queues/turn', payload: { code }, remoteAddress },
    }) as Promise<Answer>
  const turnOf = async (code: string) => (await look(code)).json() as Turn
  async function slipOf(json: object = { matter: 'copies', requestId: randomUUID() }) {
    const answer = await terminal.call('POST', '/v1/queues/numbers', { json })
    return (answer.json() as { turn: { code: string; link: string; page: string } }).turn
  }

  test('follows that number through its day and shows nothing else: neither another, nor who, nor what for (A50)', async () => {
    const [first, second] = [await slipOf(), await slipOf()]
    expect(first.link).toBe(`${first.page}#${first.code.replaceAll('-', '')}`)
    const answer = await look(first.code)
    expect(answer.json()).toEqual({
      place: { th: expect.stringContaining('พระนคร'), en: expect.stringContaining('Phra Nakhon') },
      ...{ number: 'B001', state: 'waiting', timesCalled: 0, before: 0 },
    })
    expect(answer.body).not.toMatch(/\d{13}|[0-9a-f]{8}-|copies|B002/)
    expect(await turnOf(second.code.toLowerCase())).toMatchObject({ number: 'B002', before: 1 })
    const { called } = await next()
    expect(await turnOf(first.code)).toMatchObject({ state: 'called', desk: expect.any(Number) })
    t.clock.advance(MINUTE)
    await end(called!.visitId, 'notThere')
    expect(await turnOf(first.code)).toMatchObject({ state: 'waiting', timesCalled: 1, before: 1 })
    await end((await next()).called!.visitId, 'done')
    expect(await turnOf(second.code)).toMatchObject({ state: 'done' })
    await end((await next()).called!.visitId, 'notThere')
    expect(await turnOf(first.code)).toMatchObject({ state: 'missed' })
  })

  test('is the same on a slip asked for twice, kept nowhere, guessed by nobody, and gone with the day (A50)', async () => {
    const asked = { matter: 'copies', requestId: randomUUID() }
    const { code } = await slipOf(asked)
    expect((await slipOf(asked)).code).toBe(code)
    const { rows } = await sql<{
      row: string
    }>`select row_to_json(visit)::text as row from queues.visit`.execute(t.ctx.db)
    expect(rows[0]?.row).not.toContain(code.replaceAll('-', ''))
    const visitId = (JSON.parse(rows[0]!.row) as { visit_id: string }).visit_id
    const other = code.replace(/.$/, last => (last === '0' ? '1' : '0'))
    for (const guess of ['', 'B001', visitId, other, code.slice(1)])
      expect([(await look(guess)).statusCode, codeOf(await look(guess))]).toEqual([404, 'queues.turnUnknown'])
    // To the last second of the day in Thailand, and no longer.
    t.clock.advance(12 * HOUR - 1)
    expect(await turnOf(code)).toMatchObject({ number: 'B001' })
    t.clock.advance(1)
    expect(codeOf(await look(code))).toBe('queues.turnUnknown')
  })

  test('is on the slip of who booked and shows it at a terminal; who says so on the phone is given none', async () => {
    const [atTerminal, onPhone] = [
      await booked(me(), TODAY, '12:15'),
      await booked(citizens[1]!, TODAY, '12:15'),
    ]
    const json = { reference: atTerminal.reference }
    const come = (await terminal.call('POST', '/v1/queues/arrivals', { json })).json() as {
      turn: { code: string }
    }
    expect(await turnOf(come.turn.code)).toMatchObject({ number: 'A001', state: 'waiting' })
    await act(citizens[1]!, onPhone, 'arrive', { code: (await desk()).code })
    const again = await terminal.call('POST', '/v1/queues/arrivals', {
      json: { reference: onPhone.reference },
    })
    expect(again.json()).toMatchObject({ number: 'A002' })
    expect(again.json()).not.toHaveProperty('turn')
  })

  test('says minutes once five were served today, by what those took, and none before', async () => {
    for (let one = 0; one < 6; one++) await walkIn()
    const { code } = await slipOf()
    for (const minutes of [6, 9, 12, 15, 30]) {
      const { called } = await next()
      expect(await turnOf(code)).not.toHaveProperty('wait')
      t.clock.advance(minutes * MINUTE)
      await end(called!.visitId, 'done')
    }
    // One before, at 9 to 15 minutes each.
    expect(await turnOf(code)).toMatchObject({ before: 1, wait: { fromMinutes: 5, toMinutes: 15 } })
    t.clock.advance(HOUR)
    expect(await turnOf(code)).not.toHaveProperty('wait')
  })

  test('is not tried without end: a minute holds three hundred looks from one place', async () => {
    const from = '198.51.100.8'
    for (let one = 0; one < 300; one++) await look('', from)
    expect([(await look('', from)).statusCode, codeOf(await look(''))]).toEqual([429, 'queues.turnUnknown'])
  })
})

test('the slip of who walked in says the number, the matter, the place, the time, and how many are before', async () => {
  await walkIn()
  const json = { matter: 'copies', requestId: randomUUID() }
  expect((await terminal.call('POST', '/v1/queues/numbers', { json })).json()).toMatchObject({
    number: 'B002',
    before: 1,
    place: { th: expect.stringContaining('พระนคร') },
    at: '2026-11-23T05:00:00.000Z',
    matter: { name: { th: expect.any(String) } },
  })
})
