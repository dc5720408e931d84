// The rules that existing clients of ThaID depend on; the names of the tests are the rules.
import { createHash } from 'node:crypto'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  authorizeUrl,
  basic,
  demo,
  getCode,
  hospital,
  PID,
  postForm,
  REDIRECT,
  redeem,
} from '../../../../tests/sign-in.ts'
import { aThaidClient } from '../../../../tests/thaid-client.ts'
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
})
afterAll(() => t.close())

const { tokens, introspect, refresh } = aThaidClient(() => t)

describe('MUST: both URL generations and slash variants without redirects', () => {
  test.each(['/api/v1/oauth2', '/api/v2/oauth2'])('%s', async root => {
    for (const slash of ['', '/']) {
      const { code } = await getCode(t, authorizeUrl({}, `${root}/auth${slash}`))
      const headers = { authorization: basic(demo) }
      const body = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
      const answer = await postForm(t, `${root}/token${slash}`, body, headers)
      expect(answer.statusCode).toBe(200)
      const { access_token: token } = answer.json()
      expect((await postForm(t, `${root}/introspect${slash}`, { token }, headers)).json().active).toBe(true)
      const bearer = { authorization: `Bearer ${token}` }
      expect((await t.request({ url: `${root}/userinfo${slash}`, headers: bearer })).statusCode).toBe(200)
      expect((await postForm(t, `${root}/revoke${slash}`, { token }, headers)).statusCode).toBe(200)
    }
  })

  test('first-generation scopes work on both paths, with Buddhist dates', async () => {
    for (const root of ['/api/v1/oauth2', '/api/v2/oauth2']) {
      const url = authorizeUrl({ scope: 'pid th_fullname th_fname dob birthdate' }, `${root}/auth/`)
      const claims = (await redeem(t, (await getCode(t, url)).code)).json()
      expect(claims.th_fullname.split('  ').length).toBeGreaterThanOrEqual(2)
      expect(claims.dob).toBe(
        String(Number(claims.birthdate.slice(0, 4)) + 543) + claims.birthdate.slice(5).replace('-', ''),
      )
    }
  })
})

describe('MUST: Basic (std/url-safe alphabet, any padding), post, or both', () => {
  const pair = `${demo.client_id}:${demo.client_secret}`
  const standard = Buffer.from(pair).toString('base64')
  test.each([
    ['standard alphabet', `Basic ${standard}`, {}],
    ['no padding', `Basic ${standard.replace(/=+$/, '')}`, {}],
    ['too much padding', `Basic ${standard.replace(/=+$/, '')}==`, {}],
    ['url alphabet', `Basic ${Buffer.from(pair).toString('base64url')}`, {}],
    [
      'padded id and secret',
      `Basic ${Buffer.from(`${demo.client_id}=:${demo.client_secret}==`).toString('base64')}`,
      {},
    ],
    [
      'form-encoded parts (RFC 6749)',
      `Basic ${Buffer.from(`${demo.client_id}%3D:${demo.client_secret}%3D%3D`).toString('base64')}`,
      {},
    ],
    ['lower-case scheme', `basic ${standard}`, {}],
    ['body', '', { client_id: demo.client_id, client_secret: demo.client_secret }],
    ['both at once', `Basic ${standard}`, { client_id: demo.client_id, client_secret: demo.client_secret }],
  ])('%s', async (_name, authorization, body) => {
    const { code } = await getCode(t)
    expect((await redeem(t, code, body, authorization)).statusCode).toBe(200)
  })

  test.each([
    ['a wrong secret', basic(demo, 'wrong'), {}, 'unauthorized_client'],
    ['an unknown client', `Basic ${Buffer.from('nobody:secret').toString('base64')}`, {}, 'invalid_client'],
    ['nothing', '', {}, 'unauthorized_client'],
    ['an id alone', '', { client_id: demo.client_id }, 'unauthorized_client'],
    ['garbage', 'Basic !!!', {}, 'unauthorized_client'],
  ])('401 for %s', async (_name, authorization, body, error) => {
    const answer = await redeem(t, 'whatever', body, authorization)
    expect([answer.statusCode, answer.json().error]).toEqual([401, error])
  })
})

describe('MUST: PKCE and nonce accepted, PKCE not enforced, nonce echoed', () => {
  test('a verifier that does not match is ignored', async () => {
    const url = authorizeUrl({ code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' })
    const { code } = await getCode(t, url)
    expect((await redeem(t, code, { code_verifier: 'b'.repeat(43) })).statusCode).toBe(200)
  })

  test('A03: a client that chose to be strict must use S256, and match', async () => {
    const partyId = await registerParty(t.ctx, { nameTh: 'ก', nameEn: 'A', domain: 'a', verified: true })
    const redirect = 'https://strict.example/cb'
    const { clientId, clientSecret } = await registerClient(t.ctx, partyId, {
      redirectUris: [redirect],
      scopes: ['openid', 'pid'],
      purpose: { th: 'ก', en: 'a' },
      switches: { strict: true },
    })
    await allowDialect(t.ctx, clientId, 'thaid')
    const verifier = 'v'.repeat(50)
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const strict = { client_id: clientId, redirect_uri: redirect, scope: 'openid pid' }
    for (const bad of [
      {},
      { code_challenge: verifier, code_challenge_method: 'plain' },
      { code_challenge: challenge },
      { code_challenge: 'x', code_challenge_method: 'S256' },
    ])
      expect((await t.request({ url: authorizeUrl({ ...strict, ...bad }) })).statusCode).toBe(400)
    const url = authorizeUrl({ ...strict, code_challenge: challenge, code_challenge_method: 'S256' })
    expect((await t.request({ url: url.replace(/&state=[^&]*/, '') })).statusCode).toBe(400)
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    const attempt = async (body: Record<string, string>) =>
      (await redeem(t, (await getCode(t, url)).code, { redirect_uri: redirect, ...body }, authorization))
        .statusCode
    expect(await attempt({})).toBe(400)
    expect(await attempt({ code_verifier: 'w'.repeat(50) })).toBe(400)
    expect(await attempt({ code_verifier: verifier })).toBe(200)
    const { code } = await getCode(t, url)
    t.clock.advance(31)
    const late = await redeem(t, code, { redirect_uri: redirect, code_verifier: verifier }, authorization)
    expect(late.statusCode).toBe(400)
  })
})

describe('MUST: duplicate query parameters tolerated', () => {
  test('the first that is not empty counts; a leading & and unknown parameters do no harm', async () => {
    const once = authorizeUrl({ state: 'first-state-0123456789' }).replace('?', '?&')
    const twice = `${once.replace('&client_id', '&client_id=&client_id')}&state=second&approval_prompt=auto&response_type=code&client_id=${demo.client_id}&redirect_uri=${encodeURIComponent(REDIRECT)}`
    const { location } = await getCode(t, twice)
    expect(location.searchParams.get('state')).toBe('first-state-0123456789')
  })

  test.each(['login', '{"a":"b c","d":[1]}', 'YWJj|ZGVm==', 'ไทย%20+&?#', 'x'.repeat(2000)])(
    'state %s comes back byte for byte',
    async state => {
      const { location } = await getCode(t, authorizeUrl({ state }))
      expect(location.searchParams.get('state')).toBe(state)
    },
  )
})

test('MUST: callback only code+state, in the alphabet clients expect', async () => {
  const { location, code } = await getCode(t)
  expect([...location.searchParams.keys()]).toEqual(['code', 'state'])
  expect(location.origin + location.pathname).toBe(REDIRECT)
  expect(code).toMatch(/^[A-Za-z0-9._~-]{8,2048}$/)
  const withQuery = await getCode(t, authorizeUrl({ redirect_uri: `${REDIRECT}?a=1` }))
  expect([...withQuery.location.searchParams.keys()]).toEqual(['a', 'code', 'state'])
})

describe('MUST: flat claims without openid / id_token with openid', () => {
  test('without openid the claims stand beside the token', async () => {
    const answer = await tokens({ scope: 'pid given_name family_name' })
    expect(answer).toMatchObject({ token_type: 'Bearer', pid: PID, scope: 'pid given_name family_name' })
    expect(answer.given_name).toMatch(/\p{Script=Thai}/u)
    expect(answer.id_token).toBeUndefined()
  })

  test('with openid they stand in the id_token only', async () => {
    const answer = await tokens({ scope: 'openid pid given_name' })
    expect(answer.id_token).toBeDefined()
    expect(answer.pid).toBeUndefined()
  })
})

test('MUST: both `expire_in` and `expires_in`, absolute', async () => {
  const answer = await tokens()
  const now = Math.floor(t.ctx.now().getTime() / 1000)
  expect([answer.expire_in, answer.expires_in]).toEqual([now + 900, now + 900])
})

test('MUST: always refresh_token and scope', async () => {
  for (const scope of ['pid', 'openid']) {
    const answer = await tokens({ scope })
    expect(answer.refresh_token).toMatch(/^[\w-]{40,}$/)
    expect(answer.scope).toBe(scope)
  }
})

describe('MUST: ES256 with JWK alg', () => {
  test('the id_token verifies against /jwks/, with sub = 13-digit id, at_hash and integer auth_time', async () => {
    const answer = await tokens({ scope: 'openid given_name ial address', nonce: 'the-nonce' })
    const keys = (await t.request({ url: '/jwks/' })).json()
    for (const key of keys.keys) {
      expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' })
      expect(key.kid).toHaveLength(28)
      expect(key.d).toBeUndefined()
    }
    const { payload } = await jwtVerify(answer.id_token, createLocalJWKSet(keys), {
      issuer: t.settings.origin,
      audience: demo.client_id,
      currentDate: t.ctx.now(),
    })
    expect(decodeProtectedHeader(answer.id_token)).toMatchObject({ alg: 'ES256', typ: 'JWT' })
    const half = createHash('sha256').update(answer.access_token).digest().subarray(0, 16)
    expect(payload).toMatchObject({ sub: PID, nonce: 'the-nonce', at_hash: half.toString('base64url') })
    expect(Number.isInteger(payload.auth_time)).toBe(true)
    expect(payload.exp! - payload.iat!).toBe(900)
  })

  test('a client id with padding is echoed as the audience it expects', async () => {
    const { id_token } = await tokens({ scope: 'openid', client_id: `${demo.client_id}=` })
    const { aud } = JSON.parse(Buffer.from(id_token.split('.')[1], 'base64url').toString())
    expect(aud).toBe(`${demo.client_id}=`)
  })
})

test('MUST: `Bearer ` prefix optional in introspect/revoke; revoke JSON has status+message', async () => {
  const { access_token: token } = await tokens()
  for (const written of [token, `Bearer ${token}`])
    expect(await introspect(written)).toEqual({
      active: true,
      sub: PID,
      scope: 'pid given_name family_name',
    })
  const revoke = { token: `Bearer ${token}`, token_type_hint: 'access_token' }
  const answer = await postForm(t, '/api/v2/oauth2/revoke/', revoke, { authorization: basic(demo) })
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'OK', message: 'revoked' }])
  expect(await introspect(token)).toEqual({ active: false })
  const empty = await postForm(t, '/api/v2/oauth2/introspect/', {}, { authorization: basic(demo) })
  expect([empty.statusCode, empty.json()]).toEqual([
    400,
    { error: 'invalid_request', error_description: 'The body is invalid' },
  ])
})

test('MUST: userinfo GET+POST with sub', async () => {
  const { access_token: token } = await tokens({ scope: 'openid given_name' })
  for (const method of ['GET', 'POST'] as const) {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await t.request({ method, url: '/api/v2/oauth2/userinfo/', headers })
    expect(Object.keys(answer.json()).sort()).toEqual(['given_name', 'sub'])
    expect(answer.json().sub).toBe(PID)
  }
  for (const headers of [{}, { authorization: 'Bearer nothing' }, { authorization: basic(demo) }])
    expect((await t.request({ url: '/api/v2/oauth2/userinfo/', headers })).statusCode).toBe(401)
})

describe('MUST: ial and dates as strings; address object', () => {
  test('every published scope is a claim of the right form, never an empty string', async () => {
    const { scopes_supported: all } = (await t.request({ url: '/.well-known/openid-configuration' })).json()
    const scope = all.filter((name: string) => name !== 'openid').join(' ')
    const claims = await tokens({ scope })
    expect(claims).toMatchObject({ ial: '2.3', gender: expect.stringMatching(/^(fe)?male$/) })
    for (const name of ['birthdate', 'date_of_issuance', 'date_of_expiry'])
      expect(claims[name]).toMatch(/^\d{4}(-\d{2}-\d{2})?$/)
    expect(Number(claims.birthdate.slice(0, 4))).toBeLessThan(2100)
    expect(claims.address).toEqual({ formatted: expect.stringMatching(/จังหวัด|กรุงเทพ/) })
    expect(claims.house_address.raw).toMatch(/^\d{11}$/)
    expect(Object.values(claims)).not.toContain('')
  })
})

describe('MUST: error strings of 1.12', () => {
  test.each([
    ['an unknown scope', { scope: 'pid profile' }, 'invalid_scope'],
    ['no scope', { scope: undefined }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no redirect', { redirect_uri: undefined }, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
  ])('authorize with %s: 400, JSON for programs, a page for people', async (_name, change, error) => {
    const url = authorizeUrl(change)
    const answer = await t.request({ url })
    expect([answer.statusCode, answer.json().error]).toEqual([400, error])
    expect(answer.json().error_description).toBeTruthy()
    const page = await t.request({ url, headers: { accept: 'text/html,*/*' } })
    expect([page.statusCode, page.headers.location]).toEqual([400, undefined])
    expect(page.body).toContain(error)
  })

  test('a scope that a client was not granted is invalid_scope', async () => {
    const redirect_uri = `${t.settings.outside}/callback`
    const url = authorizeUrl({ client_id: hospital.client_id, redirect_uri, scope: 'smartcard_code' })
    expect((await t.request({ url })).json().error).toBe('invalid_scope')
  })

  test('token: never invalid_grant', async () => {
    const { code } = await getCode(t)
    const wrong = {
      'Invalid Authorization Code': { code: 'nothing' },
      mismatch: { redirect_uri: `${REDIRECT}/` },
    }
    for (const [text, change] of Object.entries(wrong)) {
      const answer = await redeem(t, code, change)
      expect([answer.statusCode, answer.json().error]).toEqual([400, 'invalid_request'])
      expect(answer.json().error_description).toContain(text)
    }
    const type = await redeem(t, code, { grant_type: 'password' })
    expect([type.statusCode, type.json().error]).toEqual([400, 'unsupported_grant_type'])
    const unknown = await refresh('nothing')
    expect([unknown.statusCode, unknown.json().error]).toEqual([401, 'invalid_refresh_token'])
  })
})

test('discovery has the observed fields, on one origin, and nothing that changes how clients behave', async () => {
  const document = (await t.request({ url: '/.well-known/openid-configuration' })).json()
  expect(document).toMatchObject({
    issuer: t.settings.origin,
    token_endpoint: `${t.settings.origin}/api/v2/oauth2/token/`,
    jwks_uri: `${t.settings.origin}/jwks/`,
    subject_type_supported: ['public'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  })
  for (const [name, value] of Object.entries(document))
    if (/_endpoint$|_uri$/.test(name)) expect(String(value)).toMatch(`${t.settings.origin}/`)
  expect(document).not.toHaveProperty('code_challenge_methods_supported')
  expect(document).not.toHaveProperty('authorization_response_iss_parameter_supported')
  expect((await t.request({ url: '/api/v2/.well-known/openid-configuration' })).statusCode).toBe(404)
})

test('a client speaks this dialect only where an operator allowed it', async () => {
  const partyId = await registerParty(t.ctx, { nameTh: 'ก', nameEn: 'A', domain: 'a', verified: true })
  const redirect_uri = 'https://new.example/cb'
  const { clientId: client_id, clientSecret } = await registerClient(t.ctx, partyId, {
    redirectUris: [redirect_uri],
    scopes: ['openid', 'pid'],
    purpose: { th: 'ก', en: 'a' },
  })
  const url = authorizeUrl({ client_id, redirect_uri, scope: 'pid' })
  const authorization = `Basic ${Buffer.from(`${client_id}:${clientSecret}`).toString('base64')}`
  const asked = () => t.request({ url })
  const introspected = () => postForm(t, '/api/v2/oauth2/introspect/', { token: 'x' }, { authorization })
  expect([(await asked()).statusCode, (await asked()).json().error]).toEqual([400, 'invalid_client'])
  expect([(await introspected()).statusCode, (await introspected()).json().error]).toEqual([
    401,
    'invalid_client',
  ])
  await allowDialect(t.ctx, client_id, 'thaid')
  await allowDialect(t.ctx, client_id, 'thaid')
  expect((await asked()).statusCode).toBe(200)
  expect((await introspected()).json()).toEqual({ active: false })
})

describe('SHOULD: what a client may choose', () => {
  const redirect_uri = 'https://chooser.example/cb'
  async function answerFor(switches: object, parameters: Record<string, string> = {}) {
    const partyId = await registerParty(t.ctx, { nameTh: 'ก', nameEn: 'A', domain: 'a', verified: true })
    const { clientId, clientSecret } = await registerClient(t.ctx, partyId, {
      redirectUris: [redirect_uri],
      scopes: ['openid', 'pid', 'title', 'name', 'address'],
      purpose: { th: 'ก', en: 'a' },
      switches,
    })
    await allowDialect(t.ctx, clientId, 'thaid')
    const url = authorizeUrl({
      client_id: clientId,
      redirect_uri,
      scope: 'pid title name address',
      ...parameters,
    })
    const { code } = await getCode(t, url)
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    return { code, redeem: () => redeem(t, code, { redirect_uri }, authorization) }
  }
  const claimsFor = async (switches: object, parameters = {}) =>
    (await (await answerFor(switches, parameters)).redeem()).json()

  test('a relative expiry', async () => {
    expect(await claimsFor({ relativeExpiry: true })).toMatchObject({ expires_in: 900, expire_in: 900 })
  })
  test('the address as text', async () => {
    expect(typeof (await claimsFor({ addressAsText: true })).address).toBe('string')
  })
  test('the name with its title', async () => {
    const plain = await claimsFor({})
    expect((await claimsFor({ nameWithTitle: true })).name).toBe(`${plain.title} ${plain.name}`)
  })
  test('claims beside the id_token', async () => {
    const answer = await claimsFor({ claimsBesideIdToken: true }, { scope: 'openid pid' })
    expect(answer).toMatchObject({ pid: PID, id_token: expect.any(String) })
  })
  test('unknown scopes dropped; scopes not granted stay refused', async () => {
    const answer = await claimsFor({ lenientScopes: true }, { scope: 'pid profile email' })
    expect(answer.scope).toBe('pid')
  })
  test.each([
    [60, 59, 200],
    [60, 61, 400],
  ])('another life of codes: %i seconds, redeemed after %i', async (codeSeconds, after, status) => {
    const { redeem: late } = await answerFor({ codeSeconds })
    t.clock.advance(after)
    expect((await late()).statusCode).toBe(status)
  })
})
