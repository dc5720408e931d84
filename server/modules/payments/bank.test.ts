import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPaymentWorld, type World } from '../../../tests/payment-world.ts'
import { aBill, electricity, findBroken, fines, water } from '../../../tests/payments.ts'
import { aCitizenPhone, PID } from '../../../tests/sign-in.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers, type Terminal } from '../../../tests/staff.ts'
import { chase } from './chase.ts'
import { getPayment } from './index.ts'
import { listBalances } from './ledger.ts'
import { reconcileYesterday } from './reconcile.ts'

let world: World
let t: World['t']
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
let officers: [Officer, Officer]
let clerk: Officer
let terminals: [Terminal, Terminal, Terminal]
beforeAll(async () => {
  world = await aPaymentWorld()
  t = world.t
  terminals = [await aTerminal(t, 'R-1001'), await aTerminal(t, 'P-5001'), await aTerminal(t, 'S-1007')]
})
afterAll(() => world.close())
beforeEach(async () => {
  // Sessions end after eight hours, and tests here let days go by.
  phone = await aCitizenPhone(t, PID)
  await bringOfficers()
})

/** They are gone after a quarter of an hour without work. */
async function bringOfficers() {
  const [registry, post, till] = terminals
  officers = [
    await anOfficer(t, registry, staffNumbers.registrySupervisor),
    await anOfficer(t, post, staffNumbers.postSupervisor),
  ]
  clerk = await anOfficer(t, till, staffNumbers.cashier)
}
afterEach(async () => {
  world.misbehave({})
  expect(await findBroken(t)).toEqual([])
})

const state = async (id: string) => (await getPayment(t.ctx, id)).state
const say = async (officer: Officer, id: string, says: string) =>
  officer.call('POST', `/v1/treasury/exceptions/${id}/verdict`, { json: { says } })
const waitingFor = async (paymentId: string) => {
  const { exceptions } = (await officers[0].call('GET', '/v1/treasury/exceptions')).json() as {
    exceptions: { id: string; paymentId: string; kind: string; amountSatang: number }[]
  }
  const found = exceptions.find(exception => exception.paymentId === paymentId)
  if (!found) throw new Error('nothing waits')
  return found
}
const both = async (id: string, says: string) => [
  (await say(officers[0], id, says)).statusCode,
  (await say(officers[1], id, says)).statusCode,
]

describe('a bank that pays and', () => {
  test('tells: the bill is paid within a moment', async () => {
    const bill = await aBill(t, phone.personId)
    await world.pay(bill)
    expect(await state(bill.id)).toBe('success')
  })

  test('never tells: it is asked', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ never: 1 })
    await world.pay(bill)
    await chase(t.ctx)
    expect(await state(bill.id)).toBe('pending')
    t.clock.advance(61)
    await chase(t.ctx)
    expect(await state(bill.id)).toBe('success')
  })

  test('tells late: the expired bill is paid after all', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ lateMilliseconds: 3_000_000, fail: 1000 })
    await world.pay(bill)
    t.clock.advance(1000)
    await chase(t.ctx).catch(() => undefined)
    expect(await state(bill.id)).toBe('expired')
    t.clock.advance(2001)
    await world.call()
    expect(await state(bill.id)).toBe('success')
  })

  test('tells twice: one receipt', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ twice: 1 })
    await world.pay(bill)
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({ state: 'success', exceptions: [] })
  })

  test('tells in another order: the refused attempt does not undo the money', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ outOfOrder: 1 })
    await world.pay(bill)
    expect(await state(bill.id)).toBe('success')
  })

  test('tells a wrong amount: it waits, and the day does not agree', async () => {
    const bill = await aBill(t, phone.personId, { billerId: fines.biller_id })
    world.misbehave({ wrongAmount: 1 })
    const taken = await world.pay(bill)
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'pending',
      exceptions: [{ kind: 'under', amountSatang: bill.amountSatang - 1 }],
    })
    const day = '2026-11-23'
    const path = `/v1/treasury/billers/${fines.biller_id}/days/${day}`
    expect((await officers[0].call('POST', path)).json()).toMatchObject({
      status: 'differs',
      paidOutSatang: 0,
      differences: [{ kind: 'amountDiffers', about: taken?.transactionId }],
    })
  })

  test('tells unsigned: it is not believed, and asked', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ unsigned: 1 })
    await world.pay(bill)
    expect(await state(bill.id)).toBe('pending')
    t.clock.advance(61)
    await chase(t.ctx)
    expect(await state(bill.id)).toBe('success')
  })

  test('is out of order: bills end on their time, and the bank is asked again later', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ never: 1, fail: 1 })
    await world.pay(bill)
    t.clock.advance(61)
    await expect(chase(t.ctx)).rejects.toMatchObject({ code: 'platform.unavailable' })
    t.clock.advance(60)
    await chase(t.ctx)
    t.clock.advance(60)
    await chase(t.ctx)
    expect(await state(bill.id)).toBe('success')
  })
})

describe('money that waits', () => {
  test('from a double payment goes back when two officers say so, not one, and not the same twice (A55)', async () => {
    const bill = await aBill(t, phone.personId)
    world.misbehave({ double: 1 })
    const before = world.books.state.balanceSatang
    await world.pay(bill)
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'success',
      exceptions: [{ kind: 'double', state: 'open' }],
    })
    const { id } = await waitingFor(bill.id)
    expect((await say(officers[0], id, 'refund')).statusCode).toBe(204)
    expect((await say(officers[0], id, 'refund')).statusCode).toBe(204)
    await t.settle()
    expect(world.books.state.refunds).toHaveLength(0)
    expect((await say(officers[1], id, 'refund')).statusCode).toBe(204)
    await t.settle()
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'success',
      receipt: { cancelledAt: null },
      exceptions: [{ kind: 'double', state: 'refunded' }],
    })
    expect(world.books.state.balanceSatang).toBe(before - bill.amountSatang)
    expect((await say(officers[0], id, 'refund')).json()).toMatchObject({ code: 'payments.exceptionEnded' })
  })

  test('A55: is seen and decided by nobody but those of the settings, and not by its payer', async () => {
    const payer = await aCitizenPhone(t, staffNumbers.postSupervisor)
    const bill = await aBill(t, payer.personId)
    await world.pay(bill)
    await world.pay(bill)
    const { id } = await waitingFor(bill.id)
    expect((await clerk.call('GET', '/v1/treasury/exceptions')).statusCode).toBe(403)
    expect((await say(clerk, id, 'refund')).statusCode).toBe(403)
    expect((await say(officers[1], id, 'refund')).json()).toMatchObject({ code: 'payments.ownMoney' })
    expect((await phone.call('GET', '/v1/treasury/exceptions')).statusCode).toBe(401)
  })

  test('that came too late is handed on, and pays the bill', async () => {
    const bill = await aBill(t, phone.personId)
    t.clock.advance(1000)
    await chase(t.ctx)
    await world.pay(bill)
    await bringOfficers()
    const { id, kind } = await waitingFor(bill.id)
    expect(kind).toBe('late')
    expect((await say(officers[0], id, 'refuse')).json()).toMatchObject({
      code: 'payments.sayingNotPossible',
    })
    expect(await both(id, 'remit')).toEqual([204, 204])
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'success',
      exceptions: [{ state: 'remitted' }],
    })
  })

  test('is asked back by the payer; refused it stays, granted it strikes the receipt out', async () => {
    const bill = await aBill(t, phone.personId)
    expect((await phone.call('POST', `/v1/me/payments/${bill.id}/refund`)).json().code).toBe(
      'payments.notPaid',
    )
    await world.pay(bill)
    const asked = await phone.call('POST', `/v1/me/payments/${bill.id}/refund`)
    expect(asked.json()).toMatchObject({ state: 'requestRefund', stateNumber: 8 })
    const again = await phone.call('POST', `/v1/me/payments/${bill.id}/refund`)
    expect(again.json()).toMatchObject({ code: 'payments.locked', number: 22 })
    await both((await waitingFor(bill.id)).id, 'refuse')
    expect(await state(bill.id)).toBe('success')
    await phone.call('POST', `/v1/me/payments/${bill.id}/refund`)
    await both((await waitingFor(bill.id)).id, 'refund')
    await t.settle()
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'refunded',
      stateNumber: 7,
      receipt: { cancelledAt: expect.any(Date) },
    })
    const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(notices.map(({ kind }) => kind)).toContain('moneyBack')
  })

  test.each([
    ['loses its answer', { loseAnswer: 1 }],
    ['takes its time', { slowRefund: 1 }],
    ['is out of order', { fail: 1 }],
  ])('goes back once when the bank %s', async (_, misbehaviour) => {
    const bill = await aBill(t, phone.personId)
    await world.pay(bill)
    await world.pay(bill)
    const before = world.books.state.balanceSatang
    await both((await waitingFor(bill.id)).id, 'refund')
    world.misbehave(misbehaviour)
    await t.settle().catch(() => undefined)
    await world.call()
    for (let round = 0; round < 3; round++) {
      t.clock.advance(120)
      await chase(t.ctx)
    }
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      exceptions: [{ kind: 'double', state: 'refunded' }],
    })
    expect(world.books.state.balanceSatang).toBe(before + bill.amountSatang)
  })

  test('that the bank will not send back waits again, for a new decision', async () => {
    const bill = await aBill(t, phone.personId)
    await world.pay(bill)
    await world.pay(bill)
    const { id } = await waitingFor(bill.id)
    world.misbehave({ refuseRefund: 1 })
    await both(id, 'refund')
    await t.settle()
    expect(await waitingFor(bill.id)).toMatchObject({ id })
    await both(id, 'refund')
    await t.settle()
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({ exceptions: [{ state: 'refunded' }] })
  })
})

describe('a biller', () => {
  test('is asked about bills of which nothing is heard, and has them from elsewhere', async () => {
    const bill = await aBill(t, phone.personId)
    world.billers.elsewhere.push({ billerId: bill.biller.billerId, ref1: bill.ref1, ref2: bill.ref2 })
    t.clock.advance(61)
    await chase(t.ctx)
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({ state: 'void', closedBecause: 'elsewhere' })
  })

  test('a day of it agrees with the bank and the biller: what was never told is found, and all is paid out once', async () => {
    const bills = [
      await aBill(t, phone.personId, { billerId: water.biller_id }),
      await aBill(t, phone.personId, { billerId: water.biller_id }),
    ]
    await world.pay(bills[0]!)
    world.misbehave({ never: 1 })
    await world.pay(bills[1]!)
    t.clock.advance(24 * 3600)
    await reconcileYesterday(t.ctx)
    await reconcileYesterday(t.ctx)
    expect(await state(bills[1]!.id)).toBe('success')
    const { rows } = await sql<{ day: string }>`
      select day::text from payments.reconciliation where biller_id = ${water.biller_id}`.execute(t.ctx.db)
    const day = rows.at(-1)?.day
    const officer = await anOfficer(t, terminals[0], staffNumbers.registrySupervisor)
    const path = `/v1/treasury/billers/${water.biller_id}/days/${day}`
    expect((await officer.call('GET', path)).json()).toMatchObject({
      status: 'agreed',
      payments: 2,
      totalSatang: bills.reduce((sum, { amountSatang }) => sum + amountSatang, 0),
      differences: [],
    })
    const file = await officer.call('GET', `${path}/file`)
    expect(file.body).toMatch(/^ref1,ref2,baht,receipt\r\nC\d+,6911,1234\.50,DPWA-2569-0000001\r\n/)
    expect(world.billers.days[`${water.biller_id}/${day}`]).toBe(file.body)
    const balances = new Map((await listBalances(t.ctx)).map(({ account, satang }) => [account, satang]))
    expect(balances.get(`biller:${water.biller_id}`)).toBe(0)
  })

  test('does not know a bill of our file: the difference is listed, nothing is paid out, and a later look mends it', async () => {
    const bill = await aBill(t, phone.personId, { billerId: electricity.biller_id })
    await world.pay(bill)
    world.billers.forget = 1
    t.clock.advance(24 * 3600)
    await reconcileYesterday(t.ctx)
    const { rows } = await sql<{ day: string; status: string; paid_out_satang: number }>`
      select day::text, status, paid_out_satang from payments.reconciliation
      where biller_id = ${electricity.biller_id} order by day desc limit 1`.execute(t.ctx.db)
    expect(rows[0]).toMatchObject({ status: 'differs', paid_out_satang: 0 })
    await reconcileYesterday(t.ctx)
    const again = await sql<{ status: string }>`
      select status from payments.reconciliation where biller_id = ${electricity.biller_id} and day = ${rows[0]?.day}`.execute(
      t.ctx.db,
    )
    expect(again.rows[0]?.status).toBe('agreed')
  })
})

test('the ledger is shown to those who look after it, and its sum is nought', async () => {
  const { accounts } = (await officers[0].call('GET', '/v1/treasury/ledger')).json() as {
    accounts: { satang: number }[]
  }
  expect(accounts.length).toBeGreaterThan(3)
  expect(accounts.reduce((sum, { satang }) => sum + satang, 0)).toBe(0)
})

test('demo bills are a person’s own, the same each time, and are paid', async () => {
  const { bills } = (await phone.call('GET', '/v1/me/demo-bills')).json() as {
    bills: { id: string; payment: object | null }[]
  }
  expect(bills.map(({ id }) => id)).toEqual(['electricity', 'water', 'fine'])
  const payment = (await phone.call('POST', '/v1/me/demo-bills/water/pay')).json()
  expect((await phone.call('POST', '/v1/me/demo-bills/water/pay')).json().id).toBe(payment.id)
  await world.pay(payment)
  const after = (await phone.call('GET', '/v1/me/demo-bills')).json() as { bills: { payment: object }[] }
  expect(after.bills[1]?.payment).toEqual({ id: payment.id, state: 'success' })
})
