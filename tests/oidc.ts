// A client of the modern dialect, as the tests need it: real libraries, a browser with cookies, keys of its own.
import { exportJWK, generateKeyPair } from 'jose'
import * as client from 'openid-client'
import { vi } from 'vitest'
import { registerClient, registerParty } from '../server/modules/parties/index.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { fetchFrom } from './fetch.ts'
import { aBrowser, type Browser, demo, PID, sendForm } from './sign-in.ts'

export const CALLBACK = 'http://127.0.0.1:8123/cb'

/** The library reads the clock of the process, ours stands still: both are set to the same moment. */
export const freezeWith = (t: TestServer) => vi.useFakeTimers({ toFake: ['Date'], now: t.ctx.now() })

export const advance = (t: TestServer, seconds: number) => {
  t.clock.advance(seconds)
  vi.setSystemTime(t.ctx.now())
}

export const issuerOf = (t: TestServer) => `${t.settings.origin}/oidc`

/** The configuration of openid-client for the demo client, or for another with its own way to prove itself. */
export const discover = (
  t: TestServer,
  id = demo.client_id,
  auth = client.ClientSecretBasic(demo.client_secret),
) =>
  client.discovery(new URL(issuerOf(t)), id, undefined, auth, {
    execute: [client.allowInsecureRequests],
    [client.customFetch]: fetchFrom(t),
  })

/** From the authorization request to the address of the client, with the sandbox's form in between. */
export async function signIn(
  t: TestServer,
  url: URL,
  { pid = PID, decision = 'confirm', browser = aBrowser(t) } = {},
) {
  const page = await openForm(browser, url)
  const answered = await sendForm(browser, page, decision, pid)
  const resumed = await browser({ url: String(answered.headers.location) })
  return new URL(String(resumed.headers.location))
}

/** Follows the authorization request to the sign-in page. */
export async function openForm(browser: Browser, url: URL) {
  const started = await browser({ url: `${url.pathname}${url.search}`, headers: { accept: 'text/html' } })
  const { location } = started.headers
  return location ? browser({ url: String(location), headers: { accept: 'text/html' } }) : started
}

/** A registered client with a key of its own, and everything it needs to prove itself. */
export async function registerKeyClient(
  t: TestServer,
  {
    profile = 'fapi2' as const,
    partyId,
    ...more
  }: Partial<Parameters<typeof registerClient>[2]> & {
    profile?: 'baseline' | 'fapi2' | 'fapi2MessageSigning'
    partyId?: string
  } = {},
) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }
  const owner =
    partyId ??
    (await registerParty(t.ctx, { nameTh: 'ธนาคาร', nameEn: 'Bank', domain: 'bank.example', verified: true }))
  const { clientId } = await registerClient(t.ctx, owner, {
    redirectUris: ['https://bank.example/cb'],
    scopes: ['given_name', 'family_name', 'birthdate', 'ial'],
    optionalScopes: ['birthdate'],
    purpose: { th: 'เปิดบัญชี', en: 'To open an account' },
    ...more,
    oidc: {
      profile,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [jwk as { kty: string }] },
      ...more.oidc,
    },
  })
  return { clientId, privateKey, auth: client.PrivateKeyJwt({ key: privateKey, kid: 'test' }) }
}

/** How a call of the library ended: `none` when well, else the error's name. */
export async function errorOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    return error instanceof client.ResponseBodyError ? error.error : String(error)
  }
}
