// What people write, and what others answer, stays what it is: text that is only shown, amounts that are amounts (A60, A61).
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Route } from '../../server/platform/route.ts'
import { askingOf } from './asking.ts'
import { type Schema, schemaOf } from './names.ts'
import { nameOf, routes, thingOf } from './whose.ts'
import type { Caller, World } from './world.ts'

const TEXTS = [
  `{{1379*2467}} \${1379*2467} #{1379*2467} <%= 1379*2467 %> #eval("1379*2467")`,
  '#read("/etc/passwd") $x^2$ \\ `ls`',
  `"><qk onload=alert(1)><svg/onload=alert(1)>`,
  `=cmd|' /C calc'!A0`,
  '@SUM(1+1)',
  '+1+1',
  '-1-1',
  '\t=1+1',
  '../../../../etc/passwd',
  '..%252f..%252fetc%252fpasswd%00',
  'สม\u202eชาย\u2066\u200b',
  `ก${'\u0e49\u0e4d'.repeat(100)}`,
  `a${'\u0301\u0336'.repeat(40)}`,
  'ข้อความ\u{e0041}\u{e0042} \u3164 \ue000',
  'น\u0e49\u0e4d\u0e32'.normalize('NFD'),
  'аdmin ɡov', // Cyrillic and IPA letters that look Latin
  'ก'.repeat(400),
  '\ud800 half a letter',
  '__proto__',
  'constructor',
]
/** What would stand in an answer if one of them had been done instead of shown: a product that stands nowhere by chance. */
const DONE = /3401993|root:x:0/
const MARKUP = /<qk|<svg\/onload/
/** What nobody sees, what turns the letters of others, what no screen can show, and more marks than a letter carries. */
const HIDDEN = /(?![\ufe0e\ufe0f\u034f])\p{DI}|[\p{Cs}\p{Co}]|[\p{Mn}\p{Me}]{4}/u

/** Every text there, by somebody who may write; refused kindly, or read back without anything having come of it. */
async function eachText(write: (text: string) => Promise<string>, texts = TEXTS) {
  const seen: string[] = []
  for (const text of texts) {
    const shown = await write(text)
    expect
      .soft(`${JSON.stringify(text)}: ${DONE.exec(shown)?.[0] ?? 'nothing done'}`)
      .toContain('nothing done')
    expect
      .soft(`${JSON.stringify(text)}: ${JSON.stringify(HIDDEN.exec(shown)?.[0] ?? 'plain')}`)
      .toMatch(/: "plain"$/)
    if (shown) seen.push(text)
  }
  expect(seen.length).toBeGreaterThan(3)
}

async function sent(by: Caller, method: string, url: string, json: object) {
  const headers = { 'content-type': 'application/json' }
  const answer = await by.send({ method, url, headers, payload: Buffer.from(JSON.stringify(json)) })
  expect
    .soft(`${url}: ${answer.statusCode} ${answer.statusCode >= 500 ? answer.body : ''}`)
    .not.toMatch(/: 5\d\d/)
  return answer
}

const COMPLAINT = 'public-transport-complaint'

export function describeTricks(given: () => World) {
  describe('what is written is text and nothing else (A60)', () => {
    test('the story of a case: to its writer, in the file of everything, to the agency', async () => {
      const { person, outside, t } = given()
      await eachText(async story => {
        const id = randomUUID()
        const happenedOn = t.ctx.now().toISOString().slice(0, 10)
        const form = { vehicle: 'TAXI', happenedOn, story, telephone: '081-234-5678' }
        const answer = await sent(person, 'PUT', `/v1/me/services/${COMPLAINT}/applications/${id}`, { form })
        if (answer.statusCode >= 400) return ''
        return person.show(`/v1/me/applications/${id}`)
      })
      expect(DONE.exec(await person.show('/v1/me/export'))).toBeNull()
      const page = await (await fetch(`${outside}/agencies`)).text()
      expect(page).not.toMatch(MARKUP)
    })

    test('the name of a phone, the reason of a correction, the name of an event, a place to be told of', async () => {
      const { person, registrar, fieldOfficer } = given()
      const { devices } = await person.call<{ devices: { id: string }[] }>('GET', '/v1/me/devices')
      await eachText(async name => {
        const answer = await sent(person, 'PATCH', `/v1/me/devices/${devices[0]?.id}`, { name })
        return answer.statusCode >= 400 ? '' : person.show('/v1/me/devices')
      })
      const order = { paperId: 'house', language: 'en', passcode: '27418390' }
      await eachText(
        async reason => {
          const { documentId } = await person.call<{ documentId: string }>('POST', '/v1/me/documents', order)
          const answer = await sent(person, 'POST', `/v1/me/documents/${documentId}/correction`, { reason })
          if (answer.statusCode >= 400) return ''
          type Listed = { corrections: { id: string }[] }
          const { corrections } = await registrar.call<Listed>('GET', '/v1/documents/corrections')
          const one = `/v1/documents/corrections/${corrections.at(-1)?.id}`
          const shown = await registrar.show(one)
          // A paper has one open correction at a time.
          await registrar.call('POST', `${one}/refuse`)
          return shown
        },
        TEXTS.slice(0, 5),
      )
      await eachText(async name => {
        const answer = await sent(fieldOfficer, 'POST', '/v1/field/events', { name, quota: 1 })
        return answer.statusCode >= 400 ? '' : fieldOfficer.show('/v1/field/events')
      })
    })

    test('names in the pages of the portal, for its developer and for operators', async () => {
      const { developer, operator } = given()
      let at = 0
      await eachText(async name => {
        at += 1
        const form = { nameTh: name, nameEn: name.toWellFormed(), domain: `tricks${at}.example` }
        const payload = Buffer.from(new URLSearchParams(form).toString())
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const answer = await developer.send({
          method: 'POST',
          url: '/portal/organisations',
          headers,
          payload,
        })
        expect.soft(answer.statusCode).toBeLessThan(500)
        const place = String(answer.headers.location ?? '')
        const pages = place ? [place, '/portal'] : []
        const shown = (await Promise.all(pages.map(page => developer.show(page)))).join('')
        const all = answer.body + shown + (await operator.show('/portal/console'))
        expect.soft([MARKUP.exec(all), DONE.exec(all)]).toEqual([null, null])
        return shown
      })
    })

    test('prototypes as names of fields change no object', async () => {
      const { person } = given()
      for (const form of [
        '{"__proto__":"x"}',
        '{"constructor":"x"}',
        '{"toString":"x","hasOwnProperty":"x"}',
      ]) {
        const url = `/v1/me/services/${COMPLAINT}/applications/${randomUUID()}`
        const payload = Buffer.from(`{"form":${form},"__proto__":{"isAdmin":true}}`)
        const headers = { 'content-type': 'application/json' }
        const answer = await person.send({ method: 'PUT', url, headers, payload })
        expect(answer.statusCode).toBe(400)
      }
      expect(Object.keys(Object.prototype)).toEqual([])
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    })

    test('an address that climbs out of a folder of files finds nothing', async () => {
      const { nobody } = given()
      const climbs = [
        '../../package.json',
        '..%2f..%2fpackage.json',
        '..%252f..%252fpackage.json',
        '%c0%ae%c0%ae/package.json',
        'x%00.css',
        '....//package.json',
        '..\\..\\package.json',
        '%2e%2e/%2e%2e/package.json',
      ]
      const folders = [
        '/app/',
        '/app/assets/',
        '/verify/',
        '/turn/',
        '/counter/',
        ...routes
          .filter(({ path }) => path.endsWith('/:file'))
          .map(({ path }) => path.replace(/:generation/, '1').replace(':file', '')),
      ]
      for (const folder of folders)
        for (const climb of climbs) {
          const answer = await nobody.send({ method: 'GET', url: folder + climb, headers: {} })
          expect.soft(`${folder}${climb} ${answer.statusCode}`).not.toMatch(/ 5\d\d$/)
          expect.soft(`${folder}${climb} ${answer.body.includes('"tuaton"')}`).toContain('false')
        }
    })
  })

  const numbered = routes.filter(
    route => route.body && route.access !== 'anyone' && numbersIn(schemaOf(route.body)).length > 0,
  )

  describe('a number that is none is no number (A61)', () => {
    test.each(numbered.map(route => [nameOf(route), route] as const))('%s', async (_name, route) => {
      const { everybody } = given()
      const by = everybody.find(({ opens }) => opens.includes(route.access))
      if (!by) return
      for (const field of numbersIn(schemaOf(route.body as never)))
        for (const bad of [
          '-1',
          '-0.5',
          '1.5',
          '1e400',
          '-1e400',
          '1e308',
          '9007199254740993',
          '"NaN"',
          '"1"',
          '"๑"',
          '" 1"',
          '"\u202e1"',
          'null',
          '[1]',
          '{}',
        ]) {
          const { payload, ...asking } = askingOf(route, {}, sample(route, field))
          const text = String(payload).replaceAll(`"${MARKED}"`, bad)
          const answer = await by.send({ ...asking, payload: Buffer.from(text) })
          expect.soft(`${field} ${bad}: ${answer.statusCode}`).toMatch(/: 4\d\d$/)
        }
    })
  })

  const written = routes.flatMap(route =>
    freeTexts(route).map(path => [`${nameOf(route)}: ${path.join('.')}`, route, path] as const),
  )

  describe('what hides, turns or floods is nowhere part of a text (A14, A60)', () => {
    test.each(written)('%s', (_name, route, path) => {
      const { headers, payload } = askingOf(route, {}, thingOf(route)?.says)
      const isJson = headers['content-type'] === 'application/json'
      const asking = isJson
        ? JSON.parse(String(payload))
        : Object.fromEntries(new URLSearchParams(String(payload)))
      const taken = (text: string) => {
        const body = structuredClone(asking)
        const last = path.at(-1) ?? ''
        path.slice(0, -1).reduce((part, name) => (part[name] ??= {}), body)[last] = text
        const read = route.body?.safeParse(body)
        const inside = (value: unknown, name: string) => (value as Record<string, unknown>)[name]
        return read?.success ? String(path.reduce<unknown>(inside, read.data)) : undefined
      }
      expect(taken('ข้อความที่อ่านได้')).toBe('ข้อความที่อ่านได้')
      for (const text of TEXTS) expect.soft(HIDDEN.exec(taken(text) ?? '')?.[0]).toBeUndefined()
    })
  })

  test('an agency that asks for no amount, or an impossible one, gives nothing to pay (A61)', async () => {
    const { person, outside } = given()
    type Asked = { result?: { bills: { key: string; isPayable: boolean }[] }; outcome: string }
    const url = '/v1/me/services/vehicle-tax'
    const before = await person.show('/v1/me/payments')
    for (const amount of ['-100', '0', '1.5', '1e400', '9007199254740993', '"80000"', 'null', '-0']) {
      const tax = `{"plate":"1กข 1","province":"ชลบุรี","dueOn":"2026-12-24","taxSatang":80000,"surchargeSatang":0,"totalSatang":${amount},"ref1":"123456789012","ref2":"2569","status":"UNPAID"}`
      const put = await fetch(`${outside}/agencies/dlt/records/listTaxes/1009900765433`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: `{"status":200,"body":{"taxes":[${tax}]}}`,
      })
      expect(put.status).toBe(204)
      const asked = await person.call<Asked>('POST', `${url}/ask`, { form: {} })
      // What was kept of an earlier day may still be shown, and is asked for anew before anybody pays.
      const isPayable = asked.outcome === 'ok' && asked.result?.bills.some(bill => bill.isPayable)
      expect.soft(`${amount}: ${isPayable ?? false}`).toBe(`${amount}: false`)
      await sent(person, 'POST', `${url}/pay`, { form: {}, key: '123456789012/2569' })
    }
    expect(await person.show('/v1/me/payments')).toBe(before)
  })
}

const MARKED = 'the number'

/** Fields by their last name that nobody reads: compared, decoded, or looked up as they are. */
const UNREAD =
  /^(passcode|repeat|sha256|version|ticket|token|code|reading|state|iss|error|jwks|phone|otherNumber|houseCode|reference|paperId|serviceId|key|number|requestNumber|id|rawId|attestationObject|clientDataJSON|authenticatorData|signature|userHandle)$/
/** Judged by the handler, with what is known of the form or the paper. */
const JUDGED_LATER = /^(\*|first|newLast|firstTh|firstEn)$/

/** Where people write for others to read, as a declaration tells it. */
function freeTexts({ access, body }: Route): string[][] {
  if (access === 'sandbox') return []
  const within = (schema: Schema, path: string[]): string[][] => {
    if (
      schema.type === 'string' &&
      !schema.pattern &&
      !schema.format &&
      !schema.enum &&
      schema.const === undefined
    )
      return [path]
    const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
    return [
      ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => within(part, [...path, name])),
      ...parts.flatMap(part => within(part, path)),
    ]
  }
  return (body ? within(schemaOf(body), []) : []).filter(
    path => !UNREAD.test(path.at(-1) ?? '') && !path.some(name => JUDGED_LATER.test(name)),
  )
}

/** The names of fields that are numbers, however deep. */
function numbersIn(schema: Schema, name = ''): string[] {
  if (schema.type === 'integer' || schema.type === 'number') return [name]
  const parts = [...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => numbersIn(part, key)),
    ...parts.flatMap(part => numbersIn(part, name)),
  ]
}

const sample = (route: Route, field: string) => {
  const inList = (schemaOf(route.body as never).properties?.[field] as Schema | undefined)?.type === 'array'
  return { id: 'vehicle-tax', ...thingOf(route)?.says, [field]: inList ? [MARKED] : MARKED }
}
