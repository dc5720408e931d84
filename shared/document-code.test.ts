import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CodeKey,
  checkCode,
  codeIn,
  type DocumentClaims,
  documentKinds,
  documentNumber,
  makeCode,
  parseCode,
} from './document-code.ts'

const NOW = new Date('2026-11-23T05:00:00Z')
const SECONDS = NOW.getTime() / 1000
const claims: DocumentClaims = {
  documentId: '019ab0c4-1234-7abc-8def-0123456789ab',
  kind: 'house',
  serial: 4_823_017,
  holder: 'นางสาวกาญจนาภรณ์ ใ…',
  recordHash: '00112233445566778899aabbccddeeff',
  issuedAt: SECONDS - 60,
  expiresAt: SECONDS + 3600,
  isSpecimen: true,
}
let key: CodeKey
let signer: { kid: string; sign: (data: Uint8Array) => Promise<Uint8Array> }
let code: string

beforeAll(async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const kid = '0102030405060708'
  key = { kid, x, y, notBefore: '2026-11-01T00:00:00Z', notAfter: '2028-11-01T00:00:00Z' }
  const sign = async (data: Uint8Array) =>
    new Uint8Array(
      await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, new Uint8Array(data)),
    )
  signer = { kid, sign }
  code = await makeCode(claims, signer)
})
const outcome = async (text: string, keys = [key], now = NOW) => (await checkCode(text, keys, now)).outcome

describe('a code', () => {
  test('says what was signed, alone and behind an address', async () => {
    expect(await checkCode(code, [key], NOW)).toEqual({ outcome: 'genuine', claims })
    expect(await outcome(` https://id.example.org/verify/#${code}\n`)).toBe('genuine')
    expect(documentNumber(claims)).toBe('HR-2569-04823017')
    // A QR code of 69 modules, which a camera reads from paper at 2.5 cm, holds 800 digits at level M.
    expect(code.length).toBeLessThan(620)
  })

  test('keeps any claims', () => {
    const anything = fc.record({
      documentId: fc.uuid(),
      kind: fc.constantFrom(...documentKinds),
      serial: fc.integer({ min: 0, max: 99_999_999 }),
      holder: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      recordHash: fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map(bytes => Buffer.from(bytes).toString('hex')),
      issuedAt: fc.integer({ min: SECONDS - 1_000_000, max: SECONDS }),
      expiresAt: fc.integer({ min: SECONDS + 1, max: SECONDS + 1_000_000 }),
      isSpecimen: fc.boolean(),
    })
    return fc.assert(
      fc.asyncProperty(anything, async some => {
        const made = await makeCode(some, signer)
        expect(await checkCode(made, [key], NOW)).toEqual({ outcome: 'genuine', claims: some })
      }),
      { seed: 20260, numRuns: 120 },
    )
  })

  test('with any digit changed is never genuine (altered QR)', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(code.length - 1), fc.integer({ min: 1, max: 9 }), async (at, add) => {
        const digit = (Number(code[at]) + add) % 10
        const other = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`
        expect(['altered', 'unknownIssuer', 'unreadable']).toContain(await outcome(other))
      }),
      { seed: 20260, numRuns: 400 },
    ))

  test('whose key nobody knows, or has ended, says so', async () => {
    expect(await checkCode(code, [], NOW)).toEqual({ outcome: 'unknownIssuer' })
    expect(await outcome(code, [{ ...key, endedAt: '2026-11-20T00:00:00Z' }])).toBe('keyEnded')
    expect(await outcome(code, [key], new Date('2029-01-01T00:00:00Z'))).toBe('keyEnded')
    expect(await outcome(code, [key], new Date(claims.expiresAt * 1000))).toBe('expired')
    expect(await outcome(code, [key], new Date('2026-11-20T00:00:00Z'))).toBe('tooEarly')
  })

  test('signed by another key under a known name is altered', async () => {
    const { x, y } = await crypto.subtle
      .generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
      .then(pair => crypto.subtle.exportKey('jwk', pair.publicKey))
    expect(await outcome(code, [{ ...key, x: x ?? '', y: y ?? '' }])).toBe('altered')
  })
})

test('what is no code is told apart without throwing', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.stringMatching(/^[0-9]{100,900}$/),
        fc.constantFrom('https://example.org/', '', '9'.repeat(5_000), `1${'0'.repeat(800)}`),
      ),
      async text => {
        expect(parseCode(text)).toBeUndefined()
        expect(await outcome(text)).toBe('unreadable')
      },
    ),
    { seed: 20260, numRuns: 400 },
  ))

test('digits are taken from the end of an address only', () => {
  expect(codeIn(`https://a.example/#${code}`)).toBe(code)
  expect(codeIn(`https://a.example/#${code}x`)).toBeUndefined()
  expect(codeIn(`https://a.example/${code}`)).toBeUndefined()
})
