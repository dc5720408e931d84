// All symmetric cryptography of the server. Purposes separate keys, so that one leaked derivation opens nothing else.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Vault = ReturnType<typeof createVault>

const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = 1

/** Derives purpose keys from the 32-byte master key (RFC 5869) and seals, opens and hashes with them. */
export function createVault(masterKey: Buffer) {
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string) => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', masterKey, 'tuaton', purpose, 32))
    derived.set(purpose, key)
    return key
  }
  return {
    /** AES-256-GCM. `context` (a row's id) is authenticated, so a sealed value cannot be moved to another row. */
    seal(purpose: string, plain: Uint8Array, context = ''): Buffer {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
    },
    /** @throws Error when the bytes were altered, moved to another context or sealed with another key. */
    open(purpose: string, sealed: Uint8Array, context = ''): Buffer {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      if (bytes[0] !== VERSION) throw new Error('Sealed value of an unknown version')
      const iv = bytes.subarray(1, 1 + IV_BYTES)
      const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), iv)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag)
      return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
    },
    /** HMAC-SHA-256: for look-ups by secret values and for peppering. */
    keyedHash: (purpose: string, value: string | Uint8Array): Buffer =>
      createHmac('sha256', keyFor(purpose)).update(value).digest(),
  }
}

/** Uses the given base64 key, or keeps a random one in the data folder: the sandbox has no secret in its source. */
export function loadMasterKey(masterKey: string | undefined, dataFolder: string): Buffer {
  if (masterKey) return Buffer.from(masterKey, 'base64')
  const path = join(dataFolder, 'master.key')
  mkdirSync(dataFolder, { recursive: true })
  try {
    writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'base64')
}

/** An unguessable token of 256 bits, base64url. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** SHA-256, base64url: how tokens are stored, so that a stolen table opens no session. */
export const sha256 = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('base64url')

/** A UUID made of a hash (RFC 9562 §5.8). */
export function uuidOfHash(hash: Uint8Array): string {
  const bytes = Buffer.from(hash.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const COUNTER_BITS = 26
const LOW_BITS = 14
let last = { millisecond: -1, counter: 0 }

/**
 * UUID version 7 (RFC 9562 §5.7): ordered by time, so that indexes grow at their end. Within one millisecond a counter
 * keeps the order in which this process made them (§6.2, method 1), so that facts are told in the order they happened.
 */
export function uuid(now: Date): string {
  const millisecond = now.getTime()
  // A fresh millisecond starts low and at random: room to count, and nothing to guess from.
  const counter = millisecond === last.millisecond ? last.counter + 1 : randomBytes(2).readUInt16BE()
  if (counter >= 2 ** COUNTER_BITS) throw new RangeError('Too many ids in one millisecond')
  last = { millisecond, counter }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(millisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | (counter >> LOW_BITS), 6)
  bytes.writeUInt16BE(0x8000 | (counter & (2 ** LOW_BITS - 1)), 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
