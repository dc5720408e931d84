// A passkey says yes in the browser that began, and nowhere else; who insists on it gets nothing less (A25).
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CALLBACK, discover, freezeWith, openForm } from '../../../tests/oidc.ts'
import { anAuthenticator } from '../../../tests/passkey.ts'
import { aPhone, hostOf } from '../../../tests/phone.ts'
import {
  aBrowser,
  aCitizenPhone,
  type Browser,
  PASSCODE,
  sendForm,
  ticketIn,
} from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

// The injected requests come to http://localhost, a name that WebAuthn takes.
const ORIGIN = 'http://localhost'
const VERIFIER = 'v'.repeat(50)
const ESSENTIAL = JSON.stringify({ id_token: { acr: { essential: true, values: ['phr'] } } })
let t: TestServer
let config: client.Configuration
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
const key = anAuthenticator(ORIGIN)
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  config = await discover(t)
  phone = await aCitizenPhone(t)
  const options = (await phone.call('POST', '/v1/me/passkeys/options')).json()
  const made = { passcode: PASSCODE, name: 'Laptop', response: key.create(options) }
  expect((await phone.call('POST', '/v1/me/passkeys', made)).statusCode).toBe(201)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

/** The app in a browser of its own key, opened with the passkey; it sends the cookies of `browser`. */
async function anAppByPasskey(browser: Browser) {
  const app = await aPhone(hostOf(t))
  const options = (await app.call('POST', '/v1/passkey/options')).json() as { challenge: string }
  const opened = await app.call('POST', '/v1/passkey/session', { json: { response: key.get(options) } })
  const { accessToken } = opened.json() as { accessToken: string }
  return async (url: string, json?: object) =>
    browser({
      method: 'POST',
      url,
      headers: {
        dpop: await app.proof('POST', url, accessToken),
        authorization: `DPoP ${accessToken}`,
        'content-type': 'application/json',
      },
      payload: JSON.stringify(json ?? {}),
    })
}

/** An attempt that a browser begins, taken by the app in the same browser, or in another. */
async function aClaim(more: Record<string, string>, { elsewhere = false, claims = true } = {}) {
  const browser = aBrowser(t)
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state: 'state-by-passkey',
    code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
    ...more,
  })
  const page = await openForm(browser, url)
  const app = await anAppByPasskey(elsewhere ? aBrowser(t) : browser)
  const view = claims
    ? (await app('/v1/sign-in/claim', { ticket: ticketIn(page) })).json()
    : { id: /data-request="([0-9a-f-]{36})"/.exec(page.body)?.[1] }
  const at = `/v1/sign-in/requests/${view.id}`
  const ask = async () => (await app(`${at}/passkey`)).json() as { challenge: string }
  const approve = (answer: object) => app(`${at}/approve`, { items: ['given_name'], ...answer })
  return { browser, view, ask, approve, at, page }
}

async function tokensOf(browser: Browser, id: string) {
  const finished = await browser({ url: `/sign-in/${id}/finish` })
  const resumed = await browser({ url: String(finished.headers.location) })
  const back = new URL(String(resumed.headers.location))
  return client.authorizationCodeGrant(config, back, {
    expectedState: 'state-by-passkey',
    pkceCodeVerifier: VERIFIER,
  })
}

describe('a passkey', () => {
  test('says yes where the sign-in began; who asked for phr hears it, and how it was shown', async () => {
    const { browser, view, ask, approve } = await aClaim({ acr_values: 'phr' })
    expect(view).toMatchObject({ needsNumber: false, needsPasskey: false, startedFrom: { sameDevice: true } })
    expect((await approve({ passkey: key.get(await ask()) })).json()).toMatchObject({ status: 'approved' })
    const claims = (await tokensOf(browser, view.id)).claims()
    expect([claims?.acr, claims?.amr]).toEqual(['phr', ['pop', 'user', 'mfa']])
  })

  test('whoever did not ask for phr hears the level as ever', async () => {
    const { browser, view, ask, approve } = await aClaim({})
    await approve({ passkey: key.get(await ask()) })
    expect((await tokensOf(browser, view.id)).claims()?.acr).toBe('ial2.3')
  })

  test('A19, A25: of another browser’s request it says nothing', async () => {
    const { ask, approve } = await aClaim({}, { elsewhere: true })
    expect((await approve({ passkey: key.get(await ask()) })).json().code).toBe('federation.passkeyElsewhere')
  })

  test.each([
    ['from another origin', { origin: 'https://tuaton.example' }],
    ['to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['without a person verified', { flags: 0x01 }],
  ])('A25: an answer %s is refused, and the request stays open', async (_what, change) => {
    const { approve, ask } = await aClaim({})
    const refused = await approve({ passkey: key.get(await ask(), change) })
    expect(refused.json().code).toBe('authenticators.passkeyRefused')
    expect((await approve({ passkey: key.get(await ask()) })).statusCode).toBe(200)
  })

  test('the same answer twice, and a passcode in its place, are refused', async () => {
    const one = await aClaim({})
    const answer = key.get(await one.ask())
    expect((await one.approve({ passkey: answer })).statusCode).toBe(200)
    const other = await aClaim({})
    expect((await other.approve({ passkey: answer })).json().code).toBe('authenticators.passkeyRefused')
    expect((await other.approve({ passcode: PASSCODE })).json().code).toBe('authenticators.phoneNeeded')
  })
})

describe('a client that insists on it', () => {
  test('A13: gets it, and nothing from a phone: the phone says why, and the client hears that it was not met', async () => {
    const { browser, view, at } = await aClaim({ claims: ESSENTIAL })
    expect(view.needsPasskey).toBe(true)
    // The person's phone holds the same request, being the same person's.
    const byPhone = await phone.call('POST', `${at}/approve`, { passcode: PASSCODE, items: ['given_name'] })
    expect(byPhone.json().code).toBe('federation.passkeyNeeded')
    await phone.call('POST', `${at}/deny`)
    await expect(tokensOf(browser, view.id)).rejects.toMatchObject({
      error: 'unmet_authentication_requirements',
    })
  })

  test('is told that the sandbox’s form showed none', async () => {
    const { browser, view, page } = await aClaim({ claims: ESSENTIAL }, { claims: false })
    await sendForm(browser, page, 'confirm')
    await expect(tokensOf(browser, view.id)).rejects.toMatchObject({
      error: 'unmet_authentication_requirements',
    })
  })

  test('is satisfied by a passkey', async () => {
    const { browser, view, ask, approve } = await aClaim({ claims: ESSENTIAL })
    await approve({ passkey: key.get(await ask()) })
    expect((await tokensOf(browser, view.id)).claims()?.acr).toBe('phr')
  })
})
