import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticators } from '../server/modules/authenticators/index.ts'
import { consent } from '../server/modules/consent/index.ts'
import { federation } from '../server/modules/federation/index.ts'
import { messages, sendSms } from '../server/modules/messages/index.ts'
import { notices } from '../server/modules/notices/index.ts'
import { parties } from '../server/modules/parties/index.ts'
import { people } from '../server/modules/people/index.ts'
import { newId, transaction } from '../server/platform/context.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { aCitizenPhone, PASSCODE } from '../tests/sign-in.ts'
import { messageOf, NUMBER, until } from '../tests/text-messages.ts'
import { startOutside } from './server.ts'
import type { Settings } from './settings.ts'

const PID = '1234567890121'
let t: TestServer
let outside: Awaited<ReturnType<typeof startOutside>>
let settings: Settings

beforeAll(async () => {
  const [port, outsidePort, operatorPort] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${outsidePort}`
  t = await startTestServer({
    modules: [people, consent, notices, messages, authenticators, parties, federation],
    now: new Date().toISOString(),
    environment: {
      TUATON_ORIGIN: `http://127.0.0.1:${port}`,
      TUATON_OUTSIDE: origin,
      SMS_SMPP_URL: `smpp://127.0.0.1:${operatorPort}`,
    },
  })
  await t.app.listen({ host: '127.0.0.1', port })
  settings = {
    origin,
    readerPort: 0,
    services: 'services',
    issuer: t.settings.origin,
    now: t.ctx.now,
    folder: mkdtempSync(join(tmpdir(), 'outside-')),
    voiceToken: 'pretend',
    operator: { url: `smpp://127.0.0.1:${operatorPort}`, user: 'tuaton', password: 'pretend' },
  }
  outside = await startOutside(settings)
})
afterAll(async () => {
  await outside.close()
  await t.close()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}

/** A browser that keeps the cookies of each host and follows redirects by hand. */
function aVisitor() {
  const jars = new Map<string, Map<string, string>>()
  return async function visit(
    url: string,
    init: RequestInit = {},
  ): Promise<{ url: string; response: Response; text: string }> {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) return visit(new URL(location, url).href)
    return { url, response, text: await response.text() }
  }
}

async function signIn(decision: string, query = '') {
  const visit = aVisitor()
  const page = await visit(`${settings.origin}/sign-in${query}`)
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1]
  if (!action) return { visit, end: page }
  const end = await visit(new URL(action, page.url).href, {
    method: 'POST',
    body: new URLSearchParams({ pid: PID, decision }),
  })
  return { visit, end }
}

describe('the hospital signs in with openid-client, by discovery alone', () => {
  test('before, and after: the name, the masked number and appointments', async () => {
    const visit = aVisitor()
    expect((await visit(`${settings.origin}/`)).text).toContain('เข้าสู่ระบบด้วยตัวตน')
    const { end } = await signIn('confirm')
    expect(end.url).toBe(`${settings.origin}/`)
    expect(end.text).toContain('1-2345-xxxxx-xx-1')
    expect(end.text).not.toContain(PID)
    expect(end.text).toContain('นัดหมายของท่าน')
    expect(end.text).toContain('IAL 2.3')
  })

  test('a refusal ends on a page that says nothing was handed over', async () => {
    const { end } = await signIn('deny')
    expect(end.text).toContain('id="denied"')
  })

  test.each([
    ['redirect', 'invalid_request'],
    ['scope', 'invalid_scope'],
  ])('misbehave=%s is stopped on our page', async (kind, error) => {
    const { end } = await signIn('confirm', `?misbehave=${kind}`)
    expect(end.url).toContain(settings.issuer)
    expect(end.response.status).toBe(400)
    expect(end.text).toContain(error)
  })

  test.each([
    ['secret', 'unauthorized_client'],
    ['replay', 'Invalid Authorization Code'],
    ['state', 'OAUTH_INVALID_RESPONSE'],
  ])('misbehave=%s ends in an error', async (kind, error) => {
    const { end } = await signIn('confirm', `?misbehave=${kind}`)
    expect(end.text).toContain('id="error"')
    expect(end.text).toContain(error)
  })

  test('signing out forgets, and a restart does not', async () => {
    const { visit } = await signIn('confirm')
    await outside.close()
    outside = await startOutside(settings)
    // The kept-alive connection of before is gone; a browser would notice by itself.
    await fetch(settings.origin).catch(() => undefined)
    expect((await visit(`${settings.origin}/`)).text).toContain('1-2345-xxxxx-xx-1')
    await visit(`${settings.origin}/sign-out`, { method: 'POST', body: new URLSearchParams() })
    expect((await visit(`${settings.origin}/`)).text).not.toContain('1-2345-xxxxx-xx-1')
  })

  test('a callback that this browser did not begin is refused', async () => {
    const { text } = await aVisitor()(`${settings.origin}/callback?code=abcdefgh&state=x`)
    expect(text).toContain('id="error"')
  })
})

describe('the bank signs in by FAPI 2.0 with its own key', () => {
  async function openAccount(decision: string) {
    const visit = aVisitor()
    const page = await visit(`${settings.origin}/bank/sign-in`)
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const body = new URLSearchParams({ pid: PID, decision })
    return { visit, page, end: await visit(new URL(action, page.url).href, { method: 'POST', body }) }
  }

  test('an account is opened without the citizen number ever leaving', async () => {
    const { page, end } = await openAccount('confirm')
    expect(page.url).toMatch(/\/sign-in\/[0-9a-f-]{36}$/)
    expect(end.url).toBe(`${settings.origin}/bank`)
    expect(end.text).toContain('เปิดบัญชีแล้ว')
    expect(end.text).toContain('IAL 2.3')
    expect(readFileSync(join(settings.folder, 'bank.json'), 'utf8')).not.toContain(PID)
  })

  test('a refusal says that nothing was handed over', async () => {
    expect((await openAccount('deny')).end.text).toContain('id="denied"')
  })

  test('signing out asks Tuaton too, and comes back to the bank', async () => {
    const { visit } = await openAccount('confirm')
    const asked = await visit(`${settings.origin}/bank/sign-out`, { method: 'POST' })
    expect(asked.url).toContain('/oidc/session/end')
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(asked.text)?.[1] ?? ''
    const action = /<form id="op.logoutForm" method="post" action="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const back = await visit(action, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: field('xsrf'), logout: 'yes' }),
    })
    expect(back.url).toMatch(new RegExp(`^${settings.origin}/bank`))
    expect(back.text).toContain('id="sign-in"')
  })

  test('a callback that this browser did not begin is refused', async () => {
    const { text } = await aVisitor()(`${settings.origin}/bank/callback?code=abcdefgh&state=x`)
    expect(text).toContain('id="error"')
  })
})

describe('the counter asks and the phone answers (CIBA)', () => {
  const open = async () => {
    const phone = await aCitizenPhone(t)
    const { code } = (await phone.call('POST', '/v1/sign-in/desk-code')).json() as { code: string }
    return { phone, code, visit: aVisitor() }
  }
  const send = (visit: ReturnType<typeof aVisitor>, code: string) =>
    visit(`${settings.origin}/desk/ask`, { method: 'POST', body: new URLSearchParams({ code }) })

  test('both screens say the same; after a yes the clerk sees who it is, and only what was given', async () => {
    const { phone, code, visit } = await open()
    const waiting = await send(visit, `${code.slice(0, 4)} ${code.slice(4)}`)
    const { requestId } = (await phone.call('GET', '/v1/sign-in/desk-code')).json()
    const view = (await phone.call('GET', `/v1/sign-in/requests/${requestId}`)).json()
    expect(waiting.text).toContain(`id="message">${view.elsewhere.message}<`)
    expect((await visit(`${settings.origin}/desk/state`)).text).toBe('{"state":"waiting"}')
    const items = view.items.flatMap((item: { scope: string; required: boolean }) =>
      item.required ? [item.scope] : [],
    )
    await phone.call('POST', `/v1/sign-in/requests/${requestId}/approve`, { passcode: PASSCODE, items })
    await t.settle()
    expect((await visit(`${settings.origin}/desk/state`)).text).toBe('{"state":"answered"}')
    const { text } = await visit(`${settings.origin}/desk`)
    expect(text).toContain('id="known"')
    expect(text).toContain('ผู้รับบริการไม่ได้ให้')
    expect((await visit(`${settings.origin}/desk/next`, { method: 'POST' })).text).toContain('id="code"')
  })

  test('a no, a wrong code and a code of another shape each say what to do', async () => {
    const { phone, code, visit } = await open()
    await send(visit, code)
    const { requestId } = (await phone.call('GET', '/v1/sign-in/desk-code')).json()
    await phone.call('POST', `/v1/sign-in/requests/${requestId}/deny`)
    await t.settle()
    expect((await visit(`${settings.origin}/desk`)).text).toContain('id="denied"')
    expect((await send(aVisitor(), code)).text).toContain('ไม่มีใครถือรหัสนี้อยู่')
    expect((await send(aVisitor(), '123')).text).toContain('รหัสมีตัวเลข 8 หลัก')
  })
})

describe('the pretend phone', () => {
  test('shows that somebody signed in, without a word of where', async () => {
    await signIn('confirm')
    await t.settle()
    const { text } = await aVisitor()(`${settings.origin}/phone`)
    expect(text).toContain('1-2345-xxxxx-xx-1')
    expect(text).toContain('มีการเข้าสู่ระบบในชื่อของท่าน')
    expect(text).not.toContain('ริมน้ำ')
    expect(readFileSync(join(settings.folder, 'phone.json'), 'utf8')).not.toContain(PID)
  })

  test('takes only messages', async () => {
    const answer = await fetch(`${settings.origin}/phone/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'x'.repeat(100) }),
    })
    expect(answer.status).toBe(400)
  })

  const text = async (words: string) => {
    const reference = newId(t.ctx)
    await transaction(t.ctx, tx => sendSms(tx, { to: NUMBER, text: words, purpose: 'notice', reference }))
    await t.settle()
    return reference
  }
  const control = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${settings.origin}/phone/operator${path}`, {
      method,
      ...(body ? { headers, body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, ...((await answer.json()) as object) }
  }

  test('is reached by SMPP: a text message from its sender to a masked number', async () => {
    const reference = await text('บัตรของท่าน <b>พร้อมแล้ว</b>')
    await until(async () => expect(await messageOf(t, reference)).toMatchObject({ state: 'delivered' }))
    const { text: page } = await aVisitor()(`${settings.origin}/phone`)
    for (const part of ['TUATON', '08x-xxx-5678', 'บัตรของท่าน &lt;b&gt;พร้อมแล้ว']) expect(page).toContain(part)
    expect(readFileSync(join(settings.folder, 'phone.json'), 'utf8')).not.toContain('812345678')
  })

  test('its operator misbehaves on demand, and says how it stands', async () => {
    expect(await control('PUT', '', { reject: 1 })).toMatchObject({
      status: 200,
      misbehaviour: { reject: 1 },
    })
    expect(await messageOf(t, await text('ปฏิเสธ'))).toMatchObject({
      state: 'failed',
      reason: 'numberRefused',
    })
    expect(await control('GET', '')).toMatchObject({ bound: 1, misbehaviour: { reject: 0 } })
    expect(await control('PUT', '', { explode: 1 })).toMatchObject({ status: 400 })
    await control('POST', '/disconnect')
    await until(async () => expect(await control('GET', '')).toMatchObject({ bound: 0 }))
    const reference = await text('กลับมาแล้ว')
    await until(async () => expect(await messageOf(t, reference)).toMatchObject({ state: 'delivered' }))
  })
})
