// The developer portal through its door: a browser with cookies, the real sign-in page, and openid-client with the keys it hands out.
import { generateKeyPairSync } from 'node:crypto'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchFrom } from '../../../tests/fetch.ts'
import { freezeWith, signIn } from '../../../tests/oidc.ts'
import { enterPortal } from '../../../tests/portal.ts'
import { aBrowser, type Browser, openPage, sendForm } from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { federation } from '../federation/index.ts'
import { linkage } from '../linkage/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { portal } from './index.ts'

const OWNER = '1234567890121'
const STRANGER = '0099000000017'
const CALLBACK = 'http://127.0.0.1:8080/callback'
let t: TestServer

beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation, linkage, portal],
  })
  freezeWith(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

const get = (browser: Browser, url: string) => browser({ url, headers: { accept: 'text/html' } })
const post = (browser: Browser, url: string, form: Record<string, string | string[]> = {}, headers = {}) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map(one => [name, one])),
    ).toString(),
  })

/** Sends a form and goes where that leads: the page, or the form again with what is wrong. */
async function sendAndFollow(browser: Browser, url: string, form: Record<string, string | string[]> = {}) {
  const answer = await post(browser, url, form)
  return answer.headers.location ? get(browser, String(answer.headers.location)) : answer
}

/** A browser in which somebody has signed in to the portal. */
async function aDeveloper(pid = OWNER) {
  const browser = aBrowser(t)
  await enterPortal(browser, pid)
  return browser
}

async function anOrganisation(browser: Browser) {
  const form = { nameTh: 'กรมทดลอง', nameEn: 'Department of Trials', domain: 'trials.example' }
  return String((await post(browser, '/portal/organisations', form)).headers.location)
}

const registration = (more: Record<string, string | string[]> = {}) => ({
  speaks: 'oidc',
  redirectUris: CALLBACK,
  items: ['given_name', 'family_name'],
  purposeTh: 'ทดลอง',
  purposeEn: 'To try',
  ...more,
})
const inCode = (page: { body: string }, id: string) =>
  new RegExp(`<code id="${id}">([^<]+)</code>`).exec(page.body)?.[1] ?? ''

async function aClient(browser: Browser, more: Record<string, string | string[]> = {}) {
  const at = await anOrganisation(browser)
  const page = await sendAndFollow(browser, `${at}/clients`, registration(more))
  return { at, page, id: inCode(page, 'client-id'), secret: inCode(page, 'client-secret') }
}

const discover = (id: string, secret: string, path = '/oidc') =>
  client.discovery(new URL(t.settings.origin + path), id, undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
    [client.customFetch]: fetchFrom(t),
  })

async function attempt(config: client.Configuration, { verifier = 'v'.repeat(50) } = {}) {
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state: 's',
    code_challenge: await client.calculatePKCECodeChallenge('v'.repeat(50)),
    code_challenge_method: 'S256',
  })
  const back = await signIn(t, url)
  return client.authorizationCodeGrant(config, back, { expectedState: 's', pkceCodeVerifier: verifier })
}

/** How a call of the library ended: `none` when well, the error's name, or `refused` for a client that was not believed. */
async function endOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof client.WWWAuthenticateChallengeError && error.status === 401) return 'refused'
    return error instanceof client.ResponseBodyError ? error.error : String(error)
  }
}

describe('signing in', () => {
  test('with the very identity that clients ask for; a cookie no script reads remembers it', async () => {
    const browser = await aDeveloper()
    expect((await get(browser, '/portal')).body).toContain('หน่วยงานของท่าน')
    await post(browser, '/portal/sign-out')
    expect((await get(browser, '/portal')).body).toContain('id="sign-in"')
  })

  test('a no leaves nobody signed in', async () => {
    const browser = aBrowser(t)
    const { page } = await openPage(browser, '/portal/sign-in')
    const back = new URL(String((await sendForm(browser, page, 'deny')).headers.location))
    const answer = await get(browser, back.pathname + back.search)
    expect(answer.headers.location).toBe('/portal?signed-in=no')
    expect((await get(browser, String(answer.headers.location))).body).toContain('role="status"')
  })

  test('A11, A20: a code of another browser, or an answer that nobody began, opens nothing', async () => {
    const [mine, theirs] = [aBrowser(t), aBrowser(t)]
    await openPage(mine, '/portal/sign-in')
    const { page } = await openPage(theirs, '/portal/sign-in')
    const back = new URL(String((await sendForm(theirs, page, 'confirm')).headers.location))
    await get(mine, back.pathname + back.search)
    expect((await get(mine, '/portal')).body).toContain('id="sign-in"')
    await get(aBrowser(t), '/portal/callback?code=abc&state=abc')
  })

  test('whoever is not signed in is led to the first page; a program hears 401', async () => {
    const at = '/portal/organisations/018f0000-0000-7000-8000-000000000001'
    const page = await get(aBrowser(t), at)
    expect([page.statusCode, page.headers.location]).toEqual([303, '/portal'])
    expect((await t.request({ url: at })).json().code).toBe('portal.signInFirst')
  })

  test('A15: a form of another site changes nothing', async () => {
    const browser = await aDeveloper()
    const answer = await post(
      browser,
      '/portal/organisations',
      { nameTh: 'กรมปลอม', nameEn: 'Fake', domain: 'fake.example' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(answer.statusCode).toBe(403)
    expect((await get(browser, '/portal')).body).not.toContain('fake.example')
  })
})

describe('officers who look into the register', () => {
  const LINK = { OfficeID: '00023', ServiceID: '001', Version: '01', CitizenID: OWNER }

  test('join by a link, look for the organisation after signing in at it, see nothing of its systems, and can be dismissed', async () => {
    const browser = await aDeveloper()
    const { at, id, secret } = await aClient(browser, {
      speaks: 'thaid',
      rights: ['register.linkage', 'register.linkage.absent'],
    })
    const page = await sendAndFollow(browser, `${at}/invitations`, { role: 'officer' })
    const link = new URL(inCode(page, 'invitation')).pathname
    const officer = await aDeveloper(STRANGER)
    expect((await get(officer, link)).body).toContain('เจ้าของข้อมูลเห็นทุกครั้งที่ท่านดู')
    expect((await sendAndFollow(officer, link)).body).toContain('ท่านเป็นเจ้าหน้าที่ของหน่วยงานนั้นแล้ว')
    expect((await get(officer, at)).statusCode).toBe(404)
    const query = new URLSearchParams({
      client_id: id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'given_name',
      state: 'state-of-officer',
    })
    const counter = aBrowser(t)
    const { page: signInPage } = await openPage(counter, `/api/v2/oauth2/auth/?${query}`)
    await sendForm(counter, signInPage, 'confirm', STRANGER)
    const opened = await t.request({
      url: `/ws/auth/validate?${new URLSearchParams({ ConsumerSecret: secret, AgentID: STRANGER })}`,
      headers: { 'consumer-key': id },
    })
    const look = () =>
      t.request({
        url: `/ws/dopa/linkage/v1/link?${new URLSearchParams(LINK)}`,
        headers: { 'consumer-key': id, token: opened.json().Result },
      })
    expect((await look()).json().pid).toBe(Number(OWNER))
    const dismiss = /action="([^"]+\/officers\/[^"]+\/end)"/.exec((await get(browser, at)).body)?.[1] ?? ''
    await post(browser, dismiss)
    expect((await look()).statusCode).toBe(401)
  })
})

test('the reference shows every endpoint for agencies, signed in or not, from the contract', async () => {
  const page = await get(aBrowser(t), '/portal/reference')
  for (const path of [
    '/api/v2/oauth2/token',
    '/connect/userinfo',
    '/ws/dopa/linkage/v1/link',
    '/api/fvs/v1/verify',
  ])
    expect(page.body).toContain(`<code>${path}</code>`)
  expect(page.body).not.toContain('/v1/me')
})

test('nobody fills the register of organisations or the list of systems', async () => {
  const browser = await aDeveloper('0099000000025')
  const form = { nameTh: 'กรมซ้ำ', nameEn: 'Again', domain: 'again.example' }
  const made = []
  for (let n = 0; n < 21; n += 1) made.push((await post(browser, '/portal/organisations', form)).statusCode)
  expect([made.filter(status => status === 302).length, made.at(-1)]).toEqual([20, 429])
})

describe('keys at once', () => {
  test('a registered system signs somebody in with the keys on the page, shown once', async () => {
    const browser = await aDeveloper()
    const { id, secret } = await aClient(browser)
    const tokens = await attempt(await discover(id, secret))
    expect(tokens.claims()?.acr).toBe('ial2.3')
    const later = await get(browser, `/portal/clients/${id}`)
    expect(later.body).not.toContain(secret)
    expect(t.logLines.join()).not.toContain(secret)
  })

  test('a new secret works and the old one is dead at once', async () => {
    const browser = await aDeveloper()
    const { id, secret } = await aClient(browser)
    const fresh = inCode(await sendAndFollow(browser, `/portal/clients/${id}/secret`), 'client-secret')
    expect(await endOf(attempt(await discover(id, secret)))).toBe('refused')
    expect(await endOf(attempt(await discover(id, fresh)))).toBe('none')
  })

  test('a suspended system is as if it did not exist, until it is let on again', async () => {
    const browser = await aDeveloper()
    const { id, secret } = await aClient(browser)
    const config = await discover(id, secret)
    const { access_token: token } = await attempt(config)
    await post(browser, `/portal/clients/${id}/status`, { status: 'suspended' })
    expect(await endOf(client.tokenIntrospection(config, token))).toBe('refused')
    expect((await get(browser, `/portal/clients/${id}`)).body).toContain('ระงับอยู่')
    await post(browser, `/portal/clients/${id}/status`, { status: 'active' })
    expect(await endOf(attempt(config))).toBe('none')
  })

  test('the older dialects: ThaID’s and ทางรัฐ’s, each in its own words', async () => {
    const browser = await aDeveloper()
    for (const [speaks, url] of [
      ['thaid', '/api/v2/oauth2/auth/'],
      ['dga', '/connect/authorize'],
    ] as const) {
      const { id } = await aClient(browser, { speaks })
      const query = new URLSearchParams({
        client_id: id,
        redirect_uri: CALLBACK,
        response_type: 'code',
        scope: 'openid given_name',
        state: 's',
      })
      expect((await get(aBrowser(t), `${url}?${query}`)).statusCode).toBe(200)
      expect((await get(aBrowser(t), `/oidc/auth?${query}`)).statusCode).toBe(400)
    }
  })

  test('FAPI 2.0 takes public keys, and no private ones', async () => {
    const browser = await aDeveloper()
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const keys = (key: object) => JSON.stringify({ keys: [{ ...key, kid: 'k', alg: 'ES256', use: 'sig' }] })
    const made = await aClient(browser, { speaks: 'fapi2', jwks: keys(publicKey.export({ format: 'jwk' })) })
    expect(made.id).toHaveLength(43)
    for (const jwks of ['', 'no json', keys(privateKey.export({ format: 'jwk' }))]) {
      const { page } = await aClient(browser, { speaks: 'fapi2', jwks })
      expect(page.statusCode).toBe(400)
      expect(page.body).toContain('id="jwks-problem"')
    }
  })
})

describe('the trace', () => {
  test('tells every attempt and the rule that was broken, and nothing of the person', async () => {
    const browser = await aDeveloper()
    const { id, secret } = await aClient(browser)
    await attempt(await discover(id, secret))
    const query = new URLSearchParams({
      client_id: id,
      redirect_uri: 'http://127.0.0.1:1/other',
      response_type: 'code',
      scope: 'openid',
    })
    await get(aBrowser(t), `/oidc/auth?${query}`)
    expect(await endOf(attempt(await discover(id, secret), { verifier: 'w'.repeat(50) }))).toBe(
      'invalid_grant',
    )
    expect(await endOf(attempt(await discover(id, 'wrong')))).toBe('refused')
    await t.settle()
    const { body } = await get(browser, `/portal/clients/${id}/trace`)
    for (const words of ['ประชาชนอนุญาต', 'redirect_uri', 'code_verifier', 'client_secret', 'RFC 7636'])
      expect(body).toContain(words)
    for (const secretThing of [OWNER, 'สมมติ', secret]) expect(body).not.toContain(secretThing)
  })

  test('empty, it says what to do', async () => {
    const { page } = await aClient(await aDeveloper())
    expect(page.body).toContain('ยังไม่มี ลองให้ระบบของท่านถาม')
  })
})

describe('who may do what', () => {
  test('A49: a stranger finds no organisation, system or trace of others, and changes none', async () => {
    const { at, id } = await aClient(await aDeveloper())
    const stranger = await aDeveloper(STRANGER)
    for (const url of [at, `${at}/clients/new`, `/portal/clients/${id}`, `/portal/clients/${id}/trace`])
      expect((await get(stranger, url)).statusCode).toBe(404)
    for (const url of [
      `${at}/invitations`,
      `${at}/clients`,
      `/portal/clients/${id}`,
      `/portal/clients/${id}/secret`,
    ])
      expect((await post(stranger, url, registration())).statusCode).toBe(404)
  })

  test('a colleague joins by a link, once, and may not invite others', async () => {
    const owner = await aDeveloper()
    const at = await anOrganisation(owner)
    const link = new URL(inCode(await sendAndFollow(owner, `${at}/invitations`), 'invitation')).pathname
    const colleague = await aDeveloper(STRANGER)
    expect((await get(colleague, link)).body).toContain('กรมทดลอง')
    expect((await post(colleague, link)).headers.location).toBe(at)
    expect((await get(colleague, at)).statusCode).toBe(200)
    expect((await post(colleague, `${at}/invitations`)).statusCode).toBe(403)
    expect((await post(await aDeveloper('0099000000025'), link)).statusCode).toBe(410)
  })

  test.each([
    ['redirectUris', 'http://evil.example/cb'],
    ['redirectUris', 'javascript:alert(1)'],
    ['redirectUris', 'https://a.example/#x'],
    ['purposeTh', ''],
    ['purposeTh', 'ยืนยันตัวตน \u041e\u041a'],
    ['logoutUris', 'ftp://a.example/'],
  ])('a registration with %s %j comes back with what was typed and what is wrong', async (name, value) => {
    const { page } = await aClient(await aDeveloper(), { [name]: value, purposeEn: 'Kept as typed' })
    expect(page.statusCode).toBe(400)
    expect(page.body).toContain(`id="${name}-problem"`)
    expect(page.body).toContain('Kept as typed')
  })

  test('A14: no letter of a name passes for one of another script; Thai and English stand side by side', async () => {
    const browser = await aDeveloper(STRANGER)
    const create = (nameTh: string, nameEn: string) =>
      post(browser, '/portal/organisations', { nameTh, nameEn, domain: 'bank.example' })
    const wrong = await create('ธนาคาร', 'B\u0430nk of Trials')
    expect([wrong.statusCode, wrong.body.includes('id="nameEn-problem"')]).toEqual([400, true])
    expect(wrong.body).toContain('ไม่ปนอักษรอื่นที่หน้าตาเหมือนกัน')
    expect((await create('ธนาคาร e-Bank 24', 'Bank of Trials')).statusCode).toBe(302)
  })

  test('A14: a name is text, whatever it looks like', async () => {
    const browser = await aDeveloper(STRANGER)
    const form = { nameTh: '<script>alert(1)</script>', nameEn: 'X & Y', domain: 'x.example' }
    expect((await post(browser, '/portal/organisations', form)).statusCode).toBe(302)
    expect((await get(browser, '/portal')).body).not.toContain('<script>alert')
  })
})
