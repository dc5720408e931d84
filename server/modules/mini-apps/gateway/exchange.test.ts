// Sessions and tokens of the gateway: what clients read byte by byte, and who gets nothing.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  aMiniApp,
  aMiniAppServer,
  aMiniAppWorld,
  aUser,
  GONE,
  holderOf,
  MINUTE,
  makePublished,
  ONE,
  THIRD,
  thaw,
  UUID,
} from '../../../../tests/mini-apps.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { getPerson, isAlive, recordDeath } from '../../people/index.ts'
import { toDateString } from '../items.ts'

const w = aMiniAppWorld()

describe('call 1: the session', () => {
  const validate = (query: Record<string, string>, headers: Record<string, string>) =>
    w.t.request({ url: `/ws/auth/validate?${new URLSearchParams(query)}`, headers })

  test('any agent will do, the key in any case, no envelope', async () => {
    for (const AgentID of ['system', 'some-m-token', ONE]) {
      const answer = await validate(
        { consumersecret: w.app.clientSecret, AGENTID: AgentID },
        {
          'Consumer-Key': w.app.clientId,
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        },
      )
      expect(answer.json()).toEqual({ Result: expect.stringMatching(UUID) })
    }
    const none = await validate({ ConsumerSecret: w.app.clientSecret }, { 'consumer-key': w.app.clientId })
    expect(none.statusCode).toBe(400)
  })

  test('an unknown key is 403, a wrong secret and a bad token 401, in the words clients know', async () => {
    const unknown = await validate({ ConsumerSecret: 'x', AgentID: 'a' }, { 'consumer-key': 'nobody' })
    expect([unknown.statusCode, unknown.json().Message]).toEqual([
      403,
      'ForbiddenException: consumer not found',
    ])
    const wrong = await validate({ ConsumerSecret: 'x', AgentID: 'a' }, { 'consumer-key': w.app.clientId })
    expect(wrong.statusCode).toBe(401)
    const bad = await w.server.call(
      '/uat/v1/core/shield/data/deproc',
      { appId: w.app.appId },
      { token: 'no' },
    )
    expect([bad.statusCode, bad.json().Message]).toEqual([401, 'UnauthorizedException: token not found'])
  })

  test('it idles out after 60 minutes, and every use keeps it', async () => {
    for (const _ of [1, 2, 3]) {
      w.t.clock.advance(50 * MINUTE)
      expect((await w.server.exchange('x')).statusCode).toBe(200)
    }
    w.t.clock.advance(60 * MINUTE)
    expect((await w.server.exchange('x')).statusCode).toBe(401)
  })

  test('it opens nothing of the register (A12)', async () => {
    const headers = { 'consumer-key': w.app.clientId, token: w.server.token }
    const query = new URLSearchParams({ OfficeID: '00023', ServiceID: '001', Version: '01', CitizenID: ONE })
    const answer = await w.t.request({ url: `/ws/dopa/linkage/v1/link?${query}`, headers })
    expect(answer.statusCode).toBe(401)
  })

  test('tokens of both kinds stand in the database as hashes only', async () => {
    await w.holder.allow()
    const mToken = await w.holder.mToken()
    const { rows } = await sql<{ hash: string }>`select hash from mini_apps.m_token
      union all select hash from linkage.gateway_token`.execute(w.t.ctx.db)
    const kept = rows.map(row => row.hash)
    expect(kept.length).toBeGreaterThan(1)
    expect(kept).not.toContain(mToken)
    expect(kept).not.toContain(w.server.token)
    expect(w.t.logLines.join()).not.toContain(mToken)
  })
})

describe('call 2: what the person agreed to', () => {
  test('all eight names, once, in the envelope; what is not kept here is null', async () => {
    await w.holder.allow(false)
    const person = await getPerson(w.t.ctx, w.citizen.personId)
    const answer = await w.server.exchange(await w.holder.mToken())
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
      requestTimeStamp: Math.floor(w.t.ctx.now().getTime() / 1000),
      messageCode: 200,
      message: 'Success',
    })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(w.t.logLines.join()).not.toContain(ONE)
  })

  test('only the items asked for', async () => {
    w.app = await aMiniApp(w.t, ['firstName'])
    await makePublished(w.t, w.app)
    w.server = await aMiniAppServer(w.t, w.app)
    w.holder = holderOf(w.t, w.citizen, w.app)
    await w.holder.allow()
    const { result } = (await w.server.exchange(await w.holder.mToken())).json()
    expect(result).toMatchObject({ citizenId: null, lastName: null, dateOfBirthString: null })
    expect(result.firstName).toEqual(expect.any(String))
  })

  test.each([
    ['AppId', 'MToken'],
    ['appId', 'mToken'],
    ['Appid', 'MToken'],
    ['APPID', 'mtoken'],
  ])('keys in any case: %s, %s, in every environment', async (id, token) => {
    await w.holder.allow()
    for (const environment of ['/uat', '/prod', '']) {
      const body = { [id]: w.app.appId, [token]: await w.holder.mToken() }
      const answer = await w.server.call(`${environment}/v1/core/shield/data/deproc`, body)
      expect(answer.json().messageCode).toBe(200)
    }
  })

  test('a token is good once: replayed, raced and late it is the same sentence (A02)', async () => {
    await w.holder.allow()
    const mToken = await w.holder.mToken()
    const raced = await Promise.all(Array.from({ length: 8 }, () => w.server.exchange(mToken)))
    expect(raced.filter(answer => answer.json().messageCode === 200)).toHaveLength(1)
    expect((await w.server.exchange(mToken)).json()).toMatchObject(GONE)
    const late = await w.holder.mToken()
    w.t.clock.advance(2 * MINUTE)
    expect((await w.server.exchange(late)).json()).toMatchObject(GONE)
    const inTime = await w.holder.mToken()
    w.t.clock.advance(2 * MINUTE - 1)
    expect((await w.server.exchange(inTime)).json().messageCode).toBe(200)
    expect((await w.server.exchange('never')).json()).toMatchObject(GONE)
  })

  test('a token stolen by another mini-app says nothing there, and still works for its own (A10)', async () => {
    await w.holder.allow()
    const mToken = await w.holder.mToken()
    const thief = await aMiniApp(w.t)
    const stranger = await aMiniAppServer(w.t, thief)
    expect((await stranger.exchange(mToken)).json()).toMatchObject(GONE)
    const posing = await stranger.call('/uat/v1/core/shield/data/deproc', {
      AppId: w.app.appId,
      MToken: mToken,
    })
    expect(posing.json()).toMatchObject({ result: null, messageCode: 404, message: 'application not found' })
    const swapped = await w.server.call(
      '/uat/v1/core/shield/data/deproc',
      { AppId: w.app.appId, MToken: mToken },
      { token: stranger.token },
    )
    expect(swapped.statusCode).toBe(401)
    expect((await w.server.exchange(mToken)).json().messageCode).toBe(200)
  })

  test('withdrawn, frozen and suspended hold at once, for tokens made before (A49)', async () => {
    await w.holder.allow()
    const withdrawn = await w.holder.mToken()
    await w.holder.withdraw()
    expect((await w.server.exchange(withdrawn)).json()).toMatchObject(GONE)
    expect((await w.holder.open()).json().code).toBe('miniApps.permissionNeeded')
    await w.holder.allow()
    const frozen = await w.holder.mToken()
    await w.citizen.call('POST', '/v1/me/freeze', {})
    // Not settled: no listener has come round.
    expect((await w.server.exchange(frozen)).json()).toMatchObject(GONE)
    await thaw(w)
    w.citizen = await aCitizenPhone(w.t, ONE)
    w.holder = holderOf(w.t, w.citizen, w.app)
    await w.t.settle()
    const closed = await w.holder.mToken()
    await sql`update mini_apps.app set suspended_by = 'operator' where id = ${w.app.appId}`.execute(
      w.t.ctx.db,
    )
    expect((await w.server.exchange(closed)).json()).toMatchObject({ result: null, messageCode: 403 })
    expect((await w.holder.open()).json().code).toBe('miniApps.suspended')
  })

  test('what was dead while frozen stays dead afterwards', async () => {
    await w.holder.allow()
    const mToken = await w.holder.mToken()
    await w.citizen.call('POST', '/v1/me/freeze', {})
    await w.t.settle()
    await thaw(w)
    expect((await w.server.exchange(mToken)).json()).toMatchObject(GONE)
  })

  test('two organisations know a person by names that do not match; one knows them by the same again (A17)', async () => {
    const first = (await aUser(w)).userId
    await w.holder.withdraw()
    expect((await aUser(w)).userId).toBe(first)
    const elsewhere = await aMiniApp(w.t)
    await makePublished(w.t, elsewhere)
    const there = holderOf(w.t, w.citizen, elsewhere)
    await there.allow()
    const { result } = (await (await aMiniAppServer(w.t, elsewhere)).exchange(await there.mToken())).json()
    expect(result.userId).not.toBe(first)
  })

  test('days and months that the register does not know are dashes', () => {
    expect(['1990', '1990-04', '1990-04-05'].map(toDateString)).toEqual(['1990----', '199004--', '19900405'])
  })

  test('what is missing or of another form is named, and never quoted', async () => {
    const path = '/uat/v1/core/shield/data/deproc'
    const answers = [
      await w.server.call(path, { AppId: w.app.appId }),
      await w.server.call(path, { AppId: w.app.appId, MToken: { $ne: '' } }),
      await w.server.call(path, []),
    ]
    for (const answer of answers)
      expect([answer.statusCode, answer.json().result, answer.json().messageCode]).toEqual([400, null, 400])
    expect(answers[0]?.json().message).toBe('bad request: mToken')
  })

  test('the person finds in the history that it was given, and what', async () => {
    await aUser(w)
    await w.t.settle()
    const { entries } = (await w.citizen.call('GET', '/v1/me/history')).json()
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
    const { hold, who } = await aUser(w, THIRD)
    const mToken = await hold.mToken()
    await recordDeath(w.t.ctx, { personId: who.personId, diedOn: '2026-11-01' })
    expect(await isAlive(w.t.ctx, who.personId)).toBe(false)
    expect((await w.server.exchange(mToken)).json()).toMatchObject(GONE)
  })
})

describe('call 3: a rehearsal', () => {
  const body = () => ({ appid: w.app.appId, CitizenId: '1', FirstName: 'ทดสอบ', Notification: true })

  test('a token that says what was put in, once; in UAT only', async () => {
    const made = (await w.server.call('/uat/v1/core/shield/data/mock', body())).json()
    expect(made).toMatchObject({ result: { appId: w.app.appId }, messageCode: 200 })
    const said = (await w.server.exchange(made.result.mToken)).json().result
    expect(said).toMatchObject({ citizenId: '1', firstName: 'ทดสอบ', lastName: null, notification: true })
    expect((await w.server.exchange(made.result.mToken)).json()).toMatchObject(GONE)
    expect((await w.server.call('/prod/v1/core/shield/data/mock', body())).statusCode).toBe(404)
    expect((await w.server.push([{ userId: said.userId, message: 'x' }])).json().result).toEqual([])
  })
})
