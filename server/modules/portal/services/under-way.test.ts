// People whose cases are on their way when staff publish, and cases that staff record: neither is left without a way on.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDesk, type Desk } from '../../../../tests/agency-desk.ts'
import { anAgency, get, post } from '../../../../tests/publishing.ts'
import { lookAtDue } from '../../services/sent/follow.ts'

const COMPLAINT = 'health-right-complaint'
const note = 'A shorter way to the same answer'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.world.close())

describe('people under way', () => {
  const form = { matter: 'CHARGED', unit: 'Clinic', story: 'I was made to pay', telephone: '0812345678' }
  let applicationId = ''
  async function send(id: string) {
    desk.catchUp()
    const url = `/v1/me/services/${COMPLAINT}/applications/${id}`
    return (await desk.put(url, { form })).json()
  }
  const look = async () => {
    desk.catchUp()
    desk.world.t.clock.advance(6)
    return (await desk.citizen.call('GET', `/v1/me/applications/${applicationId}`)).json()
  }
  const aComplaint = JSON.stringify({
    person: { items: { citizenNumber: '9000000000012' } },
    form,
    answers: {
      openComplaint: { status: 201, body: { caseNo: '1330-1', state: 'RECEIVED', note: '' } },
      getComplaint: { status: 200, body: { caseNo: '1330-1', state: 'RESOLVED', note: 'Paid back' } },
    },
    expects: { outcome: 'ok', stage: 'done' },
  })

  test('keep their state and what they filled in: a version without them is not published', async () => {
    await desk.allow(COMPLAINT)
    applicationId = randomUUID()
    expect(await send(applicationId)).toMatchObject({ outcome: 'sent', application: { state: 'open' } })
    await post(desk.author, `${desk.at}/${COMPLAINT}/cases`, { name: 'Paid back', content: aComplaint })
    const page = await desk.write(desk.author, COMPLAINT, text =>
      text
        .replace('version: "1.0"', 'version: "2.0"')
        .replace(/^ {4}RECEIVED:/m, '    ARRIVED:')
        .replace('name: unit,', 'name: clinic,')
        .replace('form:/unit', 'form:/clinic')
        .replace('[RECEIVED', '[ARRIVED'),
    )
    expect(page.body).toContain('1 cases stand in RECEIVED')
    expect(page.body).toContain('1 cases filled in unit')
    const refused = await desk.press(desk.author, COMPLAINT, 'propose', { note })
    expect([refused.statusCode, refused.body.includes('1 cases stand in RECEIVED')]).toEqual([409, true])
    const kept = await desk.write(desk.author, COMPLAINT, text =>
      text
        .replace('ARRIVED:', 'RECEIVED:')
        .replace('[ARRIVED', '[RECEIVED')
        .replace('name: clinic,', 'name: unit,')
        .replace('form:/clinic', 'form:/unit'),
    )
    expect(kept.body).not.toContain('id="missing"')
    await desk.press(desk.author, COMPLAINT, 'propose', { note })
    expect((await desk.press(desk.colleague, COMPLAINT, 'publish')).statusCode).toBe(302)
  })

  test('that are still on their way are not asked for more than they filled in and agreed to', async () => {
    await desk.world.misbehave('nhso', { errorPercent: 100 })
    await desk.allow(COMPLAINT)
    const id = randomUUID()
    expect(await send(id)).toMatchObject({ outcome: 'sent', application: { state: 'sending' } })
    const page = await desk.write(desk.author, COMPLAINT, text =>
      text
        .replace('version: "2.0"', 'version: "3.0"')
        .replace('To see which right you have', 'To know you')
        .replace(/^form:$/m, 'form:\n  - { name: colour, type: text, label: { th: สี, en: Colour } }'),
    )
    expect(page.body).toContain('1 cases are on their way: the new field colour')
    expect(page.body).toContain('1 cases are on their way under what people agreed to')
    await desk.press(desk.author, COMPLAINT, 'discard')
    await desk.world.misbehave('nhso')
    await sql`update services.application set state = 'ended' where id = ${id}`.execute(desk.world.t.ctx.db)
  })

  test('are followed by the last definition after the service is withdrawn', async () => {
    await desk.press(desk.author, COMPLAINT, 'withdraw', { reason: 'Another agency takes these now' })
    expect(await desk.listed()).not.toContain(COMPLAINT)
    const calls = desk.world.calls.length
    expect(await look()).toMatchObject({
      name: { en: expect.stringContaining('complaint') },
      stateName: { en: expect.any(String) },
      answers: expect.arrayContaining([expect.objectContaining({ value: { th: 'Clinic', en: 'Clinic' } })]),
    })
    expect(desk.world.calls.slice(calls).some(url => url.includes('/complaints/'))).toBe(true)
  })

  test('whose definition went with a file are looked at once a day, and not each minute', async () => {
    const { db } = desk.world.t.ctx
    await sql`update services.application set service_id = 'gone', next_look_at = now() - interval '1 day'
      where id = ${applicationId}`.execute(db)
    await lookAtDue(desk.world.t.ctx)
    const { rows } = await sql<{ hours: number }>`
      select extract(epoch from next_look_at - ${desk.world.t.ctx.now()}::timestamptz)::int / 3600 as hours
      from services.application where id = ${applicationId}`.execute(db)
    expect(rows).toEqual([{ hours: 24 }])
  })
})

describe('a recorded case of a service with lists to choose from', () => {
  test('reads them as the form does: what it holds was offered, and the request for it is shown', async () => {
    const lands = await anAgency(desk.world.t, {
      owner: desk.stranger,
      operators: desk.operators,
      agencyId: 'dol',
    })
    const page = `${lands}/land-appointment`
    const startsAt = '2026-12-01T09:00:00+07:00'
    const offered = (code: string) => ({
      person: { items: { citizenNumber: '9000000000012' } },
      form: { work: 'SALE', deed: '12', office: '10101', startsAt, mobile: '0812345678' },
      answers: {
        listLandOffices: { status: 200, body: { offices: [{ code, name: 'An office' }] } },
        listLandTimes: { status: 200, body: { times: [{ startsAt }] } },
      },
      expects: { outcome: 'ok' },
    })
    const record = (name: string, code: string) =>
      post(desk.stranger, `${page}/cases`, { name, content: JSON.stringify(offered(code)) })
    await record('Not offered', '99999')
    const { body } = await get(desk.stranger, `${page}/preview`)
    expect(body).toContain('The recorded list of office has no 10101')
    expect(body).not.toContain('The recorded list of startsAt')
    expect(body).toContain(' · listLandTimes')
    await record('Offered', '10101')
    const again = (await get(desk.stranger, `${page}/preview`)).body
    expect(again.match(/The recorded list of office has no/g)).toHaveLength(1)
  })
})
