// Proof of possession: every call is signed by a key that cannot leave the phone, so a stolen token opens nothing. RFC 9449.
import type { FastifyRequest } from 'fastify'
import type { CryptoKey, JWK } from 'jose'
import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { fail } from './failures.ts'
import { rememberProof } from './session-store.ts'

const MAX_AGE_SECONDS = 300
const MAX_PROOF_LENGTH = 4_096

const PublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().length(43),
  y: z.string().length(43),
  // Browsers add these when exporting a public key; they change nothing.
  ext: z.boolean().optional(),
  key_ops: z.array(z.string()).optional(),
})
const Claims = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(8).max(128),
  ath: z.string().optional(),
})

export type Proof = { keyThumbprint: string; publicJwk: JWK }

// A phone that opens a screen signs several calls at once: its key is read and named for the first of them.
const readKeys = new LRUCache<string, Proof & { key: CryptoKey | Uint8Array }>({ max: 10_000 })

/**
 * Checks the DPoP header: signature, method, address, time, single use, and the token it goes with.
 * @throws authenticators.proofMissing | proofInvalid | proofReplayed | clockWrong
 */
export async function verifyProof(ctx: Ctx, request: FastifyRequest, token?: string): Promise<Proof> {
  const header = request.headers.dpop
  if (typeof header !== 'string' || header === '') throw fail.proofMissing()
  if (header.length > MAX_PROOF_LENGTH) throw fail.proofInvalid()
  const { publicJwk, keyThumbprint, claims } = await verifySignature(header)
  if (claims.htm !== request.method || !isOurAddress(ctx, request, claims.htu)) throw fail.proofInvalid()
  if (token !== undefined && claims.ath !== sha256(token)) throw fail.proofInvalid()
  const serverTime = Math.floor(ctx.now().getTime() / 1000)
  if (Math.abs(serverTime - claims.iat) > MAX_AGE_SECONDS) throw fail.clockWrong({ serverTime })
  const fresh = await rememberProof(ctx, {
    hash: sha256(`${keyThumbprint}.${claims.jti}`),
    expires_at: new Date(ctx.now().getTime() + 2 * MAX_AGE_SECONDS * 1000),
  })
  if (!fresh) throw fail.proofReplayed()
  return { keyThumbprint, publicJwk }
}

async function verifySignature(proof: string) {
  try {
    const { jwk } = decodeProtectedHeader(proof)
    // Strict shape first: a header may not smuggle a private part, another curve or an address to fetch (A09).
    const { key, publicJwk, keyThumbprint } = await readKey(PublicKey.parse(jwk))
    // Time is judged by `verifyProof` with the server's clock, so that its message can help.
    const { payload } = await jwtVerify(proof, key, { algorithms: ['ES256'], typ: 'dpop+jwt' })
    return { publicJwk, keyThumbprint, claims: Claims.parse(payload) }
  } catch (error) {
    throw fail.proofInvalid(undefined, error)
  }
}

async function readKey({ kty, crv, x, y }: z.infer<typeof PublicKey>) {
  const known = readKeys.get(`${x}.${y}`)
  if (known) return known
  const publicJwk = { kty, crv, x, y }
  const key = await importJWK(publicJwk, 'ES256')
  const read = { key, publicJwk, keyThumbprint: await calculateJwkThumbprint(publicJwk) }
  readKeys.set(`${x}.${y}`, read)
  return read
}

/** The address as the caller wrote it, without query. In the sandbox localhost and 127.0.0.1 are the same house. */
function isOurAddress(ctx: Ctx, request: FastifyRequest, htu: string): boolean {
  const path = request.url.split('?')[0]
  if (htu === `${ctx.settings.origin}${path}`) return true
  return ctx.settings.sandbox && htu === `${request.protocol}://${request.host}${path}`
}

/** The token of an `Authorization: DPoP …` header. */
export function readToken(request: FastifyRequest): string | undefined {
  const match = /^DPoP ([\w.~+/-]{16,512})$/.exec(request.headers.authorization ?? '')
  return match?.[1]
}
