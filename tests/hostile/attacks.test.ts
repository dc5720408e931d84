// Attacks on the house as a whole: ways that must not exist, walked through every route there is.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../server/modules.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { aCitizen, anApplicant } from '../applicant.ts'
import { nextNumber } from '../numbers.ts'
import { aPhone, hostOf } from '../phone.ts'
import { aReadCard } from '../read-card.ts'
import { aBrowser, aCitizenPhone, authorizeUrl, openPage, PASSCODE, ticketIn } from '../sign-in.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules })
})
afterAll(() => t.close())

const routes = modules.flatMap(module => module.routes ?? [])

/** Every field a route takes, however deep, with the longest text it allows. */
function fieldsOf(schema: z.ZodType | undefined): { name: string; maxLength: number }[] {
  if (!schema) return []
  const found: { name: string; maxLength: number }[] = []
  const visit = (part: unknown, name: string) => {
    if (typeof part !== 'object' || part === null) return
    const {
      properties = {},
      maxLength,
      type,
      items,
      anyOf = [],
    } = part as {
      properties?: object
      maxLength?: number
      type?: string
      items?: unknown
      anyOf?: unknown[]
    }
    if (type === 'string') found.push({ name, maxLength: maxLength ?? Infinity })
    for (const [key, value] of Object.entries(properties)) visit(value, key)
    for (const one of [items, ...anyOf]) visit(one, name)
  }
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '')
  return found
}
const allFields = (route: (typeof routes)[number]) =>
  [route.params, route.query, route.body].flatMap(fieldsOf)

describe('ways that do not exist', () => {
  test('no route takes a citizen number together with a secret: there is nothing to try ten thousand numbers on (A41, A22)', () => {
    const named = (name: string) => /citizen|^pid$|nationalId/i.test(name)
    const secret = (name: string) => /passcode|password|secret|pin$/i.test(name)
    const both = routes.filter(route => {
      const fields = allFields(route).map(field => field.name)
      return fields.some(named) && fields.some(secret)
    })
    expect(both.map(route => route.path)).toEqual([])
    expect(routes.filter(route => allFields(route).some(field => secret(field.name))).length).toBeGreaterThan(
      2,
    )
  })

  test('no telephone number, address or code of a message is asked for anywhere: there is none to swap, recycle or intercept (A44, A48)', () => {
    const messaged = /phone(number|no)|msisdn|mobile|e-?mail|sms|otp|oneTime/i
    const taking = routes.filter(route => allFields(route).some(field => messaged.test(field.name)))
    expect(taking.map(route => route.path)).toEqual([])
  })

  test('ten thousand phones with one passcode: every one is unknown, and nobody is locked (A41, A42)', async () => {
    const citizen = await aCitizenPhone(t, nextNumber())
    const tries = sql<{
      tries: number
    }>`select coalesce(sum(wrong_tries), 0)::int as tries from authenticators.device`
    const before = (await tries.execute(t.ctx.db)).rows
    // A hundred stand for the ten thousand: each is a key of its own, and the answer does not depend on how many came before.
    for (let one = 0; one < 100; one++) {
      const stranger = await aPhone(hostOf(t))
      const answer = await stranger.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
      expect(answer.json()).toMatchObject({ code: 'authenticators.deviceUnknown' })
    }
    expect((await tries.execute(t.ctx.db)).rows).toEqual(before)
    expect(
      (await citizen.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })).statusCode,
    ).toBe(200)
  })
})

describe('who asks about a person learns nothing', () => {
  const without = ({ id: _id, expiresAt: _at, requestId: _request, ...rest }: Record<string, unknown>) => rest

  test('the number of nobody and a wrong word about somebody look alike to the last letter (A43)', async () => {
    const citizen = await aCitizen(t, 2)
    const ask = async (change: object) => {
      const view = (await (await aReadCard(t, citizen, change)).post('details/confirm')) as unknown as Record<
        string,
        unknown
      >
      return without(view)
    }
    const nobody = await ask({ citizenNumber: '1000300999997' })
    for (const change of [
      { laserCode: 'ZZ9999999999' },
      { birthDate: '1999-09-09' },
      { nameTh: 'นาย อื่น ผู้ใด' },
    ])
      expect(await ask(change)).toEqual(nobody)
  })

  test('a phone that was never here and one that was taken away look alike (A43)', async () => {
    const gone = await aCitizenPhone(t, nextNumber())
    await sql`update authenticators.device set status = 'revoked' where person_id = ${gone.personId}`.execute(
      t.ctx.db,
    )
    const knock = async (phone: typeof gone.phone) => {
      const answer = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
      return { status: answer.statusCode, ...without(answer.json()) }
    }
    expect(await knock(gone.phone)).toEqual(await knock(await aPhone(hostOf(t))))
  })
})

describe('a copied app or page', () => {
  test('cannot use what our pages sign: a proof names the origin it was made for (A47, A25)', async () => {
    const { phone } = await aCitizenPhone(t, nextNumber())
    for (const origin of ['https://tuaton.example.evil.test', 'http://localhost:4001', 'null']) {
      const proof = await phone.proof('POST', '/v1/session', undefined, { htu: `${origin}/v1/session` })
      const answer = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE }, proof })
      expect(answer.json()).toMatchObject({ code: 'authenticators.proofInvalid' })
    }
  })

  test('cannot frame or script over any page (A47, A14)', async () => {
    const pages = ['/', authorizeUrl(), '/sign-in/018f0000-0000-7000-8000-000000000001']
    for (const url of pages) {
      const policy = String(
        (await t.request({ url, headers: { accept: 'text/html' } })).headers['content-security-policy'],
      )
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
    }
  })
})

describe('numbers to guess and places to take', () => {
  test('the number of the other screen: three wrong ones end the request for good (A48)', async () => {
    const citizen = await aCitizenPhone(t, nextNumber())
    const browser = aBrowser(t)
    const { id, page } = await openPage(browser)
    await citizen.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json() as { number: string }
    const items = ['pid', 'given_name', 'family_name']
    const guess = async (value: string) =>
      (
        await citizen.call('POST', `/v1/sign-in/requests/${id}/approve`, {
          passcode: PASSCODE,
          number: value,
          items,
        })
      ).json() as { code: string }
    const wrong = String((Number(number) + 1) % 100).padStart(2, '0')
    const codes = [await guess(wrong), await guess(wrong), await guess(wrong), await guess(number)].map(
      answer => answer.code,
    )
    expect(codes).toContain('federation.numberRefused')
    expect(codes.at(-1)).toBe('federation.requestAnswered')
  })

  test('a ticket belongs to one request and one phone, and cannot be made or altered (A62, A18)', async () => {
    const [first, second] = [await aCitizenPhone(t, nextNumber()), await aCitizenPhone(t, nextNumber())]
    const { page } = await openPage(aBrowser(t))
    const ticket = ticketIn(page)
    const other = ticketIn((await openPage(aBrowser(t))).page)
    const claim = async (by: typeof first, value: string) =>
      by.call('POST', '/v1/sign-in/claim', { ticket: value })
    const spliced = Buffer.concat([
      Buffer.from(other, 'base64url').subarray(0, 22),
      Buffer.from(ticket, 'base64url').subarray(22),
    ])
    expect((await claim(second, spliced.toString('base64url'))).json()).toMatchObject({
      code: 'federation.ticketExpired',
    })
    expect((await claim(first, ticket)).statusCode).toBe(200)
    expect((await claim(second, ticket)).json()).toMatchObject({ code: 'federation.ticketUsed' })
  })

  test('fifty registrations begun at once by one phone are one registration (A62)', async () => {
    const phone = await aPhone(hostOf(t))
    const all = await Promise.all(Array.from({ length: 50 }, () => anApplicant(t, phone)))
    expect(new Set(all.map(applicant => applicant.token.split('.')[0])).size).toBe(1)
  })
})
