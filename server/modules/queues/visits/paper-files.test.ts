import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  anOffice,
  type Citizen,
  codeOf,
  type Office,
  TODAY,
  TUESDAY,
  type Visit,
} from '../../../../tests/registry-office.ts'
import { describeFor } from '../describe.ts'
import { erasePapersBefore } from '../paper-store.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
beforeEach(() => office.onMondayNoon())
afterAll(() => office.t.close())

describe('a paper shown ahead', () => {
  const photograph = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const send = (citizen: Citizen, { visitId }: Visit, paper: string, bytes = photograph) =>
    citizen.call('POST', `/v1/me/visits/${visitId}/papers/${paper}`, bytes)
  const takeBack = (citizen: Citizen, { visitId }: Visit, fileId: string) =>
    citizen.call('DELETE', `/v1/me/visits/${visitId}/files/${fileId}`)
  const lookAt = ({ visitId }: { visitId: string }, fileId: string) =>
    office.atDesk('GET', `/v1/queues/visits/${visitId}/files/${fileId}`)
  const kept = async () => {
    const { rows } = await sql`select from queues.paper_file join platform.file on id = file_id`.execute(
      office.t.ctx.db,
    )
    return rows.length
  }
  const sentId = async (...asked: Parameters<typeof send>) =>
    ((await send(...asked)).json() as { fileId: string }).fileId
  beforeEach(() => sql`truncate queues.paper_file`.execute(office.t.ctx.db).then(() => undefined))

  test('is seen at the desk that calls the visit and only meanwhile; each look is in the history; its end is theirs', async () => {
    const visit = await office.booked(office.me(), TODAY, '12:15', 'name')
    const fileId = await sentId(office.me(), visit, 'houseBook')
    expect((await office.mine(office.me()))[0]).toMatchObject({
      files: [{ fileId, paper: 'houseBook', mediaType: 'image/jpeg' }],
      missing: ['ownCard', 'houseBook'],
    })
    expect((await describeFor(office.t.ctx, office.me().personId)).visits[0]?.files).toEqual([
      { paper: 'houseBook', mediaType: 'image/jpeg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    await office.terminal.call('POST', '/v1/queues/arrivals', { json: { reference: visit.reference } })
    expect(codeOf(await lookAt(visit, fileId))).toBe('queues.notCalled')
    const called = (await office.next()).called!
    expect(called.files).toEqual([{ fileId, paper: 'houseBook', mediaType: 'image/jpeg' }])
    const seen = await lookAt(called, fileId)
    expect([seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
      'image/jpeg',
      'private, no-store',
    ])
    expect(seen.rawPayload).toEqual(photograph)
    await lookAt(called, fileId)
    await office.t.settle()
    const history = (await office.me().call('GET', '/v1/me/history')).body
    expect(history.match(/"visitPaperSeen"/g)).toHaveLength(2)
    expect(codeOf(await takeBack(office.me(), visit, fileId))).toBe('queues.visitBegun')
    await office.end(called.visitId, 'done')
    expect(codeOf(await lookAt(called, fileId))).toBe('queues.notCalled')
    expect(await kept()).toBe(0)
  })

  test('is taken back, and goes with a visit that is given back or whose day is over', async () => {
    const visit = await office.booked(office.me(), TODAY, '13:15', 'name')
    const fileId = await sentId(office.me(), visit, 'houseBook')
    expect(codeOf(await takeBack(office.me(), visit, fileId))).toBe(204)
    expect(codeOf(await takeBack(office.me(), visit, fileId))).toBe(204)
    expect(await kept()).toBe(0)
    await send(office.me(), visit, 'houseBook')
    await office.act(office.me(), visit, 'cancel')
    expect(await kept()).toBe(0)
    await send(office.me(), await office.booked(office.me(), TODAY, '13:15', 'name'), 'houseBook')
    await erasePapersBefore(office.t.ctx, TODAY)
    expect(await kept()).toBe(1)
    await erasePapersBefore(office.t.ctx, TUESDAY)
    expect(await kept()).toBe(0)
  })

  test("A50: another's visit takes none, gives none back, and a desk sees none of another visit", async () => {
    const [visit, others] = [
      await office.booked(office.me(), TODAY, '12:15', 'name'),
      await office.booked(office.citizens[1]!, TODAY, '14:15', 'name'),
    ]
    const fileId = await sentId(office.me(), visit, 'houseBook')
    expect(codeOf(await send(office.citizens[1]!, visit, 'houseBook'))).toBe('queues.visitUnknown')
    expect(codeOf(await takeBack(office.citizens[1]!, visit, fileId))).toBe('queues.visitUnknown')
    expect(codeOf(await takeBack(office.citizens[1]!, others, fileId))).toBe(204)
    expect(await kept()).toBe(1)
    await office.walkIn()
    const { called } = await office.next()
    expect(codeOf(await lookAt(called!, fileId))).toBe('queues.paperUnknown')
    expect(codeOf(await lookAt(visit, fileId))).toBe('queues.notCalled')
  })

  test('A60: is a photograph or a PDF file by how it begins, of a paper the matter needs, and no card; ten at most', async () => {
    const visit = await office.booked(office.me(), TODAY, '12:15', 'name')
    const page = Buffer.from('<script>alert(1)</script>')
    expect(codeOf(await send(office.me(), visit, 'houseBook', page))).toBe('queues.notAPaper')
    expect(codeOf(await send(office.me(), visit, 'ownCard'))).toBe('queues.notAPaper')
    expect(codeOf(await send(office.me(), visit, 'landPaper'))).toBe('queues.notAPaper')
    expect(codeOf(await send(office.me(), visit, 'selfPortrait'))).toBe('platform.invalidRequest')
    for (let one = 0; one < 10; one++) expect(codeOf(await send(office.me(), visit, 'houseBook'))).toBe(201)
    expect(codeOf(await send(office.me(), visit, 'houseBook'))).toBe('queues.tooManyPapers')
  })
})
