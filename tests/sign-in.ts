// A browser and a phone as the tests of sign-in need them: real requests, real signatures, nothing pretended.
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { bindDevice, hashPasscode } from '../server/modules/authenticators/index.ts'
import { readDemoClients } from '../server/modules/parties/index.ts'
import { getOrInventPerson } from '../server/modules/people/index.ts'
import { transaction } from '../server/platform/context.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { aPhone, hostOf } from './phone.ts'

export const [demo, hospital] = readDemoClients() as [DemoClient, DemoClient]
type DemoClient = ReturnType<typeof readDemoClients>[number]

export const PASSCODE = '27418390'
export const PID = '1234567890121'
export const REDIRECT = 'http://127.0.0.1:8123/cb'
export const basic = (client: DemoClient, secret = client.client_secret) =>
  `Basic ${Buffer.from(`${client.client_id}:${secret}`).toString('base64')}`

/** Whatever answers requests: a server in this process or one on the network. */
type Asked = Pick<TestServer, 'request'>

/** A browser: keeps cookies, follows nothing by itself. */
export function aBrowser(t: Asked, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  return async (options: InjectOptions) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await t.request({
      ...options,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...options.headers },
    })
    for (const { name, value } of answer.cookies) jar.set(name, value)
    return answer
  }
}
export type Browser = ReturnType<typeof aBrowser>

/** The address of an authorization request of the demo client. */
export function authorizeUrl(
  parameters: Record<string, string | undefined> = {},
  path = '/api/v2/oauth2/auth/',
) {
  const all = {
    response_type: 'code',
    client_id: demo.client_id,
    redirect_uri: REDIRECT,
    scope: 'pid given_name family_name',
    state: 'af0ifjsldkj-state',
    ...parameters,
  }
  const query = new URLSearchParams(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return `${path}?${query}`
}

/** Opens the sign-in page; returns the id of the request and the page. */
export async function openPage(browser: Browser, url = authorizeUrl()) {
  const page = await browser({ url, headers: { accept: 'text/html' } })
  const id = /data-request="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
  return { id, page }
}

/** Sends the sandbox's form as it stands in the page. */
export const sendForm = (browser: Browser, page: { body: string }, decision: string, pid = PID) =>
  browser({
    method: 'POST',
    url: /<form method="post" action="([^"]+)"/.exec(page.body)?.[1] ?? '/no-form',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ pid, decision }).toString(),
  })

/** The whole way of the form, to the code. */
export async function getCode(t: TestServer, url = authorizeUrl(), pid = PID) {
  const browser = aBrowser(t)
  const { page } = await openPage(browser, url)
  const answer = await sendForm(browser, page, 'confirm', pid)
  const location = new URL(String(answer.headers.location))
  return { location, code: location.searchParams.get('code') ?? '' }
}

export const postForm = (
  t: Asked,
  url: string,
  body: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  t.request({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(body).toString(),
  })

/** Redeems a code of the demo client. */
export const redeem = (
  t: Asked,
  code: string,
  body: Record<string, string> = {},
  authorization = basic(demo),
) =>
  postForm(
    t,
    '/api/v2/oauth2/token/',
    { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...body },
    authorization ? { authorization } : {},
  )

/** The one phone of a person, with the app open; a former one counts as removed. */
export async function aCitizenPhone(t: TestServer, pid = PID, ial = '2.3') {
  const phone = await aPhone(hostOf(t))
  const { personId } = await getOrInventPerson(t.ctx, pid)
  const passcodeHash = await hashPasscode(t.ctx, PASSCODE)
  const assurance = { ial, aal: '2.2', method: 'self', source: 'test' }
  const { keyThumbprint } = phone
  await sql`update authenticators.device set status = 'revoked' where person_id = ${personId}`.execute(
    t.ctx.db,
  )
  await transaction(t.ctx, tx =>
    bindDevice(tx, { personId, keyThumbprint, deviceName: 'Test phone', passcodeHash, assurance }),
  )
  const opened = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
  const { accessToken } = opened.json() as { accessToken: string }
  return {
    personId,
    phone,
    token: accessToken,
    /** A signed call of the app; `cookie` when the app runs in the browser that began. */
    async call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, json?: object, cookie?: string) {
      const proof = await phone.proof(method, url.split('?')[0]!, accessToken)
      return t.request({
        method,
        url,
        headers: { dpop: proof, authorization: `DPoP ${accessToken}`, ...(cookie ? { cookie } : {}) },
        ...(json ? { payload: json } : {}),
      })
    },
  }
}

/** The ticket in the code that stands on the page. */
export const ticketIn = (page: { body: string }) => /\/app\/sign-in#t=([\w-]+)/.exec(page.body)?.[1] ?? ''

export const cookieOf = (page: { cookies: { name: string; value: string }[] }) =>
  page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
