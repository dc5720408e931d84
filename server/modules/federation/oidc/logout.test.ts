// Signing out at one organisation is told to it behind the scenes as well (OpenID Connect Back-Channel Logout 1.0), by a token that is nothing else.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchFrom } from '../../../../tests/fetch.ts'
import { CALLBACK, discover, freezeWith, signIn } from '../../../../tests/oidc.ts'
import { aBrowser, type Browser } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

const VERIFIER = 'v'.repeat(50)
const AFTER = 'http://127.0.0.1:8123/after'
let t: TestServer
let organisation: Server
let told: string[] = []
let answersWith = 200
let config: client.Configuration
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  organisation = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      told.push(Buffer.concat(parts).toString())
      answer.writeHead(answersWith).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => organisation.once('listening', resolve))
  const { port } = organisation.address() as AddressInfo
  const names = { nameTh: 'กรม', nameEn: 'Dept', domain: 'dept.example' }
  const { clientId, clientSecret } = await registerClient(
    t.ctx,
    await registerParty(t.ctx, { ...names, verified: true }),
    {
      redirectUris: [CALLBACK],
      scopes: ['given_name'],
      purpose: { th: 'บริการ', en: 'Service' },
      oidc: {
        backchannel_logout_uri: `http://127.0.0.1:${port}/logout`,
        post_logout_redirect_uris: [AFTER],
      },
    },
  )
  config = await discover(t, clientId, client.ClientSecretBasic(clientSecret))
})
afterAll(async () => {
  vi.useRealTimers()
  organisation.close()
  await t.close()
})

async function signedIn(browser: Browser) {
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state: 'state-of-dept',
    code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
  })
  const back = await signIn(t, url, { browser })
  return client.authorizationCodeGrant(config, back, {
    expectedState: 'state-of-dept',
    pkceCodeVerifier: VERIFIER,
  })
}

/** The person presses "sign out" at the organisation and says yes on our page. */
async function signOut(browser: Browser, idToken: string) {
  const url = client.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: AFTER,
    state: 'out',
  })
  const page = await browser({ url: url.pathname + url.search, headers: { accept: 'text/html' } })
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const action = new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', t.settings.origin)
  return browser({
    method: 'POST',
    url: action.pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  })
}

describe('back-channel logout', () => {
  test('the organisation is told, with a token that names the session and is no id_token (A10)', async () => {
    told = []
    const browser = aBrowser(t)
    const tokens = await signedIn(browser)
    const left = await signOut(browser, tokens.id_token ?? '')
    expect(left.headers.location).toBe(`${AFTER}?state=out`)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    const token = new URLSearchParams(told[0]).get('logout_token') ?? ''
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'logout+jwt', alg: 'ES256' })
    const keys = await (await fetchFrom(t)(config.serverMetadata().jwks_uri ?? '')).json()
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer: config.serverMetadata().issuer,
      audience: config.clientMetadata().client_id,
    })
    expect(payload).toMatchObject({
      sub: tokens.claims()?.sub,
      sid: expect.stringMatching(/./),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    expect(payload.sid).toBe(tokens.claims()?.sid)
    expect(payload).not.toHaveProperty('nonce')
  })

  test('an organisation that does not answer keeps nobody signed in', async () => {
    told = []
    answersWith = 500
    const browser = aBrowser(t)
    const tokens = await signedIn(browser)
    expect((await signOut(browser, tokens.id_token ?? '')).headers.location).toBe(`${AFTER}?state=out`)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    answersWith = 200
  })
})
