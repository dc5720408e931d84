import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aBill,
  callBack,
  electricity,
  findBroken,
  fines,
  moneyFor,
  post,
  sign,
  water,
} from '../../../tests/payments.ts'
import { aCitizenPhone, PID } from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { expire } from './chase.ts'
import { getPayment, registerBiller } from './index.ts'
import { findBill } from './store.ts'

let t: TestServer
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
let other: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({ modules })
  phone = await aCitizenPhone(t, PID)
  other = await aCitizenPhone(t, '3009900123454')
})
afterAll(() => t.close())
afterEach(async () => expect(await findBroken(t)).toEqual([]))

const state = async (id: string) => (await getPayment(t.ctx, id)).state
const minutes = (count: number) => new Date(t.ctx.now().getTime() + count * 60_000)
const factsOf = async (paymentId: string) =>
  (
    await sql<{ name: string }>`
      select name from platform.event where data->>'paymentId' = ${paymentId} order by id`.execute(t.ctx.db)
  ).rows.map(({ name }) => name)

describe('a payment', () => {
  test('is asked for, shown with its codes, paid by the bank’s word, and has a receipt', async () => {
    const bill = await aBill(t, phone.personId)
    expect(bill).toMatchObject({ state: 'pending', stateNumber: 0, receipt: null, exceptions: [] })
    expect(bill.code?.qr).toMatch(/^00020101021230.*5407\d{4}\.505802TH6304[0-9A-F]{4}$/)
    expect(bill.code?.barcode).toBe(`|${electricity.biller_id}\r${bill.ref1}\r6911\r123450`)
    const answer = await callBack(t, moneyFor(t, bill))
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { requestTimeStamp: expect.any(Number), message: 'Success', result: true },
    ])
    const paid = (await phone.call('GET', `/v1/me/payments/${bill.id}`)).json()
    expect(paid).toMatchObject({ state: 'success', stateNumber: 1, code: null })
    expect(paid.receipt.number).toMatch(/^DPEA-2569-\d{7}$/)
    expect(await factsOf(bill.id)).toEqual(['payments.requested', 'payments.paid'])
    const listed = (await phone.call('GET', '/v1/me/payments')).json() as { payments: { id: string }[] }
    expect(listed.payments.map(({ id }) => id)).toContain(bill.id)
  })

  test('the person is told in the inbox', async () => {
    const bill = await aBill(t, phone.personId)
    await callBack(t, moneyFor(t, bill))
    await t.settle()
    const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
    expect(notices.map(({ kind }) => kind)).toContain('paid')
  })

  test('A61: amounts that are none, references of another form and bills of the past are not asked for', async () => {
    for (const amountSatang of [
      ...[0, -0, -1, 1.5, Number.NaN, 1_000_000_000_000, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 53 + 2],
      ...(['100', '๑๐๐', ' 100'] as unknown as number[]),
    ])
      await expect(aBill(t, phone.personId, { amountSatang })).rejects.toThrow(/no bill/)
    await expect(aBill(t, phone.personId, { ref1: 'ก' })).rejects.toThrow(/no bill/)
    await expect(aBill(t, phone.personId, { expiresAt: t.ctx.now() })).rejects.toThrow(/no bill/)
    await expect(aBill(t, phone.personId, { billerId: '000000000000000' })).rejects.toThrow(/no such biller/)
    const lines = [{ th: 'ก', en: 'a', amountSatang: 1 }]
    await expect(aBill(t, phone.personId, { lines })).rejects.toThrow(/no bill/)
  })

  test('the same bill asked for again is the same payment; another’s, or of another amount, is refused by number 21', async () => {
    const wanted = { ref1: 'SAME1', billerId: water.biller_id }
    const first = await aBill(t, phone.personId, wanted)
    expect((await aBill(t, phone.personId, wanted)).id).toBe(first.id)
    const refused = { code: 'payments.duplicateReference', detail: { number: 21 } }
    await expect(aBill(t, other.personId, wanted)).rejects.toMatchObject(refused)
    await expect(aBill(t, phone.personId, { ...wanted, amountSatang: 1 })).rejects.toMatchObject(refused)
    await callBack(t, moneyFor(t, first))
    await expect(aBill(t, phone.personId, wanted)).rejects.toMatchObject(refused)
  })

  test('100 requests for one bill at once are one payment', async () => {
    const all = await Promise.all(
      Array.from({ length: 100 }, () => aBill(t, phone.personId, { ref1: 'RACE1' })),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })

  test('A50: somebody else’s payment is not found, to read, close or have back', async () => {
    const bill = await aBill(t, phone.personId)
    for (const [method, end] of [
      ['GET', ''],
      ['POST', '/close'],
      ['POST', '/refund'],
    ] as const) {
      const answer = await other.call(method, `/v1/me/payments/${bill.id}${end}`)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'payments.paymentUnknown'])
    }
    const { payments } = (await other.call('GET', '/v1/me/payments')).json() as { payments: { id: string }[] }
    expect(payments.map(({ id }) => id)).not.toContain(bill.id)
  })

  test('is closed by its payer, not once it is paid (14), and is asked for again', async () => {
    const bill = await aBill(t, phone.personId)
    expect((await phone.call('POST', `/v1/me/payments/${bill.id}/close`)).json().state).toBe('void')
    const again = await aBill(t, phone.personId, { ref1: bill.ref1, amountSatang: 200_000 })
    expect(again).toMatchObject({ id: bill.id, state: 'pending', amountSatang: 200_000 })
    await callBack(t, moneyFor(t, again))
    const refused = (await phone.call('POST', `/v1/me/payments/${bill.id}/close`)).json()
    expect(refused).toMatchObject({ code: 'payments.paidCannotBeClosed', number: 14 })
  })
})

describe('a callback', () => {
  test('that comes twice is one payment, answered alike', async () => {
    const bill = await aBill(t, phone.personId)
    const money = moneyFor(t, bill)
    const answers = [await callBack(t, money), await callBack(t, money)]
    expect(answers.map(answer => answer.json().result)).toEqual([true, true])
    expect((await factsOf(bill.id)).filter(name => name === 'payments.paid')).toHaveLength(1)
  })

  test('A02: 100 at once are one payment and one receipt', async () => {
    const bill = await aBill(t, phone.personId)
    const money = moneyFor(t, bill)
    const answers = await Promise.all(Array.from({ length: 100 }, () => callBack(t, money)))
    expect(new Set(answers.map(answer => answer.statusCode))).toEqual(new Set([200]))
    expect((await factsOf(bill.id)).filter(name => name === 'payments.paid')).toHaveLength(1)
  })

  test('100 at once of as many transactions for one bill: one pays, 99 wait', async () => {
    const bill = await aBill(t, phone.personId)
    await Promise.all(Array.from({ length: 100 }, () => callBack(t, moneyFor(t, bill))))
    const { exceptions } = await getPayment(t.ctx, bill.id)
    expect(exceptions).toHaveLength(99)
    expect(new Set(exceptions.map(({ kind }) => kind))).toEqual(new Set(['double']))
  })

  test('for 200 bills of one biller at once: each receipt number once, none missing', async () => {
    const bills = await Promise.all(
      Array.from({ length: 200 }, () => aBill(t, phone.personId, { billerId: fines.biller_id })),
    )
    await Promise.all(bills.map(bill => callBack(t, moneyFor(t, bill))))
    const views = await Promise.all(bills.map(({ id }) => getPayment(t.ctx, id)))
    expect(new Set(views.map(({ receipt }) => receipt?.number)).size).toBe(200)
  })

  test('that comes late for money that left in time pays the expired bill; money that left late waits', async () => {
    const [inTime, late] = [await aBill(t, phone.personId), await aBill(t, phone.personId)]
    const left = moneyFor(t, inTime)
    t.clock.advance(1000)
    await t.settle()
    await expire(t.ctx)
    expect([await state(inTime.id), await state(late.id)]).toEqual(['expired', 'expired'])
    await callBack(t, left)
    await callBack(t, moneyFor(t, late))
    expect(await state(inTime.id)).toBe('success')
    expect(await getPayment(t.ctx, late.id)).toMatchObject({
      state: 'expired',
      exceptions: [{ kind: 'late', state: 'open', amountSatang: late.amountSatang }],
    })
  })

  test('of too much pays and leaves the rest waiting; of too little waits whole', async () => {
    const [much, little] = [await aBill(t, phone.personId), await aBill(t, phone.personId)]
    await callBack(t, moneyFor(t, much, { amountSatang: much.amountSatang + 55 }))
    await callBack(t, moneyFor(t, little, { amountSatang: little.amountSatang - 1 }))
    expect(await getPayment(t.ctx, much.id)).toMatchObject({
      state: 'success',
      exceptions: [{ kind: 'over', amountSatang: 55 }],
    })
    expect(await getPayment(t.ctx, little.id)).toMatchObject({
      state: 'pending',
      exceptions: [{ kind: 'under', amountSatang: little.amountSatang - 1 }],
    })
  })

  test('for a bill nobody knows is kept and waits', async () => {
    const bill = await aBill(t, phone.personId)
    const answer = await callBack(t, moneyFor(t, bill, { ref1: 'NOBODY', billerId: '123456789012345' }))
    expect(answer.json().result).toBe(true)
    const { rows } = await sql`select 1 from payments.exception where kind = 'unknown'`.execute(t.ctx.db)
    expect(rows).toHaveLength(1)
  })

  test('in another order: a refused attempt heard of after the money takes nothing back', async () => {
    const bill = await aBill(t, phone.personId)
    await callBack(t, moneyFor(t, bill, { status: 'rejected' }))
    expect(await state(bill.id)).toBe('rejected')
    expect((await getPayment(t.ctx, bill.id)).code).not.toBeNull()
    await callBack(t, moneyFor(t, bill))
    await callBack(t, moneyFor(t, bill, { status: 'failed' }))
    await callBack(t, moneyFor(t, bill, { status: 'a word of next year' }))
    expect(await state(bill.id)).toBe('success')
  })

  test('A61: the same transaction with another amount is refused, and the first stands', async () => {
    const bill = await aBill(t, phone.personId)
    const money = moneyFor(t, bill)
    await callBack(t, money)
    const answer = await callBack(t, { ...money, amountSatang: 1 })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'payments.messageDiffers'])
  })

  const key = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) }
  test.each([
    ['A09: signed by another key under the same name', { key: { ...key, kid: 'demo-bank' } }],
    ['A11: six minutes old', { ageSeconds: 361 }],
    ['A11: for another server', { aud: 'https://elsewhere.example' }],
    ['A10: of another kind', { typ: 'inquiry-answer+jwt' }],
    ['A09: by a biller', { key: electricity.key, iss: `biller:${electricity.biller_id}` }],
  ])('%s is not believed', async (_, options) => {
    const bill = await aBill(t, phone.personId)
    const answer = await callBack(t, moneyFor(t, bill), options)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'payments.messageInvalid'])
    expect(await state(bill.id)).toBe('pending')
  })

  test('A09: unsigned, cut or empty it is not believed; in the clear it is not read', async () => {
    const bill = await aBill(t, phone.personId)
    const transaction = { bank: '999', status: 'success', ...moneyFor(t, bill) }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const unsigned = `${part({ alg: 'none', typ: 'bank-call+jwt' })}.${part({ transaction })}.`
    const cut = (await sign(t, { transaction })).slice(0, -4)
    for (const text of [unsigned, cut, '{}'])
      expect((await post(t, '/v1/payments/bank', text)).statusCode).toBe(400)
    const clear = await t.request({ method: 'POST', url: '/v1/payments/bank', payload: { transaction } })
    expect(clear.statusCode).toBe(415)
    expect(await state(bill.id)).toBe('pending')
  })

  test('a key speaks for its own bank alone', async () => {
    const bill = await aBill(t, phone.personId)
    const text = await sign(t, { transaction: { bank: '004', status: 'success', ...moneyFor(t, bill) } })
    expect((await post(t, '/v1/payments/bank', text)).statusCode).toBe(400)
  })

  test('A60: a picture of a slip is no message of the bank, and there is no way to hand one in', async () => {
    const bill = await aBill(t, phone.personId)
    const slip = '004000060000010103002021900021231231212000115102TH91049C30'
    expect((await post(t, '/v1/payments/bank', slip)).statusCode).toBe(400)
    expect((await phone.call('POST', `/v1/me/payments/${bill.id}/slip`, { slip })).statusCode).toBe(404)
    expect(await state(bill.id)).toBe('pending')
  })
})

describe('a biller', () => {
  const tell = async (bills: object[], biller = electricity) =>
    post(
      t,
      `/v1/payments/billers/${biller.biller_id}/paid`,
      await sign(t, { bills }, { key: biller.key, iss: `biller:${biller.biller_id}`, typ: 'bills-paid+jwt' }),
    )
  const keyOf = ({ biller, ref1, ref2 }: Awaited<ReturnType<typeof aBill>>) => ({
    billerId: biller.billerId,
    ref1,
    ref2,
  })

  test('tells that a bill was paid elsewhere: it is closed here for good, and money that comes waits', async () => {
    const bill = await aBill(t, phone.personId)
    expect((await tell([keyOf(bill)])).json().result).toBe(true)
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({ state: 'void', closedBecause: 'elsewhere' })
    await callBack(t, moneyFor(t, bill))
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'void',
      exceptions: [{ kind: 'double' }],
    })
    await expect(aBill(t, phone.personId, { ref1: bill.ref1 })).rejects.toMatchObject({
      code: 'payments.duplicateReference',
    })
  })

  test('tells it of a bill that was paid here too: the money waits to go back', async () => {
    const bill = await aBill(t, phone.personId)
    await callBack(t, moneyFor(t, bill))
    await tell([keyOf(bill)])
    await tell([keyOf(bill)])
    expect(await getPayment(t.ctx, bill.id)).toMatchObject({
      state: 'requestRefund',
      exceptions: [{ kind: 'elsewhere', state: 'open' }],
    })
  })

  test('A50: does not speak for another biller', async () => {
    const bill = await aBill(t, phone.personId)
    expect((await tell([keyOf(bill)], water)).statusCode).toBe(400)
    expect(await state(bill.id)).toBe('pending')
  })

  test('is registered once and changed later', async () => {
    const biller = { billerId: '000000000000017', code: 'TEST', nameTh: 'ก', nameEn: 'A' }
    await registerBiller(t.ctx, biller)
    await registerBiller(t.ctx, { ...biller, nameEn: 'B' })
    expect((await aBill(t, phone.personId, { billerId: biller.billerId })).biller.nameEn).toBe('B')
    await expect(registerBiller(t.ctx, { ...biller, billerId: '17' })).rejects.toThrow(TypeError)
  })
})

describe('the ledger', () => {
  const insert = (lines: [string, number][]) =>
    t.ctx.db.transaction().execute(async tx => {
      await sql`insert into payments.ledger_transaction values ('018f0000-0000-7000-8000-0000000000ff', 'received', 'x', now())`.execute(
        tx,
      )
      for (const [index, [account, amount]] of lines.entries())
        await sql`insert into payments.ledger_entry values ('018f0000-0000-7000-8000-0000000000ff', ${index}, ${account}, ${amount})`.execute(
          tx,
        )
    })

  test('A57: takes nothing that does not balance, whoever writes it', async () => {
    await expect(insert([['bank:999', 100]])).rejects.toThrow(/out of balance/)
    await expect(
      insert([
        ['bank:999', 100],
        ['biller:1', -99],
      ]),
    ).rejects.toThrow(/out of balance/)
    await expect(insert([])).rejects.toThrow(/out of balance/)
  })

  test('A57: is never changed, shortened or added to afterwards', async () => {
    const bill = await aBill(t, phone.personId)
    await callBack(t, moneyFor(t, bill))
    for (const statement of [
      sql`update payments.ledger_entry set amount_satang = 1`,
      sql`delete from payments.ledger_entry`,
      sql`truncate payments.ledger_entry`,
      sql`update payments.ledger_transaction set at = now()`,
      sql`delete from payments.ledger_transaction`,
    ])
      await expect(statement.execute(t.ctx.db)).rejects.toThrow(/only added to/)
    const { rows } = await sql<{ id: string }>`select id from payments.ledger_transaction limit 1`.execute(
      t.ctx.db,
    )
    await expect(
      sql`insert into payments.ledger_entry values (${rows[0]?.id}, 8, 'bank:1', 5), (${rows[0]?.id}, 9, 'bank:2', -5)`.execute(
        t.ctx.db,
      ),
    ).rejects.toThrow(/written at once/)
  })
})

test('a bill that nobody paid ends by itself, and can be asked for by somebody else', async () => {
  const bill = await aBill(t, phone.personId, { expiresAt: minutes(1) })
  t.clock.advance(180)
  await expire(t.ctx)
  expect(await state(bill.id)).toBe('expired')
  expect((await aBill(t, other.personId, { ref1: bill.ref1 })).id).toBe(bill.id)
  const row = await findBill(t.ctx, { biller_id: electricity.biller_id, ref1: bill.ref1, ref2: bill.ref2 })
  expect(row?.person_id).toBe(other.personId)
})
