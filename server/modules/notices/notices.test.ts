import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCitizenPhone, PID } from '../../../tests/sign-in.ts'
import { transaction } from '../../platform/context.ts'
import { uuid } from '../../platform/crypto.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { addNotice, notices } from './index.ts'
import { sendDue } from './send.ts'

type Message = { to: string; text: string; at: string }
const network = { messages: [] as Message[], isUp: true }
let server: Server
let t: TestServer
beforeAll(async () => {
  server = createServer(async (request, answer) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (network.isUp) network.messages.push(JSON.parse(Buffer.concat(parts).toString()))
    answer.writeHead(network.isUp ? 204 : 503).end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  t = await startTestServer({
    modules: [people, consent, notices, authenticators],
    environment: { TUATON_OUTSIDE: `http://127.0.0.1:${port}` },
  })
})
afterAll(async () => {
  await t.close()
  server.close()
})
beforeEach(async () => {
  network.isUp = true
  await t.settle()
  t.clock.advance(4000)
  await sendDue(t.ctx)
  network.messages = []
})

const told = (personId: string) => ({ personId, factId: uuid(t.ctx.now()), kind: 'signedIn' as const })

describe('notices', () => {
  test('a bound phone is told, in both languages, newest first, and can be read', async () => {
    const phone = await aCitizenPhone(t)
    await t.settle()
    const about = { th: 'โรงพยาบาล', en: 'Hospital' }
    t.clock.advance(1)
    await transaction(t.ctx, tx => addNotice(tx, { ...told(phone.personId), about }))
    const { notices: list } = (await phone.call('GET', '/v1/me/notices')).json()
    expect(list.map((one: { kind: string }) => one.kind).slice(0, 2)).toEqual(['signedIn', 'phoneBound'])
    expect(list[0]).toMatchObject({ th: { title: 'เข้าสู่ระบบที่ โรงพยาบาล' }, read: false })
    expect(list[0].en.title).toBe('Signed in at Hospital')
    const answer = await phone.call('POST', '/v1/me/notices/read', { ids: [list[0].id] })
    expect(answer.statusCode).toBe(204)
    const after = (await phone.call('GET', '/v1/me/notices')).json().notices
    expect(after.map((one: { read: boolean }) => one.read).slice(0, 2)).toEqual([true, false])
  })

  test('nobody reads or marks the notices of somebody else', async () => {
    const phone = await aCitizenPhone(t)
    const notice = told(uuid(new Date()))
    await transaction(t.ctx, tx => addNotice(tx, notice))
    await phone.call('POST', '/v1/me/notices/read', { ids: [notice.factId] })
    const { rows } = await sql<{ read_at: Date | null }>`
      select read_at from notices.notice where id = ${notice.factId}`.execute(t.ctx.db)
    expect(rows).toEqual([{ read_at: null }])
    const { notices: list } = (await phone.call('GET', '/v1/me/notices')).json()
    expect(list.map((one: { id: string }) => one.id)).not.toContain(notice.factId)
    expect((await t.request({ url: '/v1/me/notices' })).statusCode).toBe(401)
    await sql`delete from notices.outgoing where notice_id = ${notice.factId}`.execute(t.ctx.db)
  })

  test('the push holds a masked number and not a word of the notice; the log holds neither', async () => {
    const phone = await aCitizenPhone(t)
    await transaction(t.ctx, tx =>
      addNotice(tx, { ...told(phone.personId), about: { th: 'ชื่อลับ', en: 'Secret name' } }),
    )
    await t.settle()
    expect(network.messages.at(-1)?.to).toBe('1-2345-xxxxx-xx-1')
    const sent = JSON.stringify(network.messages)
    for (const secret of [PID, 'ชื่อลับ', 'Secret']) expect(sent).not.toContain(secret)
    expect(t.logLines.join()).not.toContain(PID)
  })

  test('one fact is one notice and one push, however often it is delivered', async () => {
    const { personId } = await aCitizenPhone(t)
    await t.settle()
    network.messages = []
    const notice = told(personId)
    for (let count = 0; count < 3; count++) await transaction(t.ctx, tx => addNotice(tx, notice))
    await t.settle()
    await Promise.all([sendDue(t.ctx), sendDue(t.ctx)])
    expect(network.messages).toHaveLength(1)
  })

  test('a network that is down is asked again later, and given up after a day', async () => {
    const { personId } = await aCitizenPhone(t)
    await t.settle()
    network.messages = []
    network.isUp = false
    await transaction(t.ctx, tx => addNotice(tx, told(personId)))
    await t.settle()
    network.isUp = true
    await sendDue(t.ctx)
    expect(network.messages).toHaveLength(0)
    t.clock.advance(31)
    await sendDue(t.ctx)
    expect(network.messages).toHaveLength(1)
    network.isUp = false
    await transaction(t.ctx, tx => addNotice(tx, told(personId)))
    await t.settle()
    t.clock.advance(24 * 3600 + 1)
    network.isUp = true
    await sendDue(t.ctx)
    expect(network.messages).toHaveLength(1)
  })
})
