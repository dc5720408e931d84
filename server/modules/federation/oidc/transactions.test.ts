// Something to approve beside who one is (RFC 9396), for an interface of the organisation's own (RFC 8707).
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CALLBACK, discover, freezeWith, openForm, signIn } from '../../../../tests/oidc.ts'
import { aBrowser, aCitizenPhone, PASSCODE, ticketIn } from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent, listConsents } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties, registerClient, registerParty } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

const VERIFIER = 'v'.repeat(50)
const MATTER = {
  type: 'transaction',
  title_th: 'โอนเงิน 500.00 บาท',
  title_en: 'Transfer 500.00 baht',
  text_th: 'ถึง ร้านตัวอย่าง เลขบัญชี 286-4-23042-3',
  text_en: 'To Example Shop, account 286-4-23042-3',
  reference: 'TX-20261128-001',
}
let t: TestServer
let keys: { clientId: string; clientSecret: string }
let config: client.Configuration
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  const names = { nameTh: 'ธนาคาร', nameEn: 'Bank', domain: 'bank.example' }
  keys = await registerClient(t.ctx, await registerParty(t.ctx, { ...names, verified: true }), {
    redirectUris: [CALLBACK],
    scopes: ['given_name'],
    purpose: { th: 'ยืนยันธุรกรรม', en: 'To confirm transactions' },
  })
  config = await discover(t, keys.clientId, client.ClientSecretBasic(keys.clientSecret))
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

async function ask(details: object[] | undefined, more: Record<string, string> = {}) {
  return client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid',
    state: 'state-of-bank',
    code_challenge: await client.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
    ...(details ? { authorization_details: JSON.stringify(details) } : {}),
    ...more,
  })
}
const redeem = (back: URL) =>
  client.authorizationCodeGrant(config, back, { expectedState: 'state-of-bank', pkceCodeVerifier: VERIFIER })

/** The error that a request ends with, on the address it goes back to. */
async function errorOf(url: URL) {
  const answer = await aBrowser(t)({ url: url.pathname + url.search })
  return new URL(String(answer.headers.location), t.settings.origin).searchParams.get('error')
}

describe('a matter to approve', () => {
  test('is shown on the phone in both languages, approved, kept word for word, and told in every token', async () => {
    const phone = await aCitizenPhone(t)
    const browser = aBrowser(t)
    const page = await openForm(browser, await ask([MATTER]))
    expect(page.body).toContain(MATTER.title_th)
    const id = /data-request="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
    const claim = await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    expect(claim.json().matters).toEqual([
      {
        titleTh: MATTER.title_th,
        titleEn: MATTER.title_en,
        textTh: MATTER.text_th,
        textEn: MATTER.text_en,
        reference: MATTER.reference,
      },
    ])
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
    await phone.call('POST', `/v1/sign-in/requests/${id}/approve`, { passcode: PASSCODE, number, items: [] })
    const finished = await browser({ url: `/sign-in/${id}/finish` })
    const resumed = await browser({ url: String(finished.headers.location) })
    const tokens = await redeem(new URL(String(resumed.headers.location)))
    expect(tokens.authorization_details).toEqual([MATTER])
    const told = await client.tokenIntrospection(config, tokens.access_token)
    expect(told).toMatchObject({
      active: true,
      aud: 'https://bank.example/',
      authorization_details: [MATTER],
    })
    expect((await listConsents(t.ctx, phone.personId, 1))[0]?.matters).toEqual([MATTER])
  })

  test('a no leaves nothing approved', async () => {
    const back = await signIn(t, await ask([MATTER]), { decision: 'deny' })
    expect(back.searchParams.get('error')).toBe('access_denied')
  })

  test.each([
    ['of a kind nobody knows', [{ type: 'payment_initiation' }]],
    ['without words in one language', [{ ...MATTER, text_th: '' }]],
    ['with more than a phone can show', [{ ...MATTER, text_th: 'ก'.repeat(281) }]],
    ['with fields that would not be shown', [{ ...MATTER, small_print: 'x' }]],
    ['four at once', [MATTER, MATTER, MATTER, MATTER]],
  ])('A12, A14: %s is refused before anybody is asked', async (_what, details) => {
    expect(await errorOf(await ask(details))).toBe('invalid_authorization_details')
  })
})

describe('a token for one interface', () => {
  test('names it, and does not open the person’s items here', async () => {
    const back = await signIn(t, await ask(undefined, { resource: 'https://api.bank.example/v1' }))
    const tokens = await redeem(back)
    const told = await client.tokenIntrospection(config, tokens.access_token)
    expect(told.aud).toBe('https://api.bank.example/v1')
    const answer = await t.request({
      url: '/oidc/me',
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(answer.statusCode).toBe(403)
  })

  test.each(['https://elsewhere.example/', 'http://bank.example/', 'https://bank.example.evil.example/'])(
    'A10: %s is no interface of this organisation',
    async resource => {
      expect(await errorOf(await ask(undefined, { resource }))).toBe('invalid_target')
    },
  )
})
