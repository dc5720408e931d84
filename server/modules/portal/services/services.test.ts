// An agency's own staff publish a service through the portal's door, and a citizen uses it at once: no deploy in between.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startWithAgencies, type World } from '../../../../tests/agencies.ts'
import {
  anAgency,
  anOrganisation,
  aPortalBrowser,
  get,
  join,
  post,
  seenIn,
  textIn,
  tiePath,
} from '../../../../tests/publishing.ts'
import { aCitizenPhone, type Browser } from '../../../../tests/sign-in.ts'
import { modules } from '../../../modules.ts'
import { connect } from '../../../platform/database.ts'
import { startSystem } from '../../../platform/system.ts'
import { lookAtDue } from '../../services/sent/follow.ts'

const [AUTHOR, COLLEAGUE, STRANGER] = ['0099000000017', '0099000000025', '0099000000033']
const CITIZEN = '1009900765433'
const ID = 'right-in-short'
const COMPLAINT = 'health-right-complaint'
const note = 'A shorter way to the same answer'

let world: World
let author: Browser
let colleague: Browser
let stranger: Browser
let operators: [Browser, Browser]
/** The list of services of NHSO's organisation. */
let at = ''
let citizen: Awaited<ReturnType<typeof aCitizenPhone>>

beforeAll(async () => {
  world = await startWithAgencies()
  const { t } = world
  const [one = '', two = ''] = t.settings.operators
  operators = [await aPortalBrowser(t, one), await aPortalBrowser(t, two)]
  author = await aPortalBrowser(t, AUTHOR)
  colleague = await aPortalBrowser(t, COLLEAGUE)
  stranger = await aPortalBrowser(t, STRANGER)
  at = await anAgency(t, { owner: author, operators, agencyId: 'nhso' })
  await join(author, colleague, at)
  citizen = await aCitizenPhone(t, CITIZEN)
})
afterAll(() => world.close())

/** Writes over what is open now. */
async function write(browser: Browser, id: string, change: (text: string) => string) {
  const page = await get(browser, `${at}/${id}/edit`)
  await post(browser, `${at}/${id}/edit`, { seen: seenIn(page), text: change(textIn(page)) })
  return get(browser, `${at}/${id}/edit`)
}
async function press(browser: Browser, id: string, verb: string, form: Record<string, string> = {}) {
  const seen = seenIn(await get(browser, `${at}/${id}`))
  return post(browser, `${at}/${id}/${verb}`, { ...(seen ? { seen } : {}), ...form })
}

/** Written by the author, published by the colleague. */
async function publishNext(change: (text: string) => string, id = ID) {
  await write(author, id, change)
  if (!(await get(author, `${at}/${id}/preview`)).body.includes('class="badge ok">Passes'))
    await post(author, `${at}/${id}/cases`, { name: 'Gold card', content: aCase({ outcome: 'ok' }) })
  expect((await press(author, id, 'propose', { note })).statusCode).toBe(302)
  expect((await press(colleague, id, 'publish')).statusCode).toBe(302)
}

const right = {
  ...{ ws_status: 'NHSO-000001', maininscl: 'UCS', maininscl_name: 'Gold card' },
}
const aCase = (expects: object, person: object = { items: { citizenNumber: '9000000000012' } }) =>
  JSON.stringify({ person, answers: { checkRight: { status: 200, body: right } }, expects })

const listed = async (request = world.t.request) =>
  ((await request({ url: '/v1/services' })).json() as { services: { id: string }[] }).services.map(
    one => one.id,
  )
async function allow(id: string) {
  const url = `/v1/me/services/${id}/permission`
  const view = (await citizen.call('GET', `/v1/me/services/${id}`)).json() as {
    permission: { sha256: string }
  }
  const headers = {
    dpop: await citizen.phone.proof('PUT', url, citizen.token),
    authorization: `DPoP ${citizen.token}`,
  }
  await world.t.request({ method: 'PUT', url, headers, payload: { sha256: view.permission.sha256 } })
}
/** The agency knows the hour: ours stands still, and a token of half a minute would be too old for it. */
function ask(id: string) {
  catchUp()
  return askNow(id)
}
const catchUp = () => world.t.clock.advance((Date.now() - world.t.ctx.now().getTime()) / 1000)
const askNow = async (id: string) =>
  (await citizen.call('POST', `/v1/me/services/${id}/ask`, { form: {} })).json() as {
    outcome: string
    code?: string
    result: { rows: { label: { en: string } }[] }
  }

/** What services stand on; others hold threads and timers, of which a process has one set. */
const NEEDED = ['people', 'consent', 'notices', 'authenticators', 'services']

/** Another system on the same database: what a second process sees, or this one after a restart. */
async function anotherProcess() {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.t.ctx.db)
  const server = JSON.parse(process.env.TEST_DATABASE ?? '{"host":"/var/run/postgresql","user":"postgres"}')
  const lines: string[] = []
  const system = await startSystem({
    settings: { ...world.t.settings },
    modules: modules.filter(({ name }) => NEEDED.includes(name)),
    database: connect({ ...server, database: rows[0]?.name }, 4),
    background: false,
    writeLog: line => void lines.push(line),
  })
  return { ...system, lines, request: system.app.inject.bind(system.app) as typeof world.t.request }
}

describe('the agency', () => {
  test('is nobody’s before two operators agree, neither of that organisation (A55)', async () => {
    const mine = await anOrganisation(operators[0])
    await post(operators[0], `${mine}/agency`, { agencyId: 'dlt' })
    expect((await get(operators[0], `${mine}/services`)).body).toContain('id="asked"')
    const tie = await tiePath(world.t, 'dlt')
    expect((await post(operators[0], `${tie}/agree`)).statusCode).toBe(403)
    await post(operators[1], `${tie}/agree`)
    const twice = await post(operators[1], `${tie}/agree`)
    expect([twice.statusCode, twice.body.includes('id="refusal"')]).toEqual([403, true])
    expect((await get(operators[0], `${mine}/services/driving-licence`)).statusCode).toBe(403)
    await post(operators[1], `${tie}/end`)
  })

  test('has one organisation, and a stranger finds nothing of it (A50)', async () => {
    const other = await anOrganisation(stranger)
    expect((await post(stranger, `${other}/agency`, { agencyId: 'nhso' })).statusCode).toBe(409)
    expect((await post(stranger, `${other}/agency`, { agencyId: '../nhso' })).statusCode).toBe(404)
    for (const path of ['', '/treatment-right', '/treatment-right/edit', '/treatment-right/versions/0/yaml'])
      expect((await get(stranger, `${at}${path}`)).statusCode).toBe(404)
    expect((await press(stranger, 'treatment-right', 'withdraw', { reason: 'mine now' })).statusCode).toBe(
      404,
    )
  })

  test('has its own services only: another’s is not found, nor its contract and address (A50, A16)', async () => {
    for (const id of ['driving-licence', 'agency', 'openapi']) {
      expect((await get(author, `${at}/${id}/edit`)).statusCode).toBe(404)
      const begun = await post(author, at, { serviceId: id, from: '' })
      expect([begun.statusCode, begun.body.includes('id="refusal"')]).toEqual([404, true])
    }
    expect((await post(author, at, { serviceId: '../nhso/agency', from: '' })).statusCode).toBe(404)
  })
})

describe('a service', () => {
  test('is begun as a copy, and all its faults are told at once, with their lines', async () => {
    const begun = await post(author, at, { serviceId: ID, from: 'treatment-right' })
    expect(begun.headers.location).toBe(`${at}/${ID}/edit`)
    const page = await write(author, ID, text =>
      text
        .replace('number: 46', 'number: 901\nspeed: fast')
        .replace('My right to', 'My r\u0456ght to')
        .replace('needs: { level: 1 }', 'needs: { level: 7 }'),
    )
    expect(page.body).toMatch(/data-line="4">Line 4<\/a> speed is no word that is used here/)
    expect(page.body).toMatch(/data-line="\d+">Line \d+<\/a> needs\.level/)
    expect(page.body).toMatch(/name\.en mixes letters of different scripts/)
    const next = await write(author, ID, text =>
      text
        .replace('\nspeed: fast', '')
        .replace('r\u0456ght', 'right')
        .replace('level: 7', 'level: 1')
        .replace('operation: checkRight', 'operation: noSuchThing')
        .replace('version: "1.0"', 'version: "1.1"'),
    )
    const lineOf = (page: { body: string }, word: string) =>
      textIn(page)
        .split('\n')
        .findIndex(line => line.includes(word)) + 1
    const said = (page: { body: string }) =>
      /<ul class="checks">([\s\S]*?)<\/ul>/.exec(page.body)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? ''
    expect(said(next)).toContain(`Line ${lineOf(next, 'noSuchThing')} There is no operation noSuchThing`)
    const inThai = { accept: 'text/html', 'accept-language': 'th' }
    const thai = await author({ url: `${at}/${ID}/edit`, headers: inThai })
    expect(said(thai)).toContain(`บรรทัด ${lineOf(next, 'noSuchThing')} ไม่มี operation noSuchThing`)
    expect(said(thai)).not.toMatch(/There is/)
    expect((await press(author, ID, 'propose', { note })).statusCode).toBe(409)
    const mended = await write(author, ID, text => text.replace('noSuchThing', 'checkRight'))
    expect(mended.body).toContain('id="no-faults"')
  })

  test('has each fault of its form, its call and its answer on the line where it is written', async () => {
    const good = textIn(await get(author, `${at}/${ID}/edit`))
    const page = await write(author, ID, text =>
      text
        .replace('category: ', 'category: no-')
        .replace('person:/citizenNumber', 'person:/birthDate')
        .replace('answer:/hmain_name', 'answer:/no_such'),
    )
    const lines = textIn(page).split('\n')
    const faults = [...page.body.matchAll(/data-line="(\d+)">[^<]*<\/a> ([^<]+)/g)].map(
      ([, line, says]) => `${lines[Number(line) - 1]?.trim()} · ${says}`,
    )
    expect(faults).toEqual([
      expect.stringMatching(/^category: no-\S+ · There is no category no-/),
      expect.stringMatching(/person:\/birthDate.* · person:\/birthDate is not among the data/),
      expect.stringMatching(/answer:\/no_such.* · The answer of checkRight has no \/no_such/),
    ])
    await write(author, ID, () => good)
  })

  test('is text and nothing else: tags, bombs, deep nests and far too much are refused kindly (A60)', async () => {
    const page = await get(author, `${at}/${ID}/edit`)
    const [good, seen] = [textIn(page), seenIn(page)]
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n`
    const nul = await post(author, `${at}/${ID}/edit`, { seen, text: '\0' })
    expect(nul.statusCode).toBe(400)
    for (const text of [bomb, '['.repeat(40_000), `id: !!js/function "x"\n${good}`, `${good}---\nid: b`]) {
      const answer = await write(author, ID, () => text)
      expect([textIn(answer).trim(), answer.body.includes('id="faults"')]).toEqual([text.trim(), true])
    }
    const now = seenIn(await get(author, `${at}/${ID}/edit`))
    const long = await post(author, `${at}/${ID}/edit`, { seen: now, text: `${good}# ${'ก'.repeat(17_000)}` })
    expect([long.statusCode, long.body.includes('48 KB')]).toEqual([400, true])
    const stale = await post(author, `${at}/${ID}/edit`, { seen, text: good })
    expect([stale.statusCode, stale.body.includes('class="diff"')]).toEqual([409, true])
    const markup = await write(author, ID, () => good.replace('Your right', '<script>alert(1)</script>'))
    expect(markup.body).not.toContain('<script>alert')
    await write(author, ID, () => good)
  })

  test('pays nobody whom the operator did not name (A16)', async () => {
    const good = textIn(await get(author, `${at}/${ID}/edit`))
    const bills = `bills:
  each: "answer:/maininscl"
  biller: "099400016511100"
  ref1: "item:/a"
  amount: "item:/b"
  label: "item:/c"
  purpose: { th: ค่าบริการ, en: A fee }
  whenPaid: { operation: checkRight }
`
    const page = await write(author, ID, text => `${text}${bills}`)
    expect(page.body).toContain('099400016511100 is not known as a biller of yours')
    await write(author, ID, () => good)
  })

  test('is not proposed untried, nor with a case that fails; a case is about nobody who lives', async () => {
    expect((await press(author, ID, 'propose', { note })).body).toContain('Record at least one case')
    const wrong = { name: 'Gold card', content: aCase({ outcome: 'ok', rows: { 'Main right': 'Silver' } }) }
    expect((await post(author, `${at}/${ID}/cases`, wrong)).statusCode).toBe(302)
    const preview = await get(author, `${at}/${ID}/preview`)
    expect(preview.body).toContain('Expected: Silver · Found: Gold card')
    expect(preview.body).toContain('GET /rights/9000000000012')
    expect((await press(author, ID, 'propose', { note })).statusCode).toBe(409)
    const somebody = {
      name: 'A neighbour',
      content: aCase({ outcome: 'ok' }, { items: { citizenNumber: CITIZEN } }),
    }
    const refused = await post(author, `${at}/${ID}/cases`, somebody)
    expect([refused.statusCode, refused.body.includes('begins with 9')]).toEqual([400, true])
    for (const content of ['{', '['.repeat(20_000) + ']'.repeat(20_000), '{"expects":"\\u0000"}'])
      expect((await post(author, `${at}/${ID}/cases`, { name: 'x', content })).statusCode).toBe(400)
    const typo = await post(author, `${at}/${ID}/cases`, {
      name: 'x',
      content: '{"expects":{"outcome":"fine"}}',
    })
    expect(typo.body).toContain('expects.outcome can only be ok, formInvalid')
    const caseId = /name="caseId" value="([^"]+)"/.exec(preview.body)?.[1] ?? ''
    const content = aCase({ outcome: 'ok', rows: { 'Main right': 'Gold card' } })
    await post(author, `${at}/${ID}/cases`, { caseId, name: 'Gold card', content })
    const calls = world.calls.length
    expect((await get(author, `${at}/${ID}/preview`)).body).toContain('class="badge ok">Passes')
    expect(world.calls.length).toBe(calls)
    expect((await press(author, ID, 'propose', { note })).statusCode).toBe(302)
  })

  test('is published by a colleague and not by its author (A55), and a citizen uses it at once', async () => {
    expect((await get(author, `${at}/${ID}`)).body).toContain('id="own"')
    const own = await press(author, ID, 'publish')
    expect([own.statusCode, await listed()]).toEqual([403, expect.not.arrayContaining([ID])])
    const stale = await post(colleague, `${at}/${ID}/publish`, { seen: 'another text' })
    expect(stale.statusCode).toBe(409)
    const published = await press(colleague, ID, 'publish')
    expect(published.statusCode).toBe(302)
    expect(await listed()).toContain(ID)
    await allow(ID)
    expect(await ask(ID)).toMatchObject({ outcome: 'ok' })
    expect((await get(author, `${at}/${ID}`)).body).toContain('In the app · Version 1 · labelled 1.1')
  })

  test('is taken up by every other process, and by one that starts anew', async () => {
    const second = await anotherProcess()
    expect(await listed(second.request)).toContain(ID)
    await publishNext(text => text.replace('Sub right', 'Kind of right').replace('"1.1"', '"1.2"'))
    const labels = async () =>
      (await second.request({ url: `/v1/services/${ID}` })).json() as { version: string }
    await vi.waitFor(async () => expect((await labels()).version).toBe('1.2'), { timeout: 6_000 })
    await second.close()
    const third = await anotherProcess()
    expect((await third.request({ url: `/v1/services/${ID}` })).json()).toMatchObject({ version: '1.2' })
    await third.close()
  })

  test('goes back with one press by one person, with a reason, told to the others', async () => {
    const page = await get(author, `${at}/${ID}/versions/1`)
    expect(page.body).toContain('<ins>')
    expect((await press(author, ID, 'roll-back', { number: '1', reason: '' })).statusCode).toBe(400)
    const back = await press(author, ID, 'roll-back', { number: '1', reason: 'The word confused people' })
    expect(back.statusCode).toBe(302)
    expect((await ask(ID)).result.rows.map(row => row.label.en)).toContain('Sub right')
    await world.t.settle()
    const told = await sql<{ kind: string; number: string }>`
      select kind, citizen_number as number from notices.notice join people.person on person.person_id = notice.person_id
      where kind = 'serviceStopped'`.execute(world.t.ctx.db)
    expect(told.rows).toEqual([{ kind: 'serviceStopped', number: COLLEAGUE }])
    expect((await get(colleague, `${at}/${ID}`)).body).toContain('The word confused people')
  })

  test('is downloaded as it was written', async () => {
    const file = await get(colleague, `${at}/${ID}/versions/2/yaml`)
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${ID}.yaml"`)
    expect(file.body).toContain('Kind of right')
  })

  test('is withdrawn: gone from the catalogue at once, and brought back by going back', async () => {
    await press(author, ID, 'withdraw', { reason: 'It gave wrong answers' })
    expect(await listed()).not.toContain(ID)
    expect((await ask(ID)).code).toBe('services.serviceUnknown')
    await press(author, ID, 'roll-back', { number: '2', reason: 'Mended at the source' })
    expect(await ask(ID)).toMatchObject({ outcome: 'ok' })
  })

  test('that stands in a file is overlaid, and the file holds again', async () => {
    await publishNext(
      text => text.replace('My right to treatment', 'My treatment').replace('"1.0"', '"1.1"'),
      'treatment-right',
    )
    const name = async () => (await world.t.request({ url: '/v1/services/treatment-right' })).json().name.en
    expect(await name()).toBe('My treatment')
    const page = () => get(author, `${at}/treatment-right`)
    const console = () => get(operators[0], '/portal/console/agencies')
    expect([(await page()).body, (await console()).body].join()).not.toMatch(/id="(file-)?changed"/)
    // As after a deploy that brought another file.
    await sql`update services.standing set file_sha256 = 'another' where service_id = 'treatment-right'`.execute(
      world.t.ctx.db,
    )
    expect((await page()).body).toContain('id="file-changed"')
    expect((await console()).body).toContain('nhso/treatment-right')
    const restarted = await anotherProcess()
    await restarted.close()
    expect(restarted.lines.filter(line => line.includes('was changed')).join()).toContain('"treatment-right"')
    await press(author, 'treatment-right', 'roll-back', { number: '0', reason: 'The old name was known' })
    expect(await name()).toBe('My right to treatment')
    expect((await page()).body).not.toContain('id="file-changed"')
  })
})

describe('a recorded case of a service with lists to choose from', () => {
  test('reads them as the form does: what it holds was offered, and the request for it is shown', async () => {
    const lands = await anAgency(world.t, { owner: stranger, operators, agencyId: 'dol' })
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
      post(stranger, `${page}/cases`, { name, content: JSON.stringify(offered(code)) })
    await record('Not offered', '99999')
    const { body } = await get(stranger, `${page}/preview`)
    expect(body).toContain('The recorded list of office has no 10101')
    expect(body).not.toContain('The recorded list of startsAt')
    expect(body).toContain(' · listLandTimes')
    await record('Offered', '10101')
    const again = (await get(stranger, `${page}/preview`)).body
    expect(again.match(/The recorded list of office has no/g)).toHaveLength(1)
  })
})

describe('people under way', () => {
  const form = { matter: 'CHARGED', unit: 'Clinic', story: 'I was made to pay', telephone: '0812345678' }
  let applicationId = ''
  async function send(id: string) {
    catchUp()
    const url = `/v1/me/services/${COMPLAINT}/applications/${id}`
    const headers = {
      dpop: await citizen.phone.proof('PUT', url, citizen.token),
      authorization: `DPoP ${citizen.token}`,
    }
    return (await world.t.request({ method: 'PUT', url, headers, payload: { form } })).json()
  }
  const look = async () => {
    catchUp()
    world.t.clock.advance(6)
    return (await citizen.call('GET', `/v1/me/applications/${applicationId}`)).json()
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
    await allow(COMPLAINT)
    applicationId = randomUUID()
    expect(await send(applicationId)).toMatchObject({ outcome: 'sent', application: { state: 'open' } })
    await post(author, `${at}/${COMPLAINT}/cases`, { name: 'Paid back', content: aComplaint })
    const page = await write(author, COMPLAINT, text =>
      text
        .replace('version: "1.0"', 'version: "2.0"')
        .replace(/^ {4}RECEIVED:/m, '    ARRIVED:')
        .replace('name: unit,', 'name: clinic,')
        .replace('form:/unit', 'form:/clinic')
        .replace('[RECEIVED', '[ARRIVED'),
    )
    expect(page.body).toContain('1 cases stand in RECEIVED')
    expect(page.body).toContain('1 cases filled in unit')
    const refused = await press(author, COMPLAINT, 'propose', { note })
    expect([refused.statusCode, refused.body.includes('1 cases stand in RECEIVED')]).toEqual([409, true])
    const kept = await write(author, COMPLAINT, text =>
      text
        .replace('ARRIVED:', 'RECEIVED:')
        .replace('[ARRIVED', '[RECEIVED')
        .replace('name: clinic,', 'name: unit,')
        .replace('form:/clinic', 'form:/unit'),
    )
    expect(kept.body).not.toContain('id="missing"')
    await press(author, COMPLAINT, 'propose', { note })
    expect((await press(colleague, COMPLAINT, 'publish')).statusCode).toBe(302)
  })

  test('that are still on their way are not asked for more than they filled in and agreed to', async () => {
    await world.misbehave('nhso', { errorPercent: 100 })
    await allow(COMPLAINT)
    const id = randomUUID()
    expect(await send(id)).toMatchObject({ outcome: 'sent', application: { state: 'sending' } })
    const page = await write(author, COMPLAINT, text =>
      text
        .replace('version: "2.0"', 'version: "3.0"')
        .replace('To see which right you have', 'To know you')
        .replace(/^form:$/m, 'form:\n  - { name: colour, type: text, label: { th: สี, en: Colour } }'),
    )
    expect(page.body).toContain('1 cases are on their way: the new field colour')
    expect(page.body).toContain('1 cases are on their way under what people agreed to')
    await press(author, COMPLAINT, 'discard')
    await world.misbehave('nhso')
    await sql`update services.application set state = 'ended' where id = ${id}`.execute(world.t.ctx.db)
  })

  test('are followed by the last definition after the service is withdrawn', async () => {
    await press(author, COMPLAINT, 'withdraw', { reason: 'Another agency takes these now' })
    expect(await listed()).not.toContain(COMPLAINT)
    const calls = world.calls.length
    expect(await look()).toMatchObject({
      name: { en: expect.stringContaining('complaint') },
      stateName: { en: expect.any(String) },
      answers: expect.arrayContaining([expect.objectContaining({ value: { th: 'Clinic', en: 'Clinic' } })]),
    })
    expect(world.calls.slice(calls).some(url => url.includes('/complaints/'))).toBe(true)
  })

  test('whose definition went with a file are looked at once a day, and not each minute', async () => {
    const { db } = world.t.ctx
    await sql`update services.application set service_id = 'gone', next_look_at = now() - interval '1 day'
      where id = ${applicationId}`.execute(db)
    await lookAtDue(world.t.ctx)
    const { rows } = await sql<{ hours: number }>`
      select extract(epoch from next_look_at - ${world.t.ctx.now()}::timestamptz)::int / 3600 as hours
      from services.application where id = ${applicationId}`.execute(db)
    expect(rows).toEqual([{ hours: 24 }])
  })
})

describe('a published version that no longer fits', () => {
  test('gives way to the one before, keeps nobody from starting, and operators see it', async () => {
    const { db } = world.t.ctx
    await sql`insert into services.definition
      select service_id, 90, agency_id, state, replace(text, 'checkRight', 'wentAway'), 'h', author_id, changed_at
      from services.definition where service_id = ${ID} and number = 2`.execute(db)
    await sql`insert into services.definition
      select 'only-broken', 1, agency_id, state, 'id: [', 'i', author_id, changed_at
      from services.definition where service_id = ${ID} and number = 2`.execute(db)
    await sql`insert into services.standing values ('only-broken', 'nhso', 1, false)`.execute(db)
    await sql`update services.standing set number = 90 where service_id = ${ID}`.execute(db)
    await sql`update services.publication set revision = revision + 1`.execute(db)
    const another = await anotherProcess()
    expect((await another.request({ url: `/v1/services/${ID}` })).json()).toMatchObject({ version: '1.2' })
    expect(await listed(another.request)).not.toContain('only-broken')
    expect(another.lines.join('')).toContain('published services were left out')
    await another.close()
    await vi.waitFor(
      async () =>
        expect((await get(operators[0], '/portal/console/agencies')).body).toContain(
          'no operation wentAway in the openapi.yaml',
        ),
      { timeout: 6_000 },
    )
    expect((await get(author, at)).body).toContain('What was published cannot be used')
  })
})

test('a tie that one operator ended opens nothing any more, and what was published stays', async () => {
  await post(operators[0], `${await tiePath(world.t, 'nhso')}/end`)
  for (const path of [`/${ID}`, `/${ID}/edit`, `/${ID}/preview`])
    expect((await get(author, `${at}${path}`)).statusCode).toBe(403)
  expect((await press(author, ID, 'withdraw', { reason: 'One last thing' })).statusCode).toBe(403)
  expect(await listed()).toContain(ID)
})
