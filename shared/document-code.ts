// The code on a certified document: a CWT in a COSE_Sign1 (RFC 8392, RFC 9052), written as decimal digits behind an address. Digits are
// what a QR code holds most densely, no camera app mangles them, and behind `#` they never reach a server. Anybody checks it with the
// issuer's public keys alone.
import { type CBORType, decodeCBOR, encodeCBOR } from '@levischuck/tiny-cbor'
import { toBuddhistYear } from './buddhist-date.ts'

/** In the order of their numbers in a code: only ever add at the end. */
export const documentKinds = [
  'house',
  'birth',
  'death',
  'marriage',
  'divorce',
  'nameChange',
  'cardHistory',
  'statement',
] as const
export type DocumentKind = (typeof documentKinds)[number]

const prefixes: Record<DocumentKind, string> = {
  house: 'HR',
  birth: 'BC',
  death: 'DC',
  marriage: 'MC',
  divorce: 'DV',
  nameChange: 'NC',
  cardHistory: 'CH',
  statement: 'ST',
}

export type DocumentClaims = {
  documentId: string
  kind: DocumentKind
  /** Eight digits of the number. */
  serial: number
  /** Whom it is about, masked. */
  holder: string
  /** The first 16 bytes of the SHA-256 of the attached record, hex. */
  recordHash: string
  issuedAt: number
  expiresAt: number
  isSpecimen: boolean
}

/** A public key that signs codes, as published. Times are ISO. `endedAt` is set when it was withdrawn before its time. */
export type CodeKey = {
  kid: string
  x: string
  y: string
  notBefore: string
  notAfter: string
  endedAt?: string | undefined
}

export type CodeOutcome =
  | 'genuine'
  | 'expired'
  | 'keyEnded'
  | 'tooEarly'
  | 'altered'
  | 'unknownIssuer'
  | 'unreadable'
/** Claims are given only where the signature vouches for them. */
export type CodeFinding = { outcome: CodeOutcome; claims?: DocumentClaims }

const ES256 = -7
const KID_BYTES = 8
const SKEW_SECONDS = 300
const MAX_DIGITS = 1_600
const claim = { exp: 4, iat: 6, cti: 7, document: -65_537 } as const
const part = { kind: 1, serial: 2, holder: 3, recordHash: 4, isSpecimen: 5 } as const

/** The number printed on a document, `HR-2569-01234567`. */
export function documentNumber({
  kind,
  serial,
  issuedAt,
}: Pick<DocumentClaims, 'kind' | 'serial' | 'issuedAt'>): string {
  const day = new Date((issuedAt + 7 * 3_600) * 1_000).toISOString().slice(0, 10)
  return `${prefixes[kind]}-${toBuddhistYear(day)}-${String(serial).padStart(8, '0')}`
}

/** Signs claims; `sign` gives the raw ES256 signature, `kid` is 16 hex digits. */
export async function makeCode(
  claims: DocumentClaims,
  { kid, sign }: { kid: string; sign: (data: Uint8Array) => Uint8Array | Promise<Uint8Array> },
): Promise<string> {
  const payload = encodeCBOR(
    new Map<number, CBORType>([
      [claim.exp, claims.expiresAt],
      [claim.iat, claims.issuedAt],
      [claim.cti, fromHex(claims.documentId.replaceAll('-', ''))],
      [
        claim.document,
        new Map<number, CBORType>([
          [part.kind, documentKinds.indexOf(claims.kind)],
          [part.serial, claims.serial],
          // As UTF-8 bytes: the encoder would count a text in UTF-16 units.
          [part.holder, new TextEncoder().encode(claims.holder)],
          [part.recordHash, fromHex(claims.recordHash)],
          ...(claims.isSpecimen ? [[part.isSpecimen, true] as [number, CBORType]] : []),
        ]),
      ],
    ]),
  )
  const header = encodeCBOR(
    new Map<number, CBORType>([
      [1, ES256],
      [4, fromHex(kid)],
    ]),
  )
  const signature = await sign(toBeSigned(header, payload))
  return toDigits(encodeCBOR([header, new Map(), payload, signature]))
}

/** The digits of a code in whatever a camera read: an address of ours, or the digits alone. */
export function codeIn(text: string): string | undefined {
  const digits = /(?:#|^)([0-9]{100,})$/.exec(text.trim())?.[1]
  return digits !== undefined && digits.length <= MAX_DIGITS ? digits : undefined
}

/** What a code says of itself, before anybody vouches for it; undefined where it is no code. */
export function parseCode(text: string) {
  const digits = codeIn(text)
  if (digits === undefined) return undefined
  try {
    const [header, unprotected, payload, signature] = decodeCBOR(fromDigits(digits)) as CBORType[]
    if (!isBytes(header) || !isBytes(payload) || !isBytes(signature) || !(unprotected instanceof Map))
      return undefined
    const head = decodeCBOR(header) as Map<number, CBORType>
    const kid = head.get(4)
    if (head.get(1) !== ES256 || !isBytes(kid) || kid.length !== KID_BYTES || signature.length !== 64)
      return undefined
    const claims = readClaims(decodeCBOR(payload))
    return claims && { kid: toHex(kid), claims, signed: toBeSigned(header, payload), signature }
  } catch {
    return undefined
  }
}

/** Whether a code is one of ours and holds at a moment. Needs the keys and nothing else. */
export async function checkCode(text: string, keys: readonly CodeKey[], now: Date): Promise<CodeFinding> {
  const code = parseCode(text)
  if (!code) return { outcome: 'unreadable' }
  const key = keys.find(one => one.kid === code.kid)
  if (!key) return { outcome: 'unknownIssuer' }
  if (!(await isSignedBy(key, code))) return { outcome: 'altered' }
  const { claims } = code
  const issued = new Date(claims.issuedAt * 1_000)
  const seconds = now.getTime() / 1_000
  if (claims.issuedAt > seconds + SKEW_SECONDS) return { outcome: 'tooEarly', claims }
  const isOver = key.endedAt !== undefined || now > new Date(key.notAfter)
  if (isOver || issued < new Date(key.notBefore)) return { outcome: 'keyEnded', claims }
  return { outcome: seconds >= claims.expiresAt ? 'expired' : 'genuine', claims }
}

async function isSignedBy(
  key: CodeKey,
  { signed, signature }: { signed: Uint8Array; signature: Uint8Array },
) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const jwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y }
  const publicKey = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, copy(signature), copy(signed))
}

function readClaims(payload: CBORType): DocumentClaims | undefined {
  if (!(payload instanceof Map)) return undefined
  const [expiresAt, issuedAt, cti, document] = [claim.exp, claim.iat, claim.cti, claim.document].map(key =>
    payload.get(key),
  )
  if (!isWhole(expiresAt) || !isWhole(issuedAt) || !isBytes(cti) || cti.length !== 16) return undefined
  if (!(document instanceof Map)) return undefined
  const kind = documentKinds[Number(document.get(part.kind))]
  const [serial, holder, hash] = [part.serial, part.holder, part.recordHash].map(key => document.get(key))
  if (kind === undefined || !isWhole(serial) || !isBytes(holder) || !isBytes(hash)) return undefined
  const hex = toHex(cti)
  const documentId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
  const isSpecimen = document.get(part.isSpecimen) === true
  const name = new TextDecoder('utf-8', { fatal: true }).decode(holder)
  return { documentId, kind, serial, holder: name, recordHash: toHex(hash), issuedAt, expiresAt, isSpecimen }
}

/** Sig_structure of RFC 9052 §4.4. */
const toBeSigned = (header: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCBOR(['Signature1', header, new Uint8Array(), payload])

// A one before the bytes keeps zeros at their beginning.
const toDigits = (bytes: Uint8Array): string => BigInt(`0x1${toHex(bytes)}`).toString()
const fromDigits = (digits: string): Uint8Array => fromHex(BigInt(digits).toString(16).slice(1))

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const copy = (bytes: Uint8Array) => new Uint8Array(bytes)
const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
