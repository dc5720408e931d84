// A new house gets its number: asked for by its owner or somebody they let, inspected, decided.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toCitizenNumber } from '../../../../shared/citizen-number.ts'
import { aCopy, type CitizenPhone, check } from '../../../../tests/documents.ts'
import {
  aBuilding,
  aCase,
  act,
  aFile,
  aNewHouse,
  askFor,
  book,
  bringHousesHere,
  codeOf,
  comeAndNote,
  JPEG,
  POINT,
  sayTo,
  seeCase,
} from '../../../../tests/house-cases.ts'
import { homeOf, type Living, listHouses, phoneOf, TODAY } from '../../../../tests/households.ts'
import { withoutIds } from '../../../../tests/ids.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { listHousesNumberedFor } from './store.ts'

const NOBODY = toCitizenNumber('110170023067')
const TUESDAY = '2026-11-24'
let t: TestServer
let registrar: Officer
let supervisor: Officer
/** Adults who did not move in the days before the test. */
let adults: Living[]
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { TUATON_PEOPLE: '200' } })
  await bringHousesHere(t)
  registrar = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
  supervisor = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
  adults = (await listHouses(t)).flatMap(house =>
    house.filter(one => one.age >= 20 && one.since_day < '2026-09-01').slice(0, 1),
  )
})
afterAll(() => t.close())
beforeEach(async () => {
  await sql`truncate households.house_case, households.case_person, households.inspection`.execute(t.ctx.db)
})

const somebody = () => adults.shift() as Living
const told = async (phone: CitizenPhone) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  return notices.map(({ kind }) => kind)
}
describe('a new house', () => {
  test('asked for, inspected, numbered: its register exists with its head, older copies end, all read it', async () => {
    const person = somebody()
    const phone = await phoneOf(t, person)
    const copy = await aCopy(phone, 'house')
    const { offices } = (await phone.call('POST', '/v1/me/house-cases/areas', POINT)).json() as {
      offices: { district: { th: string }; subdistricts: { code: string }[] }[]
    }
    expect(offices[0]?.district.th).toBe('พระนคร')
    expect(offices[0]?.subdistricts.map(({ code }) => code)).toContain(aBuilding.subdistrictCode)
    const { fileId } = await aFile(phone)
    const caseId = await aCase(phone, aNewHouse(), { files: [fileId] })
    expect(await seeCase(phone, caseId)).toMatchObject({
      state: 'awaitingInspection',
      part: 'asker',
      fineSatangMost: 0,
      files: 1,
      building: { permitNumber: '123/2569' },
    })
    const { days } = (await phone.call('GET', `/v1/me/house-cases/${caseId}/hours`)).json() as {
      days: { day: string; free: string[] }[]
    }
    expect(days[0]).toEqual({
      day: TUESDAY,
      free: ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'],
    })
    expect(days.map(({ day }) => day)).not.toContain('2026-11-28')
    expect(codeOf(await book(phone, caseId, TUESDAY, '10:00'))).toBe(204)
    expect(await seeCase(phone, caseId)).toMatchObject({
      inspection: { startsAt: '2026-11-24T03:00:00.000Z' },
    })
    expect(codeOf(await act(registrar, caseId, 'inspection', { result: 'asTold' }))).toBe(
      'households.inspectionNotYet',
    )
    expect(codeOf(await act(registrar, caseId, 'approve', { houseNumber: '99/1' }))).toBe(
      'households.caseNotThere',
    )
    await sql`update households.inspection set starts_at = ${t.ctx.now()}`.execute(t.ctx.db)
    const desk = (await registrar.call('GET', '/v1/households/cases')).json() as { inspections: object[] }
    expect(desk.inspections).toMatchObject([{ caseId, kind: 'newHouse' }])
    expect(JSON.stringify(desk)).not.toContain(person.citizen_number.slice(0, 9))
    const shown = (await registrar.call('GET', `/v1/households/cases/${caseId}`)).json()
    expect(shown).toMatchObject({ building: { landDeed: '45678', accuracyMetres: 500 }, files: [{ fileId }] })
    const picture = await registrar.call('GET', `/v1/households/cases/${caseId}/files/${fileId}`)
    expect(picture.rawPayload.equals(JPEG)).toBe(true)
    expect(await comeAndNote(t, registrar, caseId)).toBe(204)
    expect(codeOf(await act(registrar, caseId, 'approve', {}))).toBe('households.numberMissing')
    expect(codeOf(await act(registrar, caseId, 'approve', { houseNumber: '99/1' }))).toBe(204)
    const done = await seeCase(phone, caseId)
    expect(done).toMatchObject({ state: 'done', house: { houseCode: expect.stringMatching(/^0910\d{7}$/) } })
    expect(done.house?.address.th).toContain('99/1')
    expect(await homeOf(t, person.person_id)).toEqual({
      house_code: done.house?.houseCode,
      since_day: TODAY,
      is_head: true,
    })
    const register = (await phone.call('GET', '/v1/me/house')).json()
    expect(register).toMatchObject({ houseCode: done.house?.houseCode, scope: 'all', copy: null })
    expect(await check(t, copy.verifyLink)).toMatchObject({ standing: 'outdated' })
    expect(await told(phone)).toEqual(expect.arrayContaining(['houseCaseDone']))
    const history = JSON.stringify((await phone.call('GET', '/v1/me/history')).json())
    for (const kind of ['houseCaseAsked', 'houseCaseSeen', 'houseCaseDone', 'movedHouse'])
      expect(history).toContain(kind)
    const facts = await sql<{ data: object }>`select data from platform.event
      where name like 'households.%' or name like 'people.house%'`.execute(t.ctx.db)
    expect(withoutIds(JSON.stringify(facts.rows))).not.toMatch(/\d{11}|123\/2569|45678/)
  })

  test('asked for by somebody else: its owner confirms on their own phone, and heads it', async () => {
    const [agent, owner] = [somebody(), somebody()]
    const [asking, owning] = [await phoneOf(t, agent), await phoneOf(t, owner)]
    const caseId = await aCase(asking, aNewHouse({ ownerNumber: owner.citizen_number }))
    expect(await seeCase(asking, caseId)).toMatchObject({ state: 'awaitingPeople' })
    expect(codeOf(await book(asking, caseId, TUESDAY, '10:00'))).toBe('households.caseNotThere')
    expect(await told(owning)).toContain('houseConsentAsked')
    // A52: a number that is typed tells no name before its bearer agrees.
    expect((await seeCase(asking, caseId)).people).toMatchObject([{ name: null, answer: null }])
    expect(await seeCase(owning, caseId)).toMatchObject({ part: 'owner', building: { landDeed: '45678' } })
    expect(codeOf(await sayTo(asking, caseId, 'accepted'))).toBe('households.caseUnknown')
    expect(codeOf(await sayTo(owning, caseId, 'accepted', { passcode: '11112222' }))).toBe(
      'authenticators.passcodeWrong',
    )
    expect([
      codeOf(await sayTo(owning, caseId, 'accepted')),
      codeOf(await sayTo(owning, caseId, 'accepted')),
    ]).toEqual([204, 204])
    expect(await told(asking)).toContain('houseCaseAgreed')
    await book(asking, caseId, TUESDAY, '10:00')
    await comeAndNote(t, registrar, caseId)
    await act(registrar, caseId, 'approve', { houseNumber: '99/2' })
    const { house } = await seeCase(owning, caseId)
    expect(await homeOf(t, owner.person_id)).toMatchObject({ house_code: house?.houseCode, is_head: true })
    expect((await homeOf(t, agent.person_id))?.house_code).toBe(agent.house_code)
    expect(await listHousesNumberedFor(t.ctx, owner.person_id)).toEqual([house?.houseCode])
    expect(await listHousesNumberedFor(t.ctx, agent.person_id)).toEqual([])
  })

  test('whose owner says no, or nothing, gets no number', async () => {
    const [agent, owner] = [somebody(), somebody()]
    const [asking, owning] = [await phoneOf(t, agent), await phoneOf(t, owner)]
    const refused = await aCase(asking, aNewHouse({ ownerNumber: owner.citizen_number }))
    await sayTo(owning, refused, 'refused')
    expect(await seeCase(asking, refused)).toMatchObject({ state: 'refused', refusalReason: null })
    expect(await told(asking)).toContain('houseCaseRefused')
    const takenBack = await aCase(asking, aNewHouse({ ownerNumber: owner.citizen_number }))
    await sayTo(owning, takenBack, 'accepted')
    expect((await seeCase(asking, takenBack)).people).toMatchObject([{ name: { en: expect.any(String) } }])
    expect((await owning.call('POST', `/v1/me/house-cases/${takenBack}/withdraw`)).statusCode).toBe(204)
    expect(await seeCase(asking, takenBack)).toMatchObject({ state: 'withdrawn' })
    expect(await told(asking)).toContain('houseCaseWithdrawn')
    const tooLate = await aCase(asking, aNewHouse({ ownerNumber: owner.citizen_number }))
    await sql`update households.house_case set expires_at = ${t.ctx.now()} where case_id = ${tooLate}`.execute(
      t.ctx.db,
    )
    expect(codeOf(await sayTo(owning, tooLate, 'accepted'))).toBe('households.caseEnded')
  })

  test('into which nobody moves has a register without a name', async () => {
    const person = somebody()
    const phone = await phoneOf(t, person)
    const caseId = await aCase(phone, aNewHouse({ building: { ...aBuilding, movesIn: false } }))
    await book(phone, caseId, TUESDAY, '10:00')
    await comeAndNote(t, registrar, caseId)
    await act(registrar, caseId, 'approve', { houseNumber: '99/3' })
    const { house } = await seeCase(phone, caseId)
    expect(house?.houseCode).toBeTruthy()
    expect((await homeOf(t, person.person_id))?.house_code).toBe(person.house_code)
  })

  test('told late: the fine is said before, and noted with the number; in time there is none', async () => {
    const phone = await phoneOf(t, somebody())
    const inTime = await aCase(phone, aNewHouse({ happenedOn: '2026-11-08' }))
    expect((await seeCase(phone, inTime)).fineSatangMost).toBe(0)
    await book(phone, inTime, TUESDAY, '09:00')
    await comeAndNote(t, registrar, inTime)
    const fined = { houseNumber: '99/4', fineSatang: 20_000 }
    expect(codeOf(await act(registrar, inTime, 'approve', fined))).toBe('households.fineWrong')
    const late = await aCase(phone, aNewHouse({ happenedOn: '2026-11-07' }))
    expect((await seeCase(phone, late)).fineSatangMost).toBe(100_000)
    await book(phone, late, TUESDAY, '09:00')
    await comeAndNote(t, registrar, late)
    expect(codeOf(await act(registrar, late, 'approve', { ...fined, fineSatang: 100_001 }))).toBe(
      'platform.invalidRequest',
    )
    expect(codeOf(await act(registrar, late, 'approve', fined))).toBe(204)
    expect(await seeCase(phone, late)).toMatchObject({ state: 'done', fineSatang: 20_000 })
  })

  test('found otherwise cannot be numbered, and is refused for a reason that the person reads', async () => {
    const person = somebody()
    const phone = await phoneOf(t, person)
    const caseId = await aCase(phone, aNewHouse())
    await book(phone, caseId, TUESDAY, '10:00')
    expect(await comeAndNote(t, registrar, caseId, 'comeAgain')).toBe(204)
    expect(await told(phone)).toContain('inspectionAgain')
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'awaitingInspection', inspection: null })
    await book(phone, caseId, '2026-11-25', '10:00')
    await comeAndNote(t, registrar, caseId, 'notAsTold')
    expect(codeOf(await act(registrar, caseId, 'approve', { houseNumber: '99/5' }))).toBe(
      'households.inspectedOtherwise',
    )
    expect(codeOf(await act(registrar, caseId, 'refuse', { reason: 'because' }))).toBe(
      'platform.invalidRequest',
    )
    expect(codeOf(await act(registrar, caseId, 'refuse', { reason: 'notAsTold' }))).toBe(204)
    expect(await seeCase(phone, caseId)).toMatchObject({ state: 'refused', refusalReason: 'notAsTold' })
    expect((await homeOf(t, person.person_id))?.house_code).toBe(person.house_code)
  })

  test('a number that another house there has is not given', async () => {
    const phone = await phoneOf(t, somebody())
    const codes = []
    for (const houseNumber of ['77', '77', '78']) {
      const caseId = await aCase(phone, aNewHouse({ building: { ...aBuilding, movesIn: false } }))
      await book(phone, caseId, TUESDAY, '10:00')
      await comeAndNote(t, registrar, caseId)
      codes.push(codeOf(await act(registrar, caseId, 'approve', { houseNumber })))
      await phone.call('POST', `/v1/me/house-cases/${caseId}/withdraw`)
    }
    expect(codes).toEqual([204, 'people.houseNumberTaken', 204])
  })
})

describe('the hour of an inspection', () => {
  test('is changed, given back and taken back with the case', async () => {
    const phone = await phoneOf(t, somebody())
    const caseId = await aCase(phone, aNewHouse())
    const hour = `/v1/me/house-cases/${caseId}/hour`
    await book(phone, caseId, TUESDAY, '10:00')
    expect(codeOf(await book(phone, caseId, TUESDAY, '10:00'))).toBe(204)
    await book(phone, caseId, TUESDAY, '11:00')
    expect(await seeCase(phone, caseId)).toMatchObject({
      inspection: { startsAt: '2026-11-24T04:00:00.000Z' },
    })
    await phone.call('DELETE', hour)
    expect((await phone.call('DELETE', hour)).statusCode).toBe(204)
    expect(await seeCase(phone, caseId)).toMatchObject({ inspection: null })
    await book(phone, caseId, TUESDAY, '13:00')
    await phone.call('POST', `/v1/me/house-cases/${caseId}/withdraw`)
    expect((await phone.call('POST', `/v1/me/house-cases/${caseId}/withdraw`)).statusCode).toBe(204)
    expect((await seeCase(phone, caseId)).history.map(({ what }) => what)).toEqual([
      'asked',
      ...['booked', 'givenUp'],
      ...['booked', 'givenUp'],
      ...['booked', 'givenUp'],
      'withdrawn',
    ])
    const { rows } = await sql`select from households.inspection where given_up_at is null`.execute(t.ctx.db)
    expect(rows).toHaveLength(0)
  })

  test('A62: many at one hour at once: as many as the office has teams', async () => {
    const phones = await Promise.all(Array.from({ length: 5 }, () => phoneOf(t, somebody())))
    const cases = await Promise.all(phones.map(phone => aCase(phone, aNewHouse())))
    const answers = await Promise.all(
      phones.map((phone, at) => book(phone, cases[at] as string, TUESDAY, '14:00')),
    )
    expect(answers.map(codeOf).toSorted()).toEqual([204, 204, ...Array(3).fill('households.hourTaken')])
    const loser = answers.findIndex(one => one.statusCode !== 204)
    const { days } = (
      await (phones[loser] as CitizenPhone).call('GET', `/v1/me/house-cases/${cases[loser]}/hours`)
    ).json() as { days: { free: string[] }[] }
    expect(days[0]?.free).not.toContain('14:00')
  })

  test('A61: today, on a Saturday, at noon, before the office opens and after fourteen days is none', async () => {
    const phone = await phoneOf(t, somebody())
    const caseId = await aCase(phone, aNewHouse())
    const odd = [
      [TODAY, '14:00'],
      ['2026-11-28', '10:00'],
      [TUESDAY, '12:00'],
      [TUESDAY, '08:00'],
      ['2026-12-08', '10:00'],
    ] as const
    for (const [day, time] of odd)
      expect(codeOf(await book(phone, caseId, day, time))).toBe('households.hourUnknown')
  })
})

describe('refused', () => {
  test('A50: the case, the hours and the files of somebody else are not there', async () => {
    const [one, other] = [await phoneOf(t, somebody()), await phoneOf(t, somebody())]
    const caseId = await aCase(one, aNewHouse())
    const { fileId } = await aFile(one)
    const tries = [
      await other.call('GET', `/v1/me/house-cases/${caseId}`),
      await other.call('GET', `/v1/me/house-cases/${caseId}/hours`),
      await book(other, caseId, TUESDAY, '10:00'),
      await other.call('DELETE', `/v1/me/house-cases/${caseId}/hour`),
      await other.call('POST', `/v1/me/house-cases/${caseId}/withdraw`),
      await sayTo(other, caseId, 'accepted'),
      await other.call('GET', `/v1/me/house-cases/${randomUUID()}`),
    ]
    expect(tries.map(codeOf)).toEqual(tries.map(() => 'households.caseUnknown'))
    expect(codeOf(await askFor(other, aNewHouse(), { files: [fileId] }))).toBe('households.fileUnknown')
    await other.call('DELETE', `/v1/me/house-cases/files/${fileId}`)
    expect(codeOf(await askFor(one, aNewHouse(), { files: [fileId] }))).toBe(201)
    expect((await other.call('GET', '/v1/me/house-cases')).json()).toEqual({ cases: [] })
  })

  test('A55: a clerk, another office, and the registrar whose kin asks', async () => {
    const phone = await phoneOf(t, somebody())
    const caseId = await aCase(phone, aNewHouse())
    const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
    expect(codeOf(await clerk.call('GET', '/v1/households/cases'))).toBe('households.registrarsOnly')
    const elsewhere = await anOfficer(t, await aTerminal(t, 'F-0001'), staffNumbers.fieldRegistrar)
    expect(codeOf(await elsewhere.call('GET', `/v1/households/cases/${caseId}`))).toBe(
      'households.caseUnknown',
    )
    const own = await phoneOf(t, { citizen_number: staffNumbers.registrar } as Living)
    const ownCase = await aCase(own, aNewHouse())
    for (const what of ['inspection', 'approve', 'refuse'])
      expect(
        codeOf(
          await act(
            registrar,
            ownCase,
            what,
            { inspection: { result: 'asTold' }, refuse: { reason: 'noHouse' }, approve: {} }[what],
          ),
        ),
      ).toBe('households.ownCase')
  })

  test('A52: walking through numbers of people; A61: oneself and a child as owner', async () => {
    const person = somebody()
    const phone = await phoneOf(t, person)
    const child = (await listHouses(t)).flat().find(one => one.age < 18) as Living
    for (const ownerNumber of [person.citizen_number, child.citizen_number, NOBODY])
      expect(codeOf(await askFor(phone, aNewHouse({ ownerNumber })))).toBe('households.personNotFound')
    await sql`insert into households.look (person_id, looked_at)
      select ${phone.personId}, ${t.ctx.now()} from generate_series(1, 20)`.execute(t.ctx.db)
    expect(codeOf(await askFor(phone, aNewHouse({ ownerNumber: NOBODY })))).toBe('households.tooManyLooks')
  })

  test('A60: what is no place, number, day or file changes nothing', async () => {
    const phone = await phoneOf(t, somebody())
    const odd = [
      { ...aBuilding, latitude: Number.NaN },
      { ...aBuilding, longitude: 1e300 },
      { ...aBuilding, subdistrictCode: '../../' },
      { ...aBuilding, buildingKind: 'castle' },
      { ...aBuilding, permitNumber: '' },
      { ...aBuilding, extra: true },
    ]
    for (const building of odd)
      expect(codeOf(await askFor(phone, aNewHouse({ building })))).toBe('platform.invalidRequest')
    expect(
      codeOf(await askFor(phone, aNewHouse({ building: { ...aBuilding, subdistrictCode: '999999' } }))),
    ).toBe('households.officeUnknown')
    expect(codeOf(await askFor(phone, aNewHouse({ happenedOn: '2026-11-24' })))).toBe(
      'households.dayImpossible',
    )
    const upload = await phone.phone.call('POST', '/v1/me/house-cases/files', {
      token: phone.token,
      bytes: Buffer.from('<script>'),
      type: 'image/jpeg',
    })
    expect(codeOf(upload)).toBe('households.notAFile')
  })
})

describe('two at once', () => {
  test('the same request twice is one case', async () => {
    const phone = await phoneOf(t, somebody())
    const requestId = randomUUID()
    const ids = await Promise.all([1, 2].map(() => aCase(phone, aNewHouse(), { requestId })))
    expect(ids[0]).toBe(ids[1])
  })

  test('A61: two registrars, one who numbers and one who refuses: one of them, whole', async () => {
    for (let round = 0; round < 3; round += 1) {
      const phone = await phoneOf(t, somebody())
      const caseId = await aCase(phone, aNewHouse())
      await book(phone, caseId, TUESDAY, '10:00')
      await comeAndNote(t, registrar, caseId)
      const said = await Promise.all([
        act(registrar, caseId, 'approve', { houseNumber: `55/${round + 1}` }),
        act(supervisor, caseId, 'refuse', { reason: 'papersMissing' }),
      ])
      expect(said.map(codeOf).toSorted()).toEqual([204, 'households.caseEnded'])
      const { state, house } = await seeCase(phone, caseId)
      expect([state, house !== null]).toEqual(
        said[0]?.statusCode === 204 ? ['done', true] : ['refused', false],
      )
    }
  })

  test('two houses numbered at the same moment have two codes', async () => {
    const phones = [await phoneOf(t, somebody()), await phoneOf(t, somebody())] as const
    const cases = await Promise.all(phones.map(phone => aCase(phone, aNewHouse())))
    for (const [at, phone] of phones.entries()) {
      await book(phone, cases[at] as string, TUESDAY, '11:00')
      await comeAndNote(t, registrar, cases[at] as string)
    }
    const said = await Promise.all(
      cases.map((caseId, at) =>
        act([registrar, supervisor][at] as Officer, caseId, 'approve', { houseNumber: `44/${at + 1}` }),
      ),
    )
    expect(said.map(codeOf)).toEqual([204, 204])
    const codes = await Promise.all(
      phones.map(async (phone, at) => (await seeCase(phone, cases[at] as string)).house?.houseCode),
    )
    expect(new Set(codes).size).toBe(2)
  })
})

test('a crash in the middle leaves all as it was, and the next try does all', async () => {
  const person = somebody()
  const phone = await phoneOf(t, person)
  const caseId = await aCase(phone, aNewHouse())
  await book(phone, caseId, TUESDAY, '10:00')
  await comeAndNote(t, registrar, caseId)
  await sql`create function public.crash() returns trigger language plpgsql as
    $$ begin raise exception 'the machine stops here'; end $$`.execute(t.ctx.db)
  await sql`create trigger crash before insert on notices.notice for each row
    when (new.kind = 'houseCaseDone') execute function public.crash()`.execute(t.ctx.db)
  expect((await act(registrar, caseId, 'approve', { houseNumber: '33' })).statusCode).toBe(500)
  expect(await seeCase(phone, caseId)).toMatchObject({ state: 'awaitingRegistrar', house: null })
  expect((await homeOf(t, person.person_id))?.house_code).toBe(person.house_code)
  await sql`drop trigger crash on notices.notice`.execute(t.ctx.db)
  expect(codeOf(await act(registrar, caseId, 'approve', { houseNumber: '33' }))).toBe(204)
  expect((await homeOf(t, person.person_id))?.is_head).toBe(true)
})
