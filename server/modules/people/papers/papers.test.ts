// The papers of the register on a real database: both sides of a marriage, the dead of a house, and what a correction may touch.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventCountry } from '../../../../invented/country/index.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { correctPaper, getPaper, insertInventedPeople, listPapers, people, recordDeath } from '../index.ts'
import { type Papers, shapes } from './shapes.ts'

const country = [...inventCountry({ people: 240, seed: 5 })]
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [people] })
  await insertInventedPeople(t.ctx, country)
})
afterAll(() => t.close())

const wife = country.find(person => person.role === 'spouse' && person.formerNames[0]?.name.title === 'miss')!
const husband = country.find(
  person => person.role === 'head' && person.house.houseCode === wife.house.houseCode,
)!
const recordOf = async <K extends keyof Papers>(personId: string, kind: K) =>
  (await listPapers(t.ctx, personId)).find(paper => paper.kind === kind)?.record as Papers[K] | undefined

test('every paper of everybody has the shape of its kind', async () => {
  const seen = new Set<string>()
  for (const { personId } of country)
    for (const { kind, record } of await listPapers(t.ctx, personId)) {
      seen.add(kind)
      expect(shapes[kind].parse(record)).toEqual(record)
    }
  expect([...seen].sort()).toEqual(Object.keys(shapes).sort())
})

test('husband and wife have one marriage, on the day the maiden name ended', async () => {
  const [his, hers] = [
    await recordOf(husband.personId, 'marriage'),
    await recordOf(wife.personId, 'marriage'),
  ]
  expect(his).toEqual(hers)
  expect(his?.registeredOn).toBe(wife.formerNames[0]?.until)
  expect(his?.wife.name.th).toContain(wife.formerNames[0]?.name.lastTh)
})

test('the head of a house has everybody in the copy, others themselves', async () => {
  const all = await recordOf(husband.personId, 'house')
  const household = country.filter(person => person.house.houseCode === husband.house.houseCode)
  expect(all?.members).toHaveLength(household.filter(person => person.diedOn === undefined).length)
  expect((await recordOf(wife.personId, 'house'))?.members.map(member => member.citizenNumber)).toEqual([
    wife.citizenNumber,
  ])
})

test('a death that is recorded later is on the marriage and among the papers of the house', async () => {
  const before = await recordOf(wife.personId, 'marriage')
  await recordDeath(t.ctx, { personId: husband.personId, diedOn: '2026-11-20' })
  expect(await recordOf(wife.personId, 'marriage')).toEqual({ ...before, endedByDeathOn: '2026-11-20' })
  const death = await getPaper(t.ctx, wife.personId, `death-${husband.personId}`)
  expect(death.record).toMatchObject({
    diedOn: '2026-11-20',
    deceased: { citizenNumber: husband.citizenNumber },
  })
})

describe('a correction', () => {
  const by = {
    legalBasis: 'Civil Registration Act B.E. 2534 s. 10',
    proposedBy: newIdOf(),
    agreedBy: newIdOf(),
  }
  const correct = async (changes: Record<string, string>) =>
    transaction(t.ctx, async tx =>
      correctPaper(tx, await getPaper(tx, wife.personId, 'birth'), { ...by, changes }),
    )

  test('changes the words it names, in every later reading', async () => {
    await correct({ 'place.th': 'โรงพยาบาลริมน้ำ', 'place.en': 'The Riverside Hospital' })
    const birth = await recordOf(wife.personId, 'birth')
    expect(birth?.place).toEqual({ th: 'โรงพยาบาลริมน้ำ', en: 'The Riverside Hospital' })
  })

  test.each([
    ['a prototype (A60)', { '__proto__.th': 'x' }],
    ['a constructor (A60)', { 'constructor.name': 'x' }],
    ['what is not in the paper', { 'place.cn': 'x' }],
    ['a whole part', { place: 'x' }],
    ['a date by no date', { registeredOn: 'yesterday' }],
    ['a word by nothing', { 'place.th': '' }],
    ['sex by a third word', { sex: 'x' }],
  ])('never changes %s', async (_what, changes) => {
    await expect(correct(changes as never)).rejects.toMatchObject({ code: 'people.correctionInvalid' })
  })

  test('of a marriage is one for both', async () => {
    const paper = (await listPapers(t.ctx, wife.personId)).find(one => one.kind === 'marriage')!
    await transaction(t.ctx, tx => correctPaper(tx, paper, { ...by, changes: { number: '77/2560' } }))
    expect((await recordOf(husband.personId, 'marriage'))?.number).toBe('77/2560')
  })
})

function newIdOf() {
  return newId({ now: () => new Date('2026-11-23T05:00:00Z') } as never)
}
