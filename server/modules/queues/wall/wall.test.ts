import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, anOffice, codeOf, type Office, TODAY } from '../../../../tests/registry-office.ts'
import { anOfficer, aTerminal, staffNumbers } from '../../../../tests/staff.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
beforeEach(() => office.onMondayNoon())
afterAll(() => office.t.close())

describe('a screen on the wall', () => {
  type Wall = { called: { number: string; desk: number }[]; next: string[]; waiting: number; place: object }
  const look = (token: string) =>
    office.t.request({ method: 'POST', url: '/v1/queues/wall', payload: { token } }) as Promise<Answer>
  async function open() {
    const opened = (await office.atDesk('POST', '/v1/queues/walls')).json() as {
      wallId: string
      link: string
    }
    return { ...opened, token: opened.link.split('#wall=')[1] ?? '' }
  }
  beforeEach(() => sql`truncate queues.wall`.execute(office.t.ctx.db).then(() => undefined))

  test('shows which number is called to which desk and who is next, in the order of the calls, and nobody by name', async () => {
    const citizen = office.citizens[0]!
    await office.booked(citizen, TODAY, '12:15')
    const { token } = await open()
    expect(((await look(token)).json() as Wall).called).toEqual([])
    for (let one = 0; one < 8; one++) await office.walkIn()
    await office.atDesk('POST', '/v1/queues/next')
    const answer = await look(token)
    expect(answer.json()).toEqual({
      place: { th: expect.stringContaining('พระนคร'), en: expect.stringContaining('Phra Nakhon') },
      called: [{ number: 'B001', desk: expect.any(Number), timesCalled: 1 }],
      next: ['B002', 'B003', 'B004', 'B005', 'B006', 'B007'],
      waiting: 7,
      at: expect.any(String),
    })
    expect(answer.body).not.toMatch(/\d{13}|[0-9a-f]{8}-|copies/)
  })

  test('opens with the link of its place only, for nobody who guesses, and no longer than the desk wants (A50)', async () => {
    const { wallId, token } = await open()
    for (const guess of ['', token.slice(1), token.toUpperCase(), wallId])
      expect([(await look(guess)).statusCode, codeOf(await look(guess))]).toEqual([404, 'queues.wallUnknown'])
    expect((await office.terminal.call('GET', '/v1/queues/walls')).statusCode).toBe(401)
    const field = await anOfficer(office.t, await aTerminal(office.t, 'F-0001'), staffNumbers.fieldRegistrar)
    expect(codeOf(await field.call('POST', `/v1/queues/walls/${wallId}/end`))).toBe('queues.wallUnknown')
    expect(codeOf(await field.call('POST', '/v1/queues/walls'))).toBe('queues.notDoneHere')
    const { walls } = (await office.atDesk('GET', '/v1/queues/walls')).json() as { walls: object[] }
    expect(walls).toEqual([{ wallId, madeAt: expect.any(String) }])
    expect(JSON.stringify(walls)).not.toContain(token)
    expect((await office.atDesk('POST', `/v1/queues/walls/${wallId}/end`)).statusCode).toBe(204)
    expect(codeOf(await look(token))).toBe('queues.wallUnknown')
    expect(codeOf(await office.atDesk('POST', `/v1/queues/walls/${wallId}/end`))).toBe('queues.wallUnknown')
    const kept = await sql<{ row: string }>`select row_to_json(wall)::text as row from queues.wall`.execute(
      office.t.ctx.db,
    )
    expect(kept.rows[0]?.row).not.toContain(token)
  })

  test('ten at a place at most', async () => {
    for (let one = 0; one < 10; one++) await open()
    expect(codeOf(await office.atDesk('POST', '/v1/queues/walls'))).toBe('queues.tooManyWalls')
  })
})
