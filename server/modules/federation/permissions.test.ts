// Permissions, and their end: revoked or frozen, an organisation hears nothing more from that moment on.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aBrowser,
  aCitizenPhone,
  authorizeUrl,
  basic,
  demo,
  getCode,
  openPage,
  PASSCODE,
  PID,
  postForm,
  redeem,
  sendForm,
  ticketIn,
} from '../../../tests/sign-in.ts'
import { transaction } from '../../platform/context.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators, listDevices, unfreezeAccount } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people, recordDeath } from '../people/index.ts'
import { federation } from './index.ts'

type Tokens = { access_token: string; refresh_token: string }
const OTHER_PID = '1009900765433'

let t: TestServer
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.settle()
  // Past the window in which a person's requests are counted (A21).
  t.clock.advance(601)
  phone = await aCitizenPhone(t)
})

const signIn = async (url = authorizeUrl(), pid = PID) =>
  (await redeem(t, (await getCode(t, url, pid)).code)).json() as Tokens
const introspect = async ({ access_token: token }: Tokens) =>
  (await postForm(t, '/api/v2/oauth2/introspect/', { token }, { authorization: basic(demo) })).json()
const userinfo = ({ access_token: token }: Tokens) =>
  t.request({ url: '/api/v2/oauth2/userinfo/', headers: { authorization: `Bearer ${token}` } })
const refresh = ({ refresh_token }: Tokens) =>
  postForm(
    t,
    '/api/v2/oauth2/token/',
    { grant_type: 'refresh_token', refresh_token },
    { authorization: basic(demo) },
  )
const revoke = (client = demo) => phone.call('POST', `/v1/me/permissions/${client.client_id}/revoke`)
const permissions = async () =>
  (await phone.call('GET', '/v1/me/permissions')).json().permissions as Record<string, unknown>[]

/** Nothing of the sign-in answers any more, whatever door is tried. */
async function expectDead(tokens: Tokens) {
  expect(await introspect(tokens)).toMatchObject({ active: false })
  expect((await userinfo(tokens)).statusCode).toBe(401)
  expect((await refresh(tokens)).statusCode).toBe(401)
}
async function expectAlive(tokens: Tokens) {
  expect(await introspect(tokens)).toMatchObject({ active: true })
  expect((await userinfo(tokens)).statusCode).toBe(200)
}

describe('permissions', () => {
  test('say who, what for, which items, since when, and until when a token lives', async () => {
    await revoke()
    expect(await permissions()).toEqual([])
    await signIn(authorizeUrl({ scope: 'pid given_name' }))
    const firstAt = t.ctx.now().toISOString()
    t.clock.advance(90)
    await signIn(authorizeUrl({ scope: 'pid birthdate' }))
    expect(await permissions()).toEqual([
      {
        clientId: demo.client_id,
        party: expect.objectContaining({ domain: 'demo.tuaton.example', verified: false }),
        purpose: { th: expect.stringMatching(/\p{Script=Thai}/u), en: expect.any(String) },
        items: ['birthdate', 'given_name', 'pid'].map(scope =>
          expect.objectContaining({ scope, labelTh: expect.stringMatching(/\p{Script=Thai}/u) }),
        ),
        firstAt,
        lastAt: t.ctx.now().toISOString(),
        liveUntil: expect.any(String),
      },
    ])
  })

  test('revoked, every token of that client is dead at once at every door; others live on', async () => {
    const tokens = await signIn()
    const again = await signIn()
    const neighbour = await signIn(authorizeUrl(), OTHER_PID)
    await expectAlive(tokens)
    expect((await revoke()).statusCode).toBe(204)
    await expectDead(tokens)
    await expectDead(again)
    await expectAlive(neighbour)
    expect((await permissions()).map(({ clientId }) => clientId)).not.toContain(demo.client_id)
  })

  test('revoked, a code that was not yet redeemed is worth nothing', async () => {
    const { code } = await getCode(t)
    await revoke()
    expect((await redeem(t, code)).statusCode).toBe(400)
  })

  test('revoked, a request under way ends: the phone cannot say yes to it any more', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    await revoke()
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
    const answer = await phone.call('POST', `/v1/sign-in/requests/${id}/approve`, {
      passcode: PASSCODE,
      number: number ?? '10',
      items: ['pid', 'given_name', 'family_name'],
    })
    expect(answer.statusCode).toBe(409)
  })

  test('a new sign-in afterwards is a new permission', async () => {
    await signIn()
    await revoke()
    t.clock.advance(5)
    const tokens = await signIn(authorizeUrl({ scope: 'pid' }))
    await expectAlive(tokens)
    const [permission] = await permissions()
    expect(permission).toMatchObject({ firstAt: t.ctx.now().toISOString(), items: [{ scope: 'pid' }] })
  })

  test('revoking races refreshing: whoever is first, nothing lives afterwards', async () => {
    for (let round = 0; round < 8; round += 1) {
      const tokens = await signIn()
      const [refreshed] = await Promise.all([refresh(tokens), revoke()])
      await expectDead(tokens)
      if (refreshed.statusCode === 200) await expectDead(refreshed.json())
    }
  })

  test('revoked twice it is told once; an unknown client is said to be unknown', async () => {
    await signIn()
    const before = await countNotices('permissionRevoked')
    const answers = await Promise.all([revoke(), revoke(), revoke()])
    expect(answers.map(answer => answer.statusCode)).toEqual([204, 204, 204])
    await t.settle()
    expect((await countNotices('permissionRevoked')) - before).toBe(1)
    const unknown = await phone.call('POST', '/v1/me/permissions/nobody/revoke')
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'federation.permissionNotFound'])
  })

  test('A50: one person sees and revokes only their own', async () => {
    const mine = await signIn()
    const other = await aCitizenPhone(t, OTHER_PID)
    await other.call('POST', `/v1/me/permissions/${demo.client_id}/revoke`)
    await expectAlive(mine)
    expect((await other.call('GET', '/v1/me/permissions')).json().permissions).toEqual([])
    for (const [method, path] of [
      ['GET', '/v1/me/permissions'],
      ['POST', `/v1/me/permissions/${demo.client_id}/revoke`],
    ] as const)
      expect((await t.request({ method, url: path })).statusCode).toBe(401)
  })
})

const countNotices = async (kind: string) =>
  ((await phone.call('GET', '/v1/me/notices')).json().notices as { kind: string }[]).filter(
    notice => notice.kind === kind,
  ).length

describe('everything frozen (R7)', () => {
  test('no token answers, no code is redeemed, no new sign-in passes; and the dead stay dead', async () => {
    const tokens = await signIn()
    const { code } = await getCode(t)
    const browser = aBrowser(t)
    const { page } = await openPage(browser)
    expect((await phone.call('POST', '/v1/me/freeze')).statusCode).toBe(204)
    // Before any listener has run: the doors ask the account themselves.
    expect(await introspect(tokens)).toMatchObject({ active: false })
    expect((await userinfo(tokens)).statusCode).toBe(401)
    expect((await refresh(tokens)).statusCode).toBe(401)
    expect((await redeem(t, code)).statusCode).toBe(401)
    const said = await sendForm(browser, page, 'confirm')
    expect([said.statusCode, said.headers.location]).toEqual([400, undefined])
    await t.settle()
    await thaw()
    await expectDead(tokens)
    await expectAlive(await signIn())
  })

  test('a sign-in approved but not yet fetched is not handed over', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
    const approved = await phone.call('POST', `/v1/sign-in/requests/${id}/approve`, {
      passcode: PASSCODE,
      number,
      items: ['pid', 'given_name', 'family_name'],
    })
    expect(approved.json()).toEqual({ status: 'approved' })
    await phone.call('POST', '/v1/me/freeze')
    const finish = await browser({ url: `/sign-in/${id}/finish` })
    expect(String(finish.headers.location ?? '')).not.toContain('code=')
    await thaw()
  })
})

test('of a person who has died nothing is told any more', async () => {
  const number = '3009900123454'
  const tokens = await signIn(authorizeUrl(), number)
  await expectAlive(tokens)
  const { personId } = await aCitizenPhone(t, number)
  await recordDeath(t.ctx, { personId, diedOn: '2026-11-23' })
  expect(await introspect(tokens)).toMatchObject({ active: false })
  expect((await refresh(tokens)).statusCode).toBe(401)
})

/** What a face on the bound phone does; proofing has its own tests. */
async function thaw() {
  const { personId } = phone
  const [device] = await listDevices(t.ctx, personId)
  await transaction(t.ctx, tx => unfreezeAccount(tx, { personId, deviceId: device!.id }))
}
