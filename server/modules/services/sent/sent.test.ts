// What is sent to agencies, through the door: once however often it is sent, kept when they are away, followed to its end, and nobody else's.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { lookAtDue } from './follow.ts'
import { eraseEnded } from './retain.ts'

const [ONE, OTHER] = ['1009900765433', '3009900123454']
const COMPLAINT = 'public-transport-complaint'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: World
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let one: Citizen
let other: Citizen

type Application = {
  id: string
  state: string
  stage?: string
  stateName?: { en: number }
  reference?: string
  note?: string
  mayWithdraw: boolean
  steps: object[]
  answers: { value: { th: string } }[]
  attachments: object[]
}
type Sent = { outcome: string; application?: Application; code?: string; errors?: object[] }

beforeAll(async () => {
  world = await startWithAgencies()
  one = await aCitizenPhone(world.t, ONE)
  other = await aCitizenPhone(world.t, OTHER)
})
afterEach(() => world.misbehave('dlt'))
afterAll(() => world.close())

const signed = async (who: Citizen, method: 'PUT' | 'POST', url: string) => ({
  dpop: await who.phone.proof(method, url, who.token),
  authorization: `DPoP ${who.token}`,
})
async function send(who: Citizen, service: string, form: Record<string, string>, id: string = randomUUID()) {
  const url = `/v1/me/services/${service}/applications/${id}`
  const headers = await signed(who, 'PUT', url)
  return (await world.t.request({ method: 'PUT', url, headers, payload: { form } })).json() as Sent
}
async function attach(who: Citizen, bytes: Buffer, type: string, service = COMPLAINT) {
  const url = `/v1/me/services/${service}/attachments`
  const headers = { ...(await signed(who, 'POST', url)), 'content-type': type }
  return world.t.request({ method: 'POST', url, headers, payload: bytes })
}
const look = async (who: Citizen, id: string) => {
  world.t.clock.advance(6)
  return (await who.call('GET', `/v1/me/applications/${id}`)).json() as Application & { code?: string }
}
/** An officer of the agency moves a case, and rings. */
const move = (reference: string, state: string, note = '') =>
  fetch(`${world.outside}/agencies/dlt/opened/${reference}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state, note }),
  })
const noticesOf = async (who: Citizen) =>
  ((await who.call('GET', '/v1/me/notices')).json() as { notices: { th: { title: string } }[] }).notices

const complaint = {
  vehicle: 'TAXI',
  happenedOn: '2026-11-28',
  story: 'คนขับปฏิเสธผู้โดยสาร\nหน้าสถานี',
  telephone: '081-234-5678',
}
const today = () => world.t.ctx.now().toISOString().slice(0, 10)

describe('sending', () => {
  test('is once for each id, however often and however close together it comes', async () => {
    const id = randomUUID()
    const form = { ...complaint, happenedOn: today() }
    const all = await Promise.all([1, 2, 3].map(() => send(one, COMPLAINT, form, id)))
    for (const sent of all) expect(sent).toMatchObject({ outcome: 'sent', application: { id } })
    const view = await look(one, id)
    expect(view).toMatchObject({ state: 'open', stage: 'waiting', stateName: { en: 'Received' } })
    expect(view.reference).toMatch(/^1584-/)
    expect(view.steps).toHaveLength(1)
    expect(view.answers.map(answer => answer.value.th)).toContain('คนขับปฏิเสธผู้โดยสาร\nหน้าสถานี')
    expect(world.calls.filter(url => url === '/agencies/dlt/complaints')).toHaveLength(1)
  })

  test('a form with faults names each field and sends nothing', async () => {
    const { code, errors } = await send(one, COMPLAINT, {
      ...complaint,
      vehicle: 'ROCKET',
      telephone: '12',
      happenedOn: '2020-01-01',
      more: 'x',
    })
    expect(code).toBe('services.formInvalid')
    expect(errors).toEqual(
      expect.arrayContaining([
        { field: 'vehicle', code: 'wrongForm' },
        { field: 'telephone', code: 'wrongForm' },
        { field: 'happenedOn', code: 'tooEarly' },
        { field: '', code: 'unknown' },
      ]),
    )
  })

  test('while the agency is away it is kept, sent again with the same key, and told about', async () => {
    await world.misbehave('dlt', { restSeconds: 600 })
    const id = randomUUID()
    const sent = await send(one, COMPLAINT, { ...complaint, happenedOn: today() }, id)
    expect(sent).toMatchObject({ outcome: 'sent', application: { state: 'sending', steps: [] } })
    await world.misbehave('dlt')
    world.t.clock.advance(700)
    const before = (await noticesOf(one)).length
    await lookAtDue(world.t.ctx)
    expect(await look(one, id)).toMatchObject({ state: 'open', stage: 'waiting' })
    expect(await noticesOf(one)).toHaveLength(before + 1)
  })

  test('an answer that breaks the contract is not believed, and what was sent is not lost', async () => {
    await world.misbehave('dlt', { wrong: 'shape' })
    const id = randomUUID()
    expect(await send(one, COMPLAINT, { ...complaint, happenedOn: today() }, id)).toMatchObject({
      application: { state: 'sending' },
    })
    await world.misbehave('dlt')
    world.t.clock.advance(61)
    await lookAtDue(world.t.ctx)
    expect(await look(one, id)).toMatchObject({ state: 'open' })
  })
})

describe('following', () => {
  test('the officer moves it: a ring is not believed but asked, the step stands, the person is told once', async () => {
    const { application } = await send(one, COMPLAINT, { ...complaint, happenedOn: today() })
    const { id, reference } = application as Application
    const before = (await noticesOf(one)).length
    expect((await move(String(reference), 'MORE', 'ขอทะเบียนรถ')).status).toBe(204)
    await Promise.all([lookAtDue(world.t.ctx), lookAtDue(world.t.ctx)])
    expect(await look(one, id)).toMatchObject({ stage: 'needsYou', note: 'ขอทะเบียนรถ', steps: [{}, {}] })
    expect(await noticesOf(one)).toHaveLength(before + 1)
    await move(String(reference), 'CLOSED')
    expect(await look(one, id)).toMatchObject({ state: 'ended', stage: 'done' })
    const calls = world.calls.length
    await look(one, id)
    expect(world.calls).toHaveLength(calls)
  })

  test('a ring for a number that nobody has is answered like any other', async () => {
    for (const reference of ['1584-69-000001', '1584-69-999999', "' or 1=1 --"])
      expect(
        (
          await world.t.request({
            method: 'POST',
            url: '/v1/agencies/dlt/changed',
            payload: { reference },
          })
        ).statusCode,
      ).toBe(202)
  })

  test('a state that the definition does not know is no answer: it stays as it stood', async () => {
    const { application } = await send(one, COMPLAINT, { ...complaint, happenedOn: today() })
    const { id } = application as Application
    await world.misbehave('dlt', { wrong: 'shape' })
    expect(await look(one, id)).toMatchObject({ stage: 'waiting', state: 'open' })
  })
})

describe('a booking', () => {
  const SERVICE = 'licence-appointment'
  const optionsOf = async (field: string, form: object) =>
    (
      (await one.call('POST', `/v1/me/services/${SERVICE}/options/${field}`, { form })).json() as {
        options: { value: string }[]
      }
    ).options

  beforeAll(async () => {
    for (const who of [one, other]) {
      const { permission } = (await who.call('GET', `/v1/me/services/${SERVICE}`)).json() as {
        permission: { sha256: string }
      }
      const url = `/v1/me/services/${SERVICE}/permission`
      await world.t.request({
        method: 'PUT',
        url,
        headers: await signed(who, 'PUT', url),
        payload: { sha256: permission.sha256 },
      })
    }
  })

  test('an office, then its free times; taken, then given back', async () => {
    const [office] = await optionsOf('office', {})
    const [time] = await optionsOf('startsAt', { office: office?.value })
    const form = { licence: 'CAR5', office: String(office?.value), startsAt: String(time?.value) }
    const { application } = await send(one, SERVICE, form)
    expect(application).toMatchObject({ stage: 'waiting', mayWithdraw: true, stateName: { en: 'Booked' } })
    const withdrawn = await one.call('POST', `/v1/me/applications/${application?.id}/withdraw`)
    expect(withdrawn.json()).toMatchObject({ state: 'ended', stage: 'withdrawn' })
    expect((await one.call('POST', `/v1/me/applications/${application?.id}/withdraw`)).statusCode).toBe(200)
  })

  test('the last place goes to one of two, and the other reads why', async () => {
    const [, office] = await optionsOf('office', {})
    const [time] = await optionsOf('startsAt', { office: office?.value })
    const form = { licence: 'CAR5', office: String(office?.value), startsAt: String(time?.value) }
    const sent = await Promise.all([one, one, one, other, other].map(who => send(who, SERVICE, form)))
    const stages = sent.map(({ application }) => application?.stage)
    expect(stages.filter(stage => stage === 'waiting')).toHaveLength(4)
    expect(stages.filter(stage => stage === 'notAccepted')).toHaveLength(1)
    expect((await optionsOf('startsAt', { office: office?.value })).map(({ value }) => value)).not.toContain(
      time?.value,
    )
  })

  test('what no list ever offered is refused before it is kept, and holds up nobody (A60)', async () => {
    const form = { licence: 'CAR5', office: 'x'.repeat(100), startsAt: 'any day' }
    expect(await send(one, SERVICE, form)).toMatchObject({
      code: 'services.formInvalid',
      errors: [
        { field: 'office', code: 'wrongForm' },
        { field: 'startsAt', code: 'wrongForm' },
      ],
    })
  })

  test('without a permission nothing is sent', async () => {
    const third = await aCitizenPhone(world.t, '1009900123440')
    const form = { licence: 'CAR5', office: '101', startsAt: '2026-12-01T09:30:00+07:00' }
    expect(await send(third, SERVICE, form)).toMatchObject({ outcome: 'consentNeeded' })
  })
})

describe('a list of the person’s own', () => {
  const SERVICE = 'ticket-objection'
  const ticketOf = (ticketNo: string, status: string) => ({
    ...{ ticketNo, issuedAt: '2026-11-20T08:15:00+07:00', plate: '1กข 4521 กรุงเทพมหานคร', place: 'ถ.สุขุมวิท' },
    ...{ offence: 'จอดในที่ห้ามจอด', unit: 'บก.จร.', fine: 50_000, payBy: '2026-12-20', status },
  })
  const ticketsOf = async (citizenNumber: string, tickets: object[]) => {
    const answer = await fetch(`${world.outside}/agencies/rtp/records/listTickets/${citizenNumber}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 200, body: { tickets } }),
    })
    expect(answer.status).toBe(204)
  }
  const listOf = async (who: Citizen) =>
    (await who.call('POST', `/v1/me/services/${SERVICE}/options/ticket`, { form: {} })).json() as {
      outcome: string
      options?: object[]
    }
  const allow = async (who: Citizen) => {
    const { permission } = (await who.call('GET', `/v1/me/services/${SERVICE}`)).json() as {
      permission: { sha256: string }
    }
    const url = `/v1/me/services/${SERVICE}/permission`
    const headers = await signed(who, 'PUT', url)
    const payload = { sha256: permission.sha256 }
    await world.t.request({ method: 'PUT', url, headers, payload })
  }

  test('comes once they allowed it, of them alone, and of what may be chosen (A50)', async () => {
    await ticketsOf(ONE, [ticketOf('2569110000017', 'UNPAID'), ticketOf('2569110000018', 'PAID')])
    await ticketsOf(OTHER, [ticketOf('2569110000099', 'UNPAID')])
    const before = world.calls.length
    expect(await listOf(one)).toEqual({ outcome: 'consentNeeded' })
    expect(world.calls).toHaveLength(before)
    for (const who of [one, other]) await allow(who)
    expect(await listOf(one)).toEqual({
      outcome: 'ok',
      options: [
        {
          value: '2569110000017',
          text: { type: 'text', text: 'จอดในที่ห้ามจอด' },
          beside: { type: 'moment', at: '2026-11-20T01:15:00.000Z' },
        },
      ],
    })
    expect(JSON.stringify(await listOf(other))).toContain('2569110000099')
    expect(JSON.stringify(await listOf(other))).not.toContain('2569110000017')
  })
})

describe('attachments', () => {
  test('go with the form, whole, and are known by how they begin (A60)', async () => {
    const file = (await attach(one, PNG, 'image/jpeg')).json() as { id: string; mediaType: string }
    expect(file.mediaType).toBe('image/png')
    const { application } = await send(one, COMPLAINT, { ...complaint, happenedOn: today(), photos: file.id })
    expect(application).toMatchObject({ state: 'open', attachments: [{ mediaType: 'image/png' }] })
    const html = Buffer.from('<script>alert(1)</script>')
    expect((await attach(one, html, 'image/png')).json()).toMatchObject({ code: 'services.notAnAttachment' })
    expect((await attach(one, PNG, 'image/png', 'vehicle-tax')).statusCode).toBe(400)
  })

  test("another's file, a file of another service and a file sent before go with nothing (A50)", async () => {
    const file = (await attach(other, PNG, 'image/png')).json() as { id: string }
    const form = { ...complaint, happenedOn: today(), photos: file.id }
    expect(await send(one, COMPLAINT, form)).toMatchObject({ code: 'services.formInvalid' })
    expect((await send(other, COMPLAINT, form)).outcome).toBe('sent')
    expect(await send(other, COMPLAINT, form)).toMatchObject({ code: 'services.formInvalid' })
    expect((await one.call('DELETE', `/v1/me/attachments/${file.id}`)).statusCode).toBe(204)
    const left = await sql<{
      n: number
    }>`select count(*) n from services.attachment where id = ${file.id}`.execute(world.t.ctx.db)
    expect(left.rows[0]?.n).toBe(1)
  })
})

test("another's application is not there: to read, to take back, to send again (A50, A51)", async () => {
  const { application } = await send(one, COMPLAINT, { ...complaint, happenedOn: today() })
  const id = String(application?.id)
  expect((await look(other, id)).code).toBe('services.applicationUnknown')
  expect((await other.call('POST', `/v1/me/applications/${id}/withdraw`)).statusCode).toBe(404)
  const mine = await send(other, COMPLAINT, { ...complaint, happenedOn: today(), story: 'อีกเรื่องหนึ่ง' }, id)
  expect(mine.application?.reference).not.toBe(application?.reference)
  const lists = await Promise.all(
    [one, other].map(
      async who =>
        (await who.call('GET', '/v1/me/applications')).json() as { applications: { reference?: string }[] },
    ),
  )
  const [own, others] = lists.map(list => list.applications.map(({ reference }) => reference))
  expect(own?.filter(reference => others?.includes(reference))).toEqual([])
})

test('nothing of what was said stands in logs or facts, and two years after its end all of it is gone', async () => {
  const secret = 'ความลับของผู้ร้อง'
  const { application } = await send(one, COMPLAINT, { ...complaint, happenedOn: today(), story: secret })
  await move(String(application?.reference), 'REJECTED', secret)
  await look(one, String(application?.id))
  const facts = await sql<{ data: object }>`select data from platform.event`.execute(world.t.ctx.db)
  expect(JSON.stringify(facts.rows) + world.t.logLines.join('')).not.toContain(secret)
  world.t.clock.advance(2 * 366 * 24 * 3600)
  await eraseEnded(world.t.ctx)
  const left = await sql<{
    n: number
  }>`select count(*) n from services.application where state = 'ended'`.execute(world.t.ctx.db)
  expect(left.rows[0]?.n).toBe(0)
})
