// A provider of identity in the ThaID dialect that can be told to lie: what it says of somebody, how it signs, whether it answers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const APP = { id: 'the-app', secret: 'the-secret-of-the-app' }

/** How it misbehaves; an honest answer without any. */
export type Lies = {
  claims?: JWTPayload
  alg?: 'none' | 'HS256'
  otherKey?: boolean
  /** An answer of the token endpoint other than a token. */
  answer?: { status: number; body: object }
  isDown?: boolean
  /** Not even its discovery answers. */
  isGone?: boolean
  /** What its discovery says instead. */
  discovery?: object
  waitMilliseconds?: number
}

/** Starts it. `says` holds the honest claims of the next sign-in, `lies` what is wrong with it. */
export async function aThaidProvider(now: () => Date) {
  const [pair, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'ES256' }
  const server = createServer((request, answer) => void handle(request, answer))
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = {
    issuer,
    says: {} as JWTPayload & { pid?: string },
    lies: {} as Lies,
    redeemed: 0,
    stop: () => server.close(),
  }

  async function handle(request: IncomingMessage, answer: ServerResponse) {
    const { lies } = provider
    const send = (status: number, body: object) => {
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (lies.isGone) return answer.destroy()
    if (request.url === '/.well-known/openid-configuration')
      return send(200, { ...discovery(issuer), ...lies.discovery })
    if (request.url === '/jwks/') return send(200, { keys: [jwk] })
    const form = new URLSearchParams(await bodyOf(request))
    provider.redeemed += 1
    await delay(lies.waitMilliseconds ?? 0)
    if (lies.isDown) return answer.destroy()
    if (lies.answer) return send(lies.answer.status, lies.answer.body)
    if (form.get('client_secret') !== APP.secret) return send(401, { error: 'unauthorized_client' })
    const id_token = await sign()
    return send(200, {
      access_token: 'a',
      refresh_token: 'r',
      token_type: 'Bearer',
      expires_in: 900,
      id_token,
    })
  }

  function sign(): Promise<string> | string {
    const { lies, says } = provider
    const iat = Math.floor(now().getTime() / 1000)
    const claims = {
      iss: issuer,
      aud: APP.id,
      sub: says.pid ?? '',
      iat,
      exp: iat + 900,
      ...says,
      ...lies.claims,
    }
    if (lies.alg === 'none') return `${encode({ alg: 'none' })}.${encode(claims)}.`
    if (lies.alg === 'HS256')
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(Buffer.from(JSON.stringify(jwk)))
    const key = lies.otherKey ? other.privateKey : pair.privateKey
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'JWT' }).sign(key)
  }
  return provider
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/api/v2/oauth2/auth/`,
  token_endpoint: `${issuer}/api/v2/oauth2/token/`,
  jwks_uri: `${issuer}/jwks/`,
  response_types_supported: ['code'],
  subject_type_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
})
