import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBoundPhone, type Holder, PASSCODE } from '../../../tests/bound-phone.ts'
import { type Authenticator, anAuthenticator } from '../../../tests/passkey.ts'
import { aPhone, hostOf, type Phone } from '../../../tests/phone.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from './index.ts'

// The injected requests come to http://localhost, a name that WebAuthn takes.
const ORIGIN = 'http://localhost'
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [authenticators] })
})
afterAll(() => t.close())

let holder: Holder
let call: Awaited<ReturnType<Holder['open']>>
let key: Authenticator
let browser: Phone
beforeEach(async () => {
  holder = await aBoundPhone(t)
  call = await holder.open()
  key = anAuthenticator(ORIGIN)
  browser = await aPhone(hostOf(t))
})

type Json = Record<string, never> & { challenge: string; code: string; id: string; accessToken: string }
const json = (answer: { json: () => never }) => answer.json() as Json
const add = async (change = {}, passcode = PASSCODE, with_ = key) => {
  const options = json(await call('POST', '/v1/me/passkeys/options'))
  return call('POST', '/v1/me/passkeys', {
    passcode,
    name: 'Laptop',
    response: with_.create(options, change),
  })
}
const ask = async (by = browser) => json(await by.call('POST', '/v1/passkey/options'))
const signIn = async (change = {}, { by = browser, options = undefined as Json | undefined } = {}) =>
  by.call('POST', '/v1/passkey/session', { json: { response: key.get(options ?? (await ask(by)), change) } })
const me = (token: string, by = browser) => by.call('GET', '/v1/me/devices', { token })

describe('a passkey', () => {
  test('is added with the passcode, and opens a session in another browser', async () => {
    expect((await add()).statusCode).toBe(201)
    const { accessToken } = json(await signIn())
    const list = (await me(accessToken)).json() as { sessions: object[]; passkeys: object[] }
    expect(list.sessions).toContainEqual(
      expect.objectContaining({ by: 'passkey', current: true, name: 'Laptop' }),
    )
    expect(list.passkeys).toMatchObject([{ name: 'Laptop', lastUsedAt: t.ctx.now().toISOString() }])
    expect(JSON.stringify(list)).not.toContain(key.id)
  })

  test('its session may freeze and steer, but not do what needs the phone', async () => {
    await add()
    const { accessToken } = json(await signIn())
    const post = (url: string, body?: object) =>
      browser.call('POST', url, { token: accessToken, ...(body ? { json: body } : {}) })
    expect(json(await post('/v1/me/passkeys/options')).code).toBe('authenticators.phoneNeeded')
    expect((await post('/v1/me/freeze')).statusCode).toBe(204)
    expect((await me(accessToken)).statusCode).toBe(401)
    expect(json(await signIn()).code).toBe('authenticators.accountFrozen')
  })

  test('says yes to a waiting phone without a passcode (A46)', async () => {
    await add()
    const second = await aBoundPhone(t, holder.personId)
    const { accessToken } = json(await signIn())
    const url = `/v1/me/devices/${second.deviceId}/approve`
    expect((await browser.call('POST', url, { token: accessToken, json: {} })).statusCode).toBe(204)
    expect((await second.unlock()).statusCode).toBe(200)
  })

  test('taken away, it opens nothing, and what it opened is closed', async () => {
    const { id } = json(await add())
    const { accessToken } = json(await signIn())
    expect((await call('DELETE', `/v1/me/passkeys/${id}`)).statusCode).toBe(204)
    expect((await me(accessToken)).statusCode).toBe(401)
    expect(json(await signIn()).code).toBe('authenticators.passkeyUnknown')
    expect(json(await call('DELETE', `/v1/me/passkeys/${id}`)).code).toBe('authenticators.passkeyNotFound')
  })
})

describe('adding is refused', () => {
  test.each([
    ['from another origin (A25)', { origin: 'https://tuaton.example' }],
    ['for another place', { rpId: 'tuaton.example' }],
    ['without a person verified by the authenticator', { flags: 0x41 }],
    ['with a challenge of its own making', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['as an answer to another question', { type: 'webauthn.get' }],
  ])('%s', async (_, change) => {
    expect(json(await add(change)).code).toBe('authenticators.passkeyRefused')
  })

  test('with a wrong passcode, which counts', async () => {
    expect((await add({}, '82947151')).json()).toMatchObject({
      code: 'authenticators.passcodeWrong',
      triesLeft: 9,
    })
  })

  test('when the credential is somebody else’s already', async () => {
    await add()
    const other = await aBoundPhone(t)
    call = await other.open()
    expect(json(await add()).code).toBe('authenticators.passkeyRefused')
    expect(json(await add()).code).toBe('authenticators.passkeyRefused')
  })

  test('at an address of numbers, where browsers know no passkeys', async () => {
    const answer = await t.request({
      method: 'POST',
      url: '/v1/passkey/options',
      headers: { host: '127.0.0.1:4000', dpop: await browser.proof('POST', '/v1/passkey/options') },
    })
    expect(answer.json()).toMatchObject({ code: 'authenticators.passkeyNeedsName' })
  })
})

describe('signing in is refused', () => {
  beforeEach(async () => void (await add()))

  test.each([
    ['from another origin (A25)', { origin: 'https://tuaton.example' }],
    ['for another place', { rpId: 'tuaton.example' }],
    ['without a person verified by the authenticator', { flags: 0x01 }],
    ['with a count that fell: a copy', { count: 1 }],
  ])('%s', async (_, change) => {
    expect(json(await signIn(change)).code).toBe('authenticators.passkeyRefused')
  })

  test('with an answer that was sent before (A30)', async () => {
    const options = await ask()
    const response = key.get(options)
    const send = () => browser.call('POST', '/v1/passkey/session', { json: { response } })
    expect((await send()).statusCode).toBe(200)
    expect(json(await send()).code).toBe('authenticators.passkeyRefused')
  })

  test('with a challenge that another browser asked for, or that is too old', async () => {
    const thief = await aPhone(hostOf(t))
    expect(json(await signIn({}, { by: thief, options: await ask(browser) })).code).toBe(
      'authenticators.passkeyRefused',
    )
    const options = await ask()
    t.clock.advance(301)
    expect(json(await signIn({}, { options })).code).toBe('authenticators.passkeyRefused')
  })

  test('with a session token stolen from the browser (A06)', async () => {
    const { accessToken } = json(await signIn())
    const thief = await aPhone(hostOf(t))
    expect((await me(accessToken, thief)).statusCode).toBe(401)
  })

  test('and a copy is recorded', async () => {
    await signIn({ count: 1 })
    const { rows } = await sql`select 1 from platform.event
      where name = 'authenticators.passkeyRefused' and person_id = ${holder.personId}`.execute(t.ctx.db)
    expect(rows).toHaveLength(1)
  })
})

test('the options tell nothing about anybody (A43)', async () => {
  await add()
  const one = await ask()
  const other = await ask(await aPhone(hostOf(t)))
  expect({ ...one, challenge: '' }).toEqual({ ...other, challenge: '' })
  expect(JSON.stringify(one)).not.toContain('allowCredentials":[{')
})
