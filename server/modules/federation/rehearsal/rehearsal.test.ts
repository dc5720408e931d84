// Rehearsals: wrong answers on purpose, to clients that notice (two libraries) and to clients that do not.
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { advance, CALLBACK, discover, errorOf, freezeWith, signIn } from '../../../../tests/oidc.ts'
import { getCode, postForm } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { findClient, parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation, readRehearsals, startRehearsals } from '../index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

type Keys = { clientId: string; clientSecret: string }
const VERIFIER = 'v'.repeat(50)

/** A client on trial that is about to be rehearsed. */
async function aTrialClient(dialect: 'oidc' | 'thaid'): Promise<Keys> {
  const names = { nameTh: 'กรมทดลอง', nameEn: 'Trials', domain: 'trials.example' }
  const keys = await registerClient(t.ctx, await registerParty(t.ctx, { ...names, verified: false }), {
    redirectUris: [CALLBACK],
    scopes: ['openid', 'pid', 'given_name'],
    dialects: [dialect],
    stage: 'trial',
    purpose: { th: 'ทดลอง', en: 'To try' },
  })
  await startRehearsals(t.ctx, (await findClient(t.ctx, keys.clientId))!)
  return keys
}

const standing = async ({ clientId }: Keys) =>
  Object.fromEntries(
    (await readRehearsals(t.ctx, clientId)).map(({ kind, status, why }) => [
      kind,
      why ? `${status}: ${why}` : status,
    ]),
  )

/** One attempt of a client that checks everything. */
async function careful(
  { clientId, clientSecret }: Keys,
  { state = 'state-of-careful', nonce = 'nonce-of-careful' } = {},
) {
  const config = await discover(t, clientId, client.ClientSecretBasic(clientSecret))
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
  })
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: VERIFIER }
  const tokens = await client.authorizationCodeGrant(config, await signIn(t, url), checks)
  return client.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub)
}

/** One attempt of a client that checks nothing: takes whatever code comes and uses whatever token it gets. */
async function careless({ clientId, clientSecret }: Keys) {
  const config = await discover(t, clientId, client.ClientSecretBasic(clientSecret))
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid given_name',
    state: 'state-of-careless',
    nonce: 'nonce-of-careless',
    code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
  })
  const back = await signIn(t, url)
  const answer = await postForm(
    t,
    '/oidc/token',
    {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? 'none',
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    },
    { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
  )
  const { access_token: token } = answer.json() as { access_token?: string }
  if (token) await t.request({ url: '/oidc/me', headers: { authorization: `Bearer ${token}` } })
  await t.settle()
}

describe('the modern dialect', () => {
  test('a careful library passes all five, and works in the end', async () => {
    const keys = await aTrialClient('oidc')
    expect(await standing(keys)).toEqual({
      refusal: 'waiting',
      level: 'waiting',
      state: 'waiting',
      nonce: 'waiting',
      ordinary: 'waiting',
    })
    expect(await errorOf(careful(keys))).toContain('AuthorizationResponseError')
    expect(await errorOf(careful(keys))).toContain('AuthorizationResponseError')
    expect(await errorOf(careful(keys))).toContain('ClientError')
    expect(await errorOf(careful(keys))).toContain('ClientError')
    await vi.waitFor(async () => expect((await standing(keys)).nonce).toMatch(/running|passed/))
    expect(await errorOf(careful(keys))).toBe('none')
    advance(t, 30)
    await vi.waitFor(async () =>
      expect(await standing(keys)).toEqual({
        refusal: 'passed',
        level: 'passed',
        state: 'passed',
        nonce: 'passed',
        ordinary: 'passed',
      }),
    )
    expect((await readRehearsals(t.ctx, keys.clientId)).some(({ isUnseen }) => isUnseen)).toBe(false)
    advance(t, 300)
    await readRehearsals(t.ctx, keys.clientId)
    expect((await findClient(t.ctx, keys.clientId))?.rehearsing).toBe(false)
    expect(await errorOf(careful(keys))).toBe('none')
  })

  test('a careless one is seen: it asks after a no, redeems under a foreign state, uses a token with a foreign nonce', async () => {
    const keys = await aTrialClient('oidc')
    for (const _ of [1, 2, 3, 4, 5]) await careless(keys)
    await vi.waitFor(async () =>
      expect(await standing(keys)).toEqual({
        refusal: 'failed: askedAnyway',
        level: 'failed: askedAnyway',
        state: 'failed: redeemedAnyway',
        nonce: 'failed: usedAnyway',
        ordinary: 'passed',
      }),
    )
  })

  test('without a state worth the name it fails even where all else is right', async () => {
    const keys = await aTrialClient('oidc')
    for (const _ of [1, 2, 3, 4, 5]) await errorOf(careful(keys, { state: 's' }))
    await vi.waitFor(async () => {
      const found = await standing(keys)
      expect([found.state, found.ordinary]).toEqual(['failed: noState', 'failed: noState'])
    })
  })

  test('an attempt that was given up shows nothing and is played again', async () => {
    const keys = await aTrialClient('oidc')
    const config = await discover(t, keys.clientId, client.ClientSecretBasic(keys.clientSecret))
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 'given-up-state',
      code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
      code_challenge_method: 'S256',
    })
    await t
      .request({ url: url.pathname + url.search })
      .then(({ headers }) => t.request({ url: String(headers.location) }))
    await errorOf(careful(keys))
    advance(t, 30)
    expect(await standing(keys)).toMatchObject({ refusal: 'passed', level: 'waiting' })
  })
})

describe('the older dialects', () => {
  const start = ({ clientId }: Keys) =>
    `/api/v2/oauth2/auth/?${new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: CALLBACK, scope: 'pid given_name', state: 'state-of-thaid' })}`
  const redeem = ({ clientId, clientSecret }: Keys, code: string) =>
    postForm(
      t,
      '/api/v2/oauth2/token/',
      { grant_type: 'authorization_code', code, redirect_uri: CALLBACK },
      { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    )

  test('ThaID: refusal, foreign state and the ordinary; no nonce where there is no id_token', async () => {
    const keys = await aTrialClient('thaid')
    const refused = await getCode(t, start(keys))
    expect(refused.location.searchParams.get('error')).toBe('access_denied')
    const foreign = await getCode(t, start(keys))
    expect(foreign.location.searchParams.get('state')).not.toBe('state-of-thaid')
    await getCode(t, start(keys))
    const { code } = await getCode(t, start(keys))
    expect((await redeem(keys, code)).statusCode).toBe(200)
    expect(await standing(keys)).toEqual({
      refusal: 'passed',
      state: 'passed',
      nonce: 'passed: noOpenid',
      ordinary: 'passed',
    })
  })

  test('ThaID: a code redeemed under a foreign state is seen', async () => {
    const keys = await aTrialClient('thaid')
    await getCode(t, start(keys))
    const { code } = await getCode(t, start(keys))
    await redeem(keys, code)
    expect(await standing(keys)).toMatchObject({ state: 'failed: redeemedAnyway' })
  })
})
