// DGA Digital ID (ทางรัฐ) as its clients know it: connect.egov.go.th with another host name.
import { createHash } from 'node:crypto'
import { createLocalJWKSet, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchFrom } from '../../../../tests/fetch.ts'
import { advance, CALLBACK, freezeWith } from '../../../../tests/oidc.ts'
import {
  aBrowser,
  aCitizenPhone,
  authorizeUrl,
  demo,
  getCode,
  openPage,
  PID,
  postForm,
  ticketIn,
} from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { allowDialect, parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})
beforeEach(() => advance(t, 601))

const ALL = 'openid profile user_id citizen_id citizen_id_verified ial_level'

/** The client's own words for it: seven times md5 of what came before and "EGA". */
function seven(secret: string): string {
  let text = secret
  for (let round = 1; round <= 7; round++) text = createHash('md5').update(`${text}EGA`).digest('hex')
  return text
}
const basicOf = (id: string, secret: string, scheme = 'Basic') =>
  `${scheme} ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const own = basicOf(demo.client_id, seven(demo.client_secret))
const ask = (parameters: Record<string, string | undefined> = {}) =>
  authorizeUrl({ scope: ALL, redirect_uri: CALLBACK, ...parameters }, '/connect/authorize')
const redeemAt = (code: string, body: Record<string, string> = {}, authorization = own) =>
  postForm(
    t,
    '/connect/token',
    { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...body },
    authorization ? { authorization } : {},
  )
const tokensOf = async (parameters: Record<string, string> = {}) =>
  (await redeemAt((await getCode(t, ask(parameters))).code)).json()
const userinfo = (token: string, url = '/connect/userinfo') =>
  t.request({ url, headers: { authorization: `Bearer ${token}` } })
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
const VERIFIER = 'v'.repeat(50)

describe('a library that reads discovery and checks everything', () => {
  test('openid-client: RS256, PKCE, nonce, and the person at userinfo', async () => {
    const config = await client.discovery(
      new URL(`${t.settings.origin}/connect`),
      demo.client_id,
      undefined,
      client.ClientSecretBasic(seven(demo.client_secret)),
      { execute: [client.allowInsecureRequests], [client.customFetch]: fetchFrom(t) },
    )
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: ALL,
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: challengeOf(VERIFIER),
      code_challenge_method: 'S256',
    })
    const { location } = await getCode(t, url.pathname + url.search)
    const tokens = await client.authorizationCodeGrant(config, location, {
      expectedState: 'the-state',
      expectedNonce: 'the-nonce',
      pkceCodeVerifier: VERIFIER,
      idTokenExpected: true,
    })
    const { sub } = tokens.claims() ?? {}
    const person = await client.fetchUserInfo(config, tokens.access_token, String(sub))
    expect(person).toMatchObject({
      citizen_id: PID,
      citizen_id_verified: true,
      ial_level: 2.3,
      user_id: sub,
      given_name: expect.stringMatching(/\p{Script=Thai}/u),
      birthdate: expect.stringMatching(/^\d{4}-/),
    })
    expect(tokens.expires_in).toBe(3600)
    expect(tokens.scope).toBe(ALL)
    expect(JSON.stringify(tokens.claims())).not.toContain(PID)
  })
})

describe('the secret in its seven rounds', () => {
  test.each([
    ['seven rounds', own, 200],
    ['a lower-case scheme', basicOf(demo.client_id, seven(demo.client_secret), 'basic'), 200],
    ['the raw secret', basicOf(demo.client_id, demo.client_secret), 401],
    ['rounds in capitals', basicOf(demo.client_id, seven(demo.client_secret).toUpperCase()), 401],
    ['fourteen rounds', basicOf(demo.client_id, seven(seven(demo.client_secret))), 401],
    ['nothing', '', 401],
  ])('%s', async (_name, authorization, status) => {
    const answer = await redeemAt((await getCode(t, ask())).code, {}, authorization)
    expect(answer.statusCode).toBe(status)
    if (status === 401) expect(answer.json().error).toBe('invalid_client')
  })

  test('a client that no operator allowed this dialect does not exist in it', async () => {
    const { clientId, clientSecret } = await aClient([])
    const answer = await t.request({
      url: ask({ client_id: clientId, redirect_uri: 'https://a.example/cb' }),
    })
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'unauthorized_client'])
    expect((await redeemAt('x', {}, basicOf(clientId, seven(clientSecret)))).json().error).toBe(
      'invalid_client',
    )
  })
})

async function aClient(dialects: ['dga'] | [], more: Partial<Parameters<typeof registerClient>[2]> = {}) {
  const partyId = await registerParty(t.ctx, {
    nameTh: 'ก',
    nameEn: 'A',
    domain: 'a.example',
    verified: true,
  })
  const made = await registerClient(t.ctx, partyId, {
    redirectUris: ['https://a.example/cb'],
    scopes: ['profile'],
    purpose: { th: 'ก', en: 'a' },
    ...more,
  })
  for (const dialect of dialects) await allowDialect(t.ctx, made.clientId, dialect)
  return made
}

describe('what is asked', () => {
  test.each([
    ['A01: another address', { redirect_uri: 'https://evil.example/cb' }, 'invalid_request'],
    ['no openid', { scope: 'profile' }, 'invalid_scope'],
    ['an unknown scope', { scope: 'openid everything' }, 'invalid_scope'],
    ['the implicit flow', { response_type: 'id_token token' }, 'unsupported_response_type'],
    [
      'A03: a plain challenge',
      { code_challenge: VERIFIER, code_challenge_method: 'plain' },
      'invalid_request',
    ],
    ['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
  ])('%s is refused and sent nowhere', async (_name, parameters, error) => {
    const answer = await t.request({ url: ask(parameters) })
    expect([answer.statusCode, answer.json().error]).toEqual([400, error])
    const page = await t.request({ url: ask(parameters), headers: { accept: 'text/html' } })
    expect(page.statusCode).toBe(400)
    expect(page.headers.location).toBeUndefined()
  })

  test('A12: an item that the client is not registered for', async () => {
    const { clientId } = await aClient(['dga'])
    const refused = ask({
      client_id: clientId,
      redirect_uri: 'https://a.example/cb',
      scope: 'openid citizen_id',
    })
    expect((await t.request({ url: refused })).json().error).toBe('invalid_scope')
  })

  test('a no comes back as access_denied with the state', async () => {
    const { phone, ticket } = await claim()
    await phone.call('POST', `/v1/sign-in/requests/${ticket.id}/deny`)
    const { location } = (await ticket.browser({ url: `/sign-in/${ticket.id}/finish` })).headers
    const back = new URL(String(location)).searchParams
    expect([back.get('error'), back.get('state')]).toEqual(['access_denied', 'af0ifjsldkj-state'])
  })

  test('the phone shows every item with its value, and the organisation’s own identifier first', async () => {
    const { view } = await claim()
    expect(view.items.map((item: { scope: string }) => item.scope)).toEqual([
      'openid',
      'profile',
      'pid',
      'ial',
    ])
    expect(view.givesNumber).toBe(false)
  })
})

async function claim() {
  const phone = await aCitizenPhone(t)
  const browser = aBrowser(t)
  const { id, page } = await openPage(browser, ask())
  const ticket = { id, browser }
  const claimed = await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
  const view = (await phone.call('GET', `/v1/sign-in/requests/${claimed.json().id}`)).json()
  return { phone, ticket, view }
}

describe('codes and tokens', () => {
  test('A03: a code with a challenge needs its verifier; one without takes none', async () => {
    const challenged = { code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' }
    const attempt = async (asked: Record<string, string>, body: Record<string, string>) =>
      (await redeemAt((await getCode(t, ask(asked))).code, body)).statusCode
    expect(await attempt(challenged, {})).toBe(400)
    expect(await attempt(challenged, { code_verifier: 'w'.repeat(50) })).toBe(400)
    expect(await attempt({}, { code_verifier: VERIFIER })).toBe(400)
    expect(await attempt(challenged, { code_verifier: VERIFIER })).toBe(200)
  })

  test('A04: a second use of a code ends what the first one got', async () => {
    const { code } = await getCode(t, ask())
    const { access_token: token } = (await redeemAt(code)).json()
    expect((await redeemAt(code)).json().error).toBe('invalid_grant')
    expect((await userinfo(token)).statusCode).toBe(401)
  })

  test('a public client proves itself by PKCE alone', async () => {
    const { clientId } = await aClient(['dga'], { oidc: { token_endpoint_auth_method: 'none' } })
    const asked = { client_id: clientId, redirect_uri: 'https://a.example/cb', scope: 'openid profile' }
    expect((await t.request({ url: ask(asked) })).statusCode).toBe(400)
    const challenged = { ...asked, code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' }
    const body = { client_id: clientId, redirect_uri: 'https://a.example/cb', code_verifier: VERIFIER }
    expect((await redeemAt((await getCode(t, ask(challenged))).code, body, '')).statusCode).toBe(200)
  })

  test('offline_access brings a refresh token, which is used once', async () => {
    expect((await tokensOf()).refresh_token).toBeUndefined()
    const { refresh_token: first } = await tokensOf({ scope: `${ALL} offline_access` })
    const refresh = (token: string) =>
      postForm(
        t,
        '/connect/token',
        { grant_type: 'refresh_token', refresh_token: token },
        { authorization: own },
      )
    const second = (await refresh(first)).json()
    expect((await userinfo(second.access_token)).json().citizen_id).toBe(PID)
    expect((await refresh(first)).json().error).toBe('invalid_grant')
    expect((await userinfo(second.access_token)).statusCode).toBe(401)
  })

  test('what one dialect gave is nothing in another: no token and no code crosses over', async () => {
    const { access_token: token } = await tokensOf()
    expect((await userinfo(token, '/api/v2/oauth2/userinfo/')).statusCode).toBe(401)
    const plain = basicOf(demo.client_id, demo.client_secret)
    const asked = await postForm(t, '/api/v2/oauth2/introspect/', { token }, { authorization: plain })
    expect(asked.json()).toEqual({ active: false })
    const { code } = await getCode(t, ask())
    const body = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }
    const crossed = await postForm(t, '/api/v2/oauth2/token/', body, { authorization: plain })
    expect(crossed.statusCode).toBe(400)
  })
})

describe('a personal token', () => {
  test('a JWT of half an hour that names the person as the organisation knows them, and opens nothing here', async () => {
    expect((await userinfo((await tokensOf()).access_token)).json().personal_token).toBeUndefined()
    const { access_token: access } = await tokensOf({ scope: `${ALL} personal_token` })
    const { sub, personal_token: personal } = (await userinfo(access)).json()
    const keys = (await t.request({ url: '/.well-known/openid-configuration/jwks' })).json()
    const { payload, protectedHeader } = await jwtVerify(personal, createLocalJWKSet(keys), {
      issuer: `${t.settings.origin}/connect`,
      audience: demo.client_id,
      currentDate: t.ctx.now(),
    })
    expect([payload.sub, payload.exp! - payload.iat!, protectedHeader.typ]).toEqual([
      sub,
      1800,
      'personal+jwt',
    ])
    expect(JSON.stringify(payload)).not.toContain(PID)
    expect((await userinfo(personal)).statusCode).toBe(401)
    const asHint = await t.request({ url: `/connect/endsession?id_token_hint=${personal}` })
    expect(asHint.headers.location).toBeUndefined()
    expect((await userinfo(access)).statusCode).toBe(200)
  })
})

describe('signing out', () => {
  test.each(['post_logout_redirect_uri', 'post_logout_redirect_url'])(
    'by %s: the tokens end and the browser goes back with the state',
    async name => {
      const { id_token, access_token: token } = await tokensOf()
      const query = new URLSearchParams({
        id_token_hint: id_token,
        [name]: 'http://127.0.0.1:8123/bye',
        state: 's',
      })
      const answer = await t.request({ url: `/connect/endsession?${query}` })
      expect(answer.headers.location).toBe('http://127.0.0.1:8123/bye?state=s')
      expect((await userinfo(token)).statusCode).toBe(401)
    },
  )

  test.each([
    ['A15: no hint', () => ({})],
    ['A15: a hint of somebody else', () => ({ id_token_hint: 'eyJhbGciOiJub25lIn0.e30.' })],
  ])('%s: nothing ends, nothing redirects', async (_name, hint) => {
    const { access_token: token } = await tokensOf()
    const query = new URLSearchParams({ ...hint(), post_logout_redirect_uri: 'http://127.0.0.1:8123/bye' })
    const answer = await t.request({ url: `/connect/endsession?${query}` })
    expect([answer.statusCode, answer.headers.location]).toEqual([200, undefined])
    expect((await userinfo(token)).statusCode).toBe(200)
  })

  test('an address that was not registered is not gone to (A01)', async () => {
    const { id_token } = await tokensOf()
    const query = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: 'https://evil.example/',
    })
    expect((await t.request({ url: `/connect/endsession?${query}` })).headers.location).toBeUndefined()
  })
})
