// What is tried against the dialect of ThaID; the names of the tests are the attacks of docs/threat-model.md.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aBrowser,
  authorizeUrl,
  basic,
  demo,
  getCode,
  hospital,
  openPage,
  PID,
  postForm,
  redeem,
  sendForm,
} from '../../../../tests/sign-in.ts'
import { aThaidClient } from '../../../../tests/thaid-client.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
})
afterAll(() => t.close())

const { tokens, introspect, refresh } = aThaidClient(() => t)

const registered = () => `${t.settings.outside}/callback`
test.each([
  ['sub-path', (uri: string) => `${uri}/more`],
  ['dots', (uri: string) => `${uri}/../callback`],
  ['user name', (uri: string) => uri.replace('//', '//evil@')],
  ['trailing dot', (uri: string) => uri.replace('127.0.0.1', '127.0.0.1.')],
  ['other port', (uri: string) => uri.replace(/:\d+/, ':4444')],
  ['fragment', (uri: string) => `${uri}#x`],
  ['query', (uri: string) => `${uri}?next=https://evil.example`],
  ['case', (uri: string) => uri.replace('callback', 'Callback')],
  ['look-alike host', (uri: string) => uri.replace('127.0.0.1', '127.0.0.1.еvil.example')],
  ['trailing slash', (uri: string) => `${uri}/`],
  ['backslash', (uri: string) => uri.replace('//', '/\\')],
])('A01: redirect_uri with %s is refused without a redirect', async (_name, change) => {
  const url = authorizeUrl({
    client_id: hospital.client_id,
    redirect_uri: change(registered()),
    scope: 'openid',
  })
  const answer = await t.request({ url })
  expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'http://127.0.0.1:8123/#x',
  '/cb',
  '127.0.0.1:8123',
  'http://127.0.0.1:8123/\r\nx:y',
  'https://rp.example/cb',
  'http://127.0.0.1.evil.example/cb',
  'http://evil@127.0.0.1/cb',
  'http://localhost@evil.example/cb',
  'http:\\\\evil.example@127.0.0.1/cb',
])('A01: even the open client does not return to %s', async redirect_uri => {
  expect((await t.request({ url: authorizeUrl({ redirect_uri }) })).statusCode).toBe(400)
})

test('A02: a code replayed ends in 400, and kills the tokens of the first use', async () => {
  const { code } = await getCode(t)
  const first = (await redeem(t, code)).json()
  const second = await redeem(t, code)
  expect(second.json().error_description).toBe('Invalid Authorization Code')
  expect(await introspect(first.access_token)).toEqual({ active: false })
  expect((await refresh(first.refresh_token)).statusCode).toBe(401)
  const bearer = { authorization: `Bearer ${first.access_token}` }
  expect((await t.request({ url: '/api/v2/oauth2/userinfo', headers: bearer })).statusCode).toBe(401)
})

test('A02: of many redemptions at once one wins', async () => {
  for (let round = 0; round < 10; round++) {
    const { code } = await getCode(t)
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(t, code)))
    expect(answers.filter(answer => answer.statusCode === 200)).toHaveLength(1)
    expect(answers.filter(answer => answer.statusCode === 400)).toHaveLength(7)
  }
})

test('A02: a code dies after ten minutes in the sandbox', async () => {
  const [used, late] = [await getCode(t), await getCode(t)]
  t.clock.advance(599)
  expect((await redeem(t, used.code)).statusCode).toBe(200)
  t.clock.advance(2)
  expect((await redeem(t, late.code)).statusCode).toBe(400)
})

test('A03: the code of one client is worth nothing to another, and stays good for its own', async () => {
  const { code } = await getCode(t)
  expect((await redeem(t, code, {}, basic(hospital))).statusCode).toBe(400)
  expect((await redeem(t, code)).statusCode).toBe(200)
})

test('A10: an id_token or refresh token is no access token; another client learns nothing', async () => {
  const answer = await tokens({ scope: 'openid pid' })
  for (const token of [answer.id_token, answer.refresh_token]) {
    const headers = { authorization: `Bearer ${token}` }
    expect((await t.request({ url: '/api/v2/oauth2/userinfo', headers })).statusCode).toBe(401)
  }
  expect(await introspect(answer.access_token, hospital)).toEqual({ active: false })
  expect((await refresh(answer.refresh_token, {}, hospital)).json().error).toBe('invalid_refresh_token')
  await postForm(
    t,
    '/api/v2/oauth2/revoke/',
    { token: answer.access_token },
    { authorization: basic(hospital) },
  )
  expect((await introspect(answer.access_token)).active).toBe(true)
})

test('A12: refresh gives the same or less, never more', async () => {
  const first = await tokens({ scope: 'openid pid' })
  const more = await refresh(first.refresh_token, { scope: 'openid pid address' })
  expect([more.statusCode, more.json().error]).toEqual([400, 'invalid_scope'])
  const less = (await refresh(first.refresh_token, { scope: 'pid' })).json()
  expect(less).toMatchObject({ scope: 'pid', pid: PID })
  expect((await refresh(less.refresh_token, { scope: 'openid pid' })).json().error).toBe('invalid_scope')
})

test('a refresh token used twice ends the whole sign-in', async () => {
  const first = await tokens()
  const second = (await refresh(first.refresh_token)).json()
  expect((await introspect(second.access_token)).active).toBe(true)
  const replay = await refresh(first.refresh_token)
  expect([replay.statusCode, replay.json().error]).toEqual([401, 'invalid_refresh_token'])
  expect((await introspect(second.access_token)).active).toBe(false)
  expect((await refresh(second.refresh_token)).statusCode).toBe(401)
})

test('revoking the refresh token ends the whole sign-in', async () => {
  const { access_token, refresh_token } = await tokens()
  await postForm(t, '/api/v2/oauth2/revoke/', { token: refresh_token }, { authorization: basic(demo) })
  expect(await introspect(access_token)).toEqual({ active: false })
})

test('bytes that no honest client sends are refused, never 5xx', async () => {
  for (const state of ['a%00b', '%E0%A4', '%FF', '%ED%A0%80']) {
    const answer = await t.request({ url: `${authorizeUrl({ state: undefined })}&state=${state}` })
    expect(answer.statusCode).toBeLessThan(500)
  }
  const nul = await t.request({ url: `${authorizeUrl({ client_id: undefined })}&client_id=a%00b` })
  expect(nul.statusCode).toBe(400)
  const proto = await postForm(t, '/api/v2/oauth2/token', { __proto__: 'x', constructor: 'y' })
  expect(proto.statusCode).toBe(401)
})

test('codes, tokens, secrets, numbers and names stand in no log line', async () => {
  const browser = aBrowser(t)
  const { page } = await openPage(browser)
  const location = new URL(String((await sendForm(browser, page, 'confirm')).headers.location))
  const code = location.searchParams.get('code') ?? ''
  const answer = (await redeem(t, code)).json()
  await t.settle()
  const logs = t.logLines.join('\n')
  for (const secret of [
    PID,
    code,
    answer.access_token,
    answer.refresh_token,
    answer.given_name,
    answer.family_name,
    demo.client_secret,
  ])
    expect(logs).not.toContain(secret)
})
