// Passport, the way most Node servers sign people in, over a real socket: it knows nothing of our code.
import type { AddressInfo } from 'node:net'
import passport from 'passport'
import OpenIDConnectStrategy from 'passport-openidconnect'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freezeWith } from '../../../tests/oidc.ts'
import { aBrowser, demo, openPage, PID, REDIRECT, sendForm } from '../../../tests/sign-in.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { parties } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

let t: TestServer
let address: string
beforeAll(async () => {
  t = await startTestServer({ modules: [people, consent, notices, authenticators, parties, federation] })
  freezeWith(t)
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  vi.useRealTimers()
  await t.close()
})

/** One request to a web server that uses Passport: where it sends the browser, or whom it knows. */
const visit = (strategy: string, url: string, session: object) =>
  new Promise<{ location?: string; user?: unknown }>((resolve, reject) => {
    const request = {
      url,
      originalUrl: url,
      query: Object.fromEntries(new URL(url, REDIRECT).searchParams),
      headers: { host: '127.0.0.1:8123' },
      connection: {},
      session,
      method: 'GET',
    }
    const answer = {
      setHeader: (_name: string, location: string) => resolve({ location }),
      end: () => undefined,
      statusCode: 0,
    }
    const done = (error: unknown, user: unknown) => (error ? reject(error) : resolve({ user }))
    passport.authenticate(strategy, { session: false }, done)(request, answer, reject)
  })

test('passport-openidconnect signs in over the ThaID dialect', async () => {
  const dialect = `${address}/api/v2/oauth2`
  passport.use(
    'thaid',
    new OpenIDConnectStrategy(
      {
        issuer: t.settings.origin,
        authorizationURL: `${dialect}/auth/`,
        tokenURL: `${dialect}/token/`,
        userInfoURL: `${dialect}/userinfo/`,
        clientID: demo.client_id,
        clientSecret: demo.client_secret,
        callbackURL: REDIRECT,
        scope: ['pid', 'given_name'],
      },
      (_issuer: string, profile: object, done: (error: null, user: object) => void) => done(null, profile),
    ),
  )
  const session = {}
  const { location } = await visit('thaid', '/', session)
  const browser = aBrowser(t)
  const { page } = await openPage(browser, location!.replace(address, ''))
  const answered = await sendForm(browser, page, 'confirm')
  const { user } = await visit(
    'thaid',
    String(answered.headers.location).replace('http://127.0.0.1:8123', ''),
    session,
  )
  expect(user).toMatchObject({ id: PID, name: { givenName: expect.any(String) } })
})
