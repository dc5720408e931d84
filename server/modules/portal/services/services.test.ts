// An agency's own staff publish a service through the portal's door, and a citizen uses it at once: no deploy in between.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDesk, CITIZEN, COLLEAGUE, type Desk } from '../../../../tests/agency-desk.ts'
import { anOrganisation, get, post, seenIn, textIn, tiePath } from '../../../../tests/publishing.ts'
import { modules } from '../../../modules.ts'
import { connect } from '../../../platform/database.ts'
import { startSystem } from '../../../platform/system.ts'

const ID = 'right-in-short'
const note = 'A shorter way to the same answer'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.world.close())

/** Written by the desk.author, published by the colleague. */
async function publishNext(change: (text: string) => string, id = ID) {
  await desk.write(desk.author, id, change)
  if (!(await get(desk.author, `${desk.at}/${id}/preview`)).body.includes('class="badge ok">Passes'))
    await post(desk.author, `${desk.at}/${id}/cases`, {
      name: 'Gold card',
      content: aCase({ outcome: 'ok' }),
    })
  expect((await desk.press(desk.author, id, 'propose', { note })).statusCode).toBe(302)
  expect((await desk.press(desk.colleague, id, 'publish')).statusCode).toBe(302)
}

const right = {
  ...{ ws_status: 'NHSO-000001', maininscl: 'UCS', maininscl_name: 'Gold card' },
}
const aCase = (expects: object, person: object = { items: { citizenNumber: '9000000000012' } }) =>
  JSON.stringify({ person, answers: { checkRight: { status: 200, body: right } }, expects })

function ask(id: string) {
  desk.catchUp()
  return askNow(id)
}
const askNow = async (id: string) =>
  (await desk.citizen.call('POST', `/v1/me/services/${id}/ask`, { form: {} })).json() as {
    outcome: string
    code?: string
    result: { rows: { label: { en: string } }[] }
  }

/** What services stand on; others hold threads and timers, of which a process has one set. */
const NEEDED = ['people', 'consent', 'notices', 'authenticators', 'services']

/** Another system on the same database: what a second process sees, or this one after a restart. */
async function anotherProcess() {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(desk.world.t.ctx.db)
  const server = JSON.parse(process.env.TEST_DATABASE ?? '{"host":"/var/run/postgresql","user":"postgres"}')
  const lines: string[] = []
  const system = await startSystem({
    settings: { ...desk.world.t.settings },
    modules: modules.filter(({ name }) => NEEDED.includes(name)),
    database: connect({ ...server, database: rows[0]?.name }, 4),
    background: false,
    writeLog: line => void lines.push(line),
  })
  return { ...system, lines, request: system.app.inject.bind(system.app) as typeof desk.world.t.request }
}

describe('the agency', () => {
  test('is nobody’s before two operators agree, neither of that organisation (A55)', async () => {
    const mine = await anOrganisation(desk.operators[0])
    await post(desk.operators[0], `${mine}/agency`, { agencyId: 'dlt' })
    expect((await get(desk.operators[0], `${mine}/services`)).body).toContain('id="asked"')
    const tie = await tiePath(desk.world.t, 'dlt')
    expect((await post(desk.operators[0], `${tie}/agree`)).statusCode).toBe(403)
    await post(desk.operators[1], `${tie}/agree`)
    const twice = await post(desk.operators[1], `${tie}/agree`)
    expect([twice.statusCode, twice.body.includes('id="refusal"')]).toEqual([403, true])
    expect((await get(desk.operators[0], `${mine}/services/driving-licence`)).statusCode).toBe(403)
    await post(desk.operators[1], `${tie}/end`)
  })

  test('has one organisation, and a stranger finds nothing of it (A50)', async () => {
    const other = await anOrganisation(desk.stranger)
    expect((await post(desk.stranger, `${other}/agency`, { agencyId: 'nhso' })).statusCode).toBe(409)
    expect((await post(desk.stranger, `${other}/agency`, { agencyId: '../nhso' })).statusCode).toBe(404)
    for (const path of ['', '/treatment-right', '/treatment-right/edit', '/treatment-right/versions/0/yaml'])
      expect((await get(desk.stranger, `${desk.at}${path}`)).statusCode).toBe(404)
    expect(
      (await desk.press(desk.stranger, 'treatment-right', 'withdraw', { reason: 'mine now' })).statusCode,
    ).toBe(404)
  })

  test('has its own services only: another’s is not found, nor its contract and address (A50, A16)', async () => {
    for (const id of ['driving-licence', 'agency', 'openapi']) {
      expect((await get(desk.author, `${desk.at}/${id}/edit`)).statusCode).toBe(404)
      const begun = await post(desk.author, desk.at, { serviceId: id, from: '' })
      expect([begun.statusCode, begun.body.includes('id="refusal"')]).toEqual([404, true])
    }
    expect((await post(desk.author, desk.at, { serviceId: '../nhso/agency', from: '' })).statusCode).toBe(404)
  })
})

describe('a service', () => {
  test('is begun as a copy, and all its faults are told at once, with their lines', async () => {
    const begun = await post(desk.author, desk.at, { serviceId: ID, from: 'treatment-right' })
    expect(begun.headers.location).toBe(`${desk.at}/${ID}/edit`)
    const page = await desk.write(desk.author, ID, text =>
      text
        .replace('number: 46', 'number: 901\nspeed: fast')
        .replace('My right to', 'My r\u0456ght to')
        .replace('needs: { level: 1 }', 'needs: { level: 7 }'),
    )
    expect(page.body).toMatch(/data-line="4">Line 4<\/a> speed is no word that is used here/)
    expect(page.body).toMatch(/data-line="\d+">Line \d+<\/a> needs\.level/)
    expect(page.body).toMatch(/name\.en mixes letters of different scripts/)
    const next = await desk.write(desk.author, ID, text =>
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
    const thai = await desk.author({ url: `${desk.at}/${ID}/edit`, headers: inThai })
    expect(said(thai)).toContain(`บรรทัด ${lineOf(next, 'noSuchThing')} ไม่มี operation noSuchThing`)
    expect(said(thai)).not.toMatch(/There is/)
    expect((await desk.press(desk.author, ID, 'propose', { note })).statusCode).toBe(409)
    const mended = await desk.write(desk.author, ID, text => text.replace('noSuchThing', 'checkRight'))
    expect(mended.body).toContain('id="no-faults"')
  })

  test('has each fault of its form, its call and its answer on the line where it is written', async () => {
    const good = textIn(await get(desk.author, `${desk.at}/${ID}/edit`))
    const page = await desk.write(desk.author, ID, text =>
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
    await desk.write(desk.author, ID, () => good)
  })

  test('is text and nothing else: tags, bombs, deep nests and far too much are refused kindly (A60)', async () => {
    const page = await get(desk.author, `${desk.at}/${ID}/edit`)
    const [good, seen] = [textIn(page), seenIn(page)]
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n`
    const nul = await post(desk.author, `${desk.at}/${ID}/edit`, { seen, text: '\0' })
    expect(nul.statusCode).toBe(400)
    for (const text of [bomb, '['.repeat(40_000), `id: !!js/function "x"\n${good}`, `${good}---\nid: b`]) {
      const answer = await desk.write(desk.author, ID, () => text)
      expect([textIn(answer).trim(), answer.body.includes('id="faults"')]).toEqual([text.trim(), true])
    }
    const now = seenIn(await get(desk.author, `${desk.at}/${ID}/edit`))
    const long = await post(desk.author, `${desk.at}/${ID}/edit`, {
      seen: now,
      text: `${good}# ${'ก'.repeat(17_000)}`,
    })
    expect([long.statusCode, long.body.includes('48 KB')]).toEqual([400, true])
    const stale = await post(desk.author, `${desk.at}/${ID}/edit`, { seen, text: good })
    expect([stale.statusCode, stale.body.includes('class="diff"')]).toEqual([409, true])
    const markup = await desk.write(desk.author, ID, () =>
      good.replace('Your right', '<script>alert(1)</script>'),
    )
    expect(markup.body).not.toContain('<script>alert')
    await desk.write(desk.author, ID, () => good)
  })

  test('pays nobody whom the operator did not name (A16)', async () => {
    const good = textIn(await get(desk.author, `${desk.at}/${ID}/edit`))
    const bills = `bills:
  each: "answer:/maininscl"
  biller: "099400016511100"
  ref1: "item:/a"
  amount: "item:/b"
  label: "item:/c"
  purpose: { th: ค่าบริการ, en: A fee }
  whenPaid: { operation: checkRight }
`
    const page = await desk.write(desk.author, ID, text => `${text}${bills}`)
    expect(page.body).toContain('099400016511100 is not known as a biller of yours')
    await desk.write(desk.author, ID, () => good)
  })

  test('is not proposed untried, nor with a case that fails; a case is about nobody who lives', async () => {
    expect((await desk.press(desk.author, ID, 'propose', { note })).body).toContain(
      'Record at least one case',
    )
    const wrong = { name: 'Gold card', content: aCase({ outcome: 'ok', rows: { 'Main right': 'Silver' } }) }
    expect((await post(desk.author, `${desk.at}/${ID}/cases`, wrong)).statusCode).toBe(302)
    const preview = await get(desk.author, `${desk.at}/${ID}/preview`)
    expect(preview.body).toContain('Expected: Silver · Found: Gold card')
    expect(preview.body).toContain('GET /rights/9000000000012')
    expect((await desk.press(desk.author, ID, 'propose', { note })).statusCode).toBe(409)
    const somebody = {
      name: 'A neighbour',
      content: aCase({ outcome: 'ok' }, { items: { citizenNumber: CITIZEN } }),
    }
    const refused = await post(desk.author, `${desk.at}/${ID}/cases`, somebody)
    expect([refused.statusCode, refused.body.includes('begins with 9')]).toEqual([400, true])
    for (const content of ['{', '['.repeat(20_000) + ']'.repeat(20_000), '{"expects":"\\u0000"}'])
      expect((await post(desk.author, `${desk.at}/${ID}/cases`, { name: 'x', content })).statusCode).toBe(400)
    const typo = await post(desk.author, `${desk.at}/${ID}/cases`, {
      name: 'x',
      content: '{"expects":{"outcome":"fine"}}',
    })
    expect(typo.body).toContain('expects.outcome can only be ok, formInvalid')
    const caseId = /name="caseId" value="([^"]+)"/.exec(preview.body)?.[1] ?? ''
    const content = aCase({ outcome: 'ok', rows: { 'Main right': 'Gold card' } })
    await post(desk.author, `${desk.at}/${ID}/cases`, { caseId, name: 'Gold card', content })
    const calls = desk.world.calls.length
    expect((await get(desk.author, `${desk.at}/${ID}/preview`)).body).toContain('class="badge ok">Passes')
    expect(desk.world.calls.length).toBe(calls)
    expect((await desk.press(desk.author, ID, 'propose', { note })).statusCode).toBe(302)
  })

  test('is published by a colleague and not by its author (A55), and a citizen uses it at once', async () => {
    expect((await get(desk.author, `${desk.at}/${ID}`)).body).toContain('id="own"')
    const own = await desk.press(desk.author, ID, 'publish')
    expect([own.statusCode, await desk.listed()]).toEqual([403, expect.not.arrayContaining([ID])])
    const stale = await post(desk.colleague, `${desk.at}/${ID}/publish`, { seen: 'another text' })
    expect(stale.statusCode).toBe(409)
    const published = await desk.press(desk.colleague, ID, 'publish')
    expect(published.statusCode).toBe(302)
    expect(await desk.listed()).toContain(ID)
    await desk.allow(ID)
    expect(await ask(ID)).toMatchObject({ outcome: 'ok' })
    expect((await get(desk.author, `${desk.at}/${ID}`)).body).toContain(
      'In the app · Version 1 · labelled 1.1',
    )
  })

  test('is taken up by every other process, and by one that starts anew', async () => {
    const second = await anotherProcess()
    expect(await desk.listed(second.request)).toContain(ID)
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
    const page = await get(desk.author, `${desk.at}/${ID}/versions/1`)
    expect(page.body).toContain('<ins>')
    expect((await desk.press(desk.author, ID, 'roll-back', { number: '1', reason: '' })).statusCode).toBe(400)
    const back = await desk.press(desk.author, ID, 'roll-back', {
      number: '1',
      reason: 'The word confused people',
    })
    expect(back.statusCode).toBe(302)
    expect((await ask(ID)).result.rows.map(row => row.label.en)).toContain('Sub right')
    await desk.world.t.settle()
    const told = await sql<{ kind: string; number: string }>`
      select kind, citizen_number as number from notices.notice join people.person on person.person_id = notice.person_id
      where kind = 'serviceStopped'`.execute(desk.world.t.ctx.db)
    expect(told.rows).toEqual([{ kind: 'serviceStopped', number: COLLEAGUE }])
    expect((await get(desk.colleague, `${desk.at}/${ID}`)).body).toContain('The word confused people')
  })

  test('is downloaded as it was written', async () => {
    const file = await get(desk.colleague, `${desk.at}/${ID}/versions/2/yaml`)
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${ID}.yaml"`)
    expect(file.body).toContain('Kind of right')
  })

  test('is withdrawn: gone from the catalogue at once, and brought back by going back', async () => {
    await desk.press(desk.author, ID, 'withdraw', { reason: 'It gave wrong answers' })
    expect(await desk.listed()).not.toContain(ID)
    expect((await ask(ID)).code).toBe('services.serviceUnknown')
    await desk.press(desk.author, ID, 'roll-back', { number: '2', reason: 'Mended at the source' })
    expect(await ask(ID)).toMatchObject({ outcome: 'ok' })
  })

  test('that stands in a file is overlaid, and the file holds again', async () => {
    await publishNext(
      text => text.replace('My right to treatment', 'My treatment').replace('"1.0"', '"1.1"'),
      'treatment-right',
    )
    const name = async () =>
      (await desk.world.t.request({ url: '/v1/services/treatment-right' })).json().name.en
    expect(await name()).toBe('My treatment')
    const page = () => get(desk.author, `${desk.at}/treatment-right`)
    const console = () => get(desk.operators[0], '/portal/console/agencies')
    expect([(await page()).body, (await console()).body].join()).not.toMatch(/id="(file-)?changed"/)
    // As after a deploy that brought another file.
    await sql`update services.standing set file_sha256 = 'another' where service_id = 'treatment-right'`.execute(
      desk.world.t.ctx.db,
    )
    expect((await page()).body).toContain('id="file-changed"')
    expect((await console()).body).toContain('nhso/treatment-right')
    const restarted = await anotherProcess()
    await restarted.close()
    expect(restarted.lines.filter(line => line.includes('was changed')).join()).toContain('"treatment-right"')
    await desk.press(desk.author, 'treatment-right', 'roll-back', {
      number: '0',
      reason: 'The old name was known',
    })
    expect(await name()).toBe('My right to treatment')
    expect((await page()).body).not.toContain('id="file-changed"')
  })
})

describe('a published version that no longer fits', () => {
  test('gives way to the one before, keeps nobody from starting, and operators see it', async () => {
    const { db } = desk.world.t.ctx
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
    expect(await desk.listed(another.request)).not.toContain('only-broken')
    expect(another.lines.join('')).toContain('published services were left out')
    await another.close()
    await vi.waitFor(
      async () =>
        expect((await get(desk.operators[0], '/portal/console/agencies')).body).toContain(
          'no operation wentAway in the openapi.yaml',
        ),
      { timeout: 6_000 },
    )
    expect((await get(desk.author, desk.at)).body).toContain('What was published cannot be used')
  })
})

test('a tie that one operator ended opens nothing any more, and what was published stays', async () => {
  await post(desk.operators[0], `${await tiePath(desk.world.t, 'nhso')}/end`)
  for (const path of [`/${ID}`, `/${ID}/edit`, `/${ID}/preview`])
    expect((await get(desk.author, `${desk.at}${path}`)).statusCode).toBe(403)
  expect((await desk.press(desk.author, ID, 'withdraw', { reason: 'One last thing' })).statusCode).toBe(403)
  expect(await desk.listed()).toContain(ID)
})
