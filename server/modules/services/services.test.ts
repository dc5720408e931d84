// Services through the door: every outcome, agencies that misbehave, and nothing of one person ever shown to another.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toCitizenNumber } from '../../../shared/citizen-number.ts'
import { localDay, weekdayOf } from '../../../shared/opening-hours.ts'
import { addDays } from '../../../shared/partial-date.ts'
import { startWithAgencies, type World } from '../../../tests/agencies.ts'
import { aCitizenPhone } from '../../../tests/sign-in.ts'

// Thai, over sixty and under it; whom the agencies know is decided by the number.
const [ELDER, YOUNGER, THIRD] = ['3009900123454', '1009900765433', '1009900123440']
const NEW_SERVICE = 'savings-twin'
const OPEN_SERVICE = 'savings-open-twin'

let world: World
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let citizen: Citizen

const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')))
const tighten = (folder: string, agency: string, lines: string) =>
  edit(join(folder, agency, 'agency.yaml'), text => `${text}${lines}\n`)

/** Neither today nor tomorrow. */
const anotherDay = () => ((weekdayOf(localDay(new Date())) + 2) % 7) + 1

beforeAll(async () => {
  world = await startWithAgencies(folder => {
    for (const agency of ['nhso', 'rtp', 'dbd', 'dlt', 'slf'])
      tighten(folder, agency, 'answersWithinMilliseconds: 700')
    tighten(folder, 'ect', 'maintenance: [{ from: "2020-01-01T00:00:00Z", until: "2099-01-01T00:00:00Z" }]')
    edit(join(folder, 'sso/agency.yaml'), text => text.slice(0, text.indexOf('hours:')))
    // One file, and a service is there.
    const twin = readFileSync(join(folder, 'slf/student-loan.yaml'), 'utf8')
      .replace('id: student-loan', `id: ${NEW_SERVICE}`)
      .replace('number: 87', 'number: 900')
      .replace(
        'version: "1.0"',
        `version: "1.0"\nhours: [{ days: [${anotherDay()}], from: "08:00", to: "16:00" }]`,
      )
    writeFileSync(join(folder, 'slf', `${NEW_SERVICE}.yaml`), twin)
    const open = readFileSync(join(folder, 'slf/student-loan.yaml'), 'utf8')
      .replace('id: student-loan', `id: ${OPEN_SERVICE}`)
      .replace('number: 87', 'number: 901')
    writeFileSync(join(folder, 'slf', `${OPEN_SERVICE}.yaml`), open)
    edit(join(folder, 'rtp/licence-points.yaml'), text =>
      text.replace('needs: { level: 1 }', 'needs: { level: 2 }'),
    )
  })
  citizen = await aCitizenPhone(world.t, YOUNGER)
})
afterEach(async () => {
  for (const agency of ['nhso', 'rtp', 'dlt', 'dbd', 'sso', 'dla']) await world.misbehave(agency)
})
afterAll(() => world.close())

type Answer = { outcome: string; [name: string]: unknown }
const put = async (who: Citizen, url: string, json: object) => {
  const headers = { dpop: await who.phone.proof('PUT', url, who.token), authorization: `DPoP ${who.token}` }
  return world.t.request({ method: 'PUT', url, headers, payload: json })
}
async function allow(who: Citizen, id: string) {
  const { permission } = (await who.call('GET', `/v1/me/services/${id}`)).json() as {
    permission: { sha256: string }
  }
  return put(who, `/v1/me/services/${id}/permission`, { sha256: permission.sha256 })
}
async function ask(who: Citizen, id: string, form: Record<string, string> = {}): Promise<Answer> {
  return (await who.call('POST', `/v1/me/services/${id}/ask`, { form })).json()
}
const askNobody = async (id: string, form: Record<string, string> = {}) =>
  world.t.request({ method: 'POST', url: `/v1/services/${id}/ask`, payload: { form } })

describe('the catalogue', () => {
  test('is for anyone, packed, and costs nothing when it is known already', async () => {
    const plain = await world.t.request({ url: '/v1/services' })
    const { services, agencies } = plain.json() as {
      services: { id: string; short: { th: string } }[]
      agencies: object[]
    }
    expect(services.map(one => one.id)).toEqual(
      expect.arrayContaining(['treatment-right', 'company-lookup', NEW_SERVICE]),
    )
    expect(agencies.length).toBeGreaterThan(5)
    const packed = await world.t.request({ url: '/v1/services', headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
    const again = await world.t.request({
      url: '/v1/services',
      headers: { 'if-none-match': String(plain.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('a service tells what it gives, what it sees and why, and how I stand', async () => {
    const view = (await citizen.call('GET', '/v1/me/services/treatment-right')).json() as Record<
      string,
      unknown
    >
    expect(view).toMatchObject({
      hotline: '1330',
      permission: {
        items: [{ item: 'citizenNumber', why: { th: expect.any(String), en: expect.any(String) } }],
      },
      mine: { level: 2, isFavourite: false },
    })
    expect((await world.t.request({ url: '/v1/services/none-such' })).json()).toMatchObject({
      code: 'services.serviceUnknown',
    })
  })
})

describe('the outcomes', () => {
  test('consentNeeded before the first word to the agency; then ok; withdrawn, needed again', async () => {
    expect(await ask(citizen, 'treatment-right')).toEqual({ outcome: 'consentNeeded' })
    expect(
      (await put(citizen, '/v1/me/services/treatment-right/permission', { sha256: 'other words' })).json(),
    ).toMatchObject({
      code: 'services.textOutdated',
    })
    expect((await allow(citizen, 'treatment-right')).statusCode).toBe(204)
    expect((await allow(citizen, 'treatment-right')).statusCode).toBe(204)
    const answer = await ask(citizen, 'treatment-right')
    expect(answer).toMatchObject({ outcome: 'ok', result: { rows: expect.any(Array) } })
    // Asked again, the same: the agency keeps what it once said.
    expect(((await ask(citizen, 'treatment-right')) as Answer).result).toEqual(answer.result)
    await citizen.call('DELETE', '/v1/me/services/treatment-right/permission')
    expect(await ask(citizen, 'treatment-right')).toEqual({ outcome: 'consentNeeded' })
    const facts = await sql<{ name: string; data: object }>`select name, data from platform.event
      where person_id = ${citizen.personId} and name like 'services.%' order by id`.execute(world.t.ctx.db)
    expect(facts.rows.map(row => row.name)).toEqual([
      'services.refused',
      'services.permissionGiven',
      'services.asked',
      'services.asked',
      'services.permissionWithdrawn',
      'services.refused',
    ])
    expect(JSON.stringify(facts.rows)).not.toContain(YOUNGER)
  })

  test('level 0 needs nobody: a list, an entry, and notFound', async () => {
    expect((await askNobody('hotlines', { keyword: 'ไฟไหม้' })).json()).toMatchObject({
      outcome: 'ok',
      result: {
        tables: [{ rows: [[{ type: 'telephone', number: '199' }, {}, {}, { en: 'Day and night' }]] }],
      },
    })
    expect((await askNobody('hotlines', { keyword: 'xyzzy' })).json()).toEqual({ outcome: 'notFound' })
    const company = toCitizenNumber('010553600031')
    const answer = (
      await askNobody('company-lookup', { juristicId: `${company.slice(0, 4)}-${company.slice(4)}` })
    ).json()
    expect(answer).toMatchObject({ outcome: 'ok', result: { rows: expect.any(Array) } })
  })

  test('a wrong form is told field by field, and what was not asked for is refused', async () => {
    expect((await askNobody('company-lookup', { juristicId: '0105536000319' })).json()).toMatchObject({
      code: 'services.formInvalid',
      errors: [{ field: 'juristicId', code: 'wrongForm' }],
    })
    expect((await askNobody('company-lookup', {})).json()).toMatchObject({ errors: [{ code: 'missing' }] })
    expect((await askNobody('hotlines', { citizenId: ELDER })).json()).toMatchObject({
      errors: [{ code: 'unknown' }],
    })
  })

  test('levelTooLow: whoever has not signed in, and whoever stands on level 1', async () => {
    expect((await askNobody('treatment-right')).json()).toEqual({
      outcome: 'levelTooLow',
      needed: 1,
      level: 0,
    })
    const low = await aCitizenPhone(world.t, '1009900111107', '1.3')
    expect(await ask(low, 'licence-points')).toEqual({ outcome: 'levelTooLow', needed: 2, level: 1 })
  })

  test('notEligible: with the rule that was not met; notFound and ok for those of age', async () => {
    expect(await ask(citizen, 'old-age-allowance')).toEqual({
      outcome: 'notEligible',
      unmet: { rule: 'age', atLeast: 60 },
    })
    await sql`update people.person set birth_date = '1950-02-03' where citizen_number = ${ELDER}`.execute(
      world.t.ctx.db,
    )
    const elder = await aCitizenPhone(world.t, ELDER)
    await sql`update people.person set birth_date = '1950-02-03' where citizen_number = ${ELDER}`.execute(
      world.t.ctx.db,
    )
    await allow(elder, 'old-age-allowance')
    expect(['ok', 'notFound']).toContain((await ask(elder, 'old-age-allowance')).outcome)
  })

  test('of a service that is one new file and nothing else', async () => {
    expect(await ask(citizen, OPEN_SERVICE)).toEqual({ outcome: 'consentNeeded' })
    await allow(citizen, OPEN_SERVICE)
    await allow(citizen, 'student-loan')
    expect((await ask(citizen, OPEN_SERVICE)).result).toEqual((await ask(citizen, 'student-loan')).result)
  })

  test('outsideHours with when it opens; maintenance with when it ends', async () => {
    await allow(citizen, NEW_SERVICE)
    expect(await ask(citizen, NEW_SERVICE)).toMatchObject({
      outcome: 'outsideHours',
      opensAt: expect.any(String),
    })
    await allow(citizen, 'voting-right')
    expect(await ask(citizen, 'voting-right')).toEqual({
      outcome: 'maintenance',
      until: '2099-01-01T00:00:00.000Z',
    })
    await world.misbehave('dlt', { restSeconds: 3600 })
    await allow(citizen, 'licence-training')
    expect(await ask(citizen, 'licence-training')).toMatchObject({
      outcome: 'maintenance',
      until: expect.any(String),
    })
  })
})

describe('an agency that misbehaves', () => {
  test('answers that break the contract are refused and never shown', async () => {
    await allow(citizen, 'my-vehicles')
    for (const wrong of ['shape', 'notJson']) {
      await world.misbehave('dlt', { wrong })
      expect(await ask(citizen, 'my-vehicles')).toEqual({ outcome: 'agencyDown', because: 'wrongAnswer' })
    }
    await world.misbehave('dlt', { wrong: 'huge' })
    expect(await ask(citizen, 'my-vehicles')).toEqual({ outcome: 'agencyDown', because: 'unreachable' })
  })

  test('its last good answer is shown with its age, to the same question of the same person only', async () => {
    await allow(citizen, 'social-security-right')
    await allow(citizen, 'contribution-history')
    const year = String(new Date().getFullYear() + 543 - 1)
    const good = await ask(citizen, 'contribution-history', { year })
    expect(good.outcome).toBe('ok')
    await world.misbehave('sso', { errorPercent: 100 })
    expect(await ask(citizen, 'contribution-history', { year })).toEqual({
      outcome: 'kept',
      result: good.result,
      answeredAt: good.answeredAt,
      because: 'unreachable',
    })
    expect(await ask(citizen, 'contribution-history', { year: String(Number(year) - 1) })).toMatchObject({
      outcome: 'agencyDown',
    })
    const other = await aCitizenPhone(world.t, THIRD)
    await allow(other, 'contribution-history')
    expect(await ask(other, 'contribution-history', { year })).toMatchObject({ outcome: 'agencyDown' })
    // Withdrawn is forgotten.
    await citizen.call('DELETE', '/v1/me/services/contribution-history/permission')
    await allow(citizen, 'contribution-history')
    expect(await ask(citizen, 'contribution-history', { year })).toMatchObject({ outcome: 'agencyDown' })
  })

  test('an answer that comes after its permission was withdrawn is shown once and kept nowhere', async () => {
    await allow(citizen, 'benefit-history')
    await world.misbehave('sso', { latencyMilliseconds: 1_000 })
    const before = world.calls.length
    const asked = ask(citizen, 'benefit-history', { year: String(new Date().getFullYear() + 543 - 1) })
    await expect.poll(() => world.calls.length, { timeout: 10_000 }).toBeGreaterThan(before)
    await citizen.call('DELETE', '/v1/me/services/benefit-history/permission')
    expect((await asked).outcome).toBe('ok')
    const { rows } = await sql`select 1 from services.kept_answer
      where person_id = ${citizen.personId} and service_id = 'benefit-history'`.execute(world.t.ctx.db)
    expect(rows).toEqual([])
  })

  test('A51: a kept answer moved to another person or another question cannot be opened, and is forgotten', async () => {
    const other = await aCitizenPhone(world.t, THIRD)
    await allow(citizen, 'my-vehicles')
    await allow(other, 'my-vehicles')
    const mine = await ask(citizen, 'my-vehicles')
    const theirs = await ask(other, 'my-vehicles')
    expect([mine, theirs]).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }])
    const stored = await sql<{ sealed: Buffer }>`select sealed from services.kept_answer`.execute(
      world.t.ctx.db,
    )
    for (const { sealed } of stored.rows) expect(sealed.toString('latin1')).not.toContain('columns')
    await sql`update services.kept_answer one set sealed = (select sealed from services.kept_answer
      where person_id = ${other.personId} and service_id = 'my-vehicles') where person_id = ${citizen.personId}
      and service_id = 'my-vehicles'`.execute(world.t.ctx.db)
    await world.misbehave('dlt', { restSeconds: 60 })
    expect(await ask(citizen, 'my-vehicles')).toMatchObject({ outcome: 'maintenance' })
    const left = await sql`select 1 from services.kept_answer
      where person_id = ${citizen.personId} and service_id = 'my-vehicles'`.execute(world.t.ctx.db)
    expect(left.rows).toEqual([])
    const told = world.t.logLines.filter(line => line.includes('kept answer'))
    expect(told).toHaveLength(1)
    expect(told[0]).not.toContain(citizen.personId)
  })

  test('A51: many at once get each their own, and what is kept is their own too', async () => {
    const people = [citizen, await aCitizenPhone(world.t, THIRD), await aCitizenPhone(world.t, ELDER)]
    const own: Answer[] = []
    for (const one of people) {
      await allow(one, 'social-security-right')
      own.push(await ask(one, 'social-security-right'))
    }
    for (const trouble of [{}, { errorPercent: 100 }]) {
      await world.misbehave('sso', trouble)
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) => ask(people[index % 3]!, 'social-security-right')),
      )
      for (const [index, answer] of answers.entries())
        if (answer.result) expect(answer.result).toEqual(own[index % 3]?.result)
      expect(answers.filter(answer => answer.result).length).toBeGreaterThan(20)
    }
  })

  test('F15: one that hangs takes nothing from the others, and is left alone after a few tries', async () => {
    await allow(citizen, 'treatment-right')
    await world.misbehave('nhso', { hang: true })
    const frozen = Array.from({ length: 60 }, () => ask(citizen, 'treatment-right'))
    const others = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await askNobody('hotlines', { keyword: '191' })).json().outcome,
      ),
    )
    expect(new Set(others)).toEqual(new Set(['ok']))
    for (const { outcome } of await Promise.all(frozen)) expect(['agencyDown', 'kept']).toContain(outcome)
    await world.misbehave('nhso')
    // The circuit is open: refused at once, although the agency is well again.
    expect(['agencyDown', 'kept']).toContain((await ask(citizen, 'treatment-right')).outcome)
  })
})

test('an agency takes no call but ours', async () => {
  const url = `${world.outside}/agencies/dga/hotlines`
  expect((await fetch(url)).status).toBe(401)
  expect((await fetch(url, { headers: { authorization: 'Bearer e30.e30.x' } })).status).toBe(401)
})

test('A60: template, path and Unicode tricks in a form stay what they are, text', async () => {
  const draw = addDays(localDay(new Date()), -1)
  for (const number of [
    '../../points/1',
    '{{7*7}}',
    `$\{7*7}`,
    '<b>1</b>',
    '123\u202e456',
    '__proto__',
    "123';--",
  ])
    expect((await askNobody('lottery-check', { draw, number })).json()).toMatchObject({
      code: 'services.formInvalid',
    })
  for (const keyword of ['{{7*7}}', '../191', '%00', '&keyword=191', '<script>'])
    expect((await askNobody('hotlines', { keyword })).json()).toEqual({ outcome: 'notFound' })
})

test('favourites are kept in order, once each, and go', async () => {
  for (const id of ['hotlines', 'treatment-right', 'hotlines'])
    await put(citizen, `/v1/me/favourite-services/${id}`, {})
  const list = async () => (await citizen.call('GET', '/v1/me/favourite-services')).json()
  expect(await list()).toEqual({ serviceIds: ['hotlines', 'treatment-right'] })
  await citizen.call('DELETE', '/v1/me/favourite-services/hotlines')
  expect(await list()).toEqual({ serviceIds: ['treatment-right'] })
  expect((await put(citizen, '/v1/me/favourite-services/none-such', {})).statusCode).toBe(404)
})

test('the person reads which services were used and allowed; the log has nothing of it', async () => {
  await world.t.settle()
  const { entries } = (await citizen.call('GET', '/v1/me/history?limit=100')).json() as {
    entries: { kind: string; service?: object }[]
  }
  expect(entries.find(entry => entry.kind === 'serviceUsed')).toMatchObject({
    service: { name: { th: expect.any(String) } },
  })
  expect(entries.map(entry => entry.kind)).toContain('serviceAllowed')
  const standing = (await citizen.call('GET', '/v1/me/service-permissions')).json()
  expect(standing.permissions.length).toBeGreaterThan(0)
  for (const line of world.t.logLines) expect(line).not.toContain(YOUNGER)
})
