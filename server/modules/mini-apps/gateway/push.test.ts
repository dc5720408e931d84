// Messages of mini-apps: to whom, how often, and what the answer does not tell.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  aMiniApp,
  aMiniAppServer,
  aMiniAppWorld,
  aUser,
  MINUTE,
  type MiniAppWorld,
  makePublished,
  ONE,
  OTHER,
  UUID,
} from '../../../../tests/mini-apps.ts'
import { aCitizenPhone } from '../../../../tests/sign-in.ts'
import { sendDue } from '../messages.ts'

const w = aMiniAppWorld()
const inboxOf = async (who: MiniAppWorld['citizen']) => {
  const { notices } = (await who.call('GET', '/v1/me/notices')).json() as {
    notices: { th: { title: string; body: string }; opens?: { room: string } }[]
  }
  const own = notices.filter(({ th }) => th.title === 'ก Trial app')
  expect(own.every(({ opens }) => opens?.room === 'miniApp')).toBe(true)
  return own.map(({ th }) => th.body)
}
const outgoing = async ({ personId }: MiniAppWorld['citizen']) =>
  Number(
    (
      await sql<{ n: string }>`select count(*) n from notices.outgoing o join notices.notice n
        on n.person_id = o.person_id and n.id = o.notice_id
        where o.person_id = ${personId} and n.kind = 'agencyMessage'`.execute(w.t.ctx.db)
    ).rows[0]?.n,
  )

describe('call 4: messages', () => {
  test('into the inbox, and to the phone of who wants that; one id for each of those', async () => {
    const one = await aUser(w)
    const quiet = await aUser(w, OTHER, false)
    const answer = await w.server.push([
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
    const one = await aUser(w)
    const other = await aUser(w, OTHER, false)
    await one.hold.withdraw()
    const bodies = []
    for (const userId of [one.userId, other.userId, '11111111-1111-4111-8111-111111111111', 'not-an-id'])
      bodies.push((await w.server.push([{ userId, message: 'x' }])).body)
    expect(new Set(bodies).size).toBe(1)
    expect(await inboxOf(one.who)).toEqual([])
  })

  test('another mini-app reaches nobody with a stolen name (A50)', async () => {
    const { userId, who } = await aUser(w)
    const thief = await aMiniApp(w.t)
    await makePublished(w.t, thief)
    const answer = await (await aMiniAppServer(w.t, thief)).push([{ userId, message: 'x' }])
    expect(answer.json().result).toEqual([])
    expect(await inboxOf(who)).toEqual([])
  })

  test('a thousand in one request, one more is refused as a whole; keys in any case', async () => {
    const { userId, who } = await aUser(w)
    const others = Array.from({ length: 999 }, (_, index) => ({
      USERID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      Message: 'ก'.repeat(1_000),
    }))
    const answer = await w.server.call('/prod/v1/core/notification/push', {
      APPID: w.app.appId,
      Data: [{ UserId: userId, Message: 'ข้อความ' }, ...others],
    })
    expect(answer.json().result).toHaveLength(1)
    const over = await w.server.push(
      [...others, ...others.slice(0, 2)].map(({ USERID }) => ({ userId: USERID, message: 'x' })),
    )
    expect([over.statusCode, over.json().result, over.json().messageCode]).toEqual([400, null, 400])
    expect(await inboxOf(who)).toEqual(['ข้อความ'])
    const short = await w.server.call('/v1/notification/push', {
      appId: w.app.appId,
      data: [{ message: 'two', userId }],
    })
    expect(short.json().result).toHaveLength(1)
  })

  test('asked again it is the same message, also at once and within one request', async () => {
    const { userId, who } = await aUser(w)
    const item = { userId, message: 'ครั้งเดียว' }
    const answers = await Promise.all([1, 2, 3].map(() => w.server.push([item, item])))
    expect(new Set(answers.flatMap(answer => answer.json().result)).size).toBe(1)
    expect(await inboxOf(who)).toEqual(['ครั้งเดียว'])
    w.t.clock.advance(11 * MINUTE)
    w.server = await aMiniAppServer(w.t, w.app)
    expect((await w.server.push([item])).json().result).not.toEqual(answers[0]?.json().result)
  })

  test('twenty a day to one person and no more (A21)', async () => {
    const { userId, who } = await aUser(w)
    const many = Array.from({ length: 30 }, (_, index) => ({ userId, message: `ข้อความ ${index}` }))
    expect((await w.server.push(many)).json().result).toHaveLength(20)
    expect((await w.server.push([{ userId, message: 'more' }])).json().result).toEqual([])
    expect(await inboxOf(who)).toHaveLength(20)
    w.t.clock.advance(24 * 3600)
    w.server = await aMiniAppServer(w.t, w.app)
    expect((await w.server.push([{ userId, message: 'next day' }])).json().result).toHaveLength(1)
  })

  test.each([
    ['2026-12-31T18:00:00+07:00', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31T11:00:00Z', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31T18:00:00', '2026-12-31T11:00:00.000Z'],
    ['2026-12-31 18:00', '2026-12-31T11:00:00.000Z'],
  ])('a moment as clients write it: %s', async (text, at) => {
    const { userId } = await aUser(w)
    expect((await w.server.push([{ userId, message: 'later' }], text)).json().result).toHaveLength(1)
    const { rows } = await sql<{ send_at: Date }>`select send_at from mini_apps.push
      where app_id = ${w.app.appId}`.execute(w.t.ctx.db)
    expect(rows[0]?.send_at.toISOString()).toBe(at)
  })

  test('what is written for later comes then, and not to who withdrew meanwhile', async () => {
    const one = await aUser(w)
    const other = await aUser(w, OTHER)
    const at = new Date(w.t.ctx.now().getTime() + 3_600_000).toISOString()
    const data = [one, other].map(({ userId }) => ({ userId, message: 'ภายหลัง' }))
    expect((await w.server.push(data, at)).json().result).toHaveLength(2)
    expect(await inboxOf(one.who)).toEqual([])
    await other.hold.withdraw()
    w.t.clock.advance(3_600)
    await Promise.all([sendDue(w.t.ctx), sendDue(w.t.ctx)])
    const again = await aCitizenPhone(w.t, ONE)
    expect(await inboxOf(again)).toEqual(['ภายหลัง'])
    expect(await inboxOf(await aCitizenPhone(w.t, OTHER))).toEqual([])
    const { rows } = await sql`select 1 from mini_apps.push where sealed is not null`.execute(w.t.ctx.db)
    expect(rows).toEqual([])
  })

  test('a moment that is none or too far, and text that turns the direction, are refused (A60)', async () => {
    const { userId } = await aUser(w)
    for (const at of ['tomorrow', '2026-13-01T00:00:00Z', '2036-01-01T00:00:00Z'])
      expect((await w.server.push([{ userId, message: 'x' }], at)).json().message).toBe(
        'bad request: sendDateTime',
      )
    for (const message of ['', ' ', 'a\u202eb', 'a\u0000b', 'ก'.repeat(1_001), 7])
      expect((await w.server.push([{ userId, message }])).json().message).toBe('bad request: data[0].message')
  })

  test('the words are sealed while they wait, and never in an event or the log (A63)', async () => {
    const { userId } = await aUser(w)
    await w.server.push(
      [{ userId, message: 'canary-words' }],
      new Date(w.t.ctx.now().getTime() + 60_000).toISOString(),
    )
    await w.server.push([{ userId, message: 'canary-words' }])
    await w.t.settle()
    const { rows } = await sql<{ text: string }>`select row_to_json(p)::text as text from mini_apps.push p
      union all select data::text from platform.event union all select row_to_json(n)::text from notices.notice n`.execute(
      w.t.ctx.db,
    )
    expect(rows.map(row => row.text).join()).not.toContain('canary-words')
    expect(w.t.logLines.join()).not.toContain('canary-words')
  })
})
