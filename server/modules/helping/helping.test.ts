// Somebody helps: offered on one phone, allowed on another or with a card, and every act is read by both.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizen } from '../../../tests/applicant.ts'
import { aBoundPhone, PASSCODE } from '../../../tests/bound-phone.ts'
import { aCardHolder, CARD_PASSCODE } from '../../../tests/card-holder.ts'
import { anOfficer, aTerminal, staffNumbers, type Terminal } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { findPersonByNumber, recordDeath } from '../people/index.ts'
import { SCOPES, type Scope } from './scopes.ts'

let t: TestServer
let kiosk: Terminal
let placeId: string
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  kiosk = await aTerminal(t, 'K-1030')
  placeId = (await aTerminal(t, 'R-1001')).place.placeId
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(901))

type Answer = { statusCode: number; json: () => unknown }
type Call = (method: 'GET' | 'POST', url: string, json?: object) => Promise<Answer>
const codeOf = (answer: Answer) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const all = [...SCOPES]

/** Somebody registered, with the app open. */
async function somebody() {
  const { person } = await aCitizen(t, 3)
  const phone = await aBoundPhone(t, person.personId)
  return { ...person, phone, call: (await phone.open()) as Call }
}
async function offer(by: Call, scopes: readonly Scope[] = all, minutes = 30) {
  const answer = await by('POST', '/v1/helping/offers', { scopes, minutes })
  return answer.json() as { helpId: string; code: string; expiresAt: string }
}
const allow = (by: Call, code: string, passcode = PASSCODE) =>
  by('POST', '/v1/me/helpers', { code, passcode })

/** One helps another from now on. */
async function help(scopes: readonly Scope[] = all, minutes = 30) {
  const [helper, person] = [await somebody(), await somebody()]
  const { helpId, code } = await offer(helper.call, scopes, minutes)
  const allowed = await allow(person.call, code)
  expect(codeOf(allowed)).toBe(201)
  return { helper, person, helpId, code, at: (path: string) => `/v1/helping/${helpId}/${path}` }
}
const tomorrow = () => new Date(t.ctx.now().getTime() + 86_400_000).toISOString().slice(0, 10)
async function freeSlot(at = placeId) {
  const { days } = (await t.request({ url: `/v1/places/${at}/slots` })).json() as {
    days: { day: string; free: string[] }[]
  }
  const found = days.find(({ day, free }) => day >= tomorrow() && free.length > 0)
  return { placeId: at, day: found?.day, time: found?.free[0], requestId: randomUUID() }
}
type Entry = { kind: string; via?: string; otherPerson?: { nameTh: string }; party?: { domain: string } }
async function historyOf(call: Call) {
  await t.settle()
  return ((await call('GET', '/v1/me/history?limit=100')).json() as { entries: Entry[] }).entries
}

describe('help', () => {
  test('offered, looked at, allowed, used and ended; both read each act with the other’s name', async () => {
    const [helper, person] = [await somebody(), await somebody()]
    const { helpId, code } = await offer(helper.call, ['readHistory', 'bookSlots'], 60)
    const looked = (await person.call('POST', '/v1/me/helpers/look', { code })).json()
    expect(looked).toMatchObject({ scopes: ['readHistory', 'bookSlots'], minutes: 60 })
    expect(JSON.stringify(looked)).not.toMatch(/\d{13}/)
    expect((await allow(person.call, code)).json()).toMatchObject({ helpId, isActive: true, acts: 0 })
    const slot = await freeSlot()
    const booked = await helper.call('POST', `/v1/helping/${helpId}/bookings`, slot)
    expect(booked.json()).toMatchObject({ reference: expect.any(String), isCancelled: false })
    expect((await helper.call('GET', `/v1/helping/${helpId}/history`)).statusCode).toBe(200)
    expect((await person.call('GET', '/v1/me/bookings')).json()).toMatchObject({ bookings: [booked.json()] })
    expect((await helper.call('GET', '/v1/me/bookings')).json()).toEqual({ bookings: [] })
    const forPerson = await historyOf(person.call)
    expect(forPerson.filter(entry => entry.otherPerson)).toMatchObject([
      { kind: 'helperActed', via: 'readHistory' },
      { kind: 'helperActed', via: 'bookSlot', party: { domain: 'R-1001' } },
      { kind: 'helperAllowed' },
    ])
    const forHelper = await historyOf(helper.call)
    expect(forHelper.filter(entry => entry.otherPerson).map(({ kind }) => kind)).toEqual([
      'actedFor',
      'actedFor',
      'helpBegun',
    ])
    expect((await person.call('POST', `/v1/me/helpers/${helpId}/end`)).statusCode).toBe(204)
    expect(codeOf(await helper.call('GET', `/v1/helping/${helpId}/history`))).toBe('helping.helpEnded')
    expect((await person.call('GET', '/v1/me/helpers')).json()).toMatchObject({
      helpers: [{ helpId, isActive: false, acts: 2 }],
    })
    expect((await helper.call('GET', '/v1/helping')).json()).toEqual({ people: [], isOffering: false })
  })

  test('allowed with card and passcode at a kiosk, by who has no phone', async () => {
    const helper = await somebody()
    const holder = await aCardHolder(t)
    const session = await holder.open(kiosk)
    const { helpId, code } = await offer(helper.call)
    expect(codeOf(await allow(session.call, code, '00000000'))).toBe('authenticators.passcodeWrong')
    expect(codeOf(await allow(session.call, code, CARD_PASSCODE))).toBe(201)
    expect(codeOf(await helper.call('POST', `/v1/helping/${helpId}/bookings`, await freeSlot()))).toBe(201)
    expect((await session.call('GET', '/v1/me/bookings')).json()).toMatchObject({
      bookings: [expect.anything()],
    })
    expect((await session.call('POST', `/v1/me/helpers/${helpId}/end`)).statusCode).toBe(204)
    expect(codeOf(await helper.call('GET', `/v1/helping/${helpId}/bookings`))).toBe('helping.helpEnded')
  })

  test('a booking sent again is the same booking and one act', async () => {
    const { helper, person, at } = await help()
    const slot = await freeSlot()
    const first = await helper.call('POST', at('bookings'), slot)
    expect((await helper.call('POST', at('bookings'), slot)).json()).toEqual(first.json())
    expect((await person.call('GET', '/v1/me/helpers')).json()).toMatchObject({ helpers: [{ acts: 1 }] })
  })
})

describe('the end of a help', () => {
  test('comes with its time, at the very next call, and is written down for both', async () => {
    const { helper, person, at } = await help(all, 15)
    t.clock.advance(14 * 60)
    const again = (await helper.phone.open()) as Call
    expect(codeOf(await again('GET', at('cases')))).toBe(200)
    t.clock.advance(61)
    expect(codeOf(await again('GET', at('cases')))).toBe('helping.helpEnded')
    expect((await person.call('GET', '/v1/me/helpers')).json()).toMatchObject({
      helpers: [{ isActive: false }],
    })
  })

  test.each<[string, (them: Awaited<ReturnType<typeof help>>) => Promise<unknown>]>([
    ['who is helped is suspended', ({ person }) => person.call('POST', '/v1/me/freeze')],
    [
      'who is helped dies',
      ({ person }) => recordDeath(t.ctx, { personId: person.personId, diedOn: '2026-01-02' }),
    ],
    [
      'who helps dies',
      ({ helper }) => recordDeath(t.ctx, { personId: helper.personId, diedOn: '2026-01-02' }),
    ],
  ])('comes at once when %s', async (_name, stop) => {
    const them = await help()
    await stop(them)
    expect(codeOf(await them.helper.call('GET', them.at('cases')))).toBe('helping.personStopped')
    await t.settle()
    expect(codeOf(await them.helper.call('GET', them.at('cases')))).toBe('helping.helpEnded')
  })

  test('comes when the helper’s own identity is suspended', async () => {
    const { helper, person, at } = await help()
    await helper.call('POST', '/v1/me/freeze')
    expect(codeOf(await helper.call('GET', at('cases')))).toBe('authenticators.sessionEnded')
    await t.settle()
    expect((await person.call('GET', '/v1/me/helpers')).json()).toMatchObject({
      helpers: [{ isActive: false }],
    })
  })
})

describe('A50: deny by default', () => {
  test('each route asks for its scope, and one that was not allowed is refused and written down', async () => {
    const { helper, person, at } = await help(['readCases'])
    expect(codeOf(await helper.call('GET', at('cases')))).toBe(200)
    for (const path of ['history', 'bookings'])
      expect(codeOf(await helper.call('GET', at(path)))).toBe('helping.notInScope')
    expect(codeOf(await helper.call('POST', at('bookings'), await freeSlot()))).toBe('helping.notInScope')
    expect((await person.call('GET', '/v1/me/bookings')).json()).toEqual({ bookings: [] })
  })

  test('nobody uses or ends what is not theirs, and an unknown one is the same answer', async () => {
    const { person, helpId, at } = await help()
    const stranger = await somebody()
    const unknown = `/v1/helping/${randomUUID()}/cases`
    for (const call of [person.call, stranger.call])
      for (const url of [at('cases'), unknown, '/v1/helping/x/cases'])
        expect([url, codeOf(await call('GET', url))]).toEqual([url, 'helping.helpUnknown'])
    expect(codeOf(await stranger.call('POST', `/v1/me/helpers/${helpId}/end`))).toBe('helping.helpUnknown')
    expect(codeOf(await stranger.call('POST', `/v1/helping/${helpId}/end`))).toBe('helping.helpUnknown')
    expect(codeOf(await person.call('POST', `/v1/helping/${helpId}/end`))).toBe('helping.helpUnknown')
  })

  test('the whole list of what is done in somebody’s name is these four routes', () => {
    const routes = modules.flatMap(module => module.routes ?? [])
    const inAName = routes.filter(route => route.access.startsWith('helper.'))
    expect(inAName.map(({ method, path, access }) => `${method} ${path} ${access}`)).toEqual([
      'get /v1/helping/:id/history helper.readHistory',
      'get /v1/helping/:id/cases helper.readCases',
      'get /v1/helping/:id/bookings helper.bookSlots',
      'post /v1/helping/:id/bookings helper.bookSlots',
    ])
  })

  test('no chain: who helps A allows nothing and nobody in A’s name', async () => {
    const { helper, person } = await help()
    const third = await somebody()
    const { code } = await offer(third.call)
    expect(codeOf(await allow(helper.call, code))).toBe(201)
    expect((await person.call('GET', '/v1/me/helpers')).json()).toMatchObject({
      helpers: [{ isActive: true }],
    })
    const { helpers } = (await person.call('GET', '/v1/me/helpers')).json() as { helpers: object[] }
    expect(helpers).toHaveLength(1)
  })
})

describe('limits', () => {
  test('nobody helps themself, nor more than three; two help one person at most', async () => {
    const helper = await somebody()
    const own = await offer(helper.call)
    expect(codeOf(await allow(helper.call, own.code))).toBe('helping.notYourself')
    const people = [await somebody(), await somebody(), await somebody()]
    for (const person of people)
      expect(codeOf(await allow(person.call, (await offer(helper.call)).code))).toBe(201)
    expect(codeOf(await helper.call('POST', '/v1/helping/offers', { scopes: all, minutes: 15 }))).toBe(
      'helping.tooManyHelped',
    )
    const [first] = people
    const [second, third] = [await somebody(), await somebody()]
    expect(codeOf(await allow(first!.call, (await offer(second.call)).code))).toBe(201)
    expect(codeOf(await allow(first!.call, (await offer(third.call)).code))).toBe('helping.tooManyHelpers')
  })

  test('A55: an officer at work helps nobody meanwhile, whoever stands before them', async () => {
    const number = staffNumbers.registrar
    const person = await findPersonByNumber(t.ctx, number)
    const phone = await aBoundPhone(t, person?.personId)
    const call = (await phone.open()) as Call
    const { code, helpId } = await offer(call)
    const early = await offer(call)
    const officer = await anOfficer(t, await aTerminal(t, 'R-1001'), number)
    const helped = await somebody()
    expect(codeOf(await allow(helped.call, early.code))).toBe('helping.helperAtWork')
    expect(codeOf(await call('POST', '/v1/helping/offers', { scopes: all, minutes: 15 }))).toBe(
      'helping.helperAtWork',
    )
    await officer.call('DELETE', '/v1/staff/session')
    expect(codeOf(await allow(helped.call, early.code))).toBe(201)
    await anOfficer(t, officer.terminal, number)
    expect(codeOf(await call('GET', `/v1/helping/${early.helpId}/cases`))).toBe('helping.helperAtWork')
    expect([code, helpId]).not.toEqual([early.code, early.helpId])
  })

  test('A48: a code works once, ten minutes, and only the newest of a helper', async () => {
    const [helper, person] = [await somebody(), await somebody()]
    const older = await offer(helper.call)
    const { code } = await offer(helper.call)
    expect(codeOf(await allow(person.call, older.code))).toBe('helping.offerWrong')
    t.clock.advance(601)
    expect(codeOf(await allow(person.call, code))).toBe('helping.offerWrong')
    const fresh = await offer(helper.call)
    const other = await somebody()
    const both = await Promise.all([person, other].map(one => allow(one.call, fresh.code)))
    expect(both.map(codeOf).sort()).toEqual([201, 'helping.offerWrong'])
  })

  test('A48: ten wrong codes in an hour are enough, also for the right one', async () => {
    const [helper, person] = [await somebody(), await somebody()]
    const { code } = await offer(helper.call)
    const wrong = code === '00000001' ? '00000002' : '00000001'
    for (let time = 0; time < 10; time++)
      expect(codeOf(await person.call('POST', '/v1/me/helpers/look', { code: wrong }))).toBe(
        'helping.offerWrong',
      )
    expect(codeOf(await allow(person.call, code))).toBe('helping.tooManyCodes')
  })

  test('A21, A44: nothing begins without the passcode of who is helped', async () => {
    const [helper, person] = [await somebody(), await somebody()]
    const { code, helpId } = await offer(helper.call)
    expect(codeOf(await allow(person.call, code, '00000000'))).toBe('authenticators.passcodeWrong')
    expect(codeOf(await helper.call('GET', `/v1/helping/${helpId}/cases`))).toBe('helping.helpUnknown')
    expect(codeOf(await allow(person.call, code))).toBe(201)
  })

  test('a quarter of an hour to a day, of what stands on the list', async () => {
    const { call } = await somebody()
    const wrong = [
      { scopes: all, minutes: 14 },
      { scopes: all, minutes: 1441 },
      { scopes: [], minutes: 30 },
      { scopes: ['showCard'], minutes: 30 },
    ]
    for (const body of wrong) expect((await call('POST', '/v1/helping/offers', body)).statusCode).toBe(400)
  })

  test('two who help each other at the same moment both begin', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const [ofOne, ofOther] = [await offer(one.call), await offer(other.call)]
    const both = await Promise.all([allow(one.call, ofOther.code), allow(other.call, ofOne.code)])
    expect(both.map(codeOf)).toEqual([201, 201])
  })
})
