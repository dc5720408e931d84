// Signing keys by name. Nothing else touches private keys: the first thing to move into an HSM.
import type { KeyObject } from 'node:crypto'
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { CryptoKey, JWK, JWTPayload } from 'jose'
import {
  calculateJwkThumbprint,
  compactDecrypt,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import type { Ctx } from './context.ts'
import { tables } from './context.ts'
import type { Vault } from './crypto.ts'
import { anyOf, lookUp } from './together.ts'

type KeyRow = {
  kid: string
  name: string
  algorithm: string
  public_jwk: JWK
  private_sealed: Buffer
  created_at: Date
  retired_at: Date | null
}
const keyTable = (ctx: Ctx) => tables<{ 'platform.signing_key': KeyRow }>(ctx)

/** ES256 wherever the choice is ours (RFC 7518 §3.4); RS256 for dialects that know nothing else. */
export type SigningAlgorithm = 'ES256' | 'RS256'
/** To which others seal: ECDH on P-256 (RFC 7518 §4.6). */
const BOX = 'ECDH-ES+A256KW'

/** Signs a JWT with the newest key of that name, making the first one on demand. */
export async function signJwt(
  ctx: Ctx,
  name: string,
  payload: JWTPayload,
  { alg = 'ES256', ...header }: { typ?: string; alg?: SigningAlgorithm } = {},
) {
  const row = await currentKey(ctx, name, alg)
  const key = await openKey(ctx, row)
  return new SignJWT(payload).setProtectedHeader({ alg: row.algorithm, kid: row.kid, ...header }).sign(key)
}

/** What a JWT of ours says, or undefined for any other: signature, type and time are checked. */
export async function verifyJwt(
  ctx: Ctx,
  name: string,
  token: string,
  expected: { typ: string; currentDate: Date },
): Promise<JWTPayload | undefined> {
  const keys = createLocalJWKSet({ keys: await publicKeys(ctx, name) })
  try {
    return (await jwtVerify(token, keys, { ...expected, algorithms: ['ES256'] })).payload
  } catch {
    return undefined
  }
}

/** The public keys of that name that relying parties may still meet. */
export async function publicKeys(ctx: Ctx, name: string, alg: SigningAlgorithm = 'ES256'): Promise<JWK[]> {
  await currentKey(ctx, name, alg)
  const rows = await keyTable(ctx)
    .selectFrom('platform.signing_key')
    .select('public_jwk')
    .where('name', '=', name)
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => row.public_jwk)
}

/** The public key to which others seal what only this server is to read. */
export async function boxKey(ctx: Ctx, name: string): Promise<JWK> {
  return (await currentKey(ctx, name, BOX)).public_jwk
}

/** What was sealed to that key (compact JWE, RFC 7516), as JSON; undefined for anything else. */
export async function openBox(ctx: Ctx, name: string, jwe: string): Promise<unknown> {
  const row = await currentKey(ctx, name, BOX)
  const jwk = JSON.parse(ctx.vault.open('signing-key', row.private_sealed, row.kid).toString()) as JWK
  try {
    const options = { keyManagementAlgorithms: [BOX], contentEncryptionAlgorithms: ['A256GCM'] }
    const { plaintext } = await compactDecrypt(jwe, await importJWK(jwk, BOX), options)
    return JSON.parse(new TextDecoder().decode(plaintext))
  } catch {
    return undefined
  }
}

/** A key that signs without being seen. `sign` gives the raw signature of RFC 7518 §3.4. */
export type Signer = { kid: string; publicKey: KeyObject; sign: (data: Uint8Array) => Buffer }

/** The keys of that name (ES256), the newest first, for a library that does its own JWTs. */
export async function listSigners(ctx: Ctx, name: string): Promise<Signer[]> {
  await currentKey(ctx, name, 'ES256')
  const rows = await keyTable(ctx)
    .selectFrom('platform.signing_key')
    .selectAll()
    .where('name', '=', name)
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => {
    const jwk = JSON.parse(ctx.vault.open('signing-key', row.private_sealed, row.kid).toString())
    const key = createPrivateKey({ key: jwk, format: 'jwk' })
    return {
      kid: row.kid,
      publicKey: createPublicKey(key),
      sign: data => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }),
    }
  })
}

/** Makes a new key of that name, which signs from now on; what the former ones signed is still checked against them. */
export async function rotateKey(ctx: Ctx, name: string, alg: SigningAlgorithm = 'ES256'): Promise<string> {
  return (await createKey(ctx, name, alg)).kid
}

async function currentKey(ctx: Ctx, name: string, alg: SigningAlgorithm | typeof BOX): Promise<KeyRow> {
  return (await findKey(ctx, name)) ?? (await createKey(ctx, name, alg))
}

const findKey = lookUp<KeyRow>(
  (ctx, names) =>
    keyTable(ctx)
      .selectFrom('platform.signing_key')
      .selectAll()
      .distinctOn('name')
      .where('name', '=', anyOf(names))
      .where('retired_at', 'is', null)
      .orderBy('name')
      .orderBy('created_at', 'desc')
      .execute(),
  row => row.name,
)

// Opened once a process: what is kept is no more than the vault beside it opens. Which key signs is asked every time.
const openKeys = new WeakMap<Vault, Map<string, Promise<CryptoKey | Uint8Array>>>()

function openKey({ vault }: Ctx, { kid, private_sealed, algorithm }: KeyRow) {
  const known = openKeys.get(vault) ?? new Map<string, Promise<CryptoKey | Uint8Array>>()
  openKeys.set(vault, known)
  const open = () => JSON.parse(vault.open('signing-key', private_sealed, kid).toString()) as JWK
  const key = known.get(kid) ?? importJWK(open(), algorithm)
  known.set(kid, key)
  return key
}

async function createKey(ctx: Ctx, name: string, algorithm: SigningAlgorithm | typeof BOX): Promise<KeyRow> {
  const pair = await generateKeyPair(algorithm, { extractable: true, modulusLength: 3072 })
  const publicJwk = await exportJWK(pair.publicKey)
  // 20 bytes in standard base64: the shape relying parties of ThaID know (spec: kid of 28 characters).
  const kid = createHash('sha1')
    .update(await calculateJwkThumbprint(publicJwk))
    .digest('base64')
  const sealed = ctx.vault.seal(
    'signing-key',
    Buffer.from(JSON.stringify(await exportJWK(pair.privateKey))),
    kid,
  )
  const row: KeyRow = {
    kid,
    name,
    algorithm,
    public_jwk: { ...publicJwk, kid, use: algorithm === BOX ? 'enc' : 'sig', alg: algorithm },
    private_sealed: sealed,
    created_at: ctx.now(),
    retired_at: null,
  }
  const values = { ...row, public_jwk: JSON.stringify(row.public_jwk) as unknown as JWK }
  await keyTable(ctx).insertInto('platform.signing_key').values(values).execute()
  return row
}
