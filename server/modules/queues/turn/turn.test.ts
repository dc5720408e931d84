import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Answer,
  anOffice,
  codeOf,
  HOUR,
  MINUTE,
  type Office,
  TODAY,
} from '../../../../tests/registry-office.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
beforeEach(() => office.onMondayNoon())
afterAll(() => office.t.close())

describe('the code on a slip', () => {
  type Turn = { number: string; state: string; before?: number; wait?: object; desk?: number }
  const look = (code: string, remoteAddress = '198.51.100.7') =>
    office.t.request({
      ...{ method: 'POST', url: '/v1/queues/turn', payload: { code }, remoteAddress },
    }) as Promise<Answer>
  const turnOf = async (code: string) => (await look(code)).json() as Turn
  async function slipOf(json: object = { matter: 'copies', requestId: randomUUID() }) {
    const answer = await office.terminal.call('POST', '/v1/queues/numbers', { json })
    return (answer.json() as { turn: { code: string; link: string; page: string } }).turn
  }

  test('follows that number through its day and shows nothing else: neither another, nor who, nor what for (A50)', async () => {
    const [first, second] = [await slipOf(), await slipOf()]
    expect(first.link).toBe(`${first.page}#${first.code.replaceAll('-', '')}`)
    const answer = await look(first.code)
    expect(answer.json()).toEqual({
      place: { th: expect.stringContaining('พระนคร'), en: expect.stringContaining('Phra Nakhon') },
      ...{ number: 'B001', state: 'waiting', timesCalled: 0, before: 0 },
    })
    expect(answer.body).not.toMatch(/\d{13}|[0-9a-f]{8}-|copies|B002/)
    expect(await turnOf(second.code.toLowerCase())).toMatchObject({ number: 'B002', before: 1 })
    const { called } = await office.next()
    expect(await turnOf(first.code)).toMatchObject({ state: 'called', desk: expect.any(Number) })
    office.t.clock.advance(MINUTE)
    await office.end(called!.visitId, 'notThere')
    expect(await turnOf(first.code)).toMatchObject({ state: 'waiting', timesCalled: 1, before: 1 })
    await office.end((await office.next()).called!.visitId, 'done')
    expect(await turnOf(second.code)).toMatchObject({ state: 'done' })
    await office.end((await office.next()).called!.visitId, 'notThere')
    expect(await turnOf(first.code)).toMatchObject({ state: 'missed' })
  })

  test('is the same on a slip asked for twice, kept nowhere, guessed by nobody, and gone with the day (A50)', async () => {
    const asked = { matter: 'copies', requestId: randomUUID() }
    const { code } = await slipOf(asked)
    expect((await slipOf(asked)).code).toBe(code)
    const { rows } = await sql<{
      row: string
    }>`select row_to_json(visit)::text as row from queues.visit`.execute(office.t.ctx.db)
    expect(rows[0]?.row).not.toContain(code.replaceAll('-', ''))
    const visitId = (JSON.parse(rows[0]!.row) as { visit_id: string }).visit_id
    const other = code.replace(/.$/, last => (last === '0' ? '1' : '0'))
    for (const guess of ['', 'B001', visitId, other, code.slice(1)])
      expect([(await look(guess)).statusCode, codeOf(await look(guess))]).toEqual([404, 'queues.turnUnknown'])
    // To the last second of the day in Thailand, and no longer.
    office.t.clock.advance(12 * HOUR - 1)
    expect(await turnOf(code)).toMatchObject({ number: 'B001' })
    office.t.clock.advance(1)
    expect(codeOf(await look(code))).toBe('queues.turnUnknown')
  })

  test('is on the slip of who booked and shows it at a terminal; who says so on the phone is given none', async () => {
    const [atTerminal, onPhone] = [
      await office.booked(office.me(), TODAY, '12:15'),
      await office.booked(office.citizens[1]!, TODAY, '12:15'),
    ]
    const json = { reference: atTerminal.reference }
    const come = (await office.terminal.call('POST', '/v1/queues/arrivals', { json })).json() as {
      turn: { code: string }
    }
    expect(await turnOf(come.turn.code)).toMatchObject({ number: 'A001', state: 'waiting' })
    await office.act(office.citizens[1]!, onPhone, 'arrive', { code: (await office.desk()).code })
    const again = await office.terminal.call('POST', '/v1/queues/arrivals', {
      json: { reference: onPhone.reference },
    })
    expect(again.json()).toMatchObject({ number: 'A002' })
    expect(again.json()).not.toHaveProperty('turn')
  })

  test('says minutes once five were served today, by what those took, and none before', async () => {
    for (let one = 0; one < 6; one++) await office.walkIn()
    const { code } = await slipOf()
    for (const minutes of [6, 9, 12, 15, 30]) {
      const { called } = await office.next()
      expect(await turnOf(code)).not.toHaveProperty('wait')
      office.t.clock.advance(minutes * MINUTE)
      await office.end(called!.visitId, 'done')
    }
    // One before, at 9 to 15 minutes each.
    expect(await turnOf(code)).toMatchObject({ before: 1, wait: { fromMinutes: 5, toMinutes: 15 } })
    office.t.clock.advance(HOUR)
    expect(await turnOf(code)).not.toHaveProperty('wait')
  })

  test('is not tried without end: a minute holds three hundred looks from one place', async () => {
    const from = '198.51.100.8'
    for (let one = 0; one < 300; one++) await look('', from)
    expect([(await look('', from)).statusCode, codeOf(await look(''))]).toEqual([429, 'queues.turnUnknown'])
  })
})

test('the slip of who walked in says the number, the matter, the place, the time, and how many are before', async () => {
  await office.walkIn()
  const json = { matter: 'copies', requestId: randomUUID() }
  expect((await office.terminal.call('POST', '/v1/queues/numbers', { json })).json()).toMatchObject({
    number: 'B002',
    before: 1,
    place: { th: expect.stringContaining('พระนคร') },
    at: '2026-11-23T05:00:00.000Z',
    matter: { name: { th: expect.any(String) } },
  })
})
