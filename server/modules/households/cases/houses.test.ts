// One house becomes two, two become one, one is no more: each with consent, inspection and a registrar.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCopy, type CitizenPhone, check } from '../../../../tests/documents.ts'
import {
  aCase,
  act,
  askFor,
  book,
  bringHousesHere,
  codeOf,
  comeAndNote,
  DAY_SECONDS,
  sayTo,
  seeCase,
} from '../../../../tests/house-cases.ts'
import {
  aMove,
  answer,
  homeOf,
  type Living,
  listHouses,
  phoneOf,
  TODAY,
} from '../../../../tests/households.ts'
import { PASSCODE } from '../../../../tests/sign-in.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { recordDeath } from '../../people/index.ts'
import { expireCases } from './end.ts'

const TUESDAY = '2026-11-24'
let t: TestServer
let registrar: Officer
/** Houses whose people did not move in the days before; each test takes its own. */
let houses: Living[][]
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '300' } })
  await bringHousesHere(t)
  registrar = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
  houses = (await listHouses(t)).filter(
    house => headOf(house) && headOf(house).age >= 20 && house.every(one => one.since_day < '2026-09-01'),
  )
})
afterAll(() => t.close())

const headOf = (house: Living[]) => house.find(one => one.is_head) as Living
const take = (fits: (house: Living[]) => boolean): Living[] => {
  const at = houses.findIndex(fits)
  return houses.splice(at, 1)[0] as Living[]
}
const grown = (house: Living[]) => house.filter(one => one.age >= 20 && !one.is_head)
const young = (house: Living[]) => house.filter(one => one.age < 20)
const twoAdults = () => take(house => grown(house).length > 0 && young(house).length === 0)
const alone = () => take(house => house.length === 1)
const told = async (phone: CitizenPhone) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  return notices.map(({ kind }) => kind)
}
const inspect = async (phone: CitizenPhone, caseId: string) => {
  expect(codeOf(await book(phone, caseId, TUESDAY, '10:00'))).toBe(204)
  expect(await comeAndNote(t, registrar, caseId)).toBe(204)
}
const endOf = async (houseCode: string) => {
  const { rows } = await sql<{ ended_on: string; end_kind: string; other_house: string | null }>`
    select ended_on::text, end_kind, other_house from people.house where house_code = ${houseCode}`.execute(
    t.ctx.db,
  )
  return rows[0]
}

describe('a split', () => {
  test('agreed to by who goes, inspected, numbered: two houses, two heads, and who lived where stays written', async () => {
    const house = twoAdults()
    const [head, going] = [headOf(house), grown(house)[0] as Living]
    const [phone, other] = [await phoneOf(t, head), await phoneOf(t, going)]
    const copies = [await aCopy(phone, 'house'), await aCopy(other, 'house')]
    const { people } = (await phone.call('GET', '/v1/me/house/people')).json() as { people: object[] }
    expect(people).toHaveLength(house.length)
    const caseId = await aCase(phone, {
      kind: 'split',
      people: [going.person_id],
      headId: going.person_id,
    })
    expect(await seeCase(other, caseId)).toMatchObject({ part: 'newHead', isYouAsked: true })
    expect(codeOf(await book(phone, caseId, TUESDAY, '10:00'))).toBe('households.caseNotThere')
    await sayTo(other, caseId, 'accepted')
    await inspect(phone, caseId)
    expect(codeOf(await act(registrar, caseId, 'approve', { houseNumber: '61/1' }))).toBe(204)
    const { otherHouse, state } = await seeCase(phone, caseId)
    expect(state).toBe('done')
    expect(await homeOf(t, going.person_id)).toEqual({
      house_code: otherHouse?.houseCode,
      since_day: TODAY,
      is_head: true,
    })
    expect(await homeOf(t, head.person_id)).toMatchObject({ house_code: head.house_code, is_head: true })
    const { rows } = await sql<{ house_code: string; until_day: string | null }>`
      select house_code, until_day::text from people.membership where person_id = ${going.person_id}
      order by since_day`.execute(t.ctx.db)
    expect(rows).toEqual([
      { house_code: head.house_code, until_day: TODAY },
      { house_code: otherHouse?.houseCode, until_day: null },
    ])
    for (const { verifyLink } of copies)
      expect(await check(t, verifyLink)).toMatchObject({ standing: 'outdated' })
    expect(await told(other)).toContain('houseChanged')
    expect(await told(phone)).toContain('houseCaseDone')
  })

  test('A50, A61: with somebody of another house, with the head, with a child alone, or to which one says no', async () => {
    const house = take(one => grown(one).length > 0 && young(one).length > 0)
    const [head, going, child] = [headOf(house), grown(house)[0] as Living, young(house)[0] as Living]
    const stranger = alone()[0] as Living
    const phone = await phoneOf(t, head)
    const split = (people: string[], headId: string) => askFor(phone, { kind: 'split', people, headId })
    const own = going.person_id
    expect([
      codeOf(await split([own, stranger.person_id], own)),
      codeOf(await split([head.person_id], head.person_id)),
      codeOf(await split([child.person_id], child.person_id)),
      codeOf(await split([own], stranger.person_id)),
    ]).toEqual(Array(4).fill('households.notInYourHouse'))
    const notHead = await phoneOf(t, going)
    expect(codeOf(await askFor(notHead, { kind: 'split', people: [own], headId: own }))).toBe(
      'households.notHead',
    )
    const caseId = await aCase(phone, { kind: 'split', people: [own], headId: own })
    expect(codeOf(await split([own], own))).toBe('households.caseOpen')
    await sayTo(notHead, caseId, 'refused')
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'refused' })
    expect((await homeOf(t, own))?.house_code).toBe(head.house_code)
  })
})

describe('a merger', () => {
  test('agreed to by both heads: the names of one stand in the other, and the first has ended', async () => {
    const [kept, gone] = [twoAdults(), twoAdults()]
    const [phone, other] = [await phoneOf(t, headOf(kept)), await phoneOf(t, headOf(gone))]
    const [into, from] = [headOf(kept).house_code, headOf(gone).house_code]
    const caseId = await aCase(phone, { kind: 'merge', houseCode: from })
    expect(await told(other)).toContain('houseConsentAsked')
    await sayTo(other, caseId, 'accepted')
    await inspect(phone, caseId)
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe(204)
    for (const { person_id } of gone)
      expect(await homeOf(t, person_id)).toEqual({ house_code: into, since_day: TODAY, is_head: false })
    expect((await homeOf(t, headOf(kept).person_id))?.is_head).toBe(true)
    expect(await endOf(from)).toEqual({ ended_on: TODAY, end_kind: 'merged', other_house: into })
    expect(codeOf(await phone.call('POST', '/v1/me/moves/look', { houseCode: from }))).toBe(
      'households.houseUnknown',
    )
    // What they were asked stays to be read, with the address that was.
    expect((await seeCase(other, caseId)).otherHouse?.houseCode).toBe(from)
  })

  test('A61: with itself, with no house, with one of another sub-district, or whose head has changed', async () => {
    const [kept, gone, far] = [twoAdults(), twoAdults(), alone()]
    const [phone, other] = [await phoneOf(t, headOf(kept)), await phoneOf(t, headOf(gone))]
    await sql`update people.house set subdistrict_code = '100102' where house_code = ${headOf(far).house_code}`.execute(
      t.ctx.db,
    )
    const merge = (houseCode: string) => askFor(phone, { kind: 'merge', houseCode })
    expect([
      codeOf(await merge(headOf(kept).house_code)),
      codeOf(await merge('99999999999')),
      codeOf(await merge(headOf(far).house_code)),
    ]).toEqual(['households.sameHouse', 'households.houseUnknown', 'households.caseImpossible'])
    const caseId = await aCase(phone, { kind: 'merge', houseCode: headOf(gone).house_code })
    await sayTo(other, caseId, 'accepted')
    await inspect(phone, caseId)
    const away = await aMove(other, { houseCode: headOf(far).house_code })
    await answer(await phoneOf(t, headOf(far)), away, 'accepted')
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe('households.caseImpossible')
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'awaitingRegistrar' })
    expect(codeOf(await act(registrar, caseId, 'refuse', { reason: 'consentDoubtful' }))).toBe(204)
  })
})

describe('an end', () => {
  test('asked for by who lives there alone: not while they do, and then the house is no house', async () => {
    const [last, target] = [alone()[0] as Living, twoAdults()]
    const phone = await phoneOf(t, last)
    const caseId = await aCase(phone, { kind: 'cancel', happenedOn: '2026-11-01' })
    expect((await seeCase(phone, caseId)).fineSatangMost).toBe(100_000)
    await inspect(phone, caseId)
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe('people.houseLivedIn')
    const move = await aMove(phone, { houseCode: headOf(target).house_code })
    await answer(await phoneOf(t, headOf(target)), move, 'accepted')
    expect(codeOf(await act(registrar, caseId, 'approve', { fineSatang: 50_000 }))).toBe(204)
    expect(await endOf(last.house_code)).toMatchObject({ ended_on: TODAY, end_kind: 'demolished' })
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'done', fineSatang: 50_000 })
    const again = await phoneOf(t, headOf(twoAdults()))
    expect(codeOf(await again.call('POST', '/v1/me/moves', aMoveTo(last.house_code)))).toBe(
      'households.houseUnknown',
    )
  })

  test('asked for by who left it last; A61: by somebody else', async () => {
    const [last, target, full] = [alone()[0] as Living, twoAdults(), twoAdults()]
    const phone = await phoneOf(t, last)
    const move = await aMove(phone, { houseCode: headOf(target).house_code })
    await answer(await phoneOf(t, headOf(target)), move, 'accepted')
    const cancel = (by: CitizenPhone, change = {}) =>
      askFor(by, { kind: 'cancel', happenedOn: TODAY, ...change })
    const head = await phoneOf(t, headOf(full))
    expect([
      codeOf(await cancel(head, { houseCode: last.house_code })),
      codeOf(await cancel(phone, { houseCode: headOf(full).house_code })),
    ]).toEqual(['households.notHead', 'households.notHead'])
    const caseId = await aCase(phone, { kind: 'cancel', happenedOn: TODAY, houseCode: last.house_code })
    await inspect(phone, caseId)
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe(204)
    expect(await endOf(last.house_code)).toMatchObject({ end_kind: 'demolished' })
  })

  test('A55: while another lives there: not before they were heard, by two, and their name is not lost', async () => {
    const [house, target] = [take(one => one.length === 2 && grown(one).length === 1), twoAdults()]
    const [head, lives] = [headOf(house), grown(house)[0] as Living]
    const [phone, other] = [await phoneOf(t, head), await phoneOf(t, lives)]
    const caseId = await aCase(phone, { kind: 'cancel', happenedOn: TODAY })
    expect(await told(other)).toContain('houseToEnd')
    expect(await seeCase(other, caseId)).toMatchObject({ part: 'lives', isYouAsked: true, people: [] })
    await letTimePass(caseId)
    await inspect(phone, caseId)
    const reasons = 'ตรวจแล้วไม่มีสิ่งปลูกสร้าง และเจ้าของชื่อชี้แจงว่ายังไม่มีที่อยู่ใหม่'
    const approve = (officer: Officer) => act(officer, caseId, 'approve', { reasons })
    expect(codeOf(await approve(registrar))).toBe('households.hearingMissing')
    await act(registrar, caseId, 'hearing', { facts: 'ตรวจแล้วบ้านถูกรื้อทั้งหลัง เหลือแต่พื้น' })
    expect(codeOf(await approve(registrar))).toBe('households.caseNotThere')
    await sayTo(other, caseId, 'refused', { words: 'ยังไม่มีที่อยู่ใหม่' })
    expect(codeOf(await approve(registrar))).toBe(204)
    const second = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
    // Who asked moves by themselves.
    expect(codeOf(await approve(second))).toBe('people.houseLivedIn')
    await answer(
      await phoneOf(t, headOf(target)),
      await aMove(phone, { houseCode: headOf(target).house_code }),
      'accepted',
    )
    expect(codeOf(await approve(second))).toBe(204)
    expect(await endOf(head.house_code)).toMatchObject({ end_kind: 'demolished' })
    const home = (await homeOf(t, lives.person_id))?.house_code
    const { rows } = await sql`select kind from people.house where house_code = ${home}`.execute(t.ctx.db)
    expect(rows).toEqual([{ kind: 'central' }])
    expect(await told(other)).toContain('addressCentral')
    expect(await seeCase(other, caseId)).toMatchObject({ reasons, appealUntil: '2026-12-08' })
  })

  test('with the yes of who lives there: nobody is heard, and one registrar is enough', async () => {
    const [house, target] = [take(one => one.length === 2 && grown(one).length === 1), twoAdults()]
    const [head, lives] = [headOf(house), grown(house)[0] as Living]
    const [phone, other] = [await phoneOf(t, head), await phoneOf(t, lives)]
    const caseId = await aCase(phone, { kind: 'cancel', happenedOn: TODAY })
    await sayTo(other, caseId, 'accepted')
    await inspect(phone, caseId)
    expect(codeOf(await act(registrar, caseId, 'hearing', { facts: 'ไม่มีใครต้องชี้แจงในเรื่องนี้' }))).toBe(
      'households.caseNotThere',
    )
    const move = await aMove(phone, { houseCode: headOf(target).house_code })
    await answer(await phoneOf(t, headOf(target)), move, 'accepted')
    expect(codeOf(await act(registrar, caseId, 'approve'))).toBe(204)
    expect(await seeCase(other, caseId)).toMatchObject({ state: 'done', appealUntil: null })
  })

  const letTimePass = async (caseId: string) => {
    await sql`update households.house_case set expires_at = ${t.ctx.now()} where case_id = ${caseId}`.execute(
      t.ctx.db,
    )
    await expireCases(t.ctx)
  }
  const aMoveTo = (houseCode: string) => ({
    requestId: crypto.randomUUID(),
    houseCode,
    movedOn: TODAY,
    children: [],
    passcode: PASSCODE,
  })
})

test('a case ends by itself: with a death, with the time of who is asked, with the time to book', async () => {
  const [dying, house, waiting] = [alone()[0] as Living, twoAdults(), alone()[0] as Living]
  const gone = await aCase(await phoneOf(t, dying), { kind: 'cancel', happenedOn: TODAY })
  await recordDeath(t.ctx, { personId: dying.person_id, diedOn: TODAY })
  await t.settle()
  const going = (grown(house)[0] as Living).person_id
  const phone = await phoneOf(t, headOf(house))
  const asked = await aCase(phone, { kind: 'split', people: [going], headId: going })
  const unbooked = await aCase(await phoneOf(t, waiting), { kind: 'cancel', happenedOn: TODAY })
  const states = async () => {
    const { rows } = await sql<{ case_id: string; state: string }>`
      select case_id, state from households.house_case`.execute(t.ctx.db)
    return [gone, asked, unbooked].map(id => rows.find(row => row.case_id === id)?.state)
  }
  expect(await states()).toEqual(['withdrawn', 'awaitingPeople', 'awaitingInspection'])
  t.clock.advance(15 * DAY_SECONDS)
  await expireCases(t.ctx)
  expect(await states()).toEqual(['withdrawn', 'expired', 'awaitingInspection'])
  t.clock.advance(45 * DAY_SECONDS)
  await expireCases(t.ctx)
  expect(await states()).toEqual(['withdrawn', 'expired', 'expired'])
})
