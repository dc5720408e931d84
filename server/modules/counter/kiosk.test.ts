import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizen, type Citizen } from '../../../tests/applicant.ts'
import { aBoundPhone, PASSCODE } from '../../../tests/bound-phone.ts'
import { aCase, aTaker, type ChipData, chipOf } from '../../../tests/case.ts'
import { aTerminal, type Terminal } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { findLevel } from '../authenticators/index.ts'
import { changeCardStatus, recordDeath } from '../people/index.ts'

const KIOSK = '/v1/kiosk/cases'
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

/** A kiosk's case whose code stands on the screen. */
async function atTicket(citizen: Citizen, castIndex: number, terminal = kiosk) {
  const held = await aCase(terminal, 'kiosk', KIOSK)
  await held.chip(await chipOf(citizen))
  await held.face(castIndex)
  await held.step('confirm', { agrees: true })
  const { ticket } = await held.ticket()
  return { held, ticket, claim: { ticket, citizenNumber: citizen.person.citizenNumber } }
}

describe('a government kiosk', () => {
  test('the whole way: chip, register, head turns, confirmation, code, phone, passcode, card', async () => {
    const citizen = await aCitizen(t, 3)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    expect(held.opened).toMatchObject({ status: 'open', step: 'card' })
    expect(await held.chip(await chipOf(citizen))).toMatchObject({ step: 'face' })
    const faced = await held.face(3)
    expect(faced).toMatchObject({ step: 'confirm', lastOutcome: 'match' })
    expect(faced.person?.maskedNumber).toContain('x')
    expect(faced.person?.card).toBeUndefined()
    expect(await held.step('confirm', { agrees: true })).toMatchObject({ step: 'ticket' })
    const { ticket } = await held.ticket()
    expect(JSON.stringify(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString())).not.toContain(
      citizen.person.citizenNumber,
    )
    const taker = await aTaker(t)
    expect((await taker.look(ticket)).json()).toMatchObject({ code: 'K-1030', channel: 'kiosk' })
    const claim = { ticket, citizenNumber: citizen.person.citizenNumber }
    expect((await taker.claim(claim)).statusCode).toBe(204)
    expect((await taker.show()).step).toBe('passcode')
    await taker.choosePasscode()
    const { accessToken } = await taker.consent()
    expect(accessToken).toBeTruthy()
    await t.settle()
    expect(await held.show()).toMatchObject({ status: 'bound', ial: '2.3' })
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({
      ial: '2.3',
      method: 'kioskChipFace',
      terminal_id: kiosk.terminalId,
      case_id: held.caseId,
    })
  })
})

describe('A23: a code photographed from the screen', () => {
  test('is worth nothing without the number, works once, and only the newest of a case', async () => {
    const citizen = await aCitizen(t, 4)
    const { held, ticket, claim } = await atTicket(citizen, 4)
    const thief = await aTaker(t)
    const guess = { ticket, citizenNumber: '1234567890121' }
    expect(codeOf(await thief.claim(guess))).toBe('counter.ticketInvalid')
    expect((await held.show()).lastOutcome).toBe('otherNumber')
    const { ticket: newer } = await held.ticket()
    expect(codeOf(await thief.claim(claim))).toBe('counter.ticketInvalid')
    const [one, other] = [await aTaker(t), await aTaker(t)]
    const both = await Promise.all([one, other].map(taker => taker.claim({ ...claim, ticket: newer })))
    expect(both.map(codeOf).sort()).toEqual([204, 'counter.ticketInvalid'])
  })

  test('is too old after five minutes, is dead with its terminal, and is shown three times at most', async () => {
    const citizen = await aCitizen(t, 5)
    const terminal = await aTerminal(t, 'K-1030')
    const { held, claim } = await atTicket(citizen, 5, terminal)
    t.clock.advance(301)
    const taker = await aTaker(t)
    expect(codeOf(await taker.claim(claim))).toBe('counter.ticketInvalid')
    const again = await held.ticket()
    await sql`update staff.terminal set status = 'disabled' where terminal_id = ${terminal.terminalId}`.execute(
      t.ctx.db,
    )
    expect(codeOf(await taker.claim({ ...claim, ticket: again.ticket }))).toBe('counter.ticketInvalid')
    expect((await held.ticket()).code).toBe('staff.terminalDisabled')
  })

  test('shown three times at most', async () => {
    const { held } = await atTicket(await aCitizen(t, 4), 4)
    await held.ticket()
    expect((await held.ticket()).ticket).toBeTruthy()
    expect((await held.ticket()).code).toBe('counter.tooManyTickets')
  })
})

test('A24: a code that no terminal of ours showed opens nothing', async () => {
  const taker = await aTaker(t)
  const forged = `${Buffer.from('{"alg":"none","typ":"proof-ticket+jwt"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`
  for (const ticket of [forged, 'https://kiosk.example/', ''])
    expect(codeOf(await taker.look(ticket))).toBe('counter.ticketInvalid')
})

test('A32: one person, one active case in a channel; the second kiosk waits', async () => {
  const citizen = await aCitizen(t, 6)
  const chip = await chipOf(citizen)
  const cases = await Promise.all(Array.from({ length: 6 }, () => aCase(kiosk, 'kiosk', KIOSK)))
  const answers = await Promise.all(cases.map(held => held.chip(chip)))
  expect(answers.filter(view => view.step === 'face')).toHaveLength(1)
  expect(answers.filter(view => view.code === 'counter.activeCase')).toHaveLength(5)
})

describe('A31: a card that does not stand', () => {
  test.each<[string, string, (citizen: Citizen) => Promise<unknown>]>([
    [
      'lost',
      'cardCancelled',
      ({ person }) => changeCardStatus(t.ctx, { personId: person.personId, status: 'lost' }),
    ],
    [
      'of a dead person',
      'personDeceased',
      ({ person }) => recordDeath(t.ctx, { personId: person.personId, diedOn: '2026-01-02' }),
    ],
  ])('%s ends the case before any face', async (_name, reason, change) => {
    const citizen = await aCitizen(t, 7)
    await change(citizen)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    const view = await held.chip(await chipOf(citizen))
    expect([view.status, view.reason, view.person]).toEqual(['rejected', reason, undefined])
    expect((await held.face(7)).code).toBe('counter.caseEnded')
  })

  test.each<[string, Partial<ChipData>]>([
    ['another name', { nameTh: 'นาย สมมติ ใจดีมาก' }],
    ['another birth date', { birthDate: '1980-01-01' }],
    ['another request number', { requestNumber: '999999999999' }],
  ])('A36: a chip with %s is a chip of nobody, and three of them end the case', async (_name, change) => {
    const citizen = await aCitizen(t, 7)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    const chip = { ...(await chipOf(citizen)), ...change }
    expect(await held.chip(chip)).toMatchObject({ step: 'card', lastOutcome: 'mismatch', triesLeft: 2 })
    await held.chip(chip)
    expect(await held.chip(chip)).toMatchObject({ status: 'rejected', reason: 'nameMismatch' })
  })
})

describe('A61: steps', () => {
  test('none can be skipped, and a repeated one is the same one', async () => {
    const citizen = await aCitizen(t, 8)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    expect((await held.step('confirm', { agrees: true })).code).toBe('counter.wrongStep')
    expect((await held.ticket()).code).toBe('counter.wrongStep')
    const chip = await chipOf(citizen)
    const stepId = '018f0000-0000-7000-8000-00000000c001'
    const first = await held.chip(chip, stepId)
    expect(await held.chip(chip, stepId)).toEqual(first)
    expect((await held.ticket()).code).toBe('counter.wrongStep')
    const other = await aTerminal(t, 'K-1030')
    const stolen = await other.call('GET', `${KIOSK}/${held.caseId}`)
    expect(codeOf(stolen)).toBe('counter.caseUnknown')
  })

  test('A27, A30: another face does not pass, three times end the case, and no frame is taken twice', async () => {
    const citizen = await aCitizen(t, 8)
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    await held.chip(await chipOf(citizen))
    expect(await held.face(9)).toMatchObject({ step: 'face', lastOutcome: 'noMatch', triesLeft: 2 })
    await held.face(9)
    expect(await held.face(9)).toMatchObject({ status: 'rejected', reason: 'faceMismatch' })
    const next = await aCase(kiosk, 'kiosk', KIOSK)
    await next.chip(await chipOf(citizen))
    const other = await aTerminal(t, 'K-1030')
    expect((await next.face(8, other.device)).code).toBe('proofing.captureForged')
  })

  test('three failed cases of a person pause for a quarter of an hour', async () => {
    const citizen = await aCitizen(t, 10)
    for (let time = 0; time < 3; time++) {
      const held = await aCase(kiosk, 'kiosk', KIOSK)
      await held.chip(await chipOf(citizen))
      await held.face(10)
      await held.step('confirm', { agrees: false })
    }
    const held = await aCase(kiosk, 'kiosk', KIOSK)
    expect((await held.chip(await chipOf(citizen))).code).toBe('counter.coolDown')
  })
})

describe('a phone that is bound already', () => {
  test("raises its own person's level with its passcode, and takes over nobody else's case", async () => {
    const citizen = await aCitizen(t, 11)
    const own = await aBoundPhone(t, citizen.person.personId)
    const { claim, held } = await atTicket(citizen, 11)
    const stranger = await aBoundPhone(t, (await aCitizen(t, 2)).person.personId)
    expect(codeOf(await (await aTaker(t, stranger.phone)).claim(claim))).toBe('proofing.otherPerson')
    const taker = await aTaker(t, own.phone)
    expect(codeOf(await taker.claim(claim))).toBe(204)
    expect((await taker.send('POST', 'confirm', { json: { passcode: PASSCODE } })).statusCode).toBe(200)
    await t.settle()
    expect((await held.show()).status).toBe('bound')
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({ method: 'kioskChipFace' })
    const call = await own.open()
    const { entries } = (await call('GET', '/v1/me/history')).json() as { entries: object[] }
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'levelRaised', level: '2.3' }))
  })
})
