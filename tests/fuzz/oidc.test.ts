// The mounted provider reads its requests itself: every endpoint of its discovery bears anything anybody sends (A60).
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../../server/modules.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { aBrowser, basic, demo } from '../sign-in.ts'
import { CANARY, hostileText } from './hostile.ts'
import { fuzzTimeout, runs } from './run.ts'

let t: TestServer
let known: string[] = []
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '20' } })
  known = [
    'openid',
    'code',
    demo.client_id,
    'http://127.0.0.1:8123/cb',
    'authorization_code',
    'S256',
    'a'.repeat(43),
  ]
})
afterAll(() => t.close())

const endpoints = [
  ['GET', 'auth'],
  ['POST', 'request'],
  ['POST', 'token'],
  ['POST', 'token/introspection'],
  ['POST', 'token/revocation'],
  ['GET', 'me'],
  ['POST', 'me'],
  ['POST', 'backchannel'],
  ['POST', 'device/auth'],
  ['GET', 'device'],
  ['POST', 'device'],
  ['GET', 'session/end'],
  ['POST', 'session/end/confirm'],
  ['GET', 'jwks'],
  ['GET', '.well-known/openid-configuration'],
  ['DELETE', 'token'],
  ['GET', 'nothing'],
] as const

const names = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'claims',
  'acr_values',
  'prompt',
  'max_age',
  'id_token_hint',
  'login_hint',
  'request',
  'request_uri',
  'ui_locales',
  'grant_type',
  'code',
  'code_verifier',
  'refresh_token',
  'client_assertion',
  'client_assertion_type',
  'token',
  'user_code',
  'xsrf',
  'auth_req_id',
  'device_code',
  'binding_message',
  'post_logout_redirect_uri',
  '__proto__',
]
const value = () => fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, hostileText)
const pairs = () => fc.array(fc.tuple(fc.constantFrom(...names), value()), { maxLength: 12 })
const encode = (list: [string, string][]) =>
  new URLSearchParams(list.map(([name, text]) => [name, text.toWellFormed()])).toString()
const credentials = () =>
  fc.constantFrom<Record<string, string>>(
    {},
    { authorization: basic(demo) },
    { authorization: `Bearer ${CANARY}` },
    { authorization: 'Basic %%%' },
    { dpop: 'a.b.c', authorization: `DPoP ${CANARY}` },
    { accept: 'text/html' },
    { cookie: `tuaton-oidc=${CANARY}; tuaton-oidc-resume=x` },
  )

describe('every endpoint of the provider', () => {
  test.each(endpoints.map(([method, path]) => [`${method} /oidc/${path}`, method, path] as const))(
    '%s',
    async (_name, method, path) => {
      const request = fc.record({ query: pairs(), body: pairs(), headers: credentials() })
      await fc.assert(
        fc.asyncProperty(request, async ({ query, body, headers }) => {
          const answer = await aBrowser(t)({
            method: method as 'GET',
            url: `/oidc/${path}${query.length > 0 ? `?${encode(query)}` : ''}`,
            headers: {
              ...headers,
              ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
            },
            ...(method === 'POST' ? { payload: encode(body) } : {}),
          })
          expect(answer.statusCode).toBeLessThan(500)
          expect(answer.headers['x-content-type-options']).toBe('nosniff')
          if (String(answer.headers['content-type']).startsWith('text/html'))
            expect(answer.body.toLowerCase()).not.toContain(`<${CANARY}`)
          expect(String(answer.headers.location ?? '')).not.toMatch(/^(javascript|data):|[\r\n]/i)
        }),
        runs(20),
      )
    },
    fuzzTimeout,
  )
})

test('nothing of what was sent stands in a log line (A63)', () => {
  expect(t.logLines.join('\n')).not.toContain(CANARY)
  expect(t.logLines.filter(line => line.includes('"level":50'))).toEqual([])
})
