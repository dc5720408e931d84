// The inbox through the door: agencies' own words, archive and undo, and a phone that is quiet at night.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizenPhone } from '../../../tests/sign-in.ts'
import { transaction } from '../../platform/context.ts'
import { uuid } from '../../platform/crypto.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { type AgencyMessage, addMessages, addNotice, notices } from './index.ts'
import { sendDue } from './send.ts'

const OTHER = '1009900765433'
const pushed: string[] = []
let network: Server
let t: TestServer
let citizen: Awaited<ReturnType<typeof aCitizenPhone>>
let stranger: Awaited<ReturnType<typeof aCitizenPhone>>

beforeAll(async () => {
  network = createServer(async (request, answer) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    pushed.push(Buffer.concat(parts).toString())
    answer.writeHead(204).end()
  })
  await new Promise<void>(done => network.listen(0, '127.0.0.1', done))
  const { port } = network.address() as AddressInfo
  t = await startTestServer({
    modules: [people, consent, notices, authenticators],
    environment: { TUATON_OUTSIDE: `http://127.0.0.1:${port}` },
    now: '2026-11-23T05:00:00Z',
  })
  citizen = await aCitizenPhone(t)
  stranger = await aCitizenPhone(t, OTHER)
  await t.settle()
})
afterAll(async () => {
  await t.close()
  network.close()
})
beforeEach(async () => {
  await sql`delete from notices.notice`.execute(t.ctx.db)
  await sql`delete from notices.outgoing`.execute(t.ctx.db)
  await sql`delete from notices.quiet_hours`.execute(t.ctx.db)
  pushed.length = 0
})

const agency = { th: 'กรมทดสอบ', en: 'Department of Tests' }
const words = { th: { title: 'หัวข้อลับ', body: 'เนื้อความลับ' } }
const aMessage = (change: Partial<AgencyMessage> = {}): AgencyMessage => ({
  ...{ personId: citizen.personId, messageId: uuid(t.ctx.now()), agency, words },
  ...change,
})
const write = (...messages: AgencyMessage[]) => transaction(t.ctx, tx => addMessages(tx, messages))
type Inbox = { unread: number; notices: { id: string; [name: string]: unknown }[] }
const inboxOf = async (who: typeof citizen, query = ''): Promise<Inbox> =>
  (await who.call('GET', `/v1/me/notices${query}`)).json()
const put = async (url: string, payload: object) => {
  const proof = await citizen.phone.proof('PUT', url, citizen.token)
  const headers = { dpop: proof, authorization: `DPoP ${citizen.token}` }
  return t.request({ method: 'PUT', url, headers, payload })
}
/** The system at another time of day in Thailand, without signing anybody in again. */
const at = (moment: string) => ({ ...t.ctx, now: () => new Date(`${moment}+07:00`) })

describe('a message of an agency', () => {
  test('stands with the agency’s name and opens its service; only its kind is pushed, and its words are sealed', async () => {
    await write(aMessage({ opens: { room: 'service', id: 'some-service' } }))
    await sendDue(t.ctx)
    const { unread, notices: list } = await inboxOf(citizen)
    expect(unread).toBe(1)
    expect(list).toEqual([
      expect.objectContaining({
        from: agency,
        th: words.th,
        en: words.th,
        opens: { room: 'service', id: 'some-service' },
        read: false,
      }),
    ])
    expect(pushed).toHaveLength(1)
    const { rows } = await sql`select * from notices.notice`.execute(t.ctx.db)
    expect(`${pushed} ${JSON.stringify(rows)} ${t.logLines}`).not.toMatch(/ลับ/)
  })

  test('sent twice is one; one that is not to be pushed stands in the inbox all the same', async () => {
    const message = aMessage({ isPushed: false })
    expect(await write(message)).toEqual([message.messageId])
    expect(await write(message)).toEqual([])
    await sendDue(t.ctx)
    expect((await inboxOf(citizen)).notices).toHaveLength(1)
    expect(pushed).toEqual([])
  })

  test('that is too long, empty or turns the direction of writing is refused', async () => {
    const bad = ['', 'x'.repeat(81), 'a\u202eb', 'a\u0000b']
    for (const title of bad)
      await expect(write(aMessage({ words: { en: { title, body: 'b' } } }))).rejects.toThrow()
    await expect(write(aMessage({ words: {} }))).rejects.toThrow()
  })
})

describe('the inbox', () => {
  test('puts away and takes back, reads and unreads', async () => {
    const message = aMessage()
    await write(message)
    const ids = [message.messageId]
    await citizen.call('POST', '/v1/me/notices/archive', { ids, archived: true })
    expect(await inboxOf(citizen)).toEqual({ unread: 0, notices: [] })
    expect((await inboxOf(citizen, '?archived=true')).notices).toHaveLength(1)
    await citizen.call('POST', '/v1/me/notices/archive', { ids, archived: false })
    await citizen.call('POST', '/v1/me/notices/read', { ids })
    expect(await inboxOf(citizen)).toMatchObject({ unread: 0, notices: [{ read: true }] })
    await citizen.call('POST', '/v1/me/notices/read', { ids, read: false })
    expect((await inboxOf(citizen)).unread).toBe(1)
  })

  test('goes on where the first hundred end, and loses none', async () => {
    await write(...Array.from({ length: 130 }, () => aMessage()))
    const first = (await inboxOf(citizen)).notices
    const rest = (await inboxOf(citizen, `?before=${first.at(-1)?.id}`)).notices
    expect(new Set([...first, ...rest].map(one => one.id)).size).toBe(130)
  })

  test('A50: nobody reads, marks, puts away or pages by the message of somebody else', async () => {
    const message = aMessage()
    await write(message)
    const ids = [message.messageId]
    await stranger.call('POST', '/v1/me/notices/read', { ids })
    await stranger.call('POST', '/v1/me/notices/archive', { ids, archived: true })
    expect((await inboxOf(stranger, `?before=${message.messageId}`)).notices).toEqual([])
    expect((await inboxOf(stranger)).notices).toEqual([])
    expect(await inboxOf(citizen)).toMatchObject({ unread: 1, notices: [{ read: false }] })
    for (const url of ['/v1/me/notices', '/v1/me/quiet-hours'])
      expect((await t.request({ url })).statusCode).toBe(401)
  })
})

describe('quiet hours', () => {
  test('are 21:00 to 07:00 until somebody chooses others', async () => {
    const read = async () => (await citizen.call('GET', '/v1/me/quiet-hours')).json()
    expect(await read()).toEqual({ isOn: true, from: '21:00', to: '07:00' })
    const chosen = { isOn: true, from: '12:00', to: '13:30' }
    expect((await put('/v1/me/quiet-hours', chosen)).statusCode).toBe(204)
    expect(await read()).toEqual(chosen)
    for (const wrong of [
      { ...chosen, to: '12:00' },
      { ...chosen, from: '24:00' },
    ])
      expect((await put('/v1/me/quiet-hours', wrong)).statusCode).toBe(400)
  })

  test.each([
    ['before midnight', '2026-11-24T22:15:20'],
    ['after midnight', '2026-11-25T03:00:00'],
  ])('a message that comes %s stands at once and is pushed in the morning', async (_when, moment) => {
    await transaction(at(moment), tx => addMessages(tx, [aMessage()]))
    await sendDue(at(moment))
    expect(await inboxOf(citizen)).toMatchObject({ unread: 1 })
    await sendDue(at('2026-11-25T06:59:00'))
    expect(pushed).toEqual([])
    await sendDue(at('2026-11-25T07:00:00'))
    expect(pushed).toHaveLength(1)
  })

  test('a warning about somebody’s safety waits for nothing', async () => {
    const night = at('2026-11-25T02:00:00')
    const fact = { personId: citizen.personId, factId: uuid(t.ctx.now()) }
    await transaction(night, tx => addNotice(tx, { ...fact, kind: 'phoneWaiting' }))
    await sendDue(night)
    expect(pushed).toHaveLength(1)
  })

  test('switched off at night, what waited comes; read in the inbox, it comes no more', async () => {
    await write(aMessage(), aMessage())
    const noon = { isOn: true, from: '11:00', to: '13:00' }
    await put('/v1/me/quiet-hours', noon)
    await sendDue(t.ctx)
    expect(pushed).toEqual([])
    const [first] = (await inboxOf(citizen)).notices
    await citizen.call('POST', '/v1/me/notices/read', { ids: [first?.id] })
    await put('/v1/me/quiet-hours', { ...noon, isOn: false })
    await sendDue(t.ctx)
    expect(pushed).toHaveLength(1)
  })
})
