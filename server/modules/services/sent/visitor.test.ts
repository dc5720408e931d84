// Sending without an account, through the door: a code that the page makes is all there is to a visitor, and it opens what they sent and nothing else.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toVisitorCode } from '../../../../shared/visitor-code.ts'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import { lookAtDue } from './follow.ts'
import { eraseOfVisitors } from './retain.ts'

const SERVICE = 'city-fault'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Application = { state: string; stage?: string; reference?: string; note?: string; attachments: object[] }
type Sent = { outcome?: string; application?: Application; code?: string; errors?: object[] }

let world: World
beforeAll(async () => {
  world = await startWithAgencies()
})
afterEach(() => world.misbehave('bma'))
afterAll(() => world.close())

let visitors = 0
/** Somebody with a code, at an address of their own unless they share one. */
function aVisitor(code = toVisitorCode(randomBytes(20)), remoteAddress = `10.1.0.${++visitors}`) {
  const headers = { authorization: `Bearer ${code}` }
  const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    world.t.request({ method, url, remoteAddress, headers, ...(payload ? { payload } : {}) })
  return {
    code,
    call,
    send: (form: Record<string, string> = fault, service = SERVICE) =>
      call('PUT', `/v1/services/${service}/application`, { form }),
    attach: (bytes: Buffer, type = 'image/png', service = SERVICE) =>
      world.t.request({
        ...{ method: 'POST', url: `/v1/services/${service}/attachments`, remoteAddress, payload: bytes },
        headers: { ...headers, 'content-type': type },
      }),
    async look() {
      world.t.clock.advance(6)
      return call('GET', '/v1/visitor/application')
    },
  }
}
type Visitor = ReturnType<typeof aVisitor>

const fault = { problem: 'ROAD', place: '13.75633, 100.50177', story: 'หลุมลึกหน้าตลาด' }
/** Sends with a photograph, as the form asks. */
async function sentBy(visitor: Visitor, form: Record<string, string> = fault) {
  const { id = '' } = (await visitor.attach(PNG)).json() as { id?: string }
  return (await visitor.send({ photos: id, ...form })).json() as Sent
}
const seenBy = async (visitor: Visitor) => (await visitor.look()).json() as Application
const rowsOf = async (table: string) =>
  (await sql<object>`select * from ${sql.table(table)}`.execute(world.t.ctx.db)).rows
/** An officer of the city moves a report on. */
const move = (reference: string | undefined, state: string, note: string) =>
  fetch(`${world.outside}/agencies/bma/opened/${reference}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state, note }),
  })

describe('sending and following', () => {
  test('with a photograph; the number comes at once, and the officer’s word when it is looked at', async () => {
    const visitor = aVisitor()
    const { outcome, application } = await sentBy(visitor)
    expect(outcome).toBe('sent')
    expect(application).toMatchObject({ state: 'open', stage: 'waiting', attachments: [{}] })
    expect(application?.reference).toMatch(/^TF/)
    await move(application?.reference, 'UNCLEAR', 'จุดใดของถนน')
    expect(await seenBy(visitor)).toMatchObject({ stage: 'needsYou', note: 'จุดใดของถนน' })
    await move(application?.reference, 'FINISHED', '')
    expect(await seenBy(visitor)).toMatchObject({ state: 'ended', stage: 'done' })
  })

  test('what an officer writes is shown without what hides, turns or floods it (A14, A60)', async () => {
    const visitor = aVisitor()
    const { application } = await sentBy(visitor)
    const hostile = `ขอรูป\u202eนจากอ\u202c\u2066ีก\u2069\u200b\u00ad\u{e0041} ที่\nน้ำ${'\u0e49'.repeat(50)} a${'\u0301'.repeat(9)}\u0007 <b>โทร</b>`
    await move(application?.reference, 'UNCLEAR', hostile)
    const { note } = await seenBy(visitor)
    expect(note).toBe(`ขอรูปนจากอีก ที่\nน้ำ${'\u0e49'.repeat(3)} a${'\u0301'.repeat(3)} <b>โทร</b>`)
  })

  test('the same code is the same report, however often and however close together it comes', async () => {
    const visitor = aVisitor()
    const before = world.calls.filter(url => url === '/agencies/bma/reports').length
    const { id } = (await visitor.attach(PNG)).json() as { id: string }
    const all = await Promise.all([1, 2, 3].map(() => sentBy(visitor, { ...fault, photos: id })))
    const again = await sentBy(visitor, { ...fault, story: 'อีกเรื่องหนึ่ง' })
    await seenBy(visitor)
    expect(all.every(({ outcome }) => outcome === 'sent')).toBe(true)
    expect(again.application?.reference).toBe((await seenBy(visitor)).reference)
    expect(world.calls.filter(url => url === '/agencies/bma/reports')).toHaveLength(before + 1)
  })

  test('while the agency is away it is kept, and sent by itself when it is back', async () => {
    await world.misbehave('bma', { errorPercent: 100 })
    const visitor = aVisitor()
    const { application } = await sentBy(visitor)
    expect(application).toMatchObject({ state: 'sending' })
    expect(application?.reference).toBeUndefined()
    await world.misbehave('bma')
    world.t.clock.advance(61)
    await lookAtDue(world.t.ctx)
    const seen = await seenBy(visitor)
    expect(seen).toMatchObject({ state: 'open', stage: 'waiting' })
    expect(seen.reference).toMatch(/^TF/)
  })

  test('a form with faults names each field and sends nothing', async () => {
    const visitor = aVisitor()
    const { code, errors } = await sentBy(visitor, { ...fault, problem: 'DRAGON', place: 'here', rest: '' })
    expect(code).toBe('services.formInvalid')
    expect(errors).toEqual([
      { field: '', code: 'unknown' },
      { field: 'problem', code: 'wrongForm' },
      { field: 'place', code: 'wrongForm' },
    ])
    expect((await visitor.look()).statusCode).toBe(404)
  })
})

describe('what a code opens', () => {
  test('another code finds nothing, and neither takes nor binds what is not its own (A50)', async () => {
    const [visitor, other] = [aVisitor(), aVisitor()]
    const file = (await visitor.attach(PNG)).json() as { id: string }
    const takenBack = await other.call('DELETE', `/v1/visitor/attachments/${file.id}`)
    expect(takenBack.statusCode).toBe(204)
    const withAnothers = (await other.send({ ...fault, photos: file.id })).json() as Sent
    expect(withAnothers.errors).toEqual([{ field: 'photos', code: 'missing' }])
    const mine = (await visitor.send({ ...fault, photos: file.id })).json() as Sent
    expect(mine.application?.attachments).toHaveLength(1)
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/withdraw'],
    ] as const) {
      const answer = await other.call(method, `/v1/visitor/application${path}`)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'services.applicationUnknown'])
      expect(answer.body).not.toContain(String(mine.application?.reference))
    }
    const theirs = await sentBy(other)
    expect(theirs.application?.reference).not.toBe(mine.application?.reference)
  })

  test('without a code, or with what is none, nobody hears more than that one is needed', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer 123',
      `Bearer ${'U'.repeat(20)}`,
      'DPoP x',
      'Basic Og==',
    ]) {
      const answer = await world.t.request({
        ...{ method: 'GET', url: '/v1/visitor/application', headers: { authorization } },
      })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'services.codeNeeded'])
    }
  })

  test('the code is read however it was typed', async () => {
    const visitor = aVisitor()
    await sentBy(visitor)
    const typed = aVisitor(visitor.code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'))
    expect((await typed.look()).statusCode).toBe(200)
  })
})

describe('what is not taken', () => {
  test('a service whose definition does not say so wants somebody who signed in', async () => {
    const visitor = aVisitor()
    for (const service of [
      'public-transport-complaint',
      'licence-appointment',
      'hazard-alerts',
      'hotlines',
    ]) {
      const sent = await visitor.send(fault, service)
      expect([sent.statusCode, sent.json().code]).toEqual([403, 'services.signInNeeded'])
      expect((await visitor.attach(PNG, 'image/png', service)).statusCode).toBe(403)
    }
    expect((await visitor.send(fault, 'no-such')).statusCode).toBe(404)
    const url = '/v1/services/licence-appointment/options/office'
    expect((await visitor.call('POST', url, { form: {} })).json().code).toBe('services.signInNeeded')
  })

  test('a file that is not what it says, or too large (A60)', async () => {
    const visitor = aVisitor()
    const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect((await visitor.attach(page)).json().code).toBe('services.notAnAttachment')
    const large = Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)])
    expect((await visitor.attach(large)).statusCode).toBe(413)
    expect((await visitor.attach(PNG, 'text/html')).statusCode).toBe(415)
  })

  describe('more than all visitors together may have here (A62)', () => {
    type Held = World['t']['settings']['visitors']
    let usual: Held
    beforeAll(() => {
      usual = world.t.settings.visitors
    })
    afterEach(() => setMost(usual))

    /** Counted anew after ten seconds. */
    function setMost(visitors: Held) {
      Object.assign(world.t.settings, { visitors })
      world.t.clock.advance(11)
    }
    const heldNow = async () => {
      const files = (await rowsOf('services.attachment')) as { size_bytes: number }[]
      const open = (await rowsOf('services.application')).filter(
        row => 'state' in row && row.state !== 'ended',
      )
      return {
        things: files.length + open.length,
        bytes: files.reduce((sum, file) => sum + file.size_bytes, 0),
      }
    }
    /** The whole is four times what one agency may have. */
    async function leaveToCity(more: Held) {
      const { things, bytes } = await heldNow()
      setMost({ things: 4 * (things + more.things), bytes: 4 * (bytes + more.bytes) })
    }
    const refusedWith = (hotline: string) => ({ code: 'services.visitorsTooMany', status: 503, hotline })
    const tip = { matter: 'GRAFT', place: 'ที่ว่าการ', story: 'เรียกเงิน' }

    test('cases and files: an agency that is full says whom to call, others take on, and what is taken back makes room', async () => {
      await leaveToCity({ things: 3, bytes: 1e6 })
      expect((await sentBy(aVisitor())).outcome).toBe('sent')
      const [last, late] = [aVisitor(), aVisitor()]
      const { id } = (await last.attach(PNG)).json() as { id: string }
      expect((await late.attach(PNG)).json()).toMatchObject(refusedWith('1555'))
      expect((await last.send({ ...fault, photos: id })).json()).toMatchObject(refusedWith('1555'))
      const elsewhere = await aVisitor().send(tip, 'drug-corruption-tip')
      expect(elsewhere.json()).toMatchObject({ outcome: 'sent' })
      await last.call('DELETE', `/v1/visitor/attachments/${id}`)
      world.t.clock.advance(11)
      expect((await late.attach(PNG)).statusCode).toBe(201)
    })

    test('bytes', async () => {
      await leaveToCity({ things: 9, bytes: PNG.length })
      expect((await aVisitor().attach(PNG)).statusCode).toBe(201)
      expect((await aVisitor().attach(PNG)).json()).toMatchObject(refusedWith('1555'))
    })

    test('the whole: then an agency with nothing refuses as well', async () => {
      setMost({ ...usual, things: (await heldNow()).things })
      const sent = await aVisitor().send(tip, 'drug-corruption-tip')
      expect(sent.json()).toMatchObject(refusedWith('1386'))
      const metrics = (await world.t.request({ url: '/metrics' })).body
      expect(metrics).toMatch(/services_visitors_refused_total\{agency="oncb"\} 1/)
    })
  })

  test('more than a minute bears from one address, whatever the codes', async () => {
    const address = '10.9.9.9'
    const statuses = async (times: number, what: 'send' | 'look') => {
      const all: number[] = []
      for (let time = 0; time < times; time++)
        all.push((await aVisitor(undefined, address)[what]()).statusCode)
      return all
    }
    expect(await statuses(21, 'send')).toEqual([...Array(20).fill(400), 429])
    expect((await aVisitor().send({})).statusCode).toBe(400)
    expect(await statuses(61, 'look')).toEqual([...Array(60).fill(404), 429])
  })
})

test('nothing of a visitor is kept beside what was typed, sealed; and half a year later that is gone', async () => {
  const visitor = aVisitor(undefined, '203.0.113.77')
  const sent = await sentBy(visitor, { ...fault, story: 'ความลับของผู้แจ้ง', telephone: '081-234-5678' })
  expect(sent.outcome).toBe('sent')
  const tables = ['application', 'application_step', 'attachment'].map(table => `services.${table}`)
  const kept = JSON.stringify([...(await Promise.all(tables.map(rowsOf))), await rowsOf('platform.event')])
  for (const secret of [visitor.code, '203.0.113.77', 'ความลับ', '0812345678'])
    expect(kept + world.t.logLines.join('')).not.toContain(secret)
  const facts = (await rowsOf('platform.event')) as { name: string; person_id: string | null }[]
  expect(facts.filter(fact => fact.name === 'services.applicationMade').length).toBeGreaterThan(0)
  expect(facts.filter(fact => fact.name.startsWith('services.application') && fact.person_id)).toEqual([])
  world.t.clock.advance(181 * 24 * 3_600)
  await eraseOfVisitors(world.t.ctx)
  expect((await visitor.look()).statusCode).toBe(404)
  expect(await rowsOf('services.application')).toEqual([])
})
