// A test server on a real socket with the real time, and a browser over it: for programs of others that know nothing of our code.
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Module } from '../server/platform/module.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { PID } from './sign-in.ts'

export async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  return port
}

/** A server that listens at its own origin, with the clock of the process: programs of others read no other. */
export async function startLiveServer(modules: Module[], environment: Record<string, string> = {}) {
  const port = await aFreePort()
  const t = await startTestServer({ modules, environment: { PORT: String(port), ...environment } })
  await t.app.listen({ port, host: '127.0.0.1' })
  t.clock.advance((Date.now() - t.ctx.now().getTime()) / 1000)
  return t
}

type Visit = { method?: 'GET' | 'POST'; body?: URLSearchParams }
type Page = { url: string; status: number; headers: IncomingHttpHeaders; text: string }

/** One request as a browser makes it when somebody goes to a page; `fetch` would call itself a script. */
const ask = (url: string, { method = 'GET', body }: Visit, cookie: string) =>
  new Promise<Page>((resolve, reject) => {
    const headers = {
      accept: 'text/html',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      ...(cookie ? { cookie } : {}),
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    }
    const asked = request(url, { method, headers }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer
        resolve({ url, status, headers, text: Buffer.concat(parts).toString() })
      })
    })
    asked.on('error', reject)
    asked.end(body?.toString())
  })

/** A browser with cookies that follows wherever it is sent; cookies are kept by host and port. */
export function aLiveBrowser() {
  const jars = new Map<string, Map<string, string>>()
  return async function visit(url: string, options: Visit = {}): Promise<Page> {
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const answer = await ask(url, options, [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    for (const one of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      jar.set(name, value)
    }
    const { location } = answer.headers
    return location ? visit(new URL(location, url).href) : answer
  }
}

/** Signs in by the sandbox's form of the page at `url`; returns where that ends. */
export async function signInLive(url: string, visit = aLiveBrowser(), pid = PID): Promise<Page> {
  const page = await visit(url)
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? '/no-form'
  const body = new URLSearchParams({ pid, decision: 'confirm' })
  return visit(new URL(action, page.url).href, { method: 'POST', body })
}
