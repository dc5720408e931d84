// Whatever is sent: a stable refusal in the dialect's own shape, never 5xx, never a redirect to an address nobody registered.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorizeUrl, basic, demo, hospital } from '../../../tests/sign-in.ts'
import { AppError } from '../../platform/failures.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'
import { html } from './page/html.ts'
import { issueTicket, readTicket } from './tickets.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
})
afterAll(() => t.close())

const run = { seed: 2569, numRuns: 150 }
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', '\0', '__proto__', '../..', '<script>', 'a'.repeat(5000), '%', 'ไทย', '1 or 1=1'),
)
const names = fc.constantFrom(
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'response_type',
  'grant_type',
  'code',
  'refresh_token',
  'token',
  'client_secret',
  'code_verifier',
  'access_token',
)
const encode = (pairs: [string, string][]) =>
  pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')
const pairs = fc.array(fc.tuple(names, text), { maxLength: 8 })

test('authorize', async () => {
  const property = fc.asyncProperty(pairs, async list => {
    const base = authorizeUrl({
      client_id: hospital.client_id,
      redirect_uri: `${t.settings.outside}/callback`,
    })
    for (const url of [`${base}&${encode(list)}`, `/api/v2/oauth2/auth?${encode(list)}`]) {
      const answer = await t.request({ url })
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.headers.location).toBeUndefined()
    }
  })
  await fc.assert(property, run)
})

test('token, introspect, revoke, userinfo', async () => {
  const authorization = fc.oneof(
    fc.constant(basic(demo)),
    fc.base64String().map(part => `Basic ${part}`),
  )
  const path = fc.constantFrom('token', 'introspect', 'revoke', 'userinfo')
  const property = fc.asyncProperty(path, pairs, authorization, async (name, list, header) => {
    const answer = await t.request({
      method: 'POST',
      url: `/api/v2/oauth2/${name}/`,
      headers: { authorization: header, 'content-type': 'application/x-www-form-urlencoded' },
      payload: encode(list),
    })
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.body).not.toContain('invalid_grant')
    if (answer.statusCode >= 400) expect(Object.keys(answer.json())).toEqual(['error', 'error_description'])
  })
  await fc.assert(property, run)
})

test('a ticket is ours or it is nothing: one changed character is enough', () => {
  const id = '018f0000-0000-7000-8000-000000000001'
  const ticket = issueTicket(t.ctx, id)
  expect(readTicket(t.ctx, ticket)).toBe(id)
  const refused = (value: string) => {
    try {
      readTicket(t.ctx, value)
      return false
    } catch (error) {
      return error instanceof AppError && error.code === 'federation.ticketExpired'
    }
  }
  fc.assert(fc.property(text, refused), run)
  fc.assert(
    fc.property(fc.nat(ticket.length - 2), fc.constantFrom('A', 'b', '7', '_'), (index, character) => {
      const changed = ticket.slice(0, index) + character + ticket.slice(index + 1)
      return changed === ticket || refused(changed)
    }),
    run,
  )
})

test('nothing put into a page becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), value => {
      const { text: page } = html`<p title="${value}">${[value]}</p>`
      return (page.match(/[<>]/g) ?? []).length === 4 && (page.match(/"/g) ?? []).length === 2
    }),
    run,
  )
})
