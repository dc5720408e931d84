// A bank and a biller as the tests of payments need them: their real keys, messages signed as they sign them.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { importJWK, type JWK, SignJWT } from 'jose'
import { sql } from 'kysely'
import { type NewPayment, requestPayment } from '../server/modules/payments/index.ts'
import type { TestServer } from '../server/platform/testing.ts'

type Party = { key: JWK }
const file = JSON.parse(readFileSync('sandbox/billers.json', 'utf8')) as {
  bank: Party & { code: string }
  billers: (Party & { biller_id: string; code: string })[]
}
export const demoBank = file.bank
export const [electricity, water, fines] = file.billers as [DemoBiller, DemoBiller, DemoBiller]
type DemoBiller = Party & { biller_id: string; code: string }

type Signing = { key?: JWK; alg?: string; iss?: string; aud?: string; typ?: string; ageSeconds?: number }

/** A message as the bank signs it; what is wrong with it on purpose stands in the options. */
export async function sign(t: TestServer, claims: object, options: Signing = {}): Promise<string> {
  const {
    key = demoBank.key,
    iss = `bank:${demoBank.code}`,
    aud = t.settings.origin,
    typ = 'bank-call+jwt',
    ageSeconds = 0,
  } = options
  const iat = Math.floor(t.ctx.now().getTime() / 1000) - ageSeconds
  return new SignJWT({ ...claims, iss, aud, iat, exp: iat + 300, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: String(key.kid), typ })
    .sign(await importJWK(key, 'ES256'))
}

export type Money = {
  transactionId: string
  status?: string
  billerId: string
  ref1: string
  ref2: string
  amountSatang: number
  paidAt: string
}

export const post = (t: TestServer, url: string, payload: string) =>
  t.request({ method: 'POST', url, headers: { 'content-type': 'application/jwt' }, payload })

/** The bank's callback about money. */
export const callBack = async (t: TestServer, money: Money, options: Signing = {}) =>
  post(
    t,
    '/v1/payments/bank',
    await sign(t, { transaction: { bank: demoBank.code, status: 'success', ...money } }, options),
  )

let bills = 0
/** A bill of a person, with a quarter of an hour to pay it. */
export async function aBill(t: TestServer, personId: string, wanted: Partial<NewPayment> = {}) {
  bills += 1
  return requestPayment(t.ctx, {
    personId,
    billerId: electricity.biller_id,
    ref1: `C${bills}`,
    ref2: '6911',
    amountSatang: 123_450,
    purpose: { th: 'ค่าไฟฟ้า', en: 'Electricity' },
    expiresAt: new Date(t.ctx.now().getTime() + 900_000),
    ...wanted,
  })
}

type Bill = Awaited<ReturnType<typeof aBill>>

let transactions = 0
/** Money for a bill, as somebody would pay it now. */
export const moneyFor = (t: TestServer, bill: Bill, change: Partial<Money> = {}): Money => {
  transactions += 1
  return {
    transactionId: `TX${process.pid}${transactions}`,
    billerId: bill.biller.billerId,
    ref1: bill.ref1,
    ref2: bill.ref2,
    amountSatang: bill.amountSatang,
    paidAt: t.ctx.now().toISOString(),
    ...change,
  }
}

/** What the whole of payments must be at every moment, whatever happened. Returns the sentences that are not true. */
export async function findBroken(t: TestServer): Promise<string[]> {
  const { rows } = await sql<{ broken: string }>`
    select 'ledger: a transaction is out of balance' as broken from payments.ledger_entry
      group by transaction_id having sum(amount_satang) <> 0
    union all
    select 'money: the bank''s and the ledger''s differ for ' || n.transaction_id from payments.bank_notice n
      left join payments.ledger_transaction l on l.kind = 'received' and l.source = n.id::text
      left join payments.ledger_entry e on e.transaction_id = l.id and e.account = 'bank:' || n.bank
      where (n.status = 'success') <> (l.id is not null)
        or (n.status = 'success' and coalesce(e.amount_satang, 0) <> n.amount_satang)
    union all
    select 'payment: paid without its own receipt: ' || p.id from payments.payment p
      left join payments.receipt r on r.payment_id = p.id
      where (p.state in ('success', 'requestRefund', 'refunded')) <> (r.payment_id is not null)
        or (p.state = 'refunded') <> (r.cancelled_at is not null)
    union all
    select 'payment: two transactions pay ' || payment_id from payments.bank_notice
      where outcome in ('paid', 'over') group by payment_id having count(*) > 1
    union all
    select 'receipt: numbers of ' || biller_id || ' have a gap or come twice' from payments.receipt
      group by biller_id, year having count(*) <> max(number) or min(number) <> 1
    union all
    select 'receipt: the last number of ' || c.biller_id || ' is another' from payments.receipt_number c
      where c.last <> (select max(number) from payments.receipt r where (r.biller_id, r.year) = (c.biller_id, c.year))
    union all
    select 'suspense: ' || w.account || ' is not what waits' from (
      select account, -sum(amount_satang) as satang from payments.ledger_entry where account like 'suspense:%' group by account) w
      where w.satang <> (select coalesce(sum(x.amount_satang), 0) from payments.exception x
        join payments.bank_notice n on n.id = x.notice_id
        where x.state = 'open' and x.kind not in ('asked', 'elsewhere') and 'suspense:' || n.biller_id = w.account)
    union all
    select 'refund: ' || w.account || ' is not what is on its way' from (
      select account, -sum(amount_satang) as satang from payments.ledger_entry where account like 'refund:%' group by account) w
      where w.satang <> (select coalesce(sum(x.amount_satang), 0) from payments.exception x
        join payments.bank_notice n on n.id = x.notice_id where x.state = 'refunding' and 'refund:' || n.bank = w.account)
    union all
    select 'refund: more went back than came for ' || notice_id from payments.exception x
      join payments.bank_notice n on n.id = x.notice_id where x.state in ('refunding', 'refunded')
      group by notice_id, n.amount_satang having sum(x.amount_satang) > n.amount_satang`.execute(t.ctx.db)
  return rows.map(row => row.broken)
}
