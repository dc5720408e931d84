// Mini-apps through the door: what their clients read byte by byte, and who gets nothing.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aMiniApp,
  aMiniAppServer,
  holderOf,
  type MiniApp,
  makePublished,
  START,
} from '../../../tests/mini-apps.ts'
import { aCitizenPhone, PASSCODE } from '../../../tests/sign-in.ts'
import { modules } from '../../modules.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { getPerson, isAlive, recordDeath } from '../people/index.ts'
import { toDateString } from './items.ts'
import { sendDue } from './messages.ts'

const [ONE, OTHER, THIRD] = ['1009900765433', '3009900123454', '1009900123440'] as const
const MINUTE = 60
const GONE = { result: null, messageCode: 404, message: 'redis data not found' }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

let t: TestServer
let app: MiniApp
let server: Awaited<ReturnType<typeof aMiniAppServer>>
type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
let citizen: Citizen
let holder: ReturnType<typeof holderOf>
beforeAll(async () => {
  t = await startTestServer({ modules })
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.advance(24 * 3600)
  await sql`delete from notices.notice`.execute(t.ctx.db)
  await sql`delete from mini_apps.push`.execute(t.ctx.db)
  app = await aMiniApp(t)
  await makePublished(t, app)
  server = await aMiniAppServer(t, app)
  citizen = await aCitizenPhone(t, ONE)
  holder = holderOf(t, citizen, app)
})

/** A person who allows the mini-app, and what it knows them by. */
async function aUser(pid: string = ONE, hasNotifications = true) {
  const who = pid === ONE ? citizen : await aCitizenPhone(t, pid)
  const hold = holderOf(t, who, app)
  await hold.allow(hasNotifications)
  const { result } = (await server.exchange(await hold.mToken())).json() as { result: { userId: string } }
  return { who, hold, userId: result.userId }
}
const inboxOf = async (who: Citizen) => {
  const { notices } = (await who.call('GET', '/v1/me/notices')).json() as {
    notices: { th: { title: string; body: string } }[]
  }
  return notices.filter(({ th }) => th.title === 'ก Trial app').map(({ th }) => th.body)
}
const outgoing = async ({ personId }: Citizen) =>
  Number(
    (
      await sql<{ n: string }>`select count(*) n from notices.outgoing o join notices.notice n
        on n.person_id = o.person_id and n.id = o.notice_id
        where o.person_id = ${personId} and n.kind = 'agencyMessage'`.execute(t.ctx.db)
    ).rows[0]?.n,
  )

describe('what a person reads and agrees to', () => {
  test('name, organisation, items with their reasons; agreeing is to those words', async () => {
    const view = (await holder.show()).json()
    expect(view).toMatchObject({
      id: app.appId,
      name: { en: 'Trial app' },
      organisation: { name: { en: 'Trial Agency' }, domain: 'agency.example', verified: true },
      origin: 'https://app.agency.example',
      isTrial: false,
    })
    expect(view.permission.items[0]).toEqual({
      item: 'citizenId',
      label: { th: 'เลขประจำตัวประชาชน', en: 'Citizen number' },
      why: { th: 'ก Why citizenId', en: 'Why citizenId' },
    })
    expect(view.permittedSince).toBeUndefined()
    const at = `/v1/me/mini-apps/${app.appId}/permission`
    const stale = await holder.send('PUT', at, { sha256: 'other', hasNotifications: true })
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'miniApps.textOutdated'])
    expect((await holder.open()).json().code).toBe('miniApps.permissionNeeded')
    expect((await holder.allow()).statusCode).toBe(204)
    expect((await holder.show()).json()).toMatchObject({ hasNotifications: true })
  })

  test('it opens at its start address, with id and token, in a page that may show its origin only', async () => {
    await holder.allow()
    const { address, mToken, frame } = (await holder.open()).json()
    const url = new URL(address)
    expect(`${url.origin}${url.pathname}`).toBe(START.split('?')[0])
    expect(Object.fromEntries(url.searchParams)).toEqual({ from: 'czp', appId: app.appId, mToken })
    const page = await t.request({ url: frame })
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; frame-src https://app.agency.example; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    )
    expect(page.body).toContain('sandbox="allow-scripts allow-same-origin allow-forms" allow=""')
    expect(page.body).not.toMatch(/<script|top-navigation|popups/)
    const app_ = await t.request({ url: '/v1/mini-apps' })
    expect(app_.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test('the list holds what is published, the demo of the sandbox with it; suspended ones vanish', async () => {
    const names = async () =>
      (await t.request({ url: '/v1/mini-apps' }))
        .json()
        .miniApps.map(({ name }: { name: { en: string } }) => name.en)
    expect(await names()).toEqual(expect.arrayContaining(['Trial app', 'Rim Khlong Library']))
    const hidden = await aMiniApp(t)
    const { miniApps } = (await t.request({ url: '/v1/mini-apps' })).json()
    expect(miniApps.map(({ id }: { id: string }) => id)).not.toContain(hidden.appId)
  })

  test('the script is served to pages of other origins under every path they know', async () => {
    for (const path of ['v3/sdk.js', 'v4/sdk.js', 'v5/sdk.js', 'h3/sdk.js', 'v5/sdk-uat.js']) {
      const answer = await t.request({ url: `/cportal/sdk/iu/${path}` })
      expect([answer.statusCode, answer.headers['cross-origin-resource-policy']]).toEqual([
        200,
        'cross-origin',
      ])
    }
    expect((await t.request({ url: '/cportal/sdk/iu/v9/sdk.js' })).statusCode).toBe(400)
  })
})

describe('call 1: the session', () => {
  const validate = (query: Record<string, string>, headers: Record<string, string>) =>
    t.request({ url: `/ws/auth/validate?${new URLSearchParams(query)}`, headers })

  test('any agent will do, the key in any case, no envelope', async () => {
    for (const AgentID of ['system', 'some-m-token', ONE]) {
      const answer = await validate(
        { consumersecret: app.clientSecret, AGENTID: AgentID },
        { 'Consumer-Key': app.clientId, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      )
      expect(answer.json()).toEqual({ Result: expect.stringMatching(UUID) })
    }
    const none = await validate({ ConsumerSecret: app.clientSecret }, { 'consumer-key': app.clientId })
    expect(none.statusCode).toBe(400)
  })

  test('an unknown key is 403, a wrong secret and a bad token 401, in the words clients know', async () => {
    const unknown = await validate({ ConsumerSecret: 'x', AgentID: 'a' }, { 'consumer-key': 'nobody' })
    expect([unknown.statusCode, unknown.json().Message]).toEqual([
      403,
      'ForbiddenException: consumer not found',
    ])
    const wrong = await validate({ ConsumerSecret: 'x', AgentID: 'a' }, { 'consumer-key': app.clientId })
    expect(wrong.statusCode).toBe(401)
    const bad = await server.call('/uat/v1/core/shield/data/deproc', { appId: app.appId }, { token: 'no' })
    expect([bad.statusCode, bad.json().Message]).toEqual([401, 'UnauthorizedException: token not found'])
  })

  test('it idles out after 60 minutes, and every use keeps it', async () => {
    for (const _ of [1, 2, 3]) {
      t.clock.advance(50 * MINUTE)
      expect((await server.exchange('x')).statusCode).toBe(200)
    }
    t.clock.advance(60 * MINUTE)
    expect((await server.exchange('x')).statusCode).toBe(401)
  })

  test('it opens nothing of the register (A12)', async () => {
    const headers = { 'consumer-key': app.clientId, token: server.token }
    const query = new URLSearchParams({ OfficeID: '00023', ServiceID: '001', Version: '01', CitizenID: ONE })
    const answer = await t.request({ url: `/ws/dopa/linkage/v1/link?${query}`, headers })
    expect(answer.statusCode).toBe(401)
  })

  test('tokens of both kinds stand in the database as hashes only', async () => {
    await holder.allow()
    const mToken = await holder.mToken()
    const { rows } = await sql<{ hash: string }>`select hash from mini_apps.m_token
      union all select hash from linkage.gateway_token`.execute(t.ctx.db)
    const kept = rows.map(row => row.hash)
    expect(kept.length).toBeGreaterThan(1)
    expect(kept).not.toContain(mToken)
    expect(kept).not.toContain(server.token)
    expect(t.logLines.join()).not.toContain(mToken)
  })
})

describe('call 2: what the person agreed to', () => {
  test('all eight names, once, in the envelope; what is not kept here is null', async () => {
    await holder.allow(false)
    const person = await getPerson(t.ctx, citizen.personId)
    const answer = await server.exchange(await holder.mToken())
    expect(answer.json()).toEqual({
      result: {
        userId: expect.stringMatching(UUID),
        citizenId: ONE,
        firstName: person.name.firstTh,
        lastName: person.name.lastTh,
        dateOfBirthString: person.birthDate.replaceAll('-', ''),
        mobile: null,
        email: null,
        notification: false,
      },
      requestTimeStamp: Math.floor(t.ctx.now().getTime() / 1000),
      messageCode: 200,
      message: 'Success',
    })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(t.logLines.join()).not.toContain(ONE)
  })

  test('only the items asked for', async () => {
    app = await aMiniApp(t, ['firstName'])
    await makePublished(t, app)
    server = await aMiniAppServer(t, app)
    holder = holderOf(t, citizen, app)
    await holder.allow()
    const { result } = (await server.exchange(await holder.mToken())).json()
    expect(result).toMatchObject({ citizenId: null, lastName: null, dateOfBirthString: null })
    expect(result.firstName).toEqual(expect.any(String))
  })

  test.each([
    ['AppId', 'MToken'],
    ['appId', 'mToken'],
    ['Appid', 'MToken'],
    ['APPID', 'mtoken'],
  ])('keys in any case: %s, %s, in every environment', async (id, token) => {
    await holder.allow()
    for (const environment of ['/uat', '/prod', '']) {
      const body = { [id]: app.appId, [token]: await holder.mToken() }
      const answer = await server.call(`${environment}/v1/core/shield/data/deproc`, body)
      expect(answer.json().messageCode).toBe(200)
    }
  })

  test('a token is good once: replayed, raced and late it is the same sentence (A02)', async () => {
    await holder.allow()
    const mToken = await holder.mToken()
    const raced = await Promise.all(Array.from({ length: 8 }, () => server.exchange(mToken)))
    expect(raced.filter(answer => answer.json().messageCode === 200)).toHaveLength(1)
    expect((await server.exchange(mToken)).json()).toMatchObject(GONE)
    const late = await holder.mToken()
    t.clock.advance(2 * MINUTE)
    expect((await server.exchange(late)).json()).toMatchObject(GONE)
    const inTime = await holder.mToken()
    t.clock.advance(2 * MINUTE - 1)
    expect((await server.exchange(inTime)).json().messageCode).toBe(200)
    expect((await server.exchange('never')).json()).toMatchObject(GONE)
  })

  test('a token stolen by another mini-app says nothing there, and still works for its own (A10)', async () => {
    await holder.allow()
    const mToken = await holder.mToken()
    const thief = await aMiniApp(t)
    const stranger = await aMiniAppServer(t, thief)
    expect((await stranger.exchange(mToken)).json()).toMatchObject(GONE)
    const posing = await stranger.call('/uat/v1/core/shield/data/deproc', {
      AppId: app.appId,
      MToken: mToken,
    })
    expect(posing.json()).toMatchObject({ result: null, messageCode: 404, message: 'application not found' })
    const swapped = await server.call(
      '/uat/v1/core/shield/data/deproc',
      { AppId: app.appId, MToken: mToken },
      { token: stranger.token },
    )
    expect(swapped.statusCode).toBe(401)
    expect((await server.exchange(mToken)).json().messageCode).toBe(200)
  })

  test('withdrawn, frozen and suspended hold at once, for tokens made before (A49)', async () => {
    await holder.allow()
    const withdrawn = await holder.mToken()
    await holder.withdraw()
    expect((await server.exchange(withdrawn)).json()).toMatchObject(GONE)
    expect((await holder.open()).json().code).toBe('miniApps.permissionNeeded')
    await holder.allow()
    const frozen = await holder.mToken()
    await citizen.call('POST', '/v1/me/freeze', {})
    // Not settled: no listener has come round.
    expect((await server.exchange(frozen)).json()).toMatchObject(GONE)
    await sql`update authenticators.account set status = 'active' where person_id = ${citizen.personId}`.execute(
      t.ctx.db,
    )
    citizen = await aCitizenPhone(t, ONE)
    holder = holderOf(t, citizen, app)
    await t.settle()
    const closed = await holder.mToken()
    await sql`update mini_apps.app set suspended_by = 'operator' where id = ${app.appId}`.execute(t.ctx.db)
    expect((await server.exchange(closed)).json()).toMatchObject({ result: null, messageCode: 403 })
    expect((await holder.open()).json().code).toBe('miniApps.suspended')
  })

  test('what was dead while frozen stays dead afterwards', async () => {
    await holder.allow()
    const mToken = await holder.mToken()
    await citizen.call('POST', '/v1/me/freeze', {})
    await t.settle()
    await sql`update authenticators.account set status = 'active' where person_id = ${citizen.personId}`.execute(
      t.ctx.db,
    )
    expect((await server.exchange(mToken)).json()).toMatchObject(GONE)
  })

  test('two organisations know a person by names that do not match; one knows them by the same again (A17)', async () => {
    const first = (await aUser()).userId
    await holder.withdraw()
    expect((await aUser()).userId).toBe(first)
    const elsewhere = await aMiniApp(t)
    await makePublished(t, elsewhere)
    const there = holderOf(t, citizen, elsewhere)
    await there.allow()
    const { result } = (await (await aMiniAppServer(t, elsewhere)).exchange(await there.mToken())).json()
    expect(result.userId).not.toBe(first)
  })

  test('days and months that the register does not know are dashes', () => {
    expect(['1990', '1990-04', '1990-04-05'].map(toDateString)).toEqual(['1990----', '199004--', '19900405'])
  })

  test('what is missing or of another form is named, and never quoted', async () => {
    const path = '/uat/v1/core/shield/data/deproc'
    const answers = [
      await server.call(path, { AppId: app.appId }),
      await server.call(path, { AppId: app.appId, MToken: { $ne: '' } }),
      await server.call(path, []),
    ]
    for (const answer of answers)
      expect([answer.statusCode, answer.json().result, answer.json().messageCode]).toEqual([400, null, 400])
    expect(answers[0]?.json().message).toBe('bad request: mToken')
  })

  test('the person finds in the history that it was given, and what', async () => {
    await aUser()
    await t.settle()
    const { entries } = (await citizen.call('GET', '/v1/me/history')).json()
    const [given, allowed] = entries
      .filter(({ kind }: { kind: string }) => kind.startsWith('miniApp'))
      .map(({ kind, items, party }: { kind: string; items?: string[]; party: { nameEn: string } }) => ({
        kind,
        items,
        party: party.nameEn,
      }))
    expect(allowed).toMatchObject({ kind: 'miniAppAllowed', party: 'Trial Agency' })
    expect(given).toMatchObject({ kind: 'miniAppRead', party: 'Trial Agency' })
    expect(given.items).toEqual(['pid', 'given_name', 'family_name', 'birthdate'])
  })

  test('the dead are not told of (A38)', async () => {
    const { hold, who } = await aUser(THIRD)
    const mToken = await hold.mToken()
    await recordDeath(t.ctx, { personId: who.personId, diedOn: '2026-11-01' })
    expect(await isAlive(t.ctx, who.personId)).toBe(false)
    expect((await server.exchange(mToken)).json()).toMatchObject(GONE)
  })
})

describe('call 3: a rehearsal', () => {
  const body = () => ({ appid: app.appId, CitizenId: '1', FirstName: 'ทดสอบ', Notification: true })

  test('a token that says what was put in, once; in UAT only', async () => {
    const made = (await server.call('/uat/v1/core/shield/data/mock', body())).json()
    expect(made).toMatchObject({ result: { appId: app.appId }, messageCode: 200 })
    const said = (await server.exchange(made.result.mToken)).json().result
    expect(said).toMatchObject({ citizenId: '1', firstName: 'ทดสอบ', lastName: null, notification: true })
    expect((await server.exchange(made.result.mToken)).json()).toMatchObject(GONE)
    expect((await server.call('/prod/v1/core/shield/data/mock', body())).statusCode).toBe(404)
    expect((await server.push([{ userId: said.userId, message: 'x' }])).json().result).toEqual([])
  })
})

describe('call 4: messages', () => {
  test('into the inbox, and to the phone of who wants that; one id for each of those', async () => {
    const one = await aUser()
    const quiet = await aUser(OTHER, false)
    const answer = await server.push([
      { userId: one.userId, message: 'ถึงคิวของท่าน' },
      { userId: quiet.userId, message: 'ถึงคิวของท่าน' },
      { userId: '00000000-0000-4000-8000-000000000000', message: 'nobody' },
    ])
    expect(answer.json()).toEqual({
      result: [expect.stringMatching(UUID)],
      requestTimeStamp: expect.any(Number),
      messageCode: 200,
      message: null,
    })
    expect([await inboxOf(one.who), await inboxOf(quiet.who)]).toEqual([['ถึงคิวของท่าน'], ['ถึงคิวของท่าน']])
    expect(await outgoing(quiet.who)).toBe(0)
  })

  test('who withdrew, who switched it off and who never was are one answer (A43)', async () => {
    const one = await aUser()
    const other = await aUser(OTHER, false)
    await one.hold.withdraw()
    const bodies = []
    for (const userId of [one.userId, other.userId, '11111111-1111-4111-8111-111111111111', 'not-an-id'])
      bodies.push((await server.push([{ userId, message: 'x' }])).body)
    expect(new Set(bodies).size).toBe(1)
    expect(await inboxOf(one.who)).toEqual([])
  })

  test('another mini-app reaches nobody with a stolen name (A50)', async () => {
    const { userId, who } = await aUser()
    const thief = await aMiniApp(t)
    await makePublished(t, thief)
    const answer = await (await aMiniAppServer(t, thief)).push([{ userId, message: 'x' }])
    expect(answer.json().result).toEqual([])
    expect(await inboxOf(who)).toEqual([])
  })

  test('a thousand in one request, one more is refused as a whole; keys in any case', async () => {
    const { userId, who } = await aUser()
    const others = Array.from({ length: 999 }, (_, index) => ({
      USERID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      Message: 'ก'.repeat(1_000),
    }))
    const answer = await server.call('/prod/v1/core/notification/push', {
      APPID: app.appId,
      Data: [{ UserId: userId, Message: 'ข้อความ' }, ...others],
    })
    expect(answer.json().result).toHaveLength(1)
    const over = await server.push(
      [...others, ...others.slice(0, 2)].map(({ USERID }) => ({ userId: USERID, message: 'x' })),
    )
    expect([over.statusCode, over.json().result, over.json().messageCode]).toEqual([400, null, 400])
    expect(await inboxOf(who)).toEqual(['ข้อความ'])
    const short = await server.call('/v1/notification/push', {
      appId: app.appId,
      data: [{ message: 'two', userId }],
    })
    expect(short.json().result).toHaveLength(1)
  })

  test('asked again it is the same message, also at once and within one request', async () => {
    const { userId, who } = await aUser()
    const item = { userId, message: 'ครั้งเดียว' }
    const answers = await Promise.all([1, 2, 3].map(() => server.push([item, item])))
    expect(new Set(answers.flatMap(answer => answer.json().result)).size).toBe(1)
    expect(await inboxOf(who)).toEqual(['ครั้งเดียว'])
    t.clock.advance(11 * MINUTE)
    server = await aMiniAppServer(t, app)
    expect((await server.push([item])).json().result).not.toEqual(answers[0]?.json().result)
  })

  test('twenty a day to one person and no more (A21)', async () => {
    const { userId, who } = await aUser()
    const many = Array.from({ length: 30 }, (_, index) => ({ userId, message: `ข้อความ ${index}` }))
    expect((await server.push(many)).json().result).toHaveLength(20)
    expect((await server.push([{ userId, message: 'more' }])).json().result).toEqual([])
    expect(await inboxOf(who)).toHaveLength(20)
    t.clock.advance(24 * 3600)
    server = await aMiniAppServer(t, app)
    expect((await server.push([{ userId, message: 'next day' }])).json().result).toHaveLength(1)
  })

  test.each([
    ['2026-12-31T18:00:00+07:00', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31T11:00:00Z', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31T18:00:00', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31 18:00', '2026-12-31T11:00:00.000Z'],
  ])('a moment as clients write it: %s', async (text, at) => {
    const { userId } = await aUser()
    expect((await server.push([{ userId, message: 'later' }], text)).json().result).toHaveLength(1)
    const { rows } = await sql<{ send_at: Date }>`select send_at from mini_apps.push
      where app_id = ${app.appId}`.execute(t.ctx.db)
    expect(rows[0]?.send_at.toISOString()).toBe(at)
  })

  test('what is written for later comes then, and not to who withdrew meanwhile', async () => {
    const one = await aUser()
    const other = await aUser(OTHER)
    const at = new Date(t.ctx.now().getTime() + 3_600_000).toISOString()
    const data = [one, other].map(({ userId }) => ({ userId, message: 'ภายหลัง' }))
    expect((await server.push(data, at)).json().result).toHaveLength(2)
    expect(await inboxOf(one.who)).toEqual([])
    await other.hold.withdraw()
    t.clock.advance(3_600)
    await Promise.all([sendDue(t.ctx), sendDue(t.ctx)])
    const again = await aCitizenPhone(t, ONE)
    expect(await inboxOf(again)).toEqual(['ภายหลัง'])
    expect(await inboxOf(await aCitizenPhone(t, OTHER))).toEqual([])
    const { rows } = await sql`select 1 from mini_apps.push where sealed is not null`.execute(t.ctx.db)
    expect(rows).toEqual([])
  })

  test('a moment that is none or too far, and text that turns the direction, are refused (A60)', async () => {
    const { userId } = await aUser()
    for (const at of ['tomorrow', '2026-13-01T00:00:00Z', '2036-01-01T00:00:00Z'])
      expect((await server.push([{ userId, message: 'x' }], at)).json().message).toBe(
        'bad request: sendDateTime',
      )
    for (const message of ['', ' ', 'a\u202eb', 'a\u0000b', 'ก'.repeat(1_001), 7])
      expect((await server.push([{ userId, message }])).json().message).toBe('bad request: data[0].message')
  })

  test('the words are sealed while they wait, and never in an event or the log (A63)', async () => {
    const { userId } = await aUser()
    await server.push(
      [{ userId, message: 'canary-words' }],
      new Date(t.ctx.now().getTime() + 60_000).toISOString(),
    )
    await server.push([{ userId, message: 'canary-words' }])
    await t.settle()
    const { rows } = await sql<{ text: string }>`select row_to_json(p)::text as text from mini_apps.push p
      union all select data::text from platform.event union all select row_to_json(n)::text from notices.notice n`.execute(
      t.ctx.db,
    )
    expect(rows.map(row => row.text).join()).not.toContain('canary-words')
    expect(t.logLines.join()).not.toContain('canary-words')
  })
})

describe('call 5: the QR of a virtual card', () => {
  const scan = (qrText: string) =>
    t.request({ url: new URL(qrText).pathname, headers: { accept: 'text/html' } })

  test('lives five minutes; shows what the organisation says, and that it says it', async () => {
    const { userId } = await aUser()
    const answer = (await server.makeQr(userId)).json()
    expect(answer).toEqual({
      result: {
        qrText: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/virtual-card\/[\w-]{43}$/),
        expiryDate: Math.floor(t.ctx.now().getTime() / 1000) + 300,
      },
      requestTimeStamp: expect.any(Number),
      messageCode: 200,
      message: null,
    })
    const page = await scan(answer.result.qrText)
    expect(page.statusCode).toBe(200)
    for (const shown of ['บัตรทดลอง', 'สมชาย ใจดี', 'หน่วยงานทดลอง']) expect(page.body).toContain(shown)
    expect(page.body).not.toContain(ONE)
    t.clock.advance(5 * MINUTE)
    expect((await scan(answer.result.qrText)).statusCode).toBe(404)
  })

  test('a new one kills the old one; one a person and mini-app', async () => {
    const [one, other] = [await aUser(), await aUser(OTHER)]
    const qr = async (userId: string) => (await server.makeQr(userId)).json().result.qrText as string
    const [first, second, others] = [await qr(one.userId), await qr(one.userId), await qr(other.userId)]
    expect((await scan(first)).statusCode).toBe(404)
    expect((await scan(second)).statusCode).toBe(200)
    expect((await scan(others)).statusCode).toBe(200)
  })

  test('withdrawn and frozen, it stands for nothing at once; a stranger’s user is unknown (A50)', async () => {
    const { userId } = await aUser()
    const { qrText } = (await server.makeQr(userId)).json().result
    const thief = await aMiniAppServer(t, await aMiniApp(t))
    expect((await thief.makeQr(userId)).json().message).toBe('user not found')
    await citizen.call('POST', '/v1/me/freeze', {})
    expect((await scan(qrText)).statusCode).toBe(404)
    await sql`update authenticators.account set status = 'active' where person_id = ${citizen.personId}`.execute(
      t.ctx.db,
    )
    expect((await scan(qrText)).statusCode).toBe(200)
    const hold = holderOf(t, await aCitizenPhone(t, ONE), app)
    await hold.withdraw()
    expect((await scan(qrText)).statusCode).toBe(404)
    expect((await server.makeQr(userId)).json()).toMatchObject({ result: null, message: 'user not found' })
  })

  test('markup in a name stays text (A60)', async () => {
    const { userId } = await aUser()
    const { qrText } = (await server.makeQr(userId, '<img src=x onerror=alert(1)>')).json().result
    expect((await scan(qrText)).body).toContain('&lt;img src=x')
  })
})

test('closing the account withdraws everything and forgets the messages', async () => {
  const { userId } = await aUser()
  await server.push([{ userId, message: 'x' }])
  expect((await citizen.call('POST', '/v1/me/close', { passcode: PASSCODE })).statusCode).toBe(204)
  const { rows } = await sql`select 1 from mini_apps.permission where person_id = ${citizen.personId}
    and withdrawn_at is null union all select 1 from mini_apps.push where person_id = ${citizen.personId}`.execute(
    t.ctx.db,
  )
  expect(rows).toEqual([])
  expect((await server.push([{ userId, message: 'x' }])).json().result).toEqual([])
  await sql`update authenticators.account set status = 'active' where person_id = ${citizen.personId}`.execute(
    t.ctx.db,
  )
})
