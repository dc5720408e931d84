// Bills of agencies, through the door: the amount is the agency's, the money is counted once, and the agency hears of it.
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import { callBack, moneyFor } from '../../../../tests/payments.ts'
import { anAgency, aPortalBrowser, get, post } from '../../../../tests/publishing.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { getPayment } from '../../payments/index.ts'
import { tellDue } from './tell.ts'

const [ONE, OTHER, THIRD] = ['1009900765433', '3009900123454', '1009900009132']
const TAX = 'vehicle-tax'

let world: World
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let one: Citizen
let other: Citizen
type Bill = { key: string; label: string; amountSatang: number; isPayable: boolean }

const allow = async (who: Citizen, service: string) => {
  const { permission } = (await who.call('GET', `/v1/me/services/${service}`)).json() as {
    permission: { sha256: string }
  }
  const url = `/v1/me/services/${service}/permission`
  const headers = { dpop: await who.phone.proof('PUT', url, who.token), authorization: `DPoP ${who.token}` }
  await world.t.request({ method: 'PUT', url, headers, payload: { sha256: permission.sha256 } })
}
const billsOf = async (who: Citizen): Promise<Bill[]> =>
  (
    (await who.call('POST', `/v1/me/services/${TAX}/ask`, { form: {} })).json() as {
      result: { bills: Bill[] }
    }
  ).result.bills
const pay = async (who: Citizen, key: string) =>
  (await who.call('POST', `/v1/me/services/${TAX}/pay`, { form: {}, key })).json() as {
    outcome?: string
    paymentId: string
    code?: string
  }

beforeAll(async () => {
  world = await startWithAgencies()
  one = await aCitizenPhone(world.t, ONE)
  other = await aCitizenPhone(world.t, OTHER)
  for (const who of [one, other]) {
    await allow(who, TAX)
    await allow(who, 'driving-licence')
  }
})
afterEach(() => world.misbehave('dlt'))
afterAll(() => world.close())

describe('paying a bill of an agency', () => {
  test('is one payment however often it is asked for; paid, the agency hears of it and says so', async () => {
    const [bill] = await billsOf(one)
    if (!bill) throw new Error('This person has no vehicle')
    const [first, again] = await Promise.all([pay(one, bill.key), pay(one, bill.key)])
    expect(first).toMatchObject({ outcome: 'toPay' })
    expect(again.paymentId).toBe(first.paymentId)
    const payment = await getPayment(world.t.ctx, first.paymentId)
    expect(payment).toMatchObject({ amountSatang: bill.amountSatang, state: 'pending' })
    await world.misbehave('dlt', { restSeconds: 60 })
    await callBack(world.t, moneyFor(world.t, payment))
    await world.t.settle()
    await world.misbehave('dlt')
    world.t.clock.advance(120)
    await Promise.all([tellDue(world.t.ctx), tellDue(world.t.ctx)])
    expect(world.calls.filter(url => url === '/agencies/dlt/taxes/paid').length).toBeGreaterThanOrEqual(1)
    const after = (await billsOf(one)).find(({ key }) => key === bill.key)
    expect(after).toMatchObject({ isPayable: false })
    expect(await pay(one, bill.key)).toMatchObject({ code: 'services.notPayable' })
    const told = await sql<{ n: number }>`
      select count(*) n from platform.event where name = 'services.paymentTold'`.execute(world.t.ctx.db)
    expect(told.rows[0]?.n).toBe(1)
  })

  test("another's bill is no bill of mine, whatever its name (A52)", async () => {
    const [bill] = await billsOf(other)
    for (const key of [String(bill?.key), '0/0', '__proto__', "' or 1=1"])
      expect(await pay(one, key)).toMatchObject({ code: 'services.notPayable' })
  })

  test('an agency that is away or lies gives nothing to pay', async () => {
    const [bill] = await billsOf(other)
    await world.misbehave('dlt', { restSeconds: 60 })
    expect(await pay(other, String(bill?.key))).toMatchObject({ outcome: 'maintenance' })
    await world.misbehave('dlt', { wrong: 'shape' })
    expect(await pay(other, String(bill?.key))).toMatchObject({ outcome: 'agencyDown' })
  })
})

describe('a certified answer', () => {
  test('is a document of the person, sealed, with what the agency says now', async () => {
    const who = (await one.call('POST', '/v1/me/services/driving-licence/ask', { form: {} })).json() as {
      outcome: string
    }
    const holder = who.outcome === 'ok' ? one : other
    const made = await holder.call('POST', '/v1/me/services/driving-licence/document', {
      form: {},
      language: 'th',
    })
    const { outcome, documentId } = made.json() as { outcome: string; documentId: string }
    expect(outcome).toBe('certified')
    const pdf = await holder.call('GET', `/v1/me/documents/${documentId}/pdf`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const stranger = holder === one ? other : one
    expect((await stranger.call('GET', `/v1/me/documents/${documentId}`)).statusCode).toBe(404)
  })

  test('of a service that certifies nothing there is none', async () => {
    expect(
      (await one.call('POST', `/v1/me/services/${TAX}/document`, { form: {}, language: 'th' })).statusCode,
    ).toBe(404)
  })
})

// Last: two weeks pass, and every session of before is over.
describe('a paid bill', () => {
  test('of a service that is gone waits longer each time, ends after two weeks; operators see it, and the agency, which has itself told again', async () => {
    const { ctx, clock } = world.t
    const third = await aCitizenPhone(world.t, THIRD)
    await allow(third, TAX)
    const [bill] = await billsOf(third)
    const paying = await pay(third, String(bill?.key))
    expect(paying).toMatchObject({ outcome: 'toPay' })
    const { paymentId } = paying
    await sql`update services.bill set service_id = 'gone' where payment_id = ${paymentId}`.execute(ctx.db)
    await callBack(world.t, moneyFor(world.t, await getPayment(ctx, paymentId)))
    await world.t.settle()
    const read = async () => {
      const { rows } = await sql<{ tries: number; wait: number | null; because: string | null }>`
        select tries, extract(epoch from next_tell_at - ${ctx.now()}::timestamptz)::int as wait, untold_because as because
        from services.bill where payment_id = ${paymentId}`.execute(ctx.db)
      return rows[0]
    }
    expect(await read()).toEqual({ tries: 1, wait: 30, because: null })
    await tellDue(ctx)
    expect(await read()).toMatchObject({ tries: 1 })
    const began = ctx.now().getTime()
    for (let tries = 1; tries < 64; tries++) {
      clock.advance((await read())?.wait ?? 0)
      await tellDue(ctx)
    }
    const days = (ctx.now().getTime() - began) / 86_400_000
    expect([Math.round(days), await read()]).toEqual([14, { tries: 64, wait: null, because: 'serviceGone' }])
    const facts = await sql<{ data: object }>`
      select data from platform.event where name = 'services.paymentUntold'`.execute(ctx.db)
    expect(facts.rows).toEqual([{ data: { serviceId: 'gone', paymentId, because: 'serviceGone' } }])
    const operator = await aPortalBrowser(world.t, world.t.settings.operators[0] ?? '')
    const page = await get(operator, '/portal/console/agencies')
    expect(page.body).toContain('<b>gone</b> · 1 payment')
    expect(page.body).not.toContain(THIRD)
    await sql`update services.bill set service_id = ${TAX} where payment_id = ${paymentId}`.execute(ctx.db)
    const operators = await Promise.all(world.t.settings.operators.map(pid => aPortalBrowser(world.t, pid)))
    const [staff, elsewhere] = [await aPortalBrowser(world.t, ONE), await aPortalBrowser(world.t, OTHER)]
    const services = await anAgency(world.t, {
      ...{ owner: staff, operators: operators.slice(0, 2), agencyId: 'dlt' },
    })
    const others = await anAgency(world.t, {
      ...{ owner: elsewhere, operators: operators.slice(0, 2), agencyId: 'nhso' },
    })
    const own = await get(staff, services)
    expect(own.body).toContain('· 1 payment')
    expect(own.body).toContain('do not ask for it again')
    for (const secret of [THIRD, paymentId]) expect(own.body).not.toContain(secret)
    expect((await get(elsewhere, others)).body).not.toContain('id="untold"')
    expect((await post(elsewhere, `${others}/${TAX}/tell-again`)).statusCode).toBe(404)
    await tellDue(ctx)
    expect(await read()).toMatchObject({ tries: 64 })
    expect((await post(staff, `${services}/${TAX}/tell-again`)).headers.location).toBe(services)
    await tellDue(ctx)
    const told = await sql<{ told: boolean }>`
      select told_at is not null as told from services.bill where payment_id = ${paymentId}`.execute(ctx.db)
    expect(told.rows).toEqual([{ told: true }])
    for (const url of ['/portal/console/agencies', services])
      expect((await get(url === services ? staff : operator, url)).body).not.toContain('id="untold"')
  })
})
