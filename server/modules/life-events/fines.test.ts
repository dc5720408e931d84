// The fine of a late notice, from the registrar's word to the register: said within the law, paid by the bill or at the counter, and entered then.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  approve,
  clear,
  type Living,
  listAdults,
  noteFinePaid,
  notified,
  openAtDesk,
  phoneOf,
  refuse,
  type Shown,
  seeOwn,
} from '../../../tests/life-events.ts'
import { callBack, findBroken, moneyFor } from '../../../tests/payments.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { getPayment } from '../payments/index.ts'
import { expireFilings } from './filings/end.ts'

const DAY_SECONDS = 24 * 3_600

let t: TestServer
let first: Officer
let second: Officer
let mothers: Living[]

beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '200', SMS_GATEWAY: 'none' } })
  first = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
  second = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
  mothers = (await listAdults(t)).filter(one => one.sex === 'female' && one.spouseId === undefined)
})
afterAll(() => t.close())
beforeEach(() => clear(t))

const codeOf = (reply: { json: () => never }) => (reply.json() as { code: string }).code
let births = 0

type Birth = { mother: Living; phone: Awaited<ReturnType<typeof phoneOf>>; filing: Shown }

/** A birth that its mother, nobody's kin of the two officers, notifies seven weeks late. */
async function aLateBirth(): Promise<Birth> {
  const mother = mothers.pop()
  if (!mother) throw new Error('no mother left')
  const phone = await phoneOf(t, mother)
  births += 1
  const filing = await notified(phone, 'birth', {
    ...{ noticeNumber: `2-${births}00`, sex: 'female', bornOn: '2026-10-01' },
    ...{ firstTh: 'ตุลา', firstEn: 'Tula', surname: 'own' },
  })
  const opened = await Promise.all([first, second].map(officer => openAtDesk(officer, filing)))
  return opened.every(({ statusCode }) => statusCode === 200) ? { mother, phone, filing } : aLateBirth()
}

/** The same, agreed to by both registrars, with its fine to be paid. */
async function aFinedBirth(fineSatang = 20_000) {
  const made = await aLateBirth()
  expect((await approve(first, made.filing, { fineSatang })).statusCode).toBe(204)
  expect((await approve(second, made.filing)).statusCode).toBe(204)
  const { fine } = await seeOwn(made.phone, made.filing)
  return { ...made, paymentId: String(fine?.paymentId) }
}

const childrenOf = async ({ name }: Living) =>
  Number(
    (
      await sql<{ n: string }>`select count(*) n from people.person
        where first_th = 'ตุลา' and last_th = ${name.lastTh} and is_invented = false`.execute(t.ctx.db)
    ).rows[0]?.n,
  )
const noticesOf = async (phone: Birth['phone']) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  return notices.map(({ kind }) => kind)
}
const stateOf = async ({ phone, filing }: Birth) => (await seeOwn(phone, filing)).state

test('what is late is not agreed to without a word about the fine, within the law', async () => {
  const { filing, phone } = await aLateBirth()
  expect((await openAtDesk(first, filing)).json()).toMatchObject({ fineSatangMost: 100_000 })
  expect(codeOf(await approve(first, filing))).toBe('lifeEvents.fineMissing')
  for (const both of [{ fineSatang: 5_000, fineWaiver: 'firstTime' }, { fineSatang: 0 }])
    expect(codeOf(await approve(first, filing, both))).toBe('lifeEvents.fineMissing')
  for (const fineSatang of [100_001, -1, 0.5, Number.NaN])
    expect((await approve(first, filing, { fineSatang })).statusCode).toBe(400)
  expect((await approve(first, filing, { fineSatang: 20_000 })).statusCode).toBe(204)
  const opened = (await openAtDesk(second, filing)).json() as Shown
  expect(opened).toMatchObject({ fineSatangMost: 0, fine: { satang: 20_000 } })
  expect(codeOf(await approve(second, filing, { fineSatang: 90_000 }))).toBe('lifeEvents.fineWrong')
  const inTime = await notified(phone, 'name', { first: { th: 'สมปอง', en: 'Sompong' } })
  expect(codeOf(await approve(first, inTime, { fineSatang: 100 }))).toBe('lifeEvents.fineWrong')
  expect(codeOf(await noteFinePaid(first, inTime, 'R'))).toBe('platform.invalidRequest')
  expect(codeOf(await noteFinePaid(first, inTime, 'R-001'))).toBe('lifeEvents.filingEnded')
})

test('paid by the bill: entered when the bank says so, once however often it says it', async () => {
  const made = await aFinedBirth()
  const { phone, mother, paymentId } = made
  expect(await stateOf(made)).toBe('awaitingFine')
  expect(await childrenOf(mother)).toBe(0)
  expect(await noticesOf(phone)).toContain('lifeFine')
  const bill = (await phone.call('GET', `/v1/me/payments/${paymentId}`)).json()
  expect(bill).toMatchObject({
    amountSatang: 20_000,
    ref1: made.filing.number,
    ref2: 'LATE',
    state: 'pending',
  })
  const stranger = await phoneOf(t, mothers.at(-1) as Living)
  expect((await stranger.call('GET', `/v1/me/payments/${paymentId}`)).statusCode).toBe(404)
  // A second yes of the same hand changes nothing, and asks for no second bill.
  expect((await approve(second, made.filing)).statusCode).toBe(204)
  const money = moneyFor(t, await getPayment(t.ctx, paymentId))
  await Promise.all([callBack(t, money), callBack(t, money)])
  await t.settle()
  expect(await seeOwn(phone, made.filing)).toMatchObject({ state: 'done', fine: { satang: 20_000 } })
  expect(await childrenOf(mother)).toBe(1)
  expect(await noticesOf(phone)).toContain('lifeDone')
  expect(await findBroken(t)).toEqual([])
})

test('too little money enters nothing', async () => {
  const made = await aFinedBirth()
  const payment = await getPayment(t.ctx, made.paymentId)
  await callBack(t, moneyFor(t, payment, { amountSatang: 19_999 }))
  await t.settle()
  expect(await stateOf(made)).toBe('awaitingFine')
  expect(await childrenOf(made.mother)).toBe(0)
})

test('no fine, and why: entered with the second yes', async () => {
  const made = await aLateBirth()
  expect((await approve(first, made.filing, { fineWaiver: 'hardship' })).statusCode).toBe(204)
  expect((await approve(second, made.filing)).statusCode).toBe(204)
  expect(await seeOwn(made.phone, made.filing)).toMatchObject({
    state: 'done',
    fine: { satang: 0, waiver: 'hardship' },
  })
  expect(await childrenOf(made.mother)).toBe(1)
})

test('paid at the counter: the registrar notes the receipt, the bill ends, and it is entered once', async () => {
  const made = await aFinedBirth()
  expect((await noteFinePaid(second, made.filing, 'ท.1')).statusCode).toBe(400)
  expect((await noteFinePaid(second, made.filing, '2569/000123')).statusCode).toBe(204)
  expect((await noteFinePaid(second, made.filing, '2569/000123')).statusCode).toBe(204)
  expect(await stateOf(made)).toBe('done')
  expect(await childrenOf(made.mother)).toBe(1)
  expect((await getPayment(t.ctx, made.paymentId)).state).toBe('void')
  expect(codeOf(await noteFinePaid(second, made.filing, '2569/000124'))).toBe('lifeEvents.filingEnded')
})

test('the register has moved on when the money comes: a registrar looks again, and no fine is asked twice', async () => {
  const made = await aFinedBirth()
  const endHouse = (day: string | null, kind: string | null) =>
    sql`update people.house set ended_on = ${day}, end_kind = ${kind}
      where house_code = ${made.mother.houseCode}`.execute(t.ctx.db)
  await endHouse('2026-12-01', 'merged')
  await callBack(t, moneyFor(t, await getPayment(t.ctx, made.paymentId)))
  await t.settle()
  expect(await seeOwn(made.phone, made.filing)).toMatchObject({
    state: 'awaitingRegistrar',
    fine: { satang: 20_000, paidAt: expect.any(String) },
  })
  expect(await noticesOf(made.phone)).toContain('lifeAgain')
  await endHouse(null, null)
  expect(codeOf(await approve(first, made.filing, { fineSatang: 20_000 }))).toBe('lifeEvents.fineWrong')
  expect((await approve(first, made.filing)).statusCode).toBe(204)
  expect((await approve(second, made.filing)).statusCode).toBe(204)
  expect(await stateOf(made)).toBe('done')
  expect(await childrenOf(made.mother)).toBe(1)
})

test('withdrawn, refused or not paid in time: the bill ends with it, and nothing is entered', async () => {
  const all = [await aFinedBirth(), await aFinedBirth(), await aFinedBirth()] as const
  const [withdrawn, refused, left] = all
  const url = `/v1/me/life-events/${withdrawn.filing.filingId}/withdraw`
  expect((await withdrawn.phone.call('POST', url)).statusCode).toBe(204)
  expect((await refuse(first, refused.filing, 'factsWrong')).statusCode).toBe(204)
  t.clock.advance(17 * DAY_SECONDS + 1)
  await expireFilings(t.ctx)
  const states = await sql<{ state: string }>`select state from life_events.filing
    where filing_id in (${sql.join(all.map(one => one.filing.filingId))})`.execute(t.ctx.db)
  expect(states.rows.map(({ state }) => state).toSorted()).toEqual(['expired', 'refused', 'withdrawn'])
  for (const { paymentId, mother } of all) {
    expect(['void', 'expired']).toContain((await getPayment(t.ctx, paymentId)).state)
    expect(await childrenOf(mother)).toBe(0)
  }
  expect(left.paymentId).toMatch(/-/)
})
