// The channels that end with a code by text message: the post office, the top-up kiosk and the till of a shop.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { maskThaiMobile, parseThaiMobile } from '../../../shared/phone-number.ts'
import { aCitizen } from '../../../tests/applicant.ts'
import { aCase, aTaker, chipOf, type View } from '../../../tests/case.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers, type Terminal } from '../../../tests/staff.ts'
import { anOperator, codeIn } from '../../../tests/text-messages.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { findLevel } from '../authenticators/index.ts'
import { findPersonByNumber, getPersonForCard } from '../people/index.ts'

let operator: Awaited<ReturnType<typeof anOperator>>
let t: TestServer
const at: Record<string, Terminal> = {}
beforeAll(async () => {
  operator = await anOperator()
  t = await startTestServer({
    modules: modules.filter(module => module.name !== 'welcome'),
    environment: { SMS_SMPP_URL: operator.url },
  })
  for (const place of ['P-5001', 'S-1007', 'B-5014']) at[place] = await aTerminal(t, place)
})
afterAll(async () => {
  await t.close()
  await operator.stop()
})
beforeEach(() => {
  t.clock.advance(3601)
  operator.arrived.length = 0
})

const PHONE = '081-234-5678'
const codeOf = (answer: { statusCode: number; json: () => unknown }) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode
const worker = (officer: Officer) => ({ call: officer.call, device: officer.terminal.device })
const atPost = async (number: string = staffNumbers.postClerk) =>
  worker(await anOfficer(t, at['P-5001']!, number))
const arrived = async () => {
  await t.settle()
  return { text: operator.arrived.at(-1)?.text ?? '', code: codeIn(operator.arrived.at(-1)?.text) }
}

/** A post office's case as far as the code has been sent. */
async function atCode(castIndex: number) {
  const citizen = await aCitizen(t, castIndex)
  const held = await aCase(await atPost(), 'post')
  await held.chip(await chipOf(citizen))
  await held.face(castIndex)
  await held.step('attest', { agrees: true })
  await held.step('confirm', { agrees: true })
  const view = await held.step('phone', { phone: PHONE })
  return {
    citizen,
    held,
    view,
    ...(await arrived()),
    claimOf: (code: string) => ({ code, citizenNumber: citizen.person.citizenNumber }),
  }
}

describe('a post office', () => {
  test('the whole way: chip, face, clerk, confirmation, code, phone', async () => {
    const { citizen, held, view, text, code, claimOf } = await atCode(3)
    const sentTo = maskThaiMobile(parseThaiMobile(PHONE) ?? '')
    expect(view).toMatchObject({ status: 'bindPending', step: 'bind', ial: '2.3', sentTo })
    expect(text).not.toMatch(/https?:|\d{13}/)
    expect([...text].length).toBeLessThanOrEqual(70)
    const taker = await aTaker(t)
    expect(codeOf(await taker.claimByCode(claimOf(code)))).toBe(204)
    await taker.choosePasscode()
    await taker.consent()
    await t.settle()
    expect((await held.show()).status).toBe('bound')
    expect(await findLevel(t.ctx, citizen.person.personId)).toMatchObject({
      ial: '2.3',
      method: 'postChipFace',
      operator: expect.stringMatching(/-/),
    })
  })

  test('A44, A48: wrong codes are counted, a number without a case is the same refusal', async () => {
    const { code, claimOf } = await atCode(4)
    const taker = await aTaker(t)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const refused = [
      claimOf(wrong),
      { code, citizenNumber: '1234567890121' },
      claimOf(wrong),
      claimOf(wrong),
      claimOf(code),
    ]
    for (const claim of refused) expect(codeOf(await taker.claimByCode(claim))).toBe('counter.codeRefused')
  })

  test('A55: a clerk does not prove themselves, nor the supervisor a case of their own', async () => {
    const clerk = await findPersonByNumber(t.ctx, staffNumbers.postClerk)
    const held = await aCase(await atPost(), 'post')
    const chip = await chipOf({ person: { ...(await cardOf(clerk!.personId)) } as never, castIndex: 3 })
    expect(await held.chip(chip)).toMatchObject({ status: 'rejected', reason: 'ownCase' })
  })

  test('A55: three faces that do not match wait for a supervisor, who is somebody else', async () => {
    const citizen = await aCitizen(t, 5)
    const clerk = await atPost()
    const held = await aCase(clerk, 'post')
    await held.chip(await chipOf(citizen))
    for (let time = 0; time < 3; time++) await held.face(6)
    expect(await held.show()).toMatchObject({ status: 'review', reason: 'faceMismatch' })
    const decide = { agrees: true, why: 'ผ่าตัดใบหน้า มีใบรับรองแพทย์', stepId: crypto.randomUUID() }
    const path = `/v1/counter/cases/${held.caseId}/override`
    expect(codeOf((await clerk.call('POST', path, { json: decide })) as never)).toBe('counter.notAllowed')
    const supervisor = worker(await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postSupervisor))
    expect(((await supervisor.call('POST', path, { json: decide })).json() as View).step).toBe('attest')
    expect(await held.step('attest', { agrees: true })).toMatchObject({ step: 'confirm' })
    const figures = (await supervisor.call('GET', '/v1/counter/figures')).json()
    expect(figures).toMatchObject({
      work: expect.arrayContaining([
        expect.objectContaining({ channel: 'post', officer: expect.any(String) }),
      ]),
      reasons: expect.arrayContaining([expect.objectContaining({ reason: 'ownCase', count: 1 })]),
      unusual: [],
    })
    expect(codeOf((await clerk.call('GET', '/v1/counter/figures')) as never)).toBe('counter.notAllowed')
    expect(JSON.stringify(figures)).not.toContain(citizen.person.citizenNumber)
  })
})

test('a top-up kiosk sends the code to the number that was typed', async () => {
  const citizen = await aCitizen(t, 7)
  const held = await aCase(at['B-5014']!, 'boonterm', '/v1/kiosk/cases')
  await held.chip(await chipOf(citizen))
  await held.face(7)
  await held.step('confirm', { agrees: true })
  expect((await held.step('phone', { phone: '02-123-4567' })).code).toBe('counter.phoneInvalid')
  expect((await held.step('phone', { phone: PHONE })).status).toBe('bindPending')
  const taker = await aTaker(t)
  const { code } = await arrived()
  expect(codeOf(await taker.claimByCode({ code, citizenNumber: citizen.person.citizenNumber }))).toBe(204)
})

describe('the till of a shop', () => {
  async function atTill(castIndex: number) {
    const citizen = await aCitizen(t, castIndex)
    const taker = await aTaker(t)
    const { citizenNumber } = citizen.person
    const asked = (
      await taker.send('POST', 'shop-request', { json: { citizenNumber, phone: PHONE } })
    ).json() as unknown as { ticket: string }
    const cashier = worker(await anOfficer(t, at['S-1007']!, staffNumbers.cashier))
    const scan = async (ticket = asked.ticket) =>
      cashier.call('POST', '/v1/counter/scan', { json: { ticket } })
    return { citizen, taker, ticket: asked.ticket, cashier, scan }
  }
  const stepsOf = (cashier: Awaited<ReturnType<typeof atPost>>, caseId: string) =>
    aCase(cashier, 'shop', '/v1/counter/cases', caseId)

  test('with the card dipped: level 2', async () => {
    const { citizen, taker, cashier, scan } = await atTill(8)
    const taken = (await scan()).json() as View
    expect(taken).toMatchObject({ status: 'open', step: 'card' })
    const held = await stepsOf(cashier, taken.caseId)
    await held.chip(await chipOf(citizen))
    expect(await held.face(8)).toMatchObject({ step: 'phone' })
    expect(await held.step('send', {})).toMatchObject({ status: 'bindPending', ial: '2.3' })
    const { code } = await arrived()
    const claim = { code, citizenNumber: citizen.person.citizenNumber }
    expect(codeOf(await (await aTaker(t)).claimByCode(claim))).toBe('counter.codeRefused')
    expect(codeOf(await taker.claimByCode(claim))).toBe(204)
  })

  test('without a card: level 1 only, and it says so', async () => {
    const { cashier, scan } = await atTill(9)
    const held = await stepsOf(cashier, ((await scan()).json() as View).caseId)
    expect(await held.step('no-card', {})).toMatchObject({ step: 'face' })
    await held.face(9)
    expect(await held.step('send', {})).toMatchObject({ status: 'bindPending', ial: '2.1' })
  })

  test("another person's card is a flag, a photographed code is worth a till only once, and only for minutes", async () => {
    const { cashier, scan, ticket } = await atTill(10)
    const held = await stepsOf(cashier, ((await scan()).json() as View).caseId)
    expect(codeOf((await scan(ticket)) as never)).toBe('counter.ticketInvalid')
    expect(await held.chip(await chipOf(await aCitizen(t, 11)))).toMatchObject({
      status: 'rejected',
      reason: 'nameMismatch',
    })
    const late = await atTill(2)
    t.clock.advance(301)
    expect(codeOf((await late.scan()) as never)).toBe('counter.ticketInvalid')
  })

  test('A26, A42: a request with a number of somebody else says nothing and is in nobody’s way', async () => {
    const { citizen } = await atTill(3)
    const thief = await aTaker(t)
    const known = await thief.send('POST', 'shop-request', {
      json: { citizenNumber: citizen.person.citizenNumber, phone: PHONE },
    })
    const unknown = await thief.send('POST', 'shop-request', {
      json: { citizenNumber: '1234567890121', phone: PHONE },
    })
    expect([known.statusCode, unknown.statusCode]).toEqual([201, 201])
    expect(Object.keys(known.json())).toEqual(Object.keys(unknown.json()))
  })
})

async function cardOf(personId: string) {
  const { card, ...person } = await getPersonForCard(t.ctx, personId)
  return { ...person, cards: [card] }
}
