// A kiosk without a keyboard (RFC 8628): openid-client in the kiosk, a browser and a phone in the person's hands.
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { advance, discover, errorOf, freezeWith, registerKeyClient } from '../../../../tests/oidc.ts'
import {
  aBrowser,
  aCitizenPhone,
  type Browser,
  PASSCODE,
  postForm,
  sendForm,
  ticketIn,
} from '../../../../tests/sign-in.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { authenticators } from '../../authenticators/index.ts'
import { consent } from '../../consent/index.ts'
import { notices } from '../../notices/index.ts'
import { parties } from '../../parties/index.ts'
import { people } from '../../people/index.ts'
import { federation } from '../index.ts'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code' as const
let t: TestServer
let kiosk: client.Configuration

beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  const { clientId, auth } = await registerKeyClient(t, {
    profile: 'baseline',
    redirectUris: [],
    oidc: { grant_types: [DEVICE, 'refresh_token'] },
  })
  kiosk = await discover(t, clientId, auth)
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})
beforeEach(() => advance(t, 601))

const begin = () => client.initiateDeviceAuthorization(kiosk, { scope: 'openid given_name birthdate' })
type Begun = Awaited<ReturnType<typeof begin>>
const poll = ({ device_code }: Begun) => client.genericGrantRequest(kiosk, DEVICE, { device_code })

const hiddenIn = (page: { body: string }, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''
const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
const post = (browser: Browser, body: Record<string, string>) =>
  browser({ method: 'POST', url: '/oidc/device', headers, payload: new URLSearchParams(body).toString() })

/** The page where a code is typed, and the code typed. */
async function type(browser: Browser, code: string) {
  const page = await browser({ url: '/oidc/device', headers: { accept: 'text/html' } })
  const xsrf = hiddenIn(page, 'xsrf')
  return { xsrf, page: await post(browser, { xsrf, user_code: code }) }
}

/** From the typed code to the sign-in page of ours. */
async function confirm(browser: Browser, code: string) {
  const { xsrf } = await type(browser, code)
  const answer = await post(browser, { xsrf, user_code: code, confirm: 'yes' })
  return browser({ url: String(answer.headers.location), headers: { accept: 'text/html' } })
}

describe('a kiosk lets a person in', () => {
  test('A24: type the code, see who asks, say yes on the phone that shows the code of the kiosk, and the kiosk knows', async () => {
    const begun = await begin()
    expect(begun.user_code).toMatch(/^\d{3}-\d{3}-\d{3}$/)
    expect(begun.verification_uri).toBe(`${t.settings.origin}/oidc/device`)
    expect(await errorOf(poll(begun))).toBe('authorization_pending')
    const browser = aBrowser(t)
    const { page } = await type(browser, begun.user_code)
    expect(page.body).toContain(begun.user_code)
    expect(page.body).toContain('bank.example')
    const signIn = await confirm(browser, begun.user_code)
    const phone = await aCitizenPhone(t)
    const claimed = await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(signIn) })
    const view = (await phone.call('GET', `/v1/sign-in/requests/${claimed.json().id}`)).json()
    // The very code of the kiosk is on the phone: who was sent a link sees that it is not theirs (RFC 8628 §5.4).
    expect(view.elsewhere).toEqual({ at: 'device', message: begun.user_code })
    const { number } = (await browser({ url: `/sign-in/${view.id}/status` })).json()
    const yes = { passcode: PASSCODE, number, items: ['given_name'] }
    expect((await phone.call('POST', `/v1/sign-in/requests/${view.id}/approve`, yes)).statusCode).toBe(200)
    const resumed = await browser({ url: `/sign-in/${view.id}/finish` })
    const done = await browser({ url: String(resumed.headers.location), headers: { accept: 'text/html' } })
    expect(done.body).toContain('กลับไปที่เครื่อง')
    const tokens = await poll(begun)
    expect(tokens.claims()).toMatchObject({ acr: 'ial2.3', amr: ['swk', 'pin', 'mfa'] })
    const told = await client.fetchUserInfo(kiosk, tokens.access_token, tokens.claims()!.sub)
    expect(Object.keys(told).sort()).toEqual(['given_name', 'sub'])
    expect(await errorOf(poll(begun))).toBe('invalid_grant')
  })

  test('a no on the sign-in page is a no at the kiosk', async () => {
    const begun = await begin()
    const browser = aBrowser(t)
    const page = await confirm(browser, begun.user_code)
    const denied = await sendForm(browser, page, 'deny')
    await browser({ url: String(denied.headers.location) })
    expect(await errorOf(poll(begun))).toBe('access_denied')
  })

  test('“not my device” ends it before anybody is asked', async () => {
    const begun = await begin()
    const browser = aBrowser(t)
    const { xsrf } = await type(browser, begun.user_code)
    const page = await post(browser, { xsrf, user_code: begun.user_code, abort: 'yes' })
    expect(page.body).toContain('ยกเลิกแล้ว')
    expect(await errorOf(poll(begun))).toBe('access_denied')
  })

  test('the address of its QR brings the code along', async () => {
    const begun = await begin()
    const url = new URL(begun.verification_uri_complete!)
    const browser = aBrowser(t)
    const page = await browser({ url: url.pathname + url.search, headers: { accept: 'text/html' } })
    expect(hiddenIn(page, 'user_code')).toBe(begun.user_code)
    const script = /<script>([\s\S]*?)<\/script>/.exec(page.body)?.[1] ?? ''
    expect(script).not.toBe('')
    const confirmed = await post(browser, { xsrf: hiddenIn(page, 'xsrf'), user_code: begun.user_code })
    expect(confirmed.body).toContain(begun.user_code)
  })
})

describe('codes that are no codes', () => {
  test.each(['', '000-000-000', 'ก'.repeat(20), "' or 1=1"])(
    '%j is refused with a word of help',
    async code => {
      const { page } = await type(aBrowser(t), code)
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('role="alert"')
    },
  )

  test('an old code is refused, and its kiosk hears that it is too late', async () => {
    const begun = await begin()
    advance(t, 601)
    const { page } = await type(aBrowser(t), begun.user_code)
    expect(page.body).toContain('ขอรหัสใหม่จากเครื่อง')
    expect(await errorOf(poll(begun))).toMatch(/expired_token|invalid_grant/)
  })

  test('A15: another site’s form cannot send a code', async () => {
    const begun = await begin()
    const answer = await postForm(t, '/oidc/device', { user_code: begun.user_code, confirm: 'yes' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('name="user_code"')
    expect(await errorOf(poll(begun))).toBe('authorization_pending')
  })
})
