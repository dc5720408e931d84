import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aBrowser,
  authorizeUrl,
  demo,
  getCode,
  openPage,
  PID,
  redeem,
  sendForm,
} from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
})
afterAll(() => t.close())

describe('the page without a phone', () => {
  test('is one form that needs no JavaScript: pid, confirm, deny', async () => {
    const { page } = await openPage(aBrowser(t))
    expect(page.statusCode).toBe(200)
    expect(page.body.match(/<form/g)).toHaveLength(1)
    expect(page.body).toMatch(/<form method="post"/)
    expect(page.body).toMatch(/<input[^>]* name="pid" type="text"[^>]* value="1-2345-67890-12-1"/)
    expect(page.body).toMatch(/name="decision" value="confirm"/)
    expect(page.body).toMatch(/name="decision" value="deny"/)
    expect(page.body).toContain('<img id="qr" src="data:image/')
    expect(page.body).toMatch(/หมายเลขอ้างอิง<\/span> <b lang="en">[A-Z0-9]{6}</)
    expect(page.body).not.toMatch(/<script(?![^>]* src=)| style=| on\w+=/)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test.each([PID, '1-2345-67890-12-1', '1 2345 67890 12 1', '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑'])('takes %s', async pid => {
    const { code } = await getCode(t, authorizeUrl({ scope: 'pid' }), pid)
    expect((await redeem(t, code)).json().pid).toBe(PID)
  })

  test('says what is wrong with a number, and the same request goes on', async () => {
    const browser = aBrowser(t)
    const { page } = await openPage(browser)
    const wrong = await sendForm(browser, page, 'confirm', '1-2345-67890-12-2')
    expect(wrong.statusCode).toBe(400)
    expect(wrong.body).toContain('aria-invalid="true"')
    expect(wrong.body).toContain('value="1-2345-67890-12-2"')
    expect((await sendForm(browser, wrong, 'confirm')).statusCode).toBe(302)
  })

  test('what was typed cannot become markup', async () => {
    const browser = aBrowser(t)
    const { page } = await openPage(browser)
    const answer = await sendForm(browser, page, 'confirm', '"><script>alert(1)</script>')
    expect(answer.body).not.toContain('<script>alert')
  })

  test('deny sends back access_denied with the state, and no code', async () => {
    const browser = aBrowser(t)
    const { page } = await openPage(browser)
    const answer = await sendForm(browser, page, 'deny')
    const location = new URL(String(answer.headers.location))
    expect(answer.statusCode).toBe(302)
    expect(location.searchParams.get('error')).toBe('access_denied')
    expect(location.searchParams.get('error_description')).toContain('user_denied')
    expect(location.searchParams.get('state')).toBe('af0ifjsldkj-state')
    expect(location.searchParams.get('code')).toBeNull()
  })

  test('A20: another browser can neither answer, look, nor fetch the result', async () => {
    const [browser, other] = [aBrowser(t), aBrowser(t)]
    const { id, page } = await openPage(browser)
    await openPage(other)
    expect((await sendForm(other, page, 'confirm')).statusCode).toBe(403)
    expect((await sendForm(aBrowser(t), page, 'confirm')).statusCode).toBe(403)
    for (const path of ['status', 'code', 'finish'])
      expect((await other({ url: `/sign-in/${id}/${path}` })).statusCode).toBe(403)
    expect((await sendForm(browser, page, 'confirm')).statusCode).toBe(302)
  })

  test('A15: a form on another site answers nothing', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const browser = aBrowser(t)
      const { page } = await openPage(browser)
      const crossing = aBrowser(t, headers)
      const cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const answer = await sendForm(
        o => crossing({ ...o, headers: { ...o.headers, cookie } }),
        page,
        'confirm',
      )
      expect(answer.statusCode).toBe(403)
    }
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { page } = await openPage(aBrowser(t))
    expect(String(page.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  })

  test('answered twice is answered once', async () => {
    const browser = aBrowser(t)
    const { page } = await openPage(browser)
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendForm(browser, page, 'confirm')))
    expect(answers.filter(answer => answer.statusCode === 302)).toHaveLength(1)
    expect(answers.filter(answer => answer.statusCode === 409)).toHaveLength(4)
  })

  test('runs out after three minutes, and then leads back with an error', async () => {
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    t.clock.advance(181)
    expect((await sendForm(browser, page, 'confirm')).statusCode).toBe(410)
    expect((await browser({ url: `/sign-in/${id}/status` })).json().status).toBe('expired')
    const back = await browser({ url: `/sign-in/${id}/finish` })
    expect(back.headers.location).toContain('error=access_denied')
  })

  test('does not exist outside the sandbox', async () => {
    const closed = await startTestServer({
      modules: [people, consent, notices, authenticators, parties, federation],
      environment: {
        TUATON_SANDBOX: 'off',
        TUATON_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
        DATABASE_URL: 'postgres://unused',
        TUATON_ORIGIN: 'https://id.example',
      },
    })
    const answer = await closed.request({
      method: 'POST',
      url: '/sign-in/018f0000-0000-7000-8000-000000000001/form',
      payload: {},
    })
    expect(answer.statusCode).toBe(404)
    expect((await closed.request({ url: authorizeUrl() })).json().error).toBe('invalid_client')
    await closed.close()
  })

  test('the language switch keeps the request', async () => {
    const browser = aBrowser(t)
    const { id } = await openPage(browser)
    const english = await browser({ url: `/sign-in/${id}?lang=en` })
    expect(english.body).toContain('<html lang="en">')
    expect(english.body).toContain(id)
    expect((await openPage(browser)).page.body).toContain('<html lang="en">')
  })

  test('A21: a browser has ten open requests, older ones have ended', async () => {
    const browser = aBrowser(t)
    const ids: string[] = []
    for (let count = 0; count < 15; count++) {
      t.clock.advance(1)
      ids.push((await openPage(browser)).id)
    }
    const states = await Promise.all(
      ids.map(async id => (await browser({ url: `/sign-in/${id}/status` })).json().status),
    )
    expect(states.filter(state => state === 'waiting')).toHaveLength(10)
    expect(states[0]).toBe('expired')
  })

  test('an open client is shown under the address it returns to, unverified (A14)', async () => {
    const url = authorizeUrl({ redirect_uri: 'http://localhost:9321/cb' })
    const { page } = await openPage(aBrowser(t), url)
    expect(page.body).toContain('localhost:9321')
    expect(page.body).toContain('ยังไม่ได้ตรวจสอบ')
  })

  test('with openid, the id_token names the person and the client', async () => {
    const { code } = await getCode(t, authorizeUrl({ scope: 'openid given_name', nonce: 'n-0S6_WzA2Mj' }))
    const claims = decodeJwt((await redeem(t, code)).json().id_token)
    expect(claims).toMatchObject({ sub: PID, aud: demo.client_id, nonce: 'n-0S6_WzA2Mj' })
  })
})
