// Every parser that reads what a stranger wrote: it answers, quickly, and says no rather than guess (A60).
import fc from 'fast-check'
import { CompactSign } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticators } from '../../server/modules/authenticators/index.ts'
import { biometrics } from '../../server/modules/biometrics/index.ts'
import { consent } from '../../server/modules/consent/index.ts'
import { readEnvelope } from '../../server/modules/linkage/soap/xml.ts'
import { people } from '../../server/modules/people/index.ts'
import { proofing } from '../../server/modules/proofing/index.ts'
import { sha256 } from '../../server/platform/crypto.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { parseEnglishCardDate, parseThaiCardDate } from '../../shared/card-date.ts'
import { isValidCitizenNumber, parseCitizenNumber } from '../../shared/citizen-number.ts'
import { parseHouseCode } from '../../shared/house-code.ts'
import { html } from '../../shared/html.ts'
import { parseLaserCode } from '../../shared/laser-code.ts'
import { bareNameEn, bareNameTh, isSameName } from '../../shared/names.ts'
import { ageOn, datePartsOf, isDay, toPartialDate } from '../../shared/partial-date.ts'
import { findPasscodeWeakness } from '../../shared/passcode.ts'
import { parseThaiMobile } from '../../shared/phone-number.ts'
import { normaliseThai } from '../../shared/thai-text.ts'
import { ticketOf } from '../../web/lib/sign-in-link.ts'
import { anApplicant } from '../applicant.ts'
import { aPhone, hostOf } from '../phone.ts'
import { CANARY, hostileText, hostileValue } from './hostile.ts'
import { fuzzTimeout, runs } from './run.ts'

const thai = fc.string({
  unit: fc.integer({ min: 0x0e01, max: 0x0e5b }).map(code => String.fromCharCode(code)),
  maxLength: 40,
})
const text = fc.oneof(hostileText, thai)
/** A parser that explodes with the length of its input takes minutes here, not milliseconds. */
const long = fc
  .constantFrom('ก', '\u0e49', '1', ' ', '-', '.', 'a ', '๑', '\u0e4d\u0e32')
  .map(part => part.repeat(20_000))

describe('XML of the old services', () => {
  const wrap = (inner: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`
  test('an envelope is an operation with texts, or nothing; no entity is ever opened', () => {
    const inner = fc.oneof(
      text,
      text.map(value => `<Op>${value}</Op>`),
      fc.integer({ min: 1, max: 3_000 }).map(depth => '<a>'.repeat(depth) + '</a>'.repeat(depth)),
      fc.constantFrom('<Op><pid>&lol;</pid></Op>', '<Op><__proto__>x</__proto__></Op>', '<Op/><Op2/>', '<Op'),
    )
    fc.assert(
      fc.property(fc.oneof(text, long, inner, inner.map(wrap)), value => {
        const asked = readEnvelope(value)
        if (!asked) return
        expect(typeof asked.operation).toBe('string')
        for (const field of Object.values(asked.fields)) expect(typeof field).toBe('string')
        expect(Object.getPrototypeOf(asked.fields)).toBe(Object.prototype)
      }),
      runs(300),
    )
    for (const declared of ['<!DOCTYPE x [<!ENTITY lol "x">]>', '<!doctype x SYSTEM "file:///etc/passwd">'])
      expect(readEnvelope(declared + wrap('<Op><pid>&lol;</pid></Op>'))).toBeUndefined()
  })
})

describe('shared rules', () => {
  test('a citizen number is thirteen right digits or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(text, long), value => {
        const number = parseCitizenNumber(value)
        if (number !== undefined) expect(isValidCitizenNumber(number) && /^\d{13}$/.test(number)).toBe(true)
      }),
      runs(500),
    )
  })

  test('a telephone number is Thai and mobile or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(text, long), value => {
        const number = parseThaiMobile(value)
        if (number !== undefined) expect(number).toMatch(/^\+66[689]\d{8}$/)
      }),
      runs(500),
    )
  })

  test('codes and dates are whole or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(text, long), value => {
        const laser = parseLaserCode(value)
        if (laser !== undefined) expect(laser).toMatch(/^[A-Z]{2}\d{10}$/)
        const house = parseHouseCode(value)
        if (house !== undefined) expect(house).toMatch(/^\d{11}$/)
        const parts = datePartsOf(value)
        if (parts) expect(toPartialDate(parts)).toBe(value)
        if (isDay(value)) expect(ageOn(value, '2026-11-23')).toBeLessThanOrEqual(2026)
        for (const parse of [parseThaiCardDate, parseEnglishCardDate]) {
          const date = parse(value)
          if (date !== undefined) expect(date === 'lifetime' || datePartsOf(date) !== undefined).toBe(true)
        }
      }),
      runs(500),
    )
  })

  test('names compare without regard to spelling in Unicode, and nothing is everybody', () => {
    fc.assert(
      fc.property(text, value => {
        expect(normaliseThai(value.normalize('NFD'))).toBe(normaliseThai(value.normalize('NFC')))
        expect(bareNameTh(normaliseThai(value))).toBe(bareNameTh(value))
        expect(bareNameEn(value)).toMatch(/^[a-z]*$/)
        if (bareNameTh(value) === '')
          expect(
            isSameName({ nameTh: value }, { nameTh: 'นาย สมชาย ใจดี', nameEn: 'Mr. Somchai Jaidee' }),
          ).toBe(false)
      }),
      runs(400),
    )
    for (const value of [`นาย ${'ก'.repeat(500)}`, `น.ส. ${'\u0e49'.repeat(5_000)}`])
      expect(typeof bareNameTh(value)).toBe('string')
  })

  test('a passcode is ASCII digits of the right length or weak', () => {
    fc.assert(
      fc.property(text, value => {
        if (findPasscodeWeakness(value, 8) === undefined) expect(value).toMatch(/^[0-9]{8}$/)
      }),
      runs(500),
    )
  })

  test('nothing put into a page becomes markup', () => {
    fc.assert(
      fc.property(text, value => {
        expect(html`<p title="${value}">${value}</p>`.text).not.toContain(`<${CANARY}`)
      }),
      runs(300),
    )
  })
})

test('a scanned link is of this very site, or no link', () => {
  const origin = 'https://tuaton.example'
  const host = fc.constantFrom(
    'tuaton.example',
    'tuaton.example.evil.test',
    'tuaton.example@evil.test',
    'evil.test#tuaton.example',
    'TUATON.EXAMPLE',
    'tuaton.example:443',
    'tuaton.example:8443',
    'tuatоn.example',
  )
  const path = fc.constantFrom(
    '/app/sign-in',
    '/app/sign-in/',
    '/app/../app/sign-in',
    '//app/sign-in',
    '/app/sign-in;x',
    '/app%2fsign-in',
  )
  const link = fc
    .tuple(
      fc.constantFrom('https', 'http', 'javascript', 'intent', ' https'),
      host,
      path,
      fc.oneof(hostileText, fc.constant('abc')),
    )
    .map(([scheme, name, where, ticket]) => `${scheme}://${name}${where}#t=${ticket}`)
  fc.assert(
    fc.property(fc.oneof(link, text), value => {
      if (ticketOf(value, origin) === undefined) return
      const url = new URL(value.trim())
      expect([url.origin, url.username, url.pathname.replace(/\/$/, '')]).toEqual([
        origin,
        '',
        '/app/sign-in',
      ])
    }),
    runs(500),
  )
})

describe('what a phone signs', () => {
  let t: TestServer
  beforeAll(async () => {
    t = await startTestServer({ modules: [people, consent, biometrics, authenticators, proofing] })
  })
  afterAll(() => t.close())

  test('a proof of other claims is refused, and never breaks anything (A06, A09)', async () => {
    const phone = await aPhone(hostOf(t))
    const claim = fc.constantFrom('htm', 'htu', 'iat', 'jti', 'exp', 'nbf')
    const good = {
      htm: 'POST',
      htu: `${t.settings.origin}/v1/session`,
      iat: Math.floor(t.ctx.now().getTime() / 1000),
    }
    await fc.assert(
      fc.asyncProperty(claim, hostileValue, async (name, value) => {
        const proof = await phone.proof('POST', '/v1/session', undefined, { [name]: value })
        const answer = await phone.call('POST', '/v1/session', { json: { passcode: '82947150' }, proof })
        expect(answer.statusCode).toBe(401)
        const { code } = answer.json() as { code: string }
        expect(code).toMatch(/^authenticators\.(proof|clock|deviceUnknown)/)
        if (name in good && value !== good[name as 'htm'])
          expect(code).not.toBe('authenticators.deviceUnknown')
      }),
      runs(120),
    )
  })

  test('a header that is no proof is refused (A09)', async () => {
    const phone = await aPhone(hostOf(t))
    const proof = await phone.proof('POST', '/v1/session')
    const [head = '', body = '', seal = ''] = proof.split('.')
    const bits = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url')
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as { jwk: object }
    const forged = fc.oneof(
      hostileText.filter(value => value !== ''),
      hostileValue.map(value => `${bits(value)}.${body}.${seal}`),
      hostileValue.map(value => `${bits({ ...header, jwk: value })}.${body}.${seal}`),
      hostileValue.map(value => `${bits({ ...header, jwk: { ...header.jwk, x: value } })}.${body}.${seal}`),
      fc
        .constantFrom('none', 'HS256', 'RS256', 'ES384')
        .map(alg => `${bits({ ...header, alg })}.${body}.${seal}`),
      fc
        .nat(seal.length - 4)
        .map(
          at => `${head}.${body}.${seal.slice(0, at)}${seal[at] === 'A' ? 'B' : 'A'}${seal.slice(at + 1)}`,
        ),
    )
    await fc.assert(
      fc.asyncProperty(forged, async value => {
        const answer = await phone.call('POST', '/v1/session', {
          json: { passcode: '82947150' },
          proof: value,
        })
        expect(answer.json()).toMatchObject({ code: 'authenticators.proofInvalid' })
      }),
      runs(150),
    )
  })

  test(
    'a capture is what was signed, or it is forged (A30)',
    async () => {
      const applicant = await anApplicant(t)
      const { phone } = applicant
      const frame = Buffer.from('picture')
      const bindings = fc.oneof(
        hostileValue,
        fc.record({
          challengeId: fc.uuid(),
          nonce: hostileText,
          frames: fc.array(fc.record({ ask: hostileText, sha256: fc.constant(sha256(frame)) })),
        }),
      )
      await fc.assert(
        fc.asyncProperty(bindings, fc.boolean(), async (binding, signed) => {
          const compact = signed ? await phone.sign(binding as object) : await signedBySomebody(binding)
          const body = `--xx\r\ncontent-disposition: form-data; name="binding"\r\n\r\n${compact}\r\n--xx\r\ncontent-disposition: form-data; name="frame0"; filename="f.jpg"\r\ncontent-type: image/jpeg\r\n\r\n${frame}\r\n--xx--\r\n`
          const answer = await applicant.send('PUT', 'selfie', {
            bytes: Buffer.from(body),
            type: 'multipart/form-data; boundary=xx',
          })
          expect(answer.json()).toMatchObject({ code: 'proofing.captureForged' })
        }),
        runs(60),
      )
    },
    fuzzTimeout,
  )

  async function signedBySomebody(payload: unknown) {
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ])
    return new CompactSign(Buffer.from(JSON.stringify(payload) ?? ''))
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey)
  }
})
