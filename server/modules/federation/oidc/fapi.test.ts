// FAPI 2.0 Security Profile and Message Signing, with a library that does nothing by itself: every step is seen.
import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchFrom } from '../../../../tests/fetch.ts'
import { advance, freezeWith, issuerOf, registerKeyClient, signIn } from '../../../../tests/oidc.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

const REDIRECT = 'https://bank.example/cb'
let t: TestServer
let as: oauth.AuthorizationServer
let bank: Awaited<ReturnType<typeof registerKeyClient>>
const usual = () => ({ [oauth.allowInsecureRequests]: true, [oauth.customFetch]: fetchFrom(t) })

beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  const issuer = new URL(issuerOf(t))
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, usual()))
  bank = await registerKeyClient(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})
beforeEach(() => advance(t, 601))

const clientOf = ({ clientId }: typeof bank): oauth.Client => ({ client_id: clientId })
// FAPI 2.0 §5.3.2.1: the audience of an assertion is the issuer.
const authOf = ({ privateKey }: typeof bank) =>
  oauth.PrivateKeyJwt(
    { key: privateKey, kid: 'test' },
    { [oauth.modifyAssertion]: (_header, payload) => void Object.assign(payload, { aud: as.issuer }) },
  )

/** A key of the client's own, with the nonce the server told last. */
async function aProof(who: typeof bank) {
  const key = await generateKeyPair('ES256', { extractable: true })
  return { key, handle: oauth.DPoP(clientOf(who), key) }
}
type Proof = Awaited<ReturnType<typeof aProof>>

/** Once more when the server wants a fresh nonce, as RFC 9449 §8 asks of clients. */
async function withNonce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error
    return work()
  }
}

async function push(who: typeof bank, changes: Record<string, string> = {}) {
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const parameters = {
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid given_name birthdate',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...changes,
  }
  const answer = await oauth.pushedAuthorizationRequest(as, clientOf(who), authOf(who), parameters, usual())
  const pushed = await oauth.processPushedAuthorizationResponse(as, clientOf(who), answer)
  const url = new URL(as.authorization_endpoint!)
  url.searchParams.set('client_id', who.clientId)
  url.searchParams.set('request_uri', pushed.request_uri)
  return { verifier, state, nonce, url }
}

async function redeem(
  who: typeof bank,
  pushed: Awaited<ReturnType<typeof push>>,
  callback: URL,
  proof: Proof,
) {
  const parameters = oauth.validateAuthResponse(as, clientOf(who), callback, pushed.state)
  return withNonce(async () => {
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      clientOf(who),
      authOf(who),
      parameters,
      REDIRECT,
      pushed.verifier,
      { DPoP: proof.handle, ...usual() },
    )
    return oauth.processAuthorizationCodeResponse(as, clientOf(who), answer, {
      expectedNonce: pushed.nonce,
      requireIdToken: true,
    })
  })
}

async function signedIn(who = bank) {
  const [pushed, proof] = [await push(who), await aProof(who)]
  return { proof, tokens: await redeem(who, pushed, await signIn(t, pushed.url), proof) }
}

async function askUserinfo(token: string, proof: Proof) {
  const ask = () => oauth.userInfoRequest(as, clientOf(bank), token, { DPoP: proof.handle, ...usual() })
  const first = await ask()
  const answer =
    first.status === 401 && (await first.clone().text()).includes('use_dpop_nonce') ? await ask() : first
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('FAPI 2.0 Security Profile', () => {
  test('pushed request, key of the client, bound tokens: the whole way', async () => {
    const { tokens, proof } = await signedIn()
    expect(tokens).toMatchObject({ token_type: 'dpop', expires_in: 900 })
    const { body } = await askUserinfo(tokens.access_token, proof)
    expect(body).toMatchObject({ given_name: expect.any(String), birthdate: expect.any(String) })
  })

  test('a refresh token stays, because its client proves itself with a key: a lost answer can be asked for again (A08, F03)', async () => {
    const who = bank
    const [pushed, proof] = [
      await push(who, { scope: 'openid offline_access', prompt: 'consent' }),
      await aProof(who),
    ]
    const tokens = await redeem(who, pushed, await signIn(t, pushed.url), proof)
    const again = () =>
      withNonce(async () => {
        const answer = await oauth.refreshTokenGrantRequest(
          as,
          clientOf(who),
          authOf(who),
          tokens.refresh_token!,
          {
            DPoP: proof.handle,
            ...usual(),
          },
        )
        return oauth.processRefreshTokenResponse(as, clientOf(who), answer)
      })
    for (let round = 0; round < 3; round += 1) expect((await again()).access_token).toBeTruthy()
    // A07: whoever stole it has no key of the client.
    const stranger = { ...bank, privateKey: (await registerKeyClient(t)).privateKey }
    const stolen = await oauth.refreshTokenGrantRequest(
      as,
      clientOf(who),
      authOf(stranger),
      tokens.refresh_token!,
      {
        DPoP: proof.handle,
        ...usual(),
      },
    )
    expect([stolen.status, (await stolen.json()).error]).toEqual([401, 'invalid_client'])
  })

  test("A04: a request beside the pushed one, used twice, or another client's is refused", async () => {
    const plain = new URLSearchParams({
      client_id: bank.clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: REDIRECT,
    })
    const errorAt = async (url: string) => {
      const answer = await t.request({ url })
      const { location } = answer.headers
      return location?.toString().startsWith('/sign-in/')
        ? 'begun'
        : answer.statusCode >= 300 && location
          ? new URL(String(location)).searchParams.get('error')
          : answer.statusCode
    }
    expect(await errorAt(`/oidc/auth?${plain}`)).toBe('invalid_request')
    const { url } = await push(bank)
    const other = await registerKeyClient(t)
    expect(
      await errorAt(
        `/oidc/auth?client_id=${other.clientId}&request_uri=${url.searchParams.get('request_uri')}`,
      ),
    ).toBe(400)
    expect(await errorAt(`${url.pathname}${url.search}`)).toBe('begun')
    await signIn(t, (await push(bank)).url)
    const used = await push(bank)
    await signIn(t, used.url)
    expect(await errorAt(`${used.url.pathname}${used.url.search}`)).not.toBe('begun')
  })

  test('A06: a stolen access token is worth nothing without its key, and a proof nothing the second time', async () => {
    const { tokens, proof } = await signedIn()
    const bearer = await t.request({
      url: '/oidc/me',
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(bearer.statusCode).toBe(401)
    const thief = await aProof(bank)
    expect((await askUserinfo(tokens.access_token, thief)).status).toBe(401)
    expect((await askUserinfo(tokens.access_token, proof)).status).toBe(200)
  })

  type Change = { payload?: object; header?: object }
  async function proofWith(
    { key }: Proof,
    { payload, header }: Change,
    token: string,
    nonce?: string,
  ): Promise<string> {
    const { kty, crv, x, y } = await exportJWK(key.publicKey)
    const ath = createHash('sha256').update(token).digest('base64url')
    const iat = Math.floor(Date.now() / 1000)
    const claims = {
      htm: 'GET',
      htu: `${issuerOf(t)}/me`,
      jti: randomUUID(),
      iat,
      ath,
      ...(nonce ? { nonce } : {}),
    }
    return new SignJWT({ ...claims, ...payload })
      .setProtectedHeader({
        alg: 'ES256',
        typ: 'dpop+jwt',
        jwk: { kty: kty!, crv: crv!, x: x!, y: y! },
        ...header,
      })
      .sign(key.privateKey)
  }
  const ask = (token: string, dpop: string) =>
    t.request({ url: '/oidc/me', headers: { authorization: `DPoP ${token}`, dpop } })
  const freshNonce = async (token: string, proof: Proof) =>
    String((await ask(token, await proofWith(proof, {}, token))).headers['dpop-nonce'])
  test.each([
    ['for another method', { payload: { htm: 'POST' } }],
    ['for another address', { payload: { htu: 'https://evil.example/me' } }],
    ['for another token', { payload: { ath: 'x'.repeat(43) } }],
    ['stale', { payload: { iat: 1_700_000_000, nonce: undefined } }],
    ['without a nonce', { payload: { nonce: undefined } }],
    ['with a nonce of its own', { payload: { nonce: 'mine' } }],
    ['of another kind', { header: { typ: 'JWT' } }],
  ])('A06: a proof %s is refused', async (_name, change) => {
    const { tokens, proof } = await signedIn()
    const token = tokens.access_token
    const nonce = await freshNonce(token, proof)
    expect((await ask(token, await proofWith(proof, {}, token, nonce))).statusCode).toBe(200)
    expect((await ask(token, await proofWith(proof, change, token, nonce))).statusCode).toBe(401)
  })

  test('A06: of many requests with one proof, at once, one is served', async () => {
    const { tokens, proof } = await signedIn()
    const token = tokens.access_token
    const same = await proofWith(proof, {}, token, await freshNonce(token, proof))
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(token, same)))
    const statuses = answers.map(answer => answer.statusCode)
    expect(statuses.filter(status => status === 200)).toHaveLength(1)
    expect(statuses.filter(status => status >= 500)).toEqual([])
  })

  test.each([
    ['for another audience', { aud: 'https://evil.example' }],
    ['expired', { exp: 1_700_000_000 }],
    ['of another client', { sub: 'somebody', iss: 'somebody' }],
  ])('A11: an assertion %s is refused', async (_name, change) => {
    const assertion = await anAssertion(bank, change)
    expect([400, 401]).toContain((await pushWith(assertion)).statusCode)
  })

  test("A11: an assertion is taken once, and only with its own client's key", async () => {
    const assertion = await anAssertion(bank, {})
    expect((await pushWith(assertion)).statusCode).toBe(201)
    expect((await pushWith(assertion)).statusCode).toBe(401)
    const other = await registerKeyClient(t)
    expect(
      (await pushWith(await anAssertion({ ...bank, privateKey: other.privateKey }, {}))).statusCode,
    ).toBe(401)
  })

  test.each([
    ['none', (jwt: string) => `${encode({ alg: 'none' })}.${jwt.split('.')[1]}.`],
    [
      'HS256 with the public key',
      (jwt: string) => `${encode({ alg: 'HS256', kid: 'test' })}.${jwt.split('.')[1]}.${jwt.split('.')[2]}`,
    ],
    [
      'a kid that is a path',
      (jwt: string) =>
        `${encode({ alg: 'ES256', kid: '../../etc/passwd' })}.${jwt.split('.')[1]}.${jwt.split('.')[2]}`,
    ],
    [
      'a key of its own',
      (jwt: string) =>
        `${encode({ alg: 'ES256', jku: 'https://evil.example/jwks' })}.${jwt.split('.')[1]}.${jwt.split('.')[2]}`,
    ],
    [
      '100 KB of header',
      (jwt: string) =>
        `${encode({ alg: 'ES256', x: 'a'.repeat(100_000) })}.${jwt.split('.')[1]}.${jwt.split('.')[2]}`,
    ],
  ])('A09: an assertion with %s is refused in the shape of any other', async (_name, change) => {
    const answer = await pushWith(change(await anAssertion(bank, {})))
    expect([400, 401]).toContain(answer.statusCode)
    expect(answer.json()).toEqual({
      error: expect.stringMatching(/^invalid_(client|request)$/),
      error_description: expect.any(String),
    })
  })
})

describe('FAPI 2.0 Message Signing', () => {
  test('the request is signed, and so is the answer (JAR, JARM)', async () => {
    const who = await registerKeyClient(t, { profile: 'fapi2MessageSigning' })
    await expect(push(who)).rejects.toMatchObject({ error: 'invalid_request' })
    const verifier = oauth.generateRandomCodeVerifier()
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
    const request = await oauth.issueRequestObject(
      as,
      clientOf(who),
      {
        response_type: 'code',
        response_mode: 'jwt',
        redirect_uri: REDIRECT,
        scope: 'openid given_name',
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      },
      { key: who.privateKey, kid: 'test' },
    )
    const answer = await oauth.pushedAuthorizationRequest(
      as,
      clientOf(who),
      authOf(who),
      { request },
      usual(),
    )
    const { request_uri } = await oauth.processPushedAuthorizationResponse(as, clientOf(who), answer)
    const callback = await signIn(
      t,
      new URL(
        `${as.authorization_endpoint}?${new URLSearchParams({ client_id: who.clientId, request_uri })}`,
      ),
    )
    expect([...callback.searchParams.keys()]).toEqual(['response'])
    const parameters = await oauth.validateJwtAuthResponse(as, clientOf(who), callback, state, usual())
    expect(parameters.get('code')).toBeTruthy()
  })
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function anAssertion(who: typeof bank, change: Record<string, unknown>) {
  const now = Math.floor(Date.now() / 1000)
  const { clientId } = who
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: as.issuer,
    jti: randomUUID(),
    iat: now,
    nbf: now,
    exp: now + 60,
    ...change,
  }
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'test' }).sign(who.privateKey)
}

async function pushWith(assertion: string) {
  return t.request({
    method: 'POST',
    url: new URL(as.pushed_authorization_request_endpoint!).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      client_id: bank.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    }).toString(),
  })
}
