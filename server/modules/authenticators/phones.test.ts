import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBoundPhone, type Holder, PASSCODE } from '../../../tests/bound-phone.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import { transaction } from '../../platform/context.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators, closeAccount, hashPasscode, resetPasscode, unfreezeAccount } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [authenticators] })
})
afterAll(() => t.close())

const eventsOf = async (personId: string) =>
  (
    await sql<{ name: string; data: Record<string, string> }>`
      select name, data from platform.event where person_id = ${personId} order by id`.execute(t.ctx.db)
  ).rows.map(({ name, data }) => ({ name: name.replace('authenticators.', ''), ...data }))
const standing = async ({ phone }: Holder) => (await phone.call('GET', '/v1/device')).json() as object

let first: Holder
let second: Holder
beforeEach(async () => {
  first = await aBoundPhone(t)
  second = await aBoundPhone(t, first.personId)
})

describe('a second phone while the first lives (A46)', () => {
  test('waits a day, opens nothing meanwhile, and says until when', async () => {
    const usableAt = new Date(t.ctx.now().getTime() + 24 * 3_600_000).toISOString()
    expect(await standing(second)).toMatchObject({ status: 'waiting', usableAt, account: 'active' })
    const refused = await second.unlock()
    expect([refused.statusCode, refused.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'authenticators.deviceWaiting', usableAt }),
    ])
    t.clock.advance(24 * 3_600 - 1)
    expect((await second.unlock()).statusCode).toBe(403)
    t.clock.advance(2)
    expect((await second.unlock()).statusCode).toBe(200)
    expect((await first.unlock()).statusCode).toBe(200)
    expect(await eventsOf(first.personId)).toContainEqual({ name: 'deviceBound', deviceId: second.deviceId })
  })

  test('acts at once when the first says yes with its passcode; a yes sent twice counts once', async () => {
    const call = await first.open()
    const url = `/v1/me/devices/${second.deviceId}/approve`
    expect((await call('POST', url, { passcode: '82947151' })).json()).toMatchObject({
      code: 'authenticators.passcodeWrong',
    })
    expect((await second.unlock()).statusCode).toBe(403)
    const answers = await Promise.all([1, 2, 3].map(() => call('POST', url, { passcode: PASSCODE })))
    expect(answers.map(answer => answer.statusCode)).toEqual([204, 204, 204])
    expect((await second.unlock()).statusCode).toBe(200)
    const approvals = (await eventsOf(first.personId)).filter(event => event.name === 'deviceApproved')
    expect(approvals).toEqual([
      { name: 'deviceApproved', deviceId: second.deviceId, byAuthenticatorId: first.deviceId },
    ])
  })

  test('its level counts only once it may be used', async () => {
    const levels = async () =>
      (await eventsOf(first.personId)).filter(event => event.name === 'assuranceEarned').length
    expect(await levels()).toBe(1)
    await (await first.open())('POST', `/v1/me/devices/${second.deviceId}/approve`, { passcode: PASSCODE })
    expect(await levels()).toBe(2)
  })

  test('refused it never opens, whatever time passes', async () => {
    const call = await first.open()
    expect((await call('POST', `/v1/me/devices/${second.deviceId}/revoke`)).statusCode).toBe(204)
    t.clock.advance(48 * 3_600)
    expect((await second.unlock()).json()).toMatchObject({ code: 'authenticators.deviceUnknown' })
    expect(await standing(second)).toEqual({ status: 'unknown' })
    expect(await eventsOf(first.personId)).toContainEqual({
      name: 'deviceRevoked',
      deviceId: second.deviceId,
      reason: 'refused',
    })
    const again = await first.open()
    const approve = await again('POST', `/v1/me/devices/${second.deviceId}/approve`, { passcode: PASSCODE })
    expect(approve.statusCode).toBe(404)
  })

  test('a yes and a no at the same moment: one of them holds, never both', async () => {
    const call = await first.open()
    await Promise.all([
      call('POST', `/v1/me/devices/${second.deviceId}/approve`, { passcode: PASSCODE }),
      call('POST', `/v1/me/devices/${second.deviceId}/revoke`),
    ])
    const { status } = (await standing(second)) as { status: string }
    const opened = (await second.unlock()).statusCode === 200
    expect(opened).toBe(status === 'active')
    // The no came later or alone: a phone that was let in can still be taken away.
    expect(status).toBe('unknown')
  })

  test('proving again on the waiting phone does not shorten the time', async () => {
    t.clock.advance(3_600)
    const again = await aBoundPhone(t, first.personId, second.phone)
    expect([again.deviceId, again.usableAt]).toEqual([second.deviceId, second.usableAt])
  })

  test('each has a passcode of its own, and its own count (A39)', async () => {
    const third = await aBoundPhone(t, first.personId, undefined, '50718293')
    t.clock.advance(25 * 3_600)
    expect((await third.unlock()).statusCode).toBe(200)
    expect((await third.unlock(PASSCODE)).json()).toMatchObject({ triesLeft: 9 })
    expect((await first.unlock('50718293')).json()).toMatchObject({ triesLeft: 9 })
    expect((await first.unlock()).statusCode).toBe(200)
  })

  test('a fourth phone is turned away until one is removed', async () => {
    await aBoundPhone(t, first.personId)
    await expect(aBoundPhone(t, first.personId)).rejects.toMatchObject({
      code: 'authenticators.tooManyPhones',
    })
    await (await first.open())('POST', `/v1/me/devices/${second.deviceId}/revoke`)
    expect(await aBoundPhone(t, first.personId)).toMatchObject({ usableAt: expect.any(Date) })
  })
})

describe('the list of phones and sessions', () => {
  test('shows each with its standing, and the one at hand', async () => {
    const call = await first.open()
    const list = (await call('GET', '/v1/me/devices')).json() as {
      devices: { id: string; status: string; current: boolean }[]
      sessions: { authenticatorId: string; current: boolean }[]
    }
    expect(list.devices.map(({ id, status, current }) => [id, status, current])).toEqual([
      [first.deviceId, 'active', true],
      [second.deviceId, 'waiting', false],
    ])
    expect(list.sessions).toMatchObject([{ authenticatorId: first.deviceId, current: true }])
    expect(JSON.stringify(list)).not.toMatch(/hash|thumbprint|v1\$/)
  })

  test('a session can be ended from another one; its token is dead at once (A49)', async () => {
    const [one, other] = [await first.open(), await first.open()]
    const { sessions } = (await one('GET', '/v1/me/devices')).json() as {
      sessions: { id: string; current: boolean }[]
    }
    const target = sessions.find(session => !session.current)?.id
    expect((await one('POST', `/v1/me/sessions/${target}/end`)).statusCode).toBe(204)
    expect((await other('GET', '/v1/me/devices')).statusCode).toBe(401)
    expect((await one('GET', '/v1/me/devices')).statusCode).toBe(200)
  })

  test("nobody else's phones or sessions can be touched or told from unknown ones (A50)", async () => {
    const stranger = await (await aBoundPhone(t)).open()
    for (const path of [
      `devices/${first.deviceId}/revoke`,
      `devices/${second.deviceId}/approve`,
      'devices/01900000-0000-7000-8000-000000000000/revoke',
    ])
      expect((await stranger('POST', `/v1/me/${path}`, { passcode: PASSCODE })).json()).toMatchObject({
        code: 'authenticators.deviceNotFound',
      })
    expect((await stranger('PATCH', `/v1/me/devices/${first.deviceId}`, { name: 'x' })).statusCode).toBe(404)
    expect((await first.unlock()).statusCode).toBe(200)
  })

  test('a phone gets another name', async () => {
    const call = await first.open()
    expect((await call('PATCH', `/v1/me/devices/${first.deviceId}`, { name: ' เครื่องแม่ ' })).statusCode).toBe(
      204,
    )
    expect(await standing(first)).toMatchObject({ name: 'เครื่องแม่' })
  })
})

describe('freezing everything', () => {
  test('ends every session at once, and nothing opens until the way back', async () => {
    const call = await first.open()
    expect((await call('POST', '/v1/me/freeze')).statusCode).toBe(204)
    expect((await call('GET', '/v1/me/devices')).json()).toMatchObject({
      code: 'authenticators.sessionEnded',
    })
    expect((await first.unlock()).json()).toMatchObject({ code: 'authenticators.accountFrozen' })
    t.clock.advance(48 * 3_600)
    expect((await second.unlock()).json()).toMatchObject({ code: 'authenticators.accountFrozen' })
    expect(await standing(first)).toMatchObject({ account: 'frozen' })
    await transaction(t.ctx, tx =>
      unfreezeAccount(tx, { personId: first.personId, deviceId: first.deviceId }),
    )
    expect((await first.unlock()).statusCode).toBe(200)
  })

  test('works from a lost one: the waiting phone may freeze, a stranger may not (A42)', async () => {
    const stranger = await aPhone(hostOf(t))
    expect((await stranger.call('POST', '/v1/device/freeze')).json()).toMatchObject({
      code: 'authenticators.deviceUnknown',
    })
    expect(await standing(first)).toMatchObject({ account: 'active' })
    for (let repeated = 0; repeated < 2; repeated++)
      expect((await second.phone.call('POST', '/v1/device/freeze')).statusCode).toBe(204)
    expect((await first.unlock()).statusCode).toBe(423)
    const frozen = (await eventsOf(first.personId)).filter(event => event.name === 'accountFrozen')
    expect(frozen).toEqual([{ name: 'accountFrozen', by: 'waitingPhone' }])
  })

  test('"it was not me" freezes and takes that phone away', async () => {
    const call = await first.open()
    expect((await call('POST', '/v1/me/not-me', { deviceId: second.deviceId })).statusCode).toBe(204)
    expect(await standing(first)).toMatchObject({ account: 'frozen' })
    expect(await standing(second)).toEqual({ status: 'unknown' })
  })

  test('a session that opens while everything is being frozen does not survive', async () => {
    const call = await first.open()
    const [, opened] = await Promise.all([call('POST', '/v1/me/freeze'), first.unlock()])
    const { accessToken } = opened.json() as { accessToken?: string }
    if (accessToken)
      expect((await first.phone.call('GET', '/v1/me/devices', { token: accessToken })).statusCode).toBe(401)
    expect(await standing(first)).toMatchObject({ account: 'frozen' })
  })
})

describe('a new passcode on the same phone', () => {
  const reset = async ({ personId, deviceId }: Holder, passcode: string) => {
    const passcodeHash = await hashPasscode(t.ctx, passcode)
    await transaction(t.ctx, tx => resetPasscode(tx, { personId, deviceId, passcodeHash }))
  }

  test('unlocks a locked phone, ends its sessions, and leaves the other alone', async () => {
    t.clock.advance(25 * 3_600)
    const [call, other] = [await first.open(), await second.open()]
    for (let tried = 0; tried < 10; tried++) await first.unlock('82947151')
    expect((await first.unlock()).statusCode).toBe(423)
    await reset(first, '60718293')
    expect((await first.unlock('60718293')).statusCode).toBe(200)
    expect((await call('GET', '/v1/me/devices')).statusCode).toBe(401)
    expect((await other('GET', '/v1/me/devices')).statusCode).toBe(200)
    expect((await second.unlock()).statusCode).toBe(200)
  })

  test('cannot be set on a phone that waits or was taken away (A45)', async () => {
    await expect(reset(second, '60718293')).rejects.toMatchObject({ code: 'authenticators.deviceUnknown' })
    expect((await second.unlock('60718293')).statusCode).toBe(403)
  })

  test('the count of wrong tries does not fall when a reset breaks off half-way (A39)', async () => {
    await first.unlock('82947151')
    const broken = transaction(t.ctx, async tx => {
      await resetPasscode(tx, { ...first, passcodeHash: 'v1$x$x' })
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    expect((await first.unlock('82947151')).json()).toMatchObject({ triesLeft: 8 })
  })
})

test('a closed account opens nothing; registering again opens it anew', async () => {
  const call = await first.open()
  await transaction(t.ctx, tx => closeAccount(tx, first.personId))
  expect((await call('GET', '/v1/me/devices')).statusCode).toBe(401)
  expect((await first.unlock()).json()).toMatchObject({ code: 'authenticators.deviceUnknown' })
  const again = await aBoundPhone(t, first.personId, first.phone)
  expect(again.usableAt).toBeUndefined()
  expect((await again.unlock()).statusCode).toBe(200)
})

test('a phone tells a stranger nothing about anybody (A43)', async () => {
  const stranger = await aPhone(hostOf(t))
  expect((await stranger.call('GET', '/v1/device')).json()).toEqual({ status: 'unknown' })
  expect((await stranger.call('POST', '/v1/session', { json: { passcode: PASSCODE } })).json()).toMatchObject(
    {
      code: 'authenticators.deviceUnknown',
    },
  )
})
