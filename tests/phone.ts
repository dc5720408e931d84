// A phone for tests: a key that signs every call with the test's own clock, as the citizen app does with the real one.
import { randomUUID } from 'node:crypto'
import type { CryptoKey, JWK } from 'jose'
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { sha256 } from '../server/platform/crypto.ts'

type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  payload?: unknown
}
type Answer = {
  statusCode: number
  json: () => never
  body: string
  rawPayload: Buffer
  headers: Record<string, unknown>
}
export type Host = { origin: string; now: () => Date; request: (request: never) => Promise<unknown> }
export type CallOptions = {
  token?: string
  json?: unknown
  bytes?: Uint8Array
  type?: string
  proof?: string
}
export type Phone = Awaited<ReturnType<typeof aPhone>>

/** A new phone talking to a test server. */
export async function aPhone(host: Host) {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  const proof = (method: string, path: string, token?: string, change: object = {}) =>
    makeProof(host, privateKey, jwk, method, path, token, change)
  return {
    jwk,
    keyThumbprint: await calculateJwkThumbprint(jwk),
    proof,
    /** Signs any bytes as a compact JWS, as captures are. */
    sign: (payload: object) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256' })
        .sign(privateKey),
    async call(method: Request['method'], url: string, options: CallOptions = {}): Promise<Answer> {
      const headers: Record<string, string> = {
        dpop: options.proof ?? (await proof(method, url.split('?')[0] ?? '', options.token)),
      }
      if (options.token) headers.authorization = `DPoP ${options.token}`
      if (options.type) headers['content-type'] = options.type
      const payload = options.bytes ? Buffer.from(options.bytes) : options.json
      return (await host.request({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload }),
      } as never)) as Answer
    },
  }
}

async function makeProof(
  host: Host,
  key: CryptoKey,
  jwk: JWK,
  method: string,
  path: string,
  token: string | undefined,
  change: object,
) {
  const claims = {
    htm: method,
    htu: `${host.origin}${path}`,
    jti: randomUUID(),
    iat: Math.floor(host.now().getTime() / 1000),
    ...(token ? { ath: sha256(token) } : {}),
    ...change,
  }
  return new SignJWT(claims).setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk }).sign(key)
}

/** The host of a test server. */
export const hostOf = (t: {
  settings: { origin: string }
  ctx: { now: () => Date }
  request: (options: never) => Promise<unknown>
}): Host => ({
  origin: t.settings.origin,
  now: t.ctx.now,
  request: options => t.request(options),
})
