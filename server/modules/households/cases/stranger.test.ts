// "Who is this?": a head finds a name in the register that they do not know. Nobody is thrown out by it.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, check } from '../../../../tests/documents.ts'
import {
  aCase,
  act,
  aFile,
  askFor,
  bringHousesHere,
  codeOf,
  DAY_SECONDS,
  sayTo,
  seeCase,
} from '../../../../tests/house-cases.ts'
import { homeOf, type Living, listHouses, phoneOf, TODAY } from '../../../../tests/households.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { expireCases } from './end.ts'

let t: TestServer
let houses: Living[][]
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '300' } })
  await bringHousesHere(t)
  houses = (await listHouses(t)).filter(
    house =>
      headOf(house)?.age >= 20 &&
      house.some(one => one.age >= 20 && !one.is_head) &&
      house.every(one => one.since_day < '2026-09-01'),
  )
})
afterAll(() => t.close())

const headOf = (house: Living[]) => house.find(one => one.is_head) as Living
const work = async (number: string): Promise<Officer> => anOfficer(t, await aTerminal(t, 'R-1001'), number)
const told = async (phone: CitizenPhone) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  return notices.map(({ kind }) => kind)
}
const report = (personId: string) => ({ kind: 'stranger', personId, note: 'ไม่เคยพบคนชื่อนี้' })
/** A head who reports an adult of the house, who has a phone of their own or none. */
async function aReport({ hasPhone }: { hasPhone: boolean }) {
  const house = houses.shift() as Living[]
  const stranger = house.find(one => one.age >= 20 && !one.is_head) as Living
  const phone = await phoneOf(t, headOf(house))
  const other = hasPhone ? await phoneOf(t, stranger) : undefined
  const caseId = await aCase(phone, report(stranger.person_id))
  return { house, stranger, phone, other: other as CitizenPhone, caseId }
}
const FACTS = 'บ้านข้างเคียงสองหลังไม่เคยพบท่าน และมิเตอร์น้ำไม่เดินมาหนึ่งปี'
const WORDS = 'ข้าพเจ้าไปทำงานต่างจังหวัดและกลับบ้านทุกเดือน'
const REASONS = 'พยานสามคนและบิลค่าน้ำแสดงว่าไม่ได้อยู่บ้านนี้เกินหนึ่งปี'
const openHearing = async (registrar: Officer, caseId: string) =>
  codeOf(await act(registrar, caseId, 'hearing', { facts: FACTS }))
const decide = (registrar: Officer, caseId: string) => act(registrar, caseId, 'approve', { reasons: REASONS })
const letTimePass = async () => {
  await sql`update households.house_case set expires_at = ${t.ctx.now()} where ended_at is null`.execute(
    t.ctx.db,
  )
  await expireCases(t.ctx)
}

describe('a name that the head does not know', () => {
  test('goes to the central register when its bearer says so: one registrar is enough', async () => {
    const registrar = await work(staffNumbers.registrar)
    const { stranger, phone, other, caseId } = await aReport({ hasPhone: true })
    const copy = await aCopy(other, 'house')
    expect(await told(other)).toContain('addressDoubted')
    const seen = await seeCase(other, caseId)
    expect(seen).toMatchObject({ part: 'reported', isYouAsked: true, people: [] })
    expect(seen).not.toHaveProperty('note')
    const list = (await phone.call('GET', '/v1/me/house/people')).json() as { people: object[] }
    expect(list.people).toContainEqual(
      expect.objectContaining({ personId: stranger.person_id, isReported: true }),
    )
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe('households.caseUnknown')
    await sayTo(other, caseId, 'accepted')
    expect((await homeOf(t, stranger.person_id))?.house_code).toBe(stranger.house_code)
    // What they said is for the registrar, and not for the head.
    expect(JSON.stringify(await seeCase(phone, caseId))).not.toContain('accepted')
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe(204)
    const home = (await homeOf(t, stranger.person_id))?.house_code
    const { rows } = await sql<{
      kind: string
    }>`select kind from people.house where house_code = ${home}`.execute(t.ctx.db)
    expect(rows).toEqual([{ kind: 'central' }])
    expect(await check(t, copy.verifyLink)).toMatchObject({ standing: 'outdated' })
    expect(await told(other)).toContain('addressCentral')
    expect(await told(phone)).toContain('reportEnded')
    expect(JSON.stringify((await other.call('GET', '/v1/me/history')).json())).toContain('addressDoubted')
  })

  test('A55: a head who throws out family: who says that they live there stays, and no registrar moves them unheard', async () => {
    const registrar = await work(staffNumbers.registrar)
    const { stranger, phone, other, caseId } = await aReport({ hasPhone: true })
    expect(codeOf(await sayTo(other, caseId, 'refused', { passcode: '11112222' }))).toBe(
      'authenticators.passcodeWrong',
    )
    await sayTo(other, caseId, 'refused')
    expect(codeOf(await sayTo(other, caseId, 'accepted'))).toBe('households.caseNotThere')
    expect(codeOf(await act(registrar, caseId, 'approve', { reasons: REASONS }))).toBe(
      'households.hearingMissing',
    )
    expect(codeOf(await act(registrar, caseId, 'refuse', { reason: 'livesThere' }))).toBe(204)
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'refused', refusalReason: 'livesThere' })
    expect(await told(other)).toContain('addressStays')
    expect((await homeOf(t, stranger.person_id))?.house_code).toBe(stranger.house_code)
  })

  test('A55: who says nothing, and nothing in the hearing, goes by the word of two registrars, and one stays one', async () => {
    const { stranger, other, caseId } = await aReport({ hasPhone: true })
    await letTimePass()
    const registrar = await work(staffNumbers.registrar)
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe('households.hearingMissing')
    await openHearing(registrar, caseId)
    expect(codeOf(await decide(registrar, caseId))).toBe('households.caseNotThere')
    await letTimePass()
    expect((await registrar.call('GET', `/v1/households/cases/${caseId}`)).json()).toMatchObject({
      needsSecond: true,
      note: 'ไม่เคยพบคนชื่อนี้',
    })
    expect(codeOf(await sayTo(other, caseId, 'refused', { words: WORDS }))).toBe('households.caseNotThere')
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe('households.reasonsMissing')
    const pressed = [await decide(registrar, caseId), await decide(registrar, caseId)]
    expect(pressed.map(codeOf)).toEqual([204, 204])
    expect((await homeOf(t, stranger.person_id))?.house_code).toBe(stranger.house_code)
    const second = await work(staffNumbers.registrySupervisor)
    const said = await Promise.all([
      act(second, caseId, 'approve'),
      act(registrar, caseId, 'refuse', { reason: 'notShown', reasons: REASONS }),
    ])
    expect(said.map(codeOf).toSorted()).toEqual([204, 'households.caseEnded'])
    const home = await homeOf(t, stranger.person_id)
    expect(home?.house_code === stranger.house_code).toBe(said[1]?.statusCode === 204)
  })

  test('without the app: no hearing before a letter is on its way, and what they say is written down at the counter', async () => {
    const { caseId, stranger } = await aReport({ hasPhone: false })
    await letTimePass()
    const registrar = await work(staffNumbers.registrar)
    const open = (letterOn?: string) =>
      act(registrar, caseId, 'hearing', { facts: FACTS, ...(letterOn ? { letterOn } : {}) })
    expect(codeOf(await open())).toBe('households.letterMissing')
    expect(codeOf(await open('2026-11-24'))).toBe('households.letterMissing')
    expect(codeOf(await open(TODAY))).toBe(204)
    const say = (personId: string) => act(registrar, caseId, 'heard', { personId, words: WORDS })
    expect(codeOf(await say(registrar.terminal.terminalId))).toBe('households.caseUnknown')
    expect([codeOf(await say(stranger.person_id)), codeOf(await say(stranger.person_id))]).toEqual([204, 204])
    // What an officer writes down is nobody's yes: it still takes two.
    expect(codeOf(await decide(registrar, caseId))).toBe(204)
    expect((await homeOf(t, stranger.person_id))?.house_code).toBe(stranger.house_code)
    await act(await work(staffNumbers.registrySupervisor), caseId, 'approve')
    expect((await homeOf(t, stranger.person_id))?.since_day).toBe(TODAY)
  })

  test('A55: heard against their will: they read the facts, answer with words and evidence, and then why and how to appeal', async () => {
    const { phone, other, caseId, stranger } = await aReport({ hasPhone: true })
    await sayTo(other, caseId, 'refused')
    const registrar = await work(staffNumbers.registrar)
    expect([await openHearing(registrar, caseId), await openHearing(registrar, caseId)]).toEqual([204, 204])
    expect(await told(other)).toContain('hearingOpened')
    expect(await seeCase(other, caseId)).toMatchObject({ isYouAsked: true, hearing: { facts: FACTS } })
    expect((await seeCase(phone, caseId)).hearing).toMatchObject({ facts: null, words: null })
    const said = [
      await sayTo(phone, caseId, 'accepted'),
      await sayTo(other, caseId, 'refused'),
      await sayTo(other, caseId, 'refused', { words: WORDS, files: [(await aFile(phone)).fileId] }),
      await sayTo(other, caseId, 'refused', { words: WORDS, files: [(await aFile(other)).fileId] }),
    ]
    expect(said.map(codeOf)).toEqual([
      'households.caseUnknown',
      'households.wordsMissing',
      'households.fileUnknown',
      204,
    ])
    const desk = (await registrar.call('GET', `/v1/households/cases/${caseId}`)).json() as object
    expect(desk).toMatchObject({ state: 'awaitingRegistrar', files: [{ mediaType: 'image/jpeg' }] })
    expect(JSON.stringify(desk)).toContain(WORDS)
    expect(codeOf(await decide(registrar, caseId))).toBe(204)
    expect(codeOf(await act(await work(staffNumbers.registrySupervisor), caseId, 'approve'))).toBe(204)
    expect(await homeOf(t, stranger.person_id)).not.toMatchObject({ house_code: stranger.house_code })
    expect(await seeCase(other, caseId)).toMatchObject({ reasons: REASONS, appealUntil: '2026-12-08' })
    // The head hears neither what they said nor why.
    const heads = JSON.stringify(await seeCase(phone, caseId))
    for (const words of [FACTS, WORDS, REASONS]) expect(heads).not.toContain(words)
    expect((await seeCase(other, caseId)).history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['hearingOpened', 'heard', 'approved', 'secondAgreed']),
    )
    expect(JSON.stringify((await other.call('GET', '/v1/me/history')).json())).toContain('hearingOpened')
  })

  test('two of one district go to the same central register', async () => {
    const registrar = await work(staffNumbers.registrar)
    const homes = []
    for (let round = 0; round < 2; round += 1) {
      const { stranger, other, caseId } = await aReport({ hasPhone: true })
      await sayTo(other, caseId, 'accepted')
      await act(registrar, caseId, 'approve')
      homes.push((await homeOf(t, stranger.person_id))?.house_code)
    }
    expect(new Set(homes).size).toBe(1)
  })
})

test('A50: an id of another house, of oneself, of nobody, or reported by who is not the head', async () => {
  const [house, other] = [houses.shift() as Living[], houses.shift() as Living[]]
  const phone = await phoneOf(t, headOf(house))
  const nobody = '018f0000-0000-7000-8000-00000000dead'
  for (const personId of [headOf(other).person_id, headOf(house).person_id, nobody])
    expect(codeOf(await askFor(phone, report(personId)))).toBe('households.notInYourHouse')
  const resident = house.find(one => !one.is_head && one.age >= 20) as Living
  const notHead = await phoneOf(t, resident)
  expect(codeOf(await askFor(notHead, report(headOf(house).person_id)))).toBe('households.notHead')
  expect((await notHead.call('GET', '/v1/me/house/people')).json()).toEqual({ isHead: false, people: [] })
})

test('A61: a child, and the same person twice', async () => {
  const house = houses.find(one => one.some(({ age }) => age < 15)) as Living[]
  const phone = await phoneOf(t, headOf(house))
  const child = house.find(({ age }) => age < 15) as Living
  expect(codeOf(await askFor(phone, report(child.person_id)))).toBe('households.notReportable')
  const adult = house.find(one => one.age >= 20 && !one.is_head) as Living
  const said = await Promise.all([1, 2].map(() => askFor(phone, report(adult.person_id))))
  expect(said.map(codeOf).toSorted()).toEqual([201, 'households.caseOpen'])
})

test('taken back by the head: nothing is left to answer', async () => {
  const { other, phone, caseId, stranger } = await aReport({ hasPhone: true })
  await phone.call('POST', `/v1/me/house-cases/${caseId}/withdraw`)
  expect(await told(other)).toContain('addressStays')
  expect(codeOf(await sayTo(other, caseId, 'accepted'))).toBe('households.caseEnded')
  expect((await homeOf(t, stranger.person_id))?.house_code).toBe(stranger.house_code)
  t.clock.advance(DAY_SECONDS)
})
