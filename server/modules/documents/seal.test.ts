// The file itself, as other programs see it: poppler and NSS, our own page, and what is attached. Without these programs the tests fail.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, check, inFolder, pdfsig } from '../../../tests/documents.ts'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import { checkSeal, type Trust } from '../../../web/verify/pdf-seal.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { keepSeals } from './keys/certificates.ts'

const DAY = 24 * 3_600
let t: TestServer
let citizen: CitizenPhone
let copy: Awaited<ReturnType<typeof aCopy>>
let trust: Trust & { keys: { kid: string }[] }
beforeAll(async () => {
  t = await startTestServer({ modules })
  citizen = await aCitizenPhone(t)
  copy = await aCopy(citizen, 'house', { digits: 'thai' })
  trust = await keysNow()
})
afterAll(() => t.close())

const keysNow = async () => (await t.request({ url: '/v1/documents/keys' })).json() as typeof trust
const bytesOf = (pdf: Uint8Array) => new Uint8Array(pdf)
const sealOf = (pdf: Uint8Array, of: Trust = trust) => checkSeal(bytesOf(pdf), of, t.ctx.now())
const flipped = (pdf: Uint8Array, at: number) => {
  const other = bytesOf(pdf)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

describe('a sealed copy', () => {
  test('is valid, trusted and signed as a whole for pdfsig', () => {
    const said = pdfsig(copy.pdf, trust.authorities)
    expect(said).toContain('Signature is Valid.')
    expect(said).toContain('Certificate is Trusted.')
    expect(said).toContain('Total document signed')
    expect(said).toContain('ETSI.CAdES.detached')
  })

  test('is PDF/A-3 with its fonts inside and the record attached', () =>
    inFolder(folder => {
      const path = join(folder, 'copy.pdf')
      writeFileSync(path, copy.pdf)
      expect(copy.pdf.toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A/)
      expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(/Sarabun-Regular.*yes yes yes/)
      execFileSync('pdfdetach', ['-saveall', '-o', folder, path])
      const attached = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'))
      expect(attached).toMatchObject({ documentId: copy.documentId, kind: 'house', record: { scope: 'all' } })
    }))

  test('is found whole by our page, with the code it carries', async () => {
    expect(await sealOf(copy.pdf)).toEqual({
      outcome: 'sealed',
      code: copy.verifyLink.slice(copy.verifyLink.indexOf('#') + 1),
    })
  })
})

describe('an altered file', () => {
  test('is found by pdfsig and by our page (altered PDF byte)', async () => {
    const other = flipped(copy.pdf, 2_000)
    expect(pdfsig(other, trust.authorities)).toContain('Digest Mismatch')
    expect(await sealOf(other)).toEqual({ outcome: 'altered' })
  })

  test('is found wherever the byte is', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(copy.pdf.length - 1), async at => {
        const finding = await sealOf(flipped(copy.pdf, at))
        // The zeros behind the signature say nothing, and are the only bytes that may differ.
        const inRoom = at > copy.pdf.indexOf('/Contents <') && at < copy.pdf.indexOf('/Name (Tuaton)')
        if (!inRoom) expect(finding.outcome).not.toBe('sealed')
      }),
      { seed: 20260, numRuns: 60 },
    ))

  test('with something added behind it is not whole any more (incremental update)', async () => {
    const more = Buffer.concat([copy.pdf, Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')])
    expect((await sealOf(more)).outcome).toBe('altered')
    expect(pdfsig(more, trust.authorities)).not.toContain('Total document signed')
  })

  test('without a seal, or no file at all, is told apart', async () => {
    expect((await sealOf(Buffer.from('%PDF-1.7\nnothing'))).outcome).toBe('notSealed')
    expect((await sealOf(Buffer.from('hello'))).outcome).toBe('notSealed')
  })

  test('sealed by somebody else is of an unknown issuer, also for pdfsig', async () => {
    // Engines run once in a process, and no document needs them or those who do.
    const busy = ['biometrics', 'proofing', 'counter', 'portal', 'privacy', 'linkage', 'card', 'audit']
    const other = await startTestServer({ modules: modules.filter(({ name }) => !busy.includes(name)) })
    const strange = await aCopy(await aCitizenPhone(other), 'house')
    await other.close()
    expect((await sealOf(strange.pdf)).outcome).toBe('unknownIssuer')
    expect(pdfsig(strange.pdf, trust.authorities)).not.toContain('Certificate is Trusted')
    expect((await check(t, strange.verifyLink)).outcome).toBe('unknownIssuer')
  })
})

describe('keys', () => {
  test('follow one another after ninety days, and what the former signed still stands', async () => {
    t.clock.advance(91 * DAY)
    await keepSeals(t.ctx)
    const now = await keysNow()
    expect(now.keys).toHaveLength(2)
    expect(now.keys[1]?.kid).toBe(trust.keys[0]?.kid)
    expect(await check(t, copy.verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'issued' })
    expect((await sealOf(copy.pdf, now)).outcome).toBe('sealed')
    citizen = await aCitizenPhone(t)
    const newer = await aCopy(citizen, 'house')
    expect((await check(t, newer.verifyLink)).outcome).toBe('genuine')
    expect((await sealOf(newer.pdf, now)).outcome).toBe('sealed')
    await keepSeals(t.ctx)
    expect((await keysNow()).keys).toHaveLength(2)
  })

  test('that were withdrawn vouch for nothing, and the next takes over by itself', async () => {
    await sql`update documents.certificate set ended_at = ${t.ctx.now()} where role <> 'authority'`.execute(
      t.ctx.db,
    )
    const now = await keysNow()
    expect((await check(t, copy.verifyLink)).outcome).toBe('keyEnded')
    expect((await sealOf(copy.pdf, now)).outcome).toBe('unknownIssuer')
    const newer = await aCopy(citizen, 'house')
    expect((await check(t, newer.verifyLink)).outcome).toBe('genuine')
  })

  test('of a document past its time say so', async () => {
    const newer = await aCopy(citizen, 'house')
    t.clock.advance(366 * DAY)
    expect((await check(t, newer.verifyLink)).outcome).toBe('expired')
  })
})
