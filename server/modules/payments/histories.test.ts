// Random histories: people pay right, wrong, twice and too late, the bank tells well or badly, officers decide, and the server dies between
// any two statements. Whatever happened, in the end every satang that the bank took is known once and stands where it should.
// `HISTORIES=5000 npx vitest run server/modules/payments/histories.test.ts` runs more of them.
import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPaymentWorld, type World } from '../../../tests/payment-world.ts'
import { aBill, demoBank, electricity, findBroken, sign, water } from '../../../tests/payments.ts'
import { aCitizenPhone, PID } from '../../../tests/sign-in.ts'
import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/failures.ts'
import { findBiller } from './billers.ts'
import { closePaidElsewhere, hearBank } from './calls.ts'
import { ask, chase, expire } from './chase.ts'
import { askRefund, giveVerdict } from './decide.ts'
import { closePayment, getPayment } from './index.ts'
import { reconcile } from './reconcile.ts'
import { sendRefunds } from './refunds.ts'
import { sayings } from './tables.ts'

const HISTORIES = Number(process.env.HISTORIES ?? 120)
const OFFICERS = ['018f0000-0000-7000-8000-00000000f001', '018f0000-0000-7000-8000-00000000f002'] as const
let world: World
let t: World['t']
let personId: string
beforeAll(async () => {
  world = await aPaymentWorld()
  t = world.t
  personId = (await aCitizenPhone(t, PID)).personId
})
afterAll(() => world.close())

class Crash extends Error {}

/** A server that dies before its statement of that number: what it had not committed is gone. */
function dyingAt(statement: number): Ctx {
  let left = statement
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      left -= 1
      if (left < 0) throw new Crash()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { ...t.ctx, db: t.ctx.db.withPlugin(plugin) }
}

const kinds = [
  'never',
  'twice',
  'unsigned',
  'outOfOrder',
  'double',
  'fail',
  'loseAnswer',
  'slowRefund',
  'refuseRefund',
] as const
const bill = fc.nat({ max: 1 })
/** Undefined: it lives. */
const death = fc.option(fc.nat({ max: 25 }), { nil: undefined, freq: 2 })
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('pay' as const), bill, less: fc.constantFrom(0, 0, 0, 1, -1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('misbehave' as const), kind: fc.constantFrom(...kinds) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 61, 700, 1000, 4000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('expire' as const, 'ask' as const, 'refunds' as const),
      death,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('tellAgain' as const),
      bill,
      death,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('close' as const, 'renew' as const, 'askBack' as const, 'elsewhere' as const),
      bill,
      death,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('decide' as const),
      which: fc.nat({ max: 5 }),
      officer: fc.nat({ max: 1 }),
      says: fc.constantFrom(...sayings),
      death,
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Bill = Awaited<ReturnType<typeof aBill>>

/** What may be refused is refused; what died is dead; anything else is a mistake of ours. */
async function survive(work: Promise<unknown>) {
  await work.catch(error => {
    if (!(error instanceof AppError || error instanceof Crash)) throw error
  })
}

const keyOf = ({ biller, ref1, ref2 }: Bill) => ({ billerId: biller.billerId, ref1, ref2 })
const openOnes = async (bills: Bill[]) =>
  (
    await sql<{ id: string; kind: string }>`
      select id, kind from payments.exception where state = 'open' and payment_id = any(${bills.map(({ id }) => id)}::uuid[])
      order by id`.execute(t.ctx.db)
  ).rows

async function take(step: Step, bills: Bill[]) {
  const ctx = 'death' in step && step.death !== undefined ? dyingAt(step.death) : t.ctx
  const one = bills['bill' in step ? step.bill : 0]!
  switch (step.act) {
    case 'pay':
      return void (await world.pay(one, Math.max(1, one.amountSatang - step.less)))
    case 'misbehave':
      return world.misbehave({ [step.kind]: 1 })
    case 'wait':
      return t.clock.advance(step.seconds)
    case 'expire':
      return survive(expire(ctx))
    case 'ask':
      return survive(ask(ctx))
    case 'refunds':
      return survive(sendRefunds(ctx))
    case 'tellAgain': {
      const [taken] = world.books.about([keyOf(one)]).slice(-1)
      if (!taken) return
      const text = await sign(t, { transaction: { bank: demoBank.code, ...taken } })
      return void (await Promise.all(Array.from({ length: step.times }, () => survive(hearBank(ctx, text)))))
    }
    case 'close':
      return survive(closePayment(ctx, one.id, { because: 'citizen', personId }))
    case 'renew':
      return survive(aBill({ ...t, ctx }, personId, { ref1: one.ref1, billerId: one.biller.billerId }))
    case 'askBack':
      return survive(askRefund(ctx, one.id, personId))
    case 'elsewhere':
      return survive(closePaidElsewhere(ctx, keyOf(one)))
    case 'decide': {
      const open = await openOnes(bills)
      const exception = open[step.which % Math.max(1, open.length)]
      const actor = officer(step.officer)
      if (exception) await survive(giveVerdict({ ...ctx, actor }, exception.id, step.says))
    }
  }
}

const officer = (which: number) =>
  ({ kind: 'officer', personId: OFFICERS[which] ?? OFFICERS[0] }) as unknown as Ctx['actor']

/** As the job's queue does: on a busy machine even a neighbour may answer too late. */
async function patiently(work: () => Promise<void>) {
  for (let tries = 1; ; tries++)
    try {
      return await work()
    } catch (error) {
      if (tries === 5 || !(error instanceof AppError)) throw error
      t.clock.advance(3_600)
    }
}

/** The storm is over: everybody does what they should, until nothing is left to do. */
async function calm(bills: Bill[], day: string) {
  world.misbehave({})
  for (let round = 0; round < 4; round++) {
    t.clock.advance(7_300)
    await world.call()
    await patiently(() => chase(t.ctx))
  }
  for (const billerId of new Set(bills.map(({ biller }) => biller.billerId)))
    await patiently(async () => reconcile(t.ctx, (await findBiller(t.ctx, billerId))!, day))
  for (const { id } of await openOnes(bills))
    for (const which of [0, 1]) await survive(giveVerdict({ ...t.ctx, actor: officer(which) }, id, 'refund'))
  await patiently(() => sendRefunds(t.ctx))
}

/** Every transaction of the bank is known once as it was, and what it gave back is what we gave back. */
async function findLost(bills: Bill[]) {
  const taken = world.books.about(bills.map(keyOf))
  const ids = taken.map(({ transactionId }) => transactionId)
  const { rows } = await sql<{ transaction_id: string; amount_satang: number; back: number }>`
    select n.transaction_id, n.amount_satang, (select coalesce(sum(x.amount_satang), 0)::bigint from payments.exception x
      where x.notice_id = n.id and x.state = 'refunded') as back
    from payments.bank_notice n where n.transaction_id = any(${ids})`.execute(t.ctx.db)
  const back = (id: string) =>
    world.books.state.refunds
      .filter(({ transactionId, status }) => transactionId === id && status === 'done')
      .reduce((sum, { amountSatang }) => sum + amountSatang, 0)
  return taken.filter(({ transactionId, amountSatang, status }) => {
    const known = rows.filter(row => row.transaction_id === transactionId)
    return status === 'success'
      ? known.length !== 1 ||
          known[0]?.amount_satang !== amountSatang ||
          known[0].back !== back(transactionId)
      : known.length > 1
  })
}

test(`A02, A61: in ${HISTORIES} random histories no money is lost or doubled, and the ledger balances`, async () => {
  const lengths: number[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async steps => {
      // A day of its own for each history: the next begins at midnight.
      const now = t.ctx.now().getTime() + 7 * 3_600_000
      t.clock.advance((86_400_000 - (now % 86_400_000)) / 1000)
      const day = new Date(t.ctx.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
      world.misbehave({})
      const bills = [await aBill(t, personId), await aBill(t, personId, { billerId: water.biller_id })]
      for (const one of steps) await take(one, bills)
      await calm(bills, day)
      lengths.push(steps.length)
      expect(await findLost(bills)).toEqual([])
      for (const { id } of bills)
        expect(['success', 'void', 'expired', 'refunded']).toContain((await getPayment(t.ctx, id)).state)
      if (lengths.length % 50 === 0) expect(await findBroken(t)).toEqual([])
    }),
    { numRuns: HISTORIES, interruptAfterTimeLimit: 3_000_000 },
  )
  expect(await findBroken(t)).toEqual([])
  expect(lengths.length).toBeGreaterThanOrEqual(HISTORIES)
  const billers = [electricity.biller_id, water.biller_id]
  const { rows } = await sql<{ n: number }>`
    select count(distinct outcome)::int as n from payments.bank_notice where biller_id = any(${billers})`.execute(
    t.ctx.db,
  )
  // The histories reached what they are about: paid, over, under, double, late and noted.
  expect(rows[0]?.n).toBe(6)
}, 3_600_000)
