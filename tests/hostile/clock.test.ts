// Clocks that are wrong: the phone's, and the server's own that jumps (F12).
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticators } from '../../server/modules/authenticators/index.ts'
import { forgetExpired } from '../../server/modules/authenticators/session-store.ts'
import { consent } from '../../server/modules/consent/index.ts'
import { federation } from '../../server/modules/federation/index.ts'
import { issueTicket, readTicket } from '../../server/modules/federation/tickets.ts'
import { notices } from '../../server/modules/notices/index.ts'
import { parties } from '../../server/modules/parties/index.ts'
import { people } from '../../server/modules/people/index.ts'
import { findBrokenLink } from '../../server/platform/deliver.ts'
import { keepEventPartitions } from '../../server/platform/partitions.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { nextNumber } from '../numbers.ts'
import { aCitizenPhone, PASSCODE } from '../sign-in.ts'

const MINUTES = 60
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
})
afterAll(() => t.close())

const seconds = () => Math.floor(t.ctx.now().getTime() / 1000)

describe('a phone whose clock is wrong', () => {
  const knock = async (offset: number) => {
    const { phone } = await aCitizenPhone(t, nextNumber())
    const proof = await phone.proof('POST', '/v1/session', undefined, { iat: seconds() + offset })
    return phone.call('POST', '/v1/session', { json: { passcode: PASSCODE }, proof })
  }

  test.each([-10, 10])(
    'by %d minutes is told so, with the time of the server to correct it',
    async minutes => {
      expect((await knock(minutes * MINUTES)).json()).toMatchObject({
        code: 'authenticators.clockWrong',
        serverTime: seconds(),
      })
    },
  )

  test.each([-4, 4])('by %d minutes is served', async minutes => {
    expect((await knock(minutes * MINUTES)).statusCode).toBe(200)
  })

  test('by more than numbers can say is refused, not broken', async () => {
    for (const offset of [1e15, -1e15, 1e300]) expect((await knock(offset)).statusCode).toBe(401)
  })
})

describe('a server whose clock jumps', () => {
  test('does not take a proof twice, though the memory of proofs was swept in between (F12, A06)', async () => {
    const { phone } = await aCitizenPhone(t, nextNumber())
    const proof = await phone.proof('POST', '/v1/session')
    const send = () => phone.call('POST', '/v1/session', { json: { passcode: PASSCODE }, proof })
    expect((await send()).statusCode).toBe(200)
    t.clock.advance(11 * MINUTES)
    await forgetExpired(t.ctx)
    t.clock.advance(-11 * MINUTES)
    expect((await send()).json()).toMatchObject({ code: 'authenticators.proofReplayed' })
  })

  test('does not take a code of the future, which would live too long (F12, A18)', () => {
    t.clock.advance(10 * MINUTES)
    const ticket = issueTicket(t.ctx, '018f0000-0000-7000-8000-000000000001')
    t.clock.advance(-10 * MINUTES)
    expect(() => readTicket(t.ctx, ticket)).toThrow(
      expect.objectContaining({ code: 'federation.ticketExpired' }),
    )
  })

  test('gives no passcode try back, forward or backward (F12, A39)', async () => {
    const { phone } = await aCitizenPhone(t, nextNumber())
    const guess = async () =>
      (
        (await phone.call('POST', '/v1/session', { json: { passcode: '27418391' } })).json() as {
          triesLeft: number
        }
      ).triesLeft
    expect(await guess()).toBe(9)
    t.clock.advance(10 * MINUTES)
    expect(await guess()).toBe(8)
    t.clock.advance(-20 * MINUTES)
    expect(await guess()).toBe(7)
    t.clock.advance(10 * MINUTES)
  })

  test('ends no session early and none late by more than the jump', async () => {
    const citizen = await aCitizenPhone(t, nextNumber())
    const me = async () => (await citizen.call('GET', '/v1/me/notices')).statusCode
    t.clock.advance(-10 * MINUTES)
    expect(await me()).toBe(200)
    t.clock.advance(20 * MINUTES)
    expect(await me()).toBe(200)
    t.clock.advance(21 * MINUTES)
    expect(await me()).toBe(401)
    t.clock.advance(-31 * MINUTES)
  })

  test('keeps one unbroken chain of facts', async () => {
    t.clock.advance(10 * MINUTES)
    await aCitizenPhone(t, nextNumber())
    t.clock.advance(-10 * MINUTES)
    await aCitizenPhone(t, nextNumber())
    await t.settle()
    expect(await findBrokenLink(t.ctx.db)).toBeUndefined()
  })

  test('starts again though facts of a month without a place of its own were written (a laptop that slept)', async () => {
    const year = 365 * 24 * 60 * MINUTES
    t.clock.advance(year)
    await aCitizenPhone(t, nextNumber())
    await keepEventPartitions(t.ctx)
    t.clock.advance(-year)
    const { rows } = await sql`select 1 from platform.event_rest`.execute(t.ctx.db)
    expect(rows.length).toBeGreaterThan(0)
  })
})
