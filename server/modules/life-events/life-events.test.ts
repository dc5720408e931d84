// Life events: notified on the phone, seen and entered by a registrar, and the register itself changes.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addHospitalNotices } from '../../../sandbox/hospital/notices.ts'
import { isValidCitizenNumber, toCitizenNumber } from '../../../shared/citizen-number.ts'
import { soundKey } from '../../../shared/person-name.ts'
import { aCopy, type CitizenPhone, check } from '../../../tests/documents.ts'
import { homeOf, TODAY } from '../../../tests/households.ts'
import {
  answer,
  approve,
  clear,
  type Living,
  listAdults,
  notified,
  notify,
  openAtDesk,
  own,
  paperKindsOf,
  phoneOf,
  refuse,
  type Shown,
  seeOwn,
} from '../../../tests/life-events.ts'
import { anOfficer, aTerminal, type Officer, staffNumbers } from '../../../tests/staff.ts'
import { modules } from '../../modules.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import { findSpouse, getPerson } from '../people/index.ts'
import { expireFilings } from './filings/end.ts'

const HOSPITAL = 'http://127.0.0.1:47311'

let t: TestServer
let hospital: ReturnType<typeof Fastify>
let first: Officer
let second: Officer
let people: Living[]
const taken = new Set<string>()

beforeAll(async () => {
  hospital = Fastify({ forceCloseConnections: true })
  addHospitalNotices(hospital, mkdtempSync(join(tmpdir(), 'hospital-')))
  await hospital.listen({ host: '127.0.0.1', port: Number(new URL(HOSPITAL).port) })
  t = await startTestServer({
    modules,
    environment: { TUATON_PEOPLE: '400', TUATON_OUTSIDE: HOSPITAL, SMS_GATEWAY: 'none' },
  })
  first = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
  second = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrySupervisor)
  people = await listAdults(t)
})
afterAll(async () => {
  await hospital.close()
  await t.close()
})
beforeEach(() => clear(t))

/** Somebody of that kind whom no test before has changed. */
function one(wanted: (person: Living) => boolean): Living {
  const found = people.find(person => !taken.has(person.personId) && wanted(person))
  if (!found) throw new Error('nobody left')
  taken.add(found.personId)
  return found
}
const isSingle = (sex: string) => (person: Living) => person.spouseId === undefined && person.sex === sex
const isMiss = (person: Living) => isSingle('female')(person) && person.name.title === 'miss'
const other = (than: Living, wanted: (person: Living) => boolean) =>
  one(
    person =>
      wanted(person) && person.houseCode !== than.houseCode && person.name.lastTh !== than.name.lastTh,
  )

const codeOf = (reply: { json: () => never }) => (reply.json() as { code: string }).code
const rightness = ({ checks }: Pick<Shown, 'checks'>) =>
  Object.fromEntries(checks.map(({ what, isRight }) => [what, isRight]))
const told = async (phone: CitizenPhone) => {
  await t.settle()
  const { notices } = (await phone.call('GET', '/v1/me/notices')).json() as { notices: { kind: string }[] }
  return notices.map(({ kind }) => kind)
}
const keep = { surname: 'own', title: 'keep' }
const theirs = { surname: 'theirs', title: 'mrs' }

async function notice(body: object): Promise<string> {
  const answered = await hospital.inject({ method: 'POST', url: '/notices', payload: body })
  return (answered.json() as { number: string }).number
}

/** A man and a woman who may marry each other, each with a phone. */
async function aPair() {
  const man = one(isSingle('male'))
  const woman = other(man, isMiss)
  return { man, woman, his: await phoneOf(t, man), hers: await phoneOf(t, woman) }
}

/** Both have said yes. */
async function engaged(pair: Awaited<ReturnType<typeof aPair>>) {
  const filing = await notified(pair.his, 'marriage', { otherNumber: pair.woman.citizenNumber, own: keep })
  const said = await answer(pair.hers, filing, { answer: 'accepted', wish: theirs })
  expect(said.statusCode).toBe(204)
  return filing
}

test('a marriage: both say yes on their phones, the registrar enters it, name and papers follow, copies end, both are told', async () => {
  const pair = await aPair()
  const { man, woman, his, hers } = pair
  const house = await aCopy(hers, 'house')
  const filing = await notified(his, 'marriage', { otherNumber: woman.citizenNumber, own: keep })
  // Before the yes, who asked sees nothing of the other (A52).
  expect(filing).toMatchObject({ state: 'awaitingOther', facts: [], checks: [] })
  expect(filing.other).toBeUndefined()
  expect(await told(hers)).toContain('lifeAsked')
  expect(await seeOwn(hers, filing)).toMatchObject({ isMine: false, other: { nameTh: man.nameTh } })
  expect((await answer(hers, filing, { answer: 'accepted', wish: theirs })).statusCode).toBe(204)
  const agreed = await seeOwn(his, filing)
  expect(agreed).toMatchObject({ state: 'awaitingRegistrar', other: { nameTh: woman.nameTh } })
  expect(Object.values(rightness(agreed)).every(Boolean)).toBe(true)
  expect(agreed.facts.find(({ what }) => what === 'otherName')?.th).toContain(man.name.lastTh)
  const opened = (await openAtDesk(first, filing)).json()
  expect(JSON.stringify(opened)).not.toContain(woman.citizenNumber)
  expect(codeOf(await approve(first, filing, { seen: ['bothCards'] }))).toBe('lifeEvents.notAllSeen')
  expect((await approve(first, filing)).statusCode).toBe(204)
  expect((await findSpouse(t.ctx, man.personId))?.personId).toBe(woman.personId)
  expect(await getPerson(t.ctx, woman.personId)).toMatchObject({
    name: { title: 'mrs', lastTh: man.name.lastTh, lastEn: man.name.lastEn },
  })
  expect(await paperKindsOf(his)).toContain('marriage')
  expect(await paperKindsOf(hers)).toEqual(expect.arrayContaining(['marriage', 'nameChange']))
  expect(await check(t, house.verifyLink)).toMatchObject({ standing: 'outdated' })
  expect(await told(hers)).toEqual(expect.arrayContaining(['lifeDone', 'nameIsNew']))
  expect(await told(his)).toContain('lifeDone')
  const history = (await hers.call('GET', '/v1/me/history')).json()
  expect(JSON.stringify(history)).toContain('marriageRegistered')
  // One's marriage paper is ready for a certified copy at once.
  const { papers } = (await hers.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { kind: string; paperId: string; day: string }[]
  }
  const paper = papers.find(({ kind, day }) => kind === 'marriage' && day === TODAY)
  const copy = await aCopy(hers, paper?.paperId ?? '')
  expect(await check(t, copy.verifyLink)).toMatchObject({ outcome: 'genuine', standing: 'issued' })
})

test('A52: whether a stranger exists or is married is not told to who names a number', async () => {
  const man = one(isSingle('male'))
  const his = await phoneOf(t, man)
  const wife = one(person => person.spouseId !== undefined && person.sex === 'female')
  const [hers, single] = [await phoneOf(t, wife), one(isSingle('female'))]
  const shown = []
  for (const otherNumber of [wife.citizenNumber, toCitizenNumber('100999999998'), single.citizenNumber]) {
    const asked = await notify(his, 'marriage', { otherNumber, own: keep })
    const { filingId, number, filedAt, expiresAt, history, ...same } = asked.json() as Shown & {
      filedAt: string
      expiresAt: string
      history: object
    }
    expect([filingId, number, filedAt, expiresAt, history].every(Boolean)).toBe(true)
    shown.push({ status: asked.statusCode, ...same })
    if (otherNumber === wife.citizenNumber) {
      // She hears it herself, and nothing of it is told to him.
      const said = await answer(hers, { filingId } as Shown, { answer: 'accepted' })
      expect(codeOf(said)).toBe('lifeEvents.marriedAlready')
    }
    await his.call('POST', `${own}/${filingId}/withdraw`)
  }
  expect(shown[1]).toEqual(shown[0])
  expect(shown[2]).toEqual(shown[0])
  const himself = await notify(his, 'marriage', { otherNumber: man.citizenNumber, own: keep })
  expect(codeOf(himself)).toBe('lifeEvents.notOneself')
  const again = await notify(hers, 'marriage', { otherNumber: man.citizenNumber, own: keep })
  expect(codeOf(again)).toBe('lifeEvents.marriedAlready')
})

test('A50: what others notified is not there for anybody else, and each side does only what is theirs', async () => {
  const pair = await aPair()
  const stranger = await phoneOf(t, one(isSingle('male')))
  const filing = await notified(pair.his, 'marriage', { otherNumber: pair.woman.citizenNumber, own: keep })
  expect((await stranger.call('GET', `${own}/${filing.filingId}`)).statusCode).toBe(404)
  expect((await answer(stranger, filing, { answer: 'accepted' })).statusCode).toBe(404)
  expect((await answer(pair.his, filing, { answer: 'accepted' })).statusCode).toBe(404)
  expect((await stranger.call('POST', `${own}/${filing.filingId}/withdraw`)).statusCode).toBe(404)
  expect((await pair.hers.call('POST', `${own}/${filing.filingId}/withdraw`)).statusCode).toBe(404)
  expect((await openAtDesk(first, { number: '0000000000' } as Shown)).statusCode).toBe(404)
  // Nothing is entered before the other has said yes.
  expect(codeOf(await approve(first, filing))).toBe('lifeEvents.filingEnded')
  expect((await answer(pair.hers, filing, { answer: 'refused' })).statusCode).toBe(204)
  expect(await told(pair.his)).toContain('lifeDeclined')
  expect(codeOf(await approve(first, filing))).toBe('lifeEvents.filingEnded')
})

test('A55: no officer decides about themselves, their kin or whom they are married to, and a clerk about nobody', async () => {
  const self = await phoneOf(t, { citizenNumber: staffNumbers.registrar })
  const mine = await notified(self, 'name', { first: { th: 'สมปอง', en: 'Sompong' } })
  expect(codeOf(await openAtDesk(first, mine))).toBe('lifeEvents.ownCase')
  expect(codeOf(await approve(first, mine, { seen: ['informantCard', 'houseRegistration'] }))).toBe(
    'lifeEvents.ownCase',
  )
  expect(codeOf(await refuse(first, mine, 'notAllowed'))).toBe('lifeEvents.ownCase')
  const clerk = await anOfficer(t, await aTerminal(t, 'P-5001'), staffNumbers.postClerk)
  expect(codeOf(await openAtDesk(clerk, mine))).toBe('lifeEvents.registrarsOnly')
  expect((await openAtDesk(second, mine)).statusCode).toBe(200)
  expect((await refuse(second, mine, 'papersMissing')).statusCode).toBe(204)
  expect(await seeOwn(self, mine)).toMatchObject({ state: 'refused', refusalReason: 'papersMissing' })
})

test('two registrars at once enter a marriage once; a crash in between leaves nothing of it', async () => {
  const pair = await aPair()
  const filing = await engaged(pair)
  await sql`create function pg_temp_crash() returns trigger language plpgsql as $$ begin raise 'crash'; end $$`.execute(
    t.ctx.db,
  )
  await sql`create trigger crash before insert on notices.notice for each row execute function pg_temp_crash()`.execute(
    t.ctx.db,
  )
  expect((await approve(first, filing)).statusCode).toBe(500)
  expect(await findSpouse(t.ctx, pair.man.personId)).toBeUndefined()
  expect((await getPerson(t.ctx, pair.woman.personId)).name.title).toBe('miss')
  expect(await paperKindsOf(pair.his)).not.toContain('marriage')
  await sql`drop trigger crash on notices.notice`.execute(t.ctx.db)
  const both = await Promise.all([approve(first, filing), approve(second, filing)])
  expect(both.map(reply => reply.statusCode).toSorted()).toEqual([204, 409])
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from people.marriage
    where person_id = ${pair.man.personId}`.execute(t.ctx.db)
  expect(rows[0]?.count).toBe(1)
})

test('the same woman engaged twice at once is engaged once', async () => {
  const pair = await aPair()
  const rival = other(pair.woman, isSingle('male'))
  const his = await phoneOf(t, rival)
  const asked = [
    await notified(pair.his, 'marriage', { otherNumber: pair.woman.citizenNumber, own: keep }),
    await notified(his, 'marriage', { otherNumber: pair.woman.citizenNumber, own: keep }),
  ]
  const said = await Promise.all(
    asked.map(filing => answer(pair.hers, filing, { answer: 'accepted', wish: keep })),
  )
  expect(said.map(reply => reply.statusCode).toSorted()).toEqual([204, 409])
})

test('names: free, taken, too alike and forbidden, without whose; a new surname is kept, and then entered', async () => {
  const person = one(isSingle('male'))
  const [phone, rival] = [await phoneOf(t, person), await phoneOf(t, one(isSingle('female')))]
  const ask = async (who: CitizenPhone, part: string, name: string) =>
    (await who.call('POST', `${own}/names/check`, { part, name })).json()
  const last = person.name.lastTh ?? ''
  expect(await ask(rival, 'last', last)).toEqual({ standing: 'taken' })
  expect(await ask(phone, 'last', 'ธรรมสมมุติ')).toEqual({ standing: 'free' })
  for (const [part, name, fault] of [
    ['last', 'กขคงจฉชซฌญฎฏ', 'tooLong'],
    ['last', 'ณ กรุงเทพ', 'letters'],
    ['first', 'ภูมิพล', 'royal'],
    ['first', 'เหี้ยม', 'rude'],
    ['first', 'พระยาพล', 'rank'],
    ['first', '<b>ก</b>', 'letters'],
  ] as const)
    expect(await ask(phone, part, name)).toEqual({ standing: 'forbidden', fault })
  const filing = await notified(phone, 'name', {
    first: { th: 'ปรีดา', en: 'Preeda' },
    newLast: { th: 'ธรรมสมมุติ', en: 'Thamsommut' },
  })
  expect(await ask(rival, 'last', 'ธรรมสมมุติ')).toEqual({ standing: 'taken' })
  expect(await ask(rival, 'last', 'ทำสมมุติ')).toEqual({ standing: 'alike' })
  // Sara am typed as two characters is the same surname.
  expect(await ask(rival, 'last', 'ท\u0e4d\u0e32สมมุติ')).toEqual({ standing: 'alike' })
  expect(soundKey('ธรรมสมมุติ')).not.toBe(soundKey(last))
  const rejected = await notify(rival, 'name', { newLast: { th: 'ธรรมสมมุติ', en: 'Thamsommut' } })
  expect(codeOf(rejected)).toBe('lifeEvents.nameTaken')
  expect((await approve(first, filing)).statusCode).toBe(204)
  expect(await getPerson(t.ctx, person.personId)).toMatchObject({
    name: { firstTh: 'ปรีดา', lastTh: 'ธรรมสมมุติ', lastEn: 'Thamsommut' },
  })
  expect(await ask(rival, 'last', 'ธรรมสมมุติ')).toEqual({ standing: 'taken' })
  expect(await paperKindsOf(phone)).toContain('nameChange')
  expect(await told(phone)).toContain('nameIsNew')
  // The same day once.
  const again = await notified(phone, 'name', { first: { th: 'ปรีชา', en: 'Preecha' } })
  expect(codeOf(await approve(first, again))).toBe('people.nameChangedToday')
})

test('A52: nobody lists the surnames of the country', async () => {
  const phone = await phoneOf(t, one(isSingle('female')))
  await sql`insert into life_events.name_check select ${phone.personId}, ${t.ctx.now()} from generate_series(1, 100)`.execute(
    t.ctx.db,
  )
  const asked = await phone.call('POST', `${own}/names/check`, { part: 'last', name: 'ใจดี' })
  expect(codeOf(asked)).toBe('lifeEvents.tooManyChecks')
})

test('a birth within fifteen days: the hospital knows the notice, one registrar enters the child', async () => {
  const mother = one(person => person.spouseId !== undefined && person.sex === 'female')
  const father = await getPerson(t.ctx, mother.spouseId ?? '')
  taken.add(father.personId)
  const [hers, his] = [await phoneOf(t, mother), await phoneOf(t, father)]
  const bornOn = '2026-11-20'
  const noticeNumber = await notice({
    form: 'birth',
    citizenNumber: mother.citizenNumber,
    day: bornOn,
    sex: 'female',
  })
  const body = {
    noticeNumber,
    sex: 'female',
    bornOn,
    firstTh: 'ขวัญข้าว',
    firstEn: 'Khwankhao',
    surname: 'own',
    otherNumber: father.citizenNumber,
  }
  const filing = await notified(hers, 'birth', body)
  // Married by the register: the father need not say yes.
  expect(filing).toMatchObject({ state: 'awaitingRegistrar', toBring: ['informantCard', 'hospitalNotice'] })
  expect(rightness(filing)).toEqual({ hospitalKnows: true, inTime: true, alive: true, houseOfParent: true })
  expect(codeOf(await notify(hers, 'birth', body))).toBe('lifeEvents.filingOpen')
  expect((await approve(first, filing)).statusCode).toBe(204)
  const { rows } = await sql<{ person_id: string; citizen_number: string }>`
    select person_id, citizen_number from people.person where first_th = 'ขวัญข้าว'`.execute(t.ctx.db)
  const child = rows[0]
  expect(child?.citizen_number[0]).toBe('1')
  expect(child?.citizen_number.slice(1, 5)).toBe(mother.houseCode.slice(0, 4))
  expect(isValidCitizenNumber(child?.citizen_number ?? '')).toBe(true)
  expect(await homeOf(t, child?.person_id ?? '')).toMatchObject({
    house_code: mother.houseCode,
    is_head: false,
  })
  for (const phone of [hers, his]) {
    expect(await told(phone)).toContain('lifeDone')
    const { papers } = (await phone.call('GET', '/v1/me/documents/papers')).json() as {
      papers: { paperId: string }[]
    }
    const paperId = `birth-${child?.person_id}`
    expect(papers.map(paper => paper.paperId)).toContain(paperId)
    expect((await aCopy(phone, paperId)).verifyLink).toBeTruthy()
  }
  // A notice makes one child.
  expect(codeOf(await notify(his, 'birth', { ...body, otherNumber: mother.citizenNumber }))).toBe(
    'lifeEvents.filingOpen',
  )
})

test('a birth that is late, or that no hospital knows, takes two registrars; the other parent says yes', async () => {
  const father = one(isSingle('male'))
  const mother = other(father, isSingle('female'))
  const [his, hers] = [await phoneOf(t, father), await phoneOf(t, mother)]
  const body = {
    noticeNumber: '1-999',
    sex: 'male',
    bornOn: '2026-10-01',
    firstTh: 'ธันวา',
    firstEn: 'Thanwa',
    surname: 'others',
  }
  expect(codeOf(await notify(his, 'birth', body))).toBe('lifeEvents.otherUnnamed')
  const filing = await notified(his, 'birth', { ...body, otherNumber: mother.citizenNumber })
  // Her surname is hers to tell.
  expect(JSON.stringify(filing.facts)).not.toContain(mother.name.lastTh)
  expect((await answer(hers, filing, { answer: 'accepted' })).statusCode).toBe(204)
  const agreed = await seeOwn(his, filing)
  expect(agreed.facts[0]?.th).toBe(`ธันวา ${mother.name.lastTh}`)
  expect(rightness(agreed)).toMatchObject({ hospitalKnows: false, inTime: false })
  expect((await approve(first, filing, { fineWaiver: 'notTheirFault' })).statusCode).toBe(204)
  expect(await seeOwn(his, filing)).toMatchObject({ state: 'awaitingSecond' })
  expect(codeOf(await approve(first, filing))).toBe('lifeEvents.notTheSame')
  const waiting = (await second.call('GET', '/v1/life-events')).json() as { filings: { number: string }[] }
  expect(waiting.filings.map(({ number }) => number)).toContain(filing.number)
  expect((await approve(second, filing)).statusCode).toBe(204)
  const { rows } = await sql<{ citizen_number: string; last_th: string }>`
    select citizen_number, last_th from people.person where first_th = 'ธันวา' and last_th = ${mother.name.lastTh}
      and is_invented = false`.execute(t.ctx.db)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.citizen_number[0]).toBe('2')
})

test('a hospital that is broken, silent or talks nonsense holds nobody up', async () => {
  const mother = one(isSingle('female'))
  const phone = await phoneOf(t, mother)
  for (const how of ['broken', 'nonsense', 'silent']) {
    await hospital.inject({ method: 'PUT', url: '/notices/misbehaviour', payload: { how } })
    const filing = await notified(phone, 'birth', {
      noticeNumber: `1-${how}`,
      sex: 'male',
      bornOn: TODAY,
      firstTh: 'มกรา',
      firstEn: 'Makara',
      surname: 'own',
    })
    expect(rightness(filing)).toMatchObject({ hospitalKnows: false })
  }
  await hospital.inject({ method: 'PUT', url: '/notices/misbehaviour', payload: {} })
})

test('a death: notified by the family, entered by two registrars; the phone, the card and the marriage end at once', async () => {
  const dead = one(person => person.spouseId !== undefined && person.isHead)
  const widow = await getPerson(t.ctx, dead.spouseId ?? '')
  taken.add(widow.personId)
  const stranger = await phoneOf(t, one(isSingle('female')))
  const [gone, hers] = [await phoneOf(t, dead), await phoneOf(t, widow)]
  const house = await aCopy(gone, 'house')
  const noticeNumber = await notice({ form: 'death', citizenNumber: dead.citizenNumber, day: TODAY })
  const body = { personId: dead.personId, diedOn: TODAY, place: 'โรงพยาบาลสาธิต', noticeNumber }
  expect(codeOf(await notify(stranger, 'death', body))).toBe('lifeEvents.notNear')
  const { people: near } = (await hers.call('GET', `${own}/near`)).json() as {
    people: { personId: string }[]
  }
  expect(near.map(({ personId }) => personId)).toContain(dead.personId)
  const filing = await notified(hers, 'death', body)
  expect(rightness(filing)).toEqual({ hospitalKnows: true, inTime: true, alive: true })
  expect((await approve(first, filing)).statusCode).toBe(204)
  // One officer alone ends nobody.
  expect((await gone.call('GET', '/v1/me/house')).statusCode).toBe(200)
  expect((await approve(second, filing)).statusCode).toBe(204)
  expect((await gone.call('GET', '/v1/me/house')).statusCode).toBe(401)
  expect(
    (await gone.phone.call('POST', '/v1/session', { json: { passcode: '27418390' } })).statusCode,
  ).not.toBe(200)
  const { rows: cards } = await sql<{ status: string }>`select status from people.card
    where person_id = ${dead.personId} and status = 'valid'`.execute(t.ctx.db)
  expect(cards).toEqual([])
  expect(await homeOf(t, dead.personId)).toBeUndefined()
  expect(await findSpouse(t.ctx, widow.personId)).toBeUndefined()
  expect(await check(t, house.verifyLink)).toMatchObject({ standing: 'outdated' })
  expect(await told(hers)).toContain('lifeDone')
  const { papers } = (await hers.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { paperId: string; kind: string }[]
  }
  expect(papers.filter(({ paperId }) => paperId === `death-${dead.personId}`)).toHaveLength(1)
  expect((await aCopy(hers, `death-${dead.personId}`)).verifyLink).toBeTruthy()
  // Dead once.
  expect(codeOf(await notify(hers, 'death', body))).toBe('lifeEvents.notNear')
})

test('A52: who once filed together with somebody does not follow their names afterwards', async () => {
  const pair = await aPair()
  const filing = await engaged(pair)
  expect((await refuse(first, filing, 'papersMissing')).statusCode).toBe(204)
  const change = await notified(pair.hers, 'name', { first: { th: 'ลับตา', en: 'Lapta' } })
  expect((await approve(first, change)).statusCode).toBe(204)
  const seen = await seeOwn(pair.his, filing)
  expect(seen).toMatchObject({ state: 'refused', checks: [], other: { nameTh: pair.woman.nameTh } })
  expect(JSON.stringify(seen)).not.toContain('ลับตา')
})

test('a divorce by consent: both say yes, the surname goes back, the marriage copy ends', async () => {
  const wife = one(
    person =>
      person.spouseId !== undefined &&
      person.sex === 'female' &&
      person.name.title === 'mrs' &&
      people.some(man => man.personId === person.spouseId && man.name.lastTh === person.name.lastTh),
  )
  const husband = await getPerson(t.ctx, wife.spouseId ?? '')
  const [hers, his] = [await phoneOf(t, wife), await phoneOf(t, husband)]
  const { papers } = (await hers.call('GET', '/v1/me/documents/papers')).json() as {
    papers: { paperId: string; kind: string }[]
  }
  const marriage = await aCopy(hers, papers.find(({ kind }) => kind === 'marriage')?.paperId ?? '')
  const filing = await notified(hers, 'divorce')
  expect((await answer(his, filing, { answer: 'accepted' })).statusCode).toBe(204)
  expect((await approve(first, filing)).statusCode).toBe(204)
  expect(await findSpouse(t.ctx, wife.personId)).toBeUndefined()
  expect(await findSpouse(t.ctx, husband.personId)).toBeUndefined()
  expect((await getPerson(t.ctx, wife.personId)).name.lastTh).not.toBe(husband.name.lastTh)
  expect(await check(t, marriage.verifyLink)).toMatchObject({ standing: 'outdated' })
  expect(await paperKindsOf(his)).toContain('divorce')
})

test('what nobody comes with ends by itself', async () => {
  const person = one(isSingle('male'))
  const phone = await phoneOf(t, person)
  const filing = await notified(phone, 'name', { newLast: { th: 'สมมติไพร', en: 'Sommotphrai' } })
  t.clock.advance(60 * 24 * 3_600)
  await expireFilings(t.ctx)
  const again = await phoneOf(t, person)
  expect(await seeOwn(again, filing)).toMatchObject({ state: 'expired' })
  expect(await told(again)).toContain('lifeExpired')
  const { rows } =
    await sql`select 1 from life_events.kept_name where person_id = ${person.personId}`.execute(t.ctx.db)
  expect(rows).toEqual([])
})
