// A person without a phone: proven at a counter, a passcode for the card, and what the two open at terminals, and what they do not.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fingerPrintPng } from '../../../../invented/fingers/index.ts'
import { aCitizen, type Citizen } from '../../../../tests/applicant.ts'
import { aBoundPhone } from '../../../../tests/bound-phone.ts'
import { aCardHolder, CARD_PASSCODE } from '../../../../tests/card-holder.ts'
import { aCase, chipOf } from '../../../../tests/case.ts'
import { aPhone, hostOf } from '../../../../tests/phone.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers, type Terminal } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { findLevel } from '../../authenticators/index.ts'
import { changeCardStatus, recordDeath } from '../../people/index.ts'
import { disableTerminal } from '../../staff/terminals.ts'

const PASSCODE = '71930482'
let t: TestServer
let kiosk: Terminal
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  kiosk = await aTerminal(t, 'K-1030')
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(901))

const codeOf = (answer: { statusCode: number; json: () => unknown }) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const terms = async () => {
  const { version, sha256 } = (await t.request({ url: '/v1/consent/texts/terms' })).json()
  return { version, sha256 }
}
const registrar = async () => anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)

/** A registrar's case as far as everything is proven. */
async function proven(citizen: Citizen, by: Officer) {
  const held = await aCase({ call: by.call, device: by.terminal.device }, 'registrar')
  const { citizenNumber, personId } = citizen.person
  await held.step('number', { citizenNumber })
  await held.step('laser', { laserCode: citizen.person.cards.at(-1)?.laserCode ?? '' })
  const bytes = await fingerPrintPng({ seed: personId, finger: 'rightIndex', impression: 'touch-1' })
  const path = `/v1/counter/cases/${held.caseId}/finger?finger=rightIndex&stepId=${randomUUID()}`
  await by.call('PUT', path, { bytes, type: 'image/png' })
  return { held, view: await held.step('attest', { agrees: true }) }
}

describe('a case that ends without a phone', () => {
  test('the whole way: proven by a registrar, passcode, card and passcode at a kiosk, history', async () => {
    const citizen = await aCitizen(t, 3)
    const { held, view } = await proven(citizen, await registrar())
    expect(view).toMatchObject({ step: 'ticket', mayEndOnCard: true })
    const entry = { terms: await terms(), passcode: PASSCODE, repeat: PASSCODE }
    expect(await held.step('card-passcode', entry)).toMatchObject({ status: 'bound', mayEndOnCard: false })
    expect((await held.ticket()).code).toBe('counter.caseEnded')
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({ ial: '2.3', aal: '1' })
    const { photo: _photo, ...chip } = await chipOf(citizen)
    const { reading } = (await kiosk.call('POST', '/v1/terminal/card', { json: { chip } })).json() as {
      reading: string
    }
    const json = { reading, passcode: PASSCODE }
    const signedIn = await kiosk.call('POST', '/v1/terminal/card-session', { json })
    expect(signedIn.statusCode).toBe(201)
    const { accessToken: token } = signedIn.json() as { accessToken: string }
    await t.settle()
    const read = await kiosk.call('GET', '/v1/me/history', { token })
    const { entries } = read.json() as { entries: { kind: string; level?: string; party?: object }[] }
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sessionOpened', 'cardPasscodeSet', 'provenElsewhere', 'recordSeen']),
    )
    expect(entries.find(({ kind }) => kind === 'sessionOpened')).toMatchObject({
      level: '1',
      party: { domain: 'K-1030' },
    })
    expect((await kiosk.call('GET', '/v1/me', { token })).json()).toMatchObject({ aal: '1', devices: [] })
    expect(t.logLines.join('')).not.toContain(PASSCODE)
  })

  test('a post office with the chip may end so as well; a kiosk alone gives nobody a new way in', async () => {
    const citizen = await aCitizen(t, 10)
    const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
    const held = await aCase({ call: clerk.call, device: clerk.terminal.device }, 'post')
    await held.chip(await chipOf(citizen))
    await held.face(10)
    expect(await held.step('attest', { agrees: true })).toMatchObject({ mayEndOnCard: false })
    expect(await held.step('confirm', { agrees: true })).toMatchObject({ step: 'phone', mayEndOnCard: true })
    const entry = { terms: await terms(), passcode: PASSCODE, repeat: PASSCODE }
    expect(await held.step('card-passcode', entry)).toMatchObject({ status: 'bound', ial: '2.3' })
    const alone = await aCase(kiosk, 'kiosk', '/v1/kiosk/cases')
    await alone.chip(await chipOf(await aCitizen(t, 11)))
    await alone.face(11)
    expect(await alone.step('confirm', { agrees: true })).toMatchObject({
      step: 'ticket',
      mayEndOnCard: false,
    })
  })

  test('A40: weak, unequal and one’s own digits are refused; A61: not before everything is proven, and once', async () => {
    const citizen = await aCitizen(t, 4)
    const by = await registrar()
    const { held } = await proven(citizen, by)
    const entry = { terms: await terms(), passcode: PASSCODE, repeat: PASSCODE }
    const refused: [string, string, string][] = [
      ['12345678', '12345678', 'authenticators.passcodeSequence'],
      [PASSCODE, '71930483', 'authenticators.passcodesDiffer'],
      [
        citizen.person.citizenNumber.slice(0, 8),
        citizen.person.citizenNumber.slice(0, 8),
        'authenticators.passcode',
      ],
    ]
    for (const [passcode, repeat, code] of refused)
      expect((await held.step('card-passcode', { ...entry, passcode, repeat })).code).toContain(code)
    expect((await held.step('card-passcode', { ...entry, terms: { version: 'x', sha256: 'y' } })).code).toBe(
      'consent.textOutdated',
    )
    const stepId = randomUUID()
    const first = await held.step('card-passcode', entry, stepId)
    expect(await held.step('card-passcode', entry, stepId)).toEqual(first)
    expect((await held.step('card-passcode', entry)).code).toBe('counter.caseEnded')
    const early = await aCase({ call: by.call, device: by.terminal.device }, 'registrar')
    expect((await early.step('card-passcode', entry)).code).toBe('counter.wrongStep')
  })

  test('A46: while a phone lives the pair waits, the phone is told, and ends it or keeps it knowingly', async () => {
    const citizen = await aCitizen(t, 5)
    const phone = await aBoundPhone(t, citizen.person.personId)
    const holder = await aCardHolder(t, 5, citizen)
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.cardWaiting')
    await t.settle()
    const call = await phone.open()
    const told = (await call('GET', '/v1/me/notices')).body
    expect(told).toContain('A passcode was set for your card')
    expect((await call('GET', '/v1/me/devices')).json()).toMatchObject({ card: { isUndecided: false } })
    expect((await call('POST', '/v1/me/card-passcode/end')).statusCode).toBe(204)
    t.clock.advance(100 * 3600)
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.cardNotSet')
  })

  test('who binds a phone afterwards is asked, and keeps the pair', async () => {
    const holder = await aCardHolder(t, 6)
    t.clock.advance(60)
    const phone = await aBoundPhone(t, holder.personId)
    const call = await phone.open()
    expect((await call('GET', '/v1/me/devices')).json()).toMatchObject({ card: { isUndecided: true } })
    await call('POST', '/v1/me/card-passcode/keep')
    expect((await call('GET', '/v1/me/devices')).json()).toMatchObject({ card: { isUndecided: false } })
    expect((await holder.signIn(kiosk)).statusCode).toBe(201)
  })
})

describe('card and passcode at a terminal', () => {
  test('A39: three wrong passcodes pause, ten lock for good, and the count stands through right chips', async () => {
    const holder = await aCardHolder(t)
    const wrong = async () => codeOf(await holder.signIn(kiosk, '00000000'))
    const all = await Promise.all(Array.from({ length: 6 }, wrong))
    expect(all.filter(code => code === 'authenticators.passcodeWrong')).toHaveLength(3)
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.cardPaused')
    for (let pause = 0; pause < 2; pause++) {
      t.clock.advance(901)
      for (let time = 0; time < 3; time++) await wrong()
    }
    t.clock.advance(901)
    expect(await wrong()).toBe('authenticators.cardLocked')
    t.clock.advance(24 * 3600)
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.cardLocked')
  })

  test('A41: a terminal that tries one passcode on many people stops, and nobody is locked out elsewhere', async () => {
    const own = await aTerminal(t, 'K-1030')
    const holders = await Promise.all(Array.from({ length: 15 }, () => aCardHolder(t)))
    for (const holder of holders)
      for (let time = 0; time < 2; time++)
        expect(codeOf(await holder.signIn(own, '00000000'))).toBe('authenticators.passcodeWrong')
    expect(codeOf(await holders[0]!.signIn(own))).toBe('counter.terminalPaused')
    expect((await holders[0]!.signIn(await aTerminal(t, 'K-1030'))).statusCode).toBe(201)
  })

  test('A42, A36: who knows a number, or has a chip that is not the register’s, counts no try', async () => {
    const holder = await aCardHolder(t)
    for (let time = 0; time < 12; time++) {
      const changed = time % 2 ? { requestNumber: '999999999999' } : { birthDate: '1980-01-01' }
      expect(codeOf(await holder.signIn(kiosk, '00000000', changed))).toBe('counter.cardUnknown')
    }
    expect((await holder.signIn(kiosk)).statusCode).toBe(201)
  })

  test.each<[string, string, (personId: string) => Promise<unknown>]>([
    [
      'a lost card',
      'counter.cardNotValid',
      personId => changeCardStatus(t.ctx, { personId, status: 'lost' }),
    ],
    [
      'a dead person',
      'counter.personNotAlive',
      personId => recordDeath(t.ctx, { personId, diedOn: '2026-01-02' }),
    ],
  ])('A31: %s opens nothing, and what was open is over at the next call', async (_name, code, change) => {
    const holder = await aCardHolder(t)
    const session = await holder.open(kiosk)
    await change(holder.personId)
    expect(codeOf(await session.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
    expect(codeOf(await holder.signIn(kiosk))).toBe(code)
    await t.settle()
    if (code === 'counter.personNotAlive') return
    await changeCardStatus(t.ctx, { personId: holder.personId, status: 'valid' })
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.cardNotSet')
  })

  test('A24: only at a kiosk or a counter that is switched on; a token is worth nothing elsewhere', async () => {
    const holder = await aCardHolder(t)
    const stranger = await aPhone(hostOf(t))
    const card = { json: { chip: holder.chip } }
    expect(codeOf(await stranger.call('POST', '/v1/terminal/card', card))).toBe('staff.terminalUnknown')
    const { reading } = (await kiosk.call('POST', '/v1/terminal/card', card)).json() as { reading: string }
    const elsewhere = await aTerminal(t, 'K-1030')
    const json = { reading, passcode: CARD_PASSCODE }
    expect(codeOf(await elsewhere.call('POST', '/v1/terminal/card-session', { json }))).toBe(
      'counter.readCardAgain',
    )
    t.clock.advance(181)
    expect(codeOf(await kiosk.call('POST', '/v1/terminal/card-session', { json }))).toBe(
      'counter.readCardAgain',
    )
    expect(codeOf(await holder.signIn(await aTerminal(t, 'S-1007')))).toBe('counter.notOffered')
    const own = await aTerminal(t, 'K-1030')
    const session = await holder.open(own)
    expect(codeOf(await kiosk.call('GET', '/v1/me', { token: session.token }))).toBe(
      'authenticators.sessionEnded',
    )
    await disableTerminal(t.ctx, own.terminalId, holder.personId)
    expect(codeOf(await session.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
  })

  test('A49: over after two idle minutes, after a quarter of an hour whatever happens, and when the card is taken', async () => {
    const holder = await aCardHolder(t)
    const idle = await holder.open(kiosk)
    t.clock.advance(121)
    expect(codeOf(await idle.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
    const long = await holder.open(kiosk)
    for (let minute = 0; minute < 14; minute++) {
      t.clock.advance(60)
      expect((await long.call('GET', '/v1/me')).statusCode).toBe(200)
    }
    t.clock.advance(61)
    expect(codeOf(await long.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
    const pulled = await holder.open(kiosk)
    expect((await pulled.call('DELETE', '/v1/session')).statusCode).toBe(204)
    expect(codeOf(await pulled.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
  })

  test('is AAL 1 and opens a short list only: no card, no data file, no phone, no sign-in elsewhere', async () => {
    const holder = await aCardHolder(t)
    const { call } = await holder.open(kiosk)
    const closed: ['GET' | 'POST', string, object?][] = [
      ['GET', '/v1/me/card'],
      ['GET', '/v1/me/export'],
      ['POST', '/v1/me/close', { passcode: CARD_PASSCODE }],
      ['GET', '/v1/me/devices'],
      ['POST', '/v1/me/not-me', {}],
      ['GET', `/v1/sign-in/requests/${randomUUID()}`],
      ['POST', '/v1/helping/offers', { scopes: ['readCases'], minutes: 15 }],
    ]
    for (const [method, url, json] of closed)
      expect([url, codeOf(await call(method, url, json))]).toEqual([url, 'authenticators.notByCard'])
    for (const url of ['/v1/me', '/v1/me/history', '/v1/me/permissions', '/v1/me/bookings', '/v1/me/helpers'])
      expect([url, (await call('GET', url)).statusCode]).toEqual([url, 200])
  })

  test('freezes everything with one press; being proven at a counter again is the way back', async () => {
    const citizen = await aCitizen(t, 7)
    const holder = await aCardHolder(t, 7, citizen)
    const session = await holder.open(kiosk)
    expect((await session.call('POST', '/v1/me/freeze')).statusCode).toBe(204)
    expect(codeOf(await session.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.accountFrozen')
    const { held } = await proven(citizen, await registrar())
    await held.step('card-passcode', { terms: await terms(), passcode: CARD_PASSCODE, repeat: CARD_PASSCODE })
    expect((await holder.signIn(kiosk)).statusCode).toBe(201)
  })
})

describe('a face at the same terminal', () => {
  test('A27: another face raises nothing, three end the session', async () => {
    const holder = await aCardHolder(t, 8)
    const session = await holder.open(kiosk)
    for (const triesLeft of [2, 1, 0])
      expect((await session.face(9)).json()).toMatchObject({ code: 'counter.faceNotRecognised', triesLeft })
    expect(codeOf(await session.call('GET', '/v1/me'))).toBe('authenticators.sessionEnded')
  })

  test('is needed for another passcode, and is a fact with its place', async () => {
    const holder = await aCardHolder(t, 8)
    const session = await holder.open(kiosk)
    const other = { passcode: '60418295', repeat: '60418295' }
    const change = () => session.call('POST', '/v1/terminal/card-session/passcode', other)
    expect(codeOf(await change())).toBe('authenticators.faceNeeded')
    expect((await session.face(8)).statusCode).toBe(204)
    expect((await change()).statusCode).toBe(204)
    expect(codeOf(await holder.signIn(kiosk))).toBe('authenticators.passcodeWrong')
    expect((await holder.signIn(kiosk, other.passcode)).statusCode).toBe(201)
    await t.settle()
    const { entries } = (await session.call('GET', '/v1/me/history')).json() as {
      entries: { kind: string }[]
    }
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'faceShown', level: '2.1' }),
        expect.objectContaining({ kind: 'cardPasscodeChanged' }),
      ]),
    )
  })
})
