// The modern front door, entered by libraries that others wrote.
import { sql } from 'kysely'
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  advance,
  CALLBACK,
  discover,
  freezeWith,
  issuerOf,
  openForm,
  registerKeyClient,
  signIn,
} from '../../../../tests/oidc.ts'
import {
  aBrowser,
  aCitizenPhone,
  demo,
  PASSCODE,
  PID,
  sendForm,
  ticketIn,
} from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { OidcMetadata, parties, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'
import { fetchNear } from './outgoing.ts'

const OTHER_PID = '0099000000017'
let t: TestServer
let config: client.Configuration
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  config = await discover(t)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})
// Past the window in which a person's requests are counted (A21).
beforeEach(() => advance(t, 601))

async function attempt(parameters: Record<string, string> = {}, with_ = config, redirect_uri = CALLBACK) {
  const verifier = client.randomPKCECodeVerifier()
  const [nonce, state] = [client.randomNonce(), client.randomState()]
  const url = client.buildAuthorizationUrl(with_, {
    redirect_uri,
    scope: 'openid given_name family_name pid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
    ...parameters,
  })
  const redeem = (callback: URL) =>
    client.authorizationCodeGrant(with_, callback, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
    })
  return { url, redeem }
}

async function signedIn(parameters: Record<string, string> = {}, pid = PID) {
  const { url, redeem } = await attempt(parameters)
  return redeem(await signIn(t, url, { pid }))
}

const errorOf = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => undefined,
    reason => reason,
  )) as { error?: string; cause?: { error?: string } } | undefined
  return error?.error ?? error?.cause?.error
}

describe('openid-client', () => {
  test('discovers everything at the issuer', async () => {
    const { issuer, ...metadata } = config.serverMetadata()
    expect(issuer).toBe(issuerOf(t))
    for (const [name, value] of Object.entries(metadata))
      if (/_endpoint$|_uri$/.test(name)) expect(String(value)).toMatch(`${issuer}/`)
    expect(metadata).toMatchObject({
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    })
  })

  test('code flow: the id_token tells how sure we are, userinfo the items, introspection that it lives', async () => {
    const tokens = await signedIn()
    const claims = tokens.claims()!
    expect(claims).toMatchObject({
      aud: demo.client_id,
      acr: 'ial2.3',
      amr: [],
      auth_time: expect.any(Number),
    })
    expect(claims).not.toHaveProperty('pid')
    const told = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    expect(told).toEqual({
      sub: claims.sub,
      pid: PID,
      given_name: expect.any(String),
      family_name: expect.any(String),
    })
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      active: true,
      sub: claims.sub,
      client_id: demo.client_id,
    })
    await client.tokenRevocation(config, tokens.access_token)
    expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
  })

  test('claims one by one: into the id_token what was asked of it', async () => {
    const claims = JSON.stringify({ id_token: { birthdate: null, address: null } })
    const tokens = await signedIn({ scope: 'openid', claims })
    expect(tokens.claims()).toMatchObject({
      birthdate: expect.stringMatching(/^\d{4}/),
      address: { formatted: expect.any(String) },
    })
  })

  test('verified claims: items with the level they were proven at, only what was given, and another framework gets none', async () => {
    const ask = (trust_framework: object | null) =>
      JSON.stringify({
        userinfo: {
          verified_claims: {
            verification: { trust_framework },
            claims: { given_name: null, birthdate: null },
          },
        },
      })
    const told = async (trust_framework: object | null) => {
      const tokens = await signedIn({ scope: 'openid', claims: ask(trust_framework) })
      return client.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub)
    }
    const { verified_claims: verified, ...rest } = await told({ value: 'th_etda_ial' })
    expect(verified).toEqual({
      verification: { trust_framework: 'th_etda_ial', assurance_level: 'ial2.3' },
      claims: { given_name: expect.any(String), birthdate: expect.stringMatching(/^\d{4}/) },
    })
    expect(Object.keys(rest)).toEqual(['sub'])
    advance(t, 601)
    expect(Object.keys(await told({ value: 'eidas' }))).toEqual(['sub'])
  })

  test('refresh tokens rotate; one that comes back ends everything (A07, A08)', async () => {
    const tokens = await signedIn({ scope: 'openid offline_access pid', prompt: 'consent' })
    const next = await client.refreshTokenGrant(config, tokens.refresh_token!)
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    expect(await errorOf(client.refreshTokenGrant(config, tokens.refresh_token!))).toBe('invalid_grant')
    expect(await errorOf(client.refreshTokenGrant(config, next.refresh_token!))).toBe('invalid_grant')
    expect(await client.tokenIntrospection(config, next.access_token)).toEqual({ active: false })
    await t.settle()
  })

  test('a no goes back as access_denied, with state and issuer', async () => {
    const { url } = await attempt()
    const back = await signIn(t, url, { decision: 'deny' })
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      iss: issuerOf(t),
      state: url.searchParams.get('state'),
    })
  })

  test('a session of the browser signs nobody in: the person is asked each time', async () => {
    const browser = aBrowser(t)
    const first = await attempt()
    await first.redeem(await signIn(t, first.url, { browser }))
    const page = await openForm(browser, (await attempt()).url)
    expect(page.body).toContain('<form method="post"')
    const silent = await attempt({ prompt: 'none' })
    const answer = await browser({ url: `${silent.url.pathname}${silent.url.search}` })
    expect(new URL(String(answer.headers.location)).searchParams.get('error')).toBe('login_required')
  })

  test('another person on the same browser is not taken for the first', async () => {
    const browser = aBrowser(t)
    const subjects = []
    for (const pid of [PID, OTHER_PID]) {
      const { url, redeem } = await attempt()
      const tokens = await redeem(await signIn(t, url, { browser, pid }))
      subjects.push((await client.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub)).pid)
    }
    expect(subjects).toEqual([PID, OTHER_PID])
  })
})

describe('the phone', () => {
  test('shows that no number leaves, lets items be kept back, and the client gets only the rest (A12)', async () => {
    const phone = await aCitizenPhone(t)
    const { clientId, auth } = await registerKeyClient(t, { profile: 'baseline' })
    const own = await discover(t, clientId, auth)
    const { url, redeem } = await attempt(
      { scope: 'openid given_name birthdate' },
      own,
      'https://bank.example/cb',
    )
    const browser = aBrowser(t)
    const page = await openForm(browser, url)
    const claimed = (await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })).json()
    expect(claimed.items.map((item: { scope: string }) => item.scope)).toEqual([
      'openid',
      'given_name',
      'birthdate',
    ])
    expect(JSON.stringify(claimed.items)).not.toContain('1-2345')
    const { number } = (await browser({ url: `/sign-in/${claimed.id}/status` })).json()
    await phone.call('POST', `/v1/sign-in/requests/${claimed.id}/approve`, {
      passcode: PASSCODE,
      number,
      items: ['given_name'],
    })
    const finished = await browser({ url: `/sign-in/${claimed.id}/finish` })
    const resumed = await browser({ url: String(finished.headers.location) })
    const tokens = await redeem(new URL(String(resumed.headers.location)))
    expect(tokens.claims()).toMatchObject({ acr: 'ial2.3', amr: ['swk', 'pin', 'mfa'] })
    const told = await client.fetchUserInfo(own, tokens.access_token, tokens.claims()!.sub)
    expect(Object.keys(told).sort()).toEqual(['given_name', 'sub'])
  })

  test('revoked or frozen, every token of it is dead at once (R7)', async () => {
    const pid = '3009900123454'
    const phone = await aCitizenPhone(t, pid)
    const tokens = await signedIn({ scope: 'openid offline_access pid', prompt: 'consent' }, pid)
    const listed = (await phone.call('GET', '/v1/me/permissions')).json().permissions
    expect(listed).toContainEqual(
      expect.objectContaining({ clientId: demo.client_id, liveUntil: expect.any(String) }),
    )
    await phone.call('POST', `/v1/me/permissions/${demo.client_id}/revoke`)
    expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
    expect(await errorOf(client.refreshTokenGrant(config, tokens.refresh_token!))).toBe('invalid_grant')
    const again = await signedIn({ scope: 'openid offline_access pid', prompt: 'consent' }, pid)
    await phone.call('POST', '/v1/me/freeze')
    expect(await client.tokenIntrospection(config, again.access_token)).toEqual({ active: false })
    expect(await errorOf(client.refreshTokenGrant(config, again.refresh_token!))).toBe('invalid_grant')
  })
})

describe('levels', () => {
  test('A13: a level that is insisted on and not held is refused with the standard error', async () => {
    const phone = await aCitizenPhone(t, OTHER_PID, '1.3')
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['ial2.1', 'ial2.3'] } } })
    const { url } = await attempt({ claims })
    const browser = aBrowser(t)
    const page = await openForm(browser, url)
    const claimed = (await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })).json()
    expect(claimed).toMatchObject({ level: '2.1', problem: 'federation.levelTooLow' })
    await phone.call('POST', `/v1/sign-in/requests/${claimed.id}/deny`)
    const finished = await browser({ url: `/sign-in/${claimed.id}/finish` })
    const resumed = await browser({ url: String(finished.headers.location) })
    const back = new URL(String(resumed.headers.location))
    expect(back.searchParams.get('error')).toBe('unmet_authentication_requirements')
  })

  test('a level that is asked for and held is the one that is told', async () => {
    expect((await signedIn({ acr_values: 'ial1.3 ial2.1' })).claims()?.acr).toBe('ial2.1')
    expect((await signedIn({ acr_values: 'ial3' })).claims()?.acr).toBe('ial2.3')
  })
})

describe('attacks', () => {
  test('A01: an address that is not registered is never gone to', async () => {
    for (const redirect_uri of [
      'https://evil.example/cb',
      `${CALLBACK}#x`,
      'http://127.0.0.1.evil.example/cb',
      'javascript:alert(1)',
    ]) {
      const { url } = await attempt({ redirect_uri })
      const answer = await t.request({ url: `${url.pathname}${url.search}` })
      expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined])
    }
  })

  test('A02: of many redemptions at once one wins; afterwards its tokens are dead', async () => {
    const { url, redeem } = await attempt()
    const callback = await signIn(t, url)
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => redeem(callback)))
    const won = answers.filter(answer => answer.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(await errorOf(redeem(callback))).toBe('invalid_grant')
    const [first] = won
    expect(await client.tokenIntrospection(config, first!.value.access_token)).toEqual({ active: false })
  })

  test.each([
    ['none', { code_challenge: undefined, code_challenge_method: undefined }],
    ['plain', { code_challenge_method: 'plain' }],
  ])('A03: PKCE %s is refused', async (_name, change) => {
    const { url } = await attempt()
    for (const [name, value] of Object.entries(change))
      if (value === undefined) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
    const answer = await t.request({ url: `${url.pathname}${url.search}` })
    expect(new URL(String(answer.headers.location)).searchParams.get('error')).toBe('invalid_request')
  })

  test('A03: a code of another session does not go with this verifier', async () => {
    const [mine, other] = [await attempt(), await attempt()]
    const callback = await signIn(t, other.url)
    callback.searchParams.set('state', mine.url.searchParams.get('state')!)
    expect(await errorOf(mine.redeem(callback))).toBe('invalid_grant')
  })

  test('A05: an answer that names another issuer, or none, is not believed', async () => {
    for (const iss of ['https://evil.example/oidc', undefined]) {
      const { url, redeem } = await attempt()
      const callback = await signIn(t, url)
      expect(callback.searchParams.get('iss')).toBe(issuerOf(t))
      callback.searchParams.delete('iss')
      if (iss) callback.searchParams.set('iss', iss)
      const why = redeem(callback).then(String, error => String(error.cause?.message ?? error))
      await expect(why).resolves.toMatch(/"iss"/)
      advance(t, 601)
    }
  })

  test('A16: no address that comes in a request is fetched, and none but known ones can be registered', async () => {
    const { url } = await attempt({ request_uri: 'http://169.254.169.254/latest/meta-data' })
    const answer = await aBrowser(t)({ url: url.pathname + url.search, headers: { accept: 'text/html' } })
    expect(answer.body).toMatch(/invalid_request_uri|request_uri_not_supported/)
    for (const name of ['jwks_uri', 'logo_uri', 'sector_identifier_uri', 'request_uris', 'tos_uri'])
      expect(OidcMetadata.safeParse({ [name]: 'http://169.254.169.254/' }).success).toBe(false)
  })

  test('A16: what the sandbox calls outside this machine stays under the guard against private networks', async () => {
    const guard = {
      dispatch() {
        throw new Error('guarded')
      },
    }
    const refused = fetchNear('http://169.254.169.254/', { dispatcher: guard })
    await expect(refused.catch(error => String(error.cause ?? error))).resolves.toContain('guarded')
  })

  test('A10: an id_token is no access token; a token of one client says nothing to another', async () => {
    const tokens = await signedIn()
    expect(
      (await t.request({ url: '/oidc/me', headers: { authorization: `Bearer ${tokens.id_token}` } }))
        .statusCode,
    ).toBe(401)
    const other = await registerKeyClient(t, { profile: 'baseline' })
    const theirs = await discover(t, other.clientId, other.auth)
    expect(await client.tokenIntrospection(theirs, tokens.access_token)).toEqual({ active: false })
  })

  test('A12: neither by scope nor by claim does a client get what it is not registered for', async () => {
    const { clientId, auth } = await registerKeyClient(t, { profile: 'baseline' })
    const own = await discover(t, clientId, auth)
    for (const more of [{ scope: 'openid pid' }, { claims: JSON.stringify({ userinfo: { pid: null } }) }]) {
      const { url } = await attempt({ scope: 'openid given_name', ...more }, own, 'https://bank.example/cb')
      const answer = await t.request({ url: `${url.pathname}${url.search}` })
      expect(new URL(String(answer.headers.location)).searchParams.get('error')).toMatch(
        /^invalid_(scope|request)$/,
      )
    }
  })

  test('A15: a link of another site signs nobody out; the person is asked first', async () => {
    const browser = aBrowser(t)
    const { url, redeem } = await attempt()
    const tokens = await redeem(await signIn(t, url, { browser }))
    const page = await browser({ url: '/oidc/session/end', headers: { accept: 'text/html' } })
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('op.logoutForm')])
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
    const forged = await browser({
      method: 'POST',
      url: '/oidc/session/end/confirm',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'xsrf=guess&logout=yes',
    })
    expect(forged.statusCode).toBe(400)
  })

  test('A17: two organisations cannot match the people they know; two clients of one can', async () => {
    const sub = async (key: Awaited<ReturnType<typeof registerKeyClient>>) => {
      const own = await discover(t, key.clientId, key.auth)
      const { url, redeem } = await attempt({ scope: 'openid given_name' }, own, 'https://bank.example/cb')
      return (await redeem(await signIn(t, url))).claims()!.sub
    }
    const partyId = await registerParty(t.ctx, {
      nameTh: 'ก',
      nameEn: 'A',
      domain: 'a.example',
      verified: true,
    })
    const own = [
      await registerKeyClient(t, { profile: 'baseline', partyId }),
      await registerKeyClient(t, { profile: 'baseline', partyId }),
    ]
    const stranger = await registerKeyClient(t, { profile: 'baseline' })
    expect(await sub(own[0]!)).toBe(await sub(own[1]!))
    expect(await sub(own[0]!)).not.toBe(await sub(stranger))
  })

  test('A20: the answer goes to the browser that began, and to no other', async () => {
    const { url } = await attempt()
    const [victim, thief] = [aBrowser(t), aBrowser(t)]
    const page = await openForm(victim, url)
    const answered = await sendForm(victim, page, 'confirm')
    const stolen = await thief({ url: String(answered.headers.location) })
    expect([stolen.statusCode, stolen.headers.location]).toEqual([400, undefined])
  })

  test('no secret of a token, code or session stands in the database', async () => {
    const { url, redeem } = await attempt({ scope: 'openid offline_access', prompt: 'consent' })
    const browser = aBrowser(t)
    const callback = await signIn(t, url, { browser })
    const tokens = await redeem(callback)
    // A second attempt, under the session of the first.
    const again = await browser({ url: (await attempt()).url.href.replace(t.settings.origin, '') })
    const session = /tuaton-oidc=([^;]+)/.exec([again.headers['set-cookie'] ?? []].flat().join())?.[1] ?? ''
    const { rows } = await sql<{
      all: string
    }>`select json_agg(r)::text as all from federation.oidc_record r`.execute(t.ctx.db)
    const kept = rows[0]!.all
    for (const secret of [
      tokens.access_token,
      tokens.refresh_token!,
      callback.searchParams.get('code')!,
      session,
    ]) {
      expect(secret.length).toBeGreaterThan(20)
      expect(kept).not.toContain(secret)
      expect(t.logLines.join('')).not.toContain(secret)
    }
  })
})
