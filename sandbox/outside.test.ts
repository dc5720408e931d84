import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticators } from '../server/modules/authenticators/index.ts'
import { consent } from '../server/modules/consent/index.ts'
import { federation } from '../server/modules/federation/index.ts'
import { notices } from '../server/modules/notices/index.ts'
import { parties } from '../server/modules/parties/index.ts'
import { people } from '../server/modules/people/index.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { startOutside } from './server.ts'

const PID = '1234567890121'
let t: TestServer
let outside: Awaited<ReturnType<typeof startOutside>>
let settings: { origin: string; issuer: string; folder: string }

beforeAll(async () => {
  const [port, outsidePort] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${outsidePort}`
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation],
    now: new Date().toISOString(),
    environment: { TUATON_ORIGIN: `http://127.0.0.1:${port}`, TUATON_OUTSIDE: origin },
  })
  await t.app.listen({ host: '127.0.0.1', port })
  settings = { origin, issuer: t.settings.origin, folder: mkdtempSync(join(tmpdir(), 'outside-')) }
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
})
