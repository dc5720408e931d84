// An agency's desk asks and the phone answers (OpenID Connect CIBA), with openid-client at the desk.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { advance, discover, errorOf, freezeWith, registerKeyClient } from '../../../../tests/oidc.ts'
import { aCitizenPhone, PASSCODE, PID } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

const MESSAGE = 'ช่อง 7 A12'
const CIBA = 'urn:openid:params:grant-type:ciba' as const
let t: TestServer
let desk: client.Configuration
let phone: Awaited<ReturnType<typeof aCitizenPhone>>

beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  desk = await aDesk()
  phone = await aCitizenPhone(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})
beforeEach(async () => {
  advance(t, 601)
  phone = await aCitizenPhone(t)
})

async function aDesk(oidc: object = {}) {
  const { clientId, auth } = await registerKeyClient(t, {
    profile: 'baseline',
    redirectUris: [],
    oidc: { grant_types: [CIBA, 'refresh_token'], backchannel_token_delivery_mode: 'poll', ...oidc },
  })
  return discover(t, clientId, auth)
}

const readOut = async () => (await phone.call('POST', '/v1/sign-in/desk-code')).json().code as string

const ask = async (more: Record<string, string> = {}, who = desk) =>
  client.initiateBackchannelAuthentication(who, {
    scope: 'openid given_name birthdate',
    binding_message: MESSAGE,
    ...('login_hint' in more || 'id_token_hint' in more || 'login_hint_token' in more
      ? {}
      : { login_hint: await readOut() }),
    ...more,
  })

type Asked = Awaited<ReturnType<typeof ask>>
const fetchAnswer = ({ auth_req_id }: Asked, who = desk) =>
  client.genericGrantRequest(who, CIBA, { auth_req_id })

/** What the app finds when a desk has asked with its code. */
async function found() {
  const { status, requestId } = (await phone.call('GET', '/v1/sign-in/desk-code')).json()
  expect(status).toBe('asked')
  return (await phone.call('GET', `/v1/sign-in/requests/${requestId}`)).json()
}
const answer = (id: string, say: 'approve' | 'deny', items: string[] = ['given_name']) =>
  phone.call(
    'POST',
    `/v1/sign-in/requests/${id}/${say}`,
    ...(say === 'approve' ? [{ passcode: PASSCODE, items }] : []),
  )

describe('a desk asks, the phone answers', () => {
  test('code read out, request shown with the desk’s own words, yes, tokens, and only what was given', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ expires_in: 300, auth_req_id: expect.any(String) })
    expect(await errorOf(fetchAnswer(asked))).toBe('authorization_pending')
    const view = await found()
    expect(view).toMatchObject({
      status: 'waiting',
      elsewhere: { at: 'desk', message: MESSAGE },
      party: { domain: 'bank.example' },
      needsNumber: false,
    })
    expect((await answer(view.id, 'approve')).json()).toEqual({ status: 'approved' })
    await t.settle()
    const tokens = await fetchAnswer(asked)
    expect(tokens.claims()).toMatchObject({ acr: 'ial2.3', amr: ['swk', 'pin', 'mfa'] })
    const told = await client.fetchUserInfo(desk, tokens.access_token, tokens.claims()!.sub)
    expect(Object.keys(told).sort()).toEqual(['given_name', 'sub'])
    expect(await errorOf(fetchAnswer(asked))).toBe('invalid_grant')
    const listed = (await phone.call('GET', '/v1/me/permissions')).json().permissions
    expect(listed).toContainEqual(expect.objectContaining({ clientId: desk.clientMetadata().client_id }))
  })

  test('the library’s own way of waiting gets the answer', async () => {
    const asked = await ask()
    const waiting = client.pollBackchannelAuthenticationGrant(desk, { ...asked, interval: 0.2 })
    const view = await found()
    await answer(view.id, 'approve')
    await t.settle()
    expect((await waiting).claims()?.sub).toBeTruthy()
  })

  test('a no is access_denied', async () => {
    const asked = await ask()
    await answer((await found()).id, 'deny')
    await t.settle()
    expect(await errorOf(fetchAnswer(asked))).toBe('access_denied')
  })

  test('nobody answers: the code runs out, then the request', async () => {
    const asked = await ask()
    const { id } = await found()
    advance(t, 181)
    expect((await answer(id, 'approve')).statusCode).toBe(410)
    expect(await errorOf(fetchAnswer(asked))).toBe('authorization_pending')
    advance(t, 120)
    expect(await errorOf(fetchAnswer(asked))).toBe('expired_token')
  })

  test('delivered twice, as after a crash, it gives the same answer once', async () => {
    const asked = await ask()
    await answer((await found()).id, 'approve')
    await t.settle()
    await t.settle()
    expect((await fetchAnswer(asked)).access_token).toBeTruthy()
  })

  test('frozen between the yes and the fetching: nothing is given (R7)', async () => {
    phone = await aCitizenPhone(t, '3009900123454')
    const asked = await ask()
    await answer((await found()).id, 'approve')
    await phone.call('POST', '/v1/me/freeze')
    await t.settle()
    expect(await errorOf(fetchAnswer(asked))).toMatch(/^(access_denied|invalid_grant)$/)
  })

  test('ping: the desk is rung with its own token, again when it did not answer', async () => {
    const rings: { authorization: string | undefined; body: string }[] = []
    const bell = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      rings.push({ authorization: request.headers.authorization, body })
      response.writeHead(rings.length === 1 ? 503 : 204).end()
    }).listen(0, '127.0.0.1')
    await once(bell, 'listening')
    const { port } = bell.address() as AddressInfo
    const own = await aDesk({
      backchannel_token_delivery_mode: 'ping',
      backchannel_client_notification_endpoint: `http://127.0.0.1:${port}/ping`,
    })
    const asked = await ask({ client_notification_token: 'the-desks-own-token' }, own)
    await answer((await found()).id, 'approve')
    await vi.waitFor(
      async () => {
        await t.settle().catch(() => {})
        expect(rings.length).toBeGreaterThanOrEqual(2)
      },
      { timeout: 20_000, interval: 200 },
    )
    bell.close()
    expect(rings.at(-1)).toEqual({
      authorization: 'Bearer the-desks-own-token',
      body: JSON.stringify({ auth_req_id: asked.auth_req_id }),
    })
    expect((await fetchAnswer(asked, own)).access_token).toBeTruthy()
  })
})

describe('the code', () => {
  test('is eight digits, replaced by the next, ended by leaving, over after three minutes, spent by one request', async () => {
    const first = await readOut()
    expect(first).toMatch(/^\d{8}$/)
    const second = await readOut()
    expect(await errorOf(ask({ login_hint: first }))).toBe('unknown_user_id')
    await ask({ login_hint: second })
    expect(await errorOf(ask({ login_hint: second }))).toBe('unknown_user_id')
    const third = await readOut()
    expect((await phone.call('DELETE', '/v1/sign-in/desk-code')).statusCode).toBe(204)
    expect(await errorOf(ask({ login_hint: third }))).toBe('unknown_user_id')
    const fourth = await readOut()
    advance(t, 181)
    expect(await errorOf(ask({ login_hint: fourth }))).toBe('unknown_user_id')
    expect((await phone.call('GET', '/v1/sign-in/desk-code')).json()).toEqual({ status: 'ended' })
  })

  test('A23: of many desks that ask with one code at once, one wins', async () => {
    const login_hint = await readOut()
    const answers = await Promise.all(Array.from({ length: 10 }, () => errorOf(ask({ login_hint }))))
    expect(answers.filter(error => error === 'none')).toHaveLength(1)
  })

  test('a desk’s words are needed and short, and a bad wording does not spend the code', async () => {
    const login_hint = await readOut()
    for (const binding_message of ['', 'x'.repeat(21), '<b>7</b>', 'a\u0000b'])
      expect(await errorOf(ask({ login_hint, binding_message }))).toBe('invalid_binding_message')
    expect(await errorOf(ask({ login_hint }))).toBe('none')
  })
})

describe('attacks', () => {
  test('A22: no request starts from a citizen number, an old id_token or any other name of a person', async () => {
    const asked = await ask()
    await answer((await found()).id, 'approve')
    await t.settle()
    const { id_token } = await fetchAnswer(asked)
    const hints: Record<string, string>[] = [
      { login_hint: PID },
      { login_hint: phone.personId },
      { login_hint: '' },
      { login_hint_token: PID },
      { id_token_hint: id_token! },
    ]
    for (const hint of hints) expect(await errorOf(ask(hint))).toMatch(/^(unknown_user_id|invalid_request)$/)
  })

  test('A21: nobody is asked twenty-one times in ten minutes, however many codes are read out', async () => {
    for (let round = 0; round < 20; round++) await ask()
    expect((await phone.call('POST', '/v1/sign-in/desk-code')).statusCode).toBe(429)
  })

  test('A43: a desk that guesses codes is stopped after thirty, for right ones too', async () => {
    const own = await aDesk()
    const login_hint = await readOut()
    const guess = (code: string) => errorOf(ask({ login_hint: code }, own))
    for (let round = 0; round < 30; round++)
      expect(await guess(String(round).padStart(8, '0'))).toBe('unknown_user_id')
    expect(await guess(login_hint)).toBe('access_denied')
    expect(await errorOf(ask({ login_hint }))).toBe('none')
  })

  test('A12: a desk gets no item that it is not registered for', async () => {
    expect(await errorOf(ask({ scope: 'openid pid' }))).toBe('invalid_scope')
  })

  test('a client without this grant cannot ask', async () => {
    const { clientId, auth } = await registerKeyClient(t, { profile: 'baseline' })
    const own = await discover(t, clientId, auth)
    expect(await errorOf(ask({}, own))).toMatch(/^(unauthorized_client|invalid_request)$/)
  })

  test('another phone does not see the request', async () => {
    await ask()
    const { id } = await found()
    const other = await aCitizenPhone(t, '3009900543216')
    expect((await other.call('GET', `/v1/sign-in/requests/${id}`)).statusCode).toBe(404)
    expect((await other.call('GET', '/v1/sign-in/desk-code')).json()).toEqual({ status: 'ended' })
  })
})
