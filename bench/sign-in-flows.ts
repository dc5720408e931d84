// Whole sign-ins over HTTP as a relying party and a browser make them; the person decides by the sandbox's form.
import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { readDemoClients } from '../server/modules/parties/index.ts'
import type { RunningSystem } from '../tests/journeys/server.ts'
import { basic, demo } from '../tests/sign-in.ts'
import { type Answer, type Ask, aJar, expectOk } from './load.ts'

const REDIRECT = 'http://127.0.0.1:8123/cb'
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
export const own = { authorization: basic(demo) }
export type Tokens = { access_token: string; refresh_token: string; id_token: string }

/** The living with a valid card: anybody may sign in by the sandbox's form, twenty times in ten minutes. */
export async function aCrowd(system: RunningSystem) {
  const rows = await system.query(
    `select p.citizen_number from people.person p join people.card c using (person_id) left join people.death d using (person_id)
     where d.person_id is null and c.status = 'valid' limit 6000`,
  )
  let turn = 0
  return () => String(rows[turn++ % rows.length]?.citizen_number)
}

/** The flows of one system. */
export function flowsOf(system: RunningSystem, ask: Ask, nextNumber: () => string) {
  const pathOf = (answer: Answer) => {
    const url = new URL(String(answer.headers.location), system.origin)
    return url.pathname + url.search
  }
  const isRedirect = ({ status }: Answer) => status === 302 || status === 303

  /** From a request to the callback of the client. */
  async function decide(start: string, callback: string, browser: Ask) {
    let page = await browser(start)
    if (isRedirect(page)) page = await browser(pathOf(page))
    const action = /<form method="post" action="([^"]+)"/.exec(expectOk(page).body)?.[1] ?? ''
    let answer = await browser(action, { form: { pid: nextNumber(), decision: 'confirm' } })
    while (!String(answer.headers.location).startsWith(callback)) {
      if (!isRedirect(answer)) expectOk(answer, 303)
      answer = await browser(pathOf(answer))
    }
    return new URL(String(answer.headers.location)).searchParams.get('code') ?? ''
  }

  const queryOf = (query: Record<string, string>) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: demo.client_id,
      redirect_uri: REDIRECT,
      state: 's',
      ...query,
    })

  async function codeFlow(more: Record<string, string> = {}, browser = aJar(ask)): Promise<Tokens> {
    const query = queryOf({
      scope: 'openid given_name family_name',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...more,
    })
    const code = await decide(`/oidc/auth?${query}`, REDIRECT, browser)
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
    }
    return JSON.parse(expectOk(await ask('/oidc/token', { form, headers: own })).body)
  }

  /** W1's end: the browser signs out and confirms it on our page. */
  async function signOut({ id_token }: Tokens, browser: Ask) {
    const query = new URLSearchParams({ id_token_hint: id_token, client_id: demo.client_id })
    const page = expectOk(await browser(`/oidc/session/end?${query}`)).body
    const [, action = ''] = /<form[^>]+action="([^"]+)"/.exec(page) ?? []
    const [, xsrf = ''] = /name="xsrf"[^>]+value="([^"]+)"/.exec(page) ?? []
    await browser(new URL(action, system.origin).pathname, { form: { xsrf, logout: 'yes' } })
  }

  return {
    codeFlow,
    async codeAndUserinfo() {
      const tokens = await codeFlow()
      expectOk(await ask('/oidc/me', { headers: { authorization: `Bearer ${tokens.access_token}` } }))
    },
    async inAndOut() {
      const browser = aJar(ask)
      await signOut(await codeFlow({}, browser), browser)
    },
    async thaidFlow(): Promise<Tokens> {
      const query = queryOf({ scope: 'pid given_name family_name' })
      const code = await decide(`/api/v2/oauth2/auth/?${query}`, REDIRECT, aJar(ask))
      const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
      return JSON.parse(expectOk(await ask('/api/v2/oauth2/token/', { form, headers: own })).body)
    },
    bankFlow: aBank(system, ask, decide),
  }
}

/** W2: a FAPI 2.0 client. Pushed request, key of the client, tokens bound to a key (RFC 9126, 7523, 9449). */
function aBank(
  system: RunningSystem,
  ask: Ask,
  decide: (start: string, callback: string, browser: Ask) => Promise<string>,
) {
  const bank = readDemoClients()[2]!
  const issuer = `${system.origin}/oidc`
  const redirectUri = `${system.outside}/bank/callback`
  const id = bank.client_id
  const key = importJWK(bank.key as JWK, 'ES256')
  const pair = generateKeyPair('ES256')
  let nonce = ''
  const second = () => Math.floor(Date.now() / 1000)

  async function assertion() {
    const claims = { iss: id, sub: id, aud: issuer, jti: randomUUID(), iat: second(), exp: second() + 60 }
    const header = { alg: 'ES256', kid: 'demo-bank' }
    return {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await new SignJWT(claims).setProtectedHeader(header).sign(await key),
    }
  }
  async function proof() {
    const { publicKey, privateKey } = await pair
    const jwk = await exportJWK(publicKey)
    const claims = {
      htm: 'POST',
      htu: `${issuer}/token`,
      jti: randomUUID(),
      iat: second(),
      ...(nonce ? { nonce } : {}),
    }
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk }).sign(privateKey)
  }
  const redeem = async (code: string) =>
    ask('/oidc/token', {
      headers: { dpop: await proof() },
      form: {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: VERIFIER,
        ...(await assertion()),
      },
    })

  return async () => {
    const { publicKey } = await pair
    const form = {
      response_type: 'code',
      client_id: id,
      redirect_uri: redirectUri,
      scope: 'openid name birthdate',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      dpop_jkt: await calculateJwkThumbprint(await exportJWK(publicKey)),
      ...(await assertion()),
    }
    const pushed = JSON.parse(expectOk(await ask('/oidc/request', { form }), 201).body)
    const query = new URLSearchParams({ client_id: id, request_uri: pushed.request_uri })
    const code = await decide(`/oidc/auth?${query}`, redirectUri, aJar(ask))
    let answer = await redeem(code)
    if (answer.body.includes('use_dpop_nonce')) {
      nonce = String(answer.headers['dpop-nonce'])
      answer = await redeem(code)
    }
    nonce = String(answer.headers['dpop-nonce'] ?? nonce)
    return JSON.parse(expectOk(answer).body) as Tokens
  }
}
