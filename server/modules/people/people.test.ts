import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InventedPerson, inventCountry } from '../../../invented/country/index.ts'
import { cardAddressLines } from '../../../shared/address.ts'
import { toCitizenNumber } from '../../../shared/citizen-number.ts'
import { fullNameEn, fullNameTh } from '../../../shared/names.ts'
import { addDays } from '../../../shared/partial-date.ts'
import { startTestServer, type TestServer } from '../../platform/testing.ts'
import type { CardReading } from './check-card.ts'
import * as register from './index.ts'

const today = '2026-11-23'
const country = [...inventCountry({ people: 1_000, seed: register.standardSeed, today })]
const newest = (person: InventedPerson) => person.cards.at(-1)!
const isPlain = (person: InventedPerson) =>
  person.diedOn === undefined && person.cards.length > 0 && newest(person).status === 'valid'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [register.people] })
  await register.seedRegister(t.ctx, { people: 600 })
  await register.seedRegister(t.ctx, { people: 1_000 })
})
afterAll(() => t.close())

function readingOf(person: InventedPerson, card = newest(person)): CardReading {
  return {
    citizenNumber: person.citizenNumber,
    nameTh: fullNameTh(person.name),
    nameEn: fullNameEn(person.name),
    birthDate: person.birthDate,
    issueDate: card.issueDate,
    expiryDate: card.expiryDate,
    laserCode: card.laserCode,
    today,
  }
}
const check = (reading: CardReading) => register.checkCardAgainstRegister(t.ctx, reading)
const refusal = (reason: string) => ({ outcome: 'refused', reason })

async function count(table: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from ${sql.id('people', table)}`.execute(
    t.ctx.db,
  )
  return found.rows[0]!.n
}

describe('seeding', () => {
  test('writes everybody once, though begun twice', async () => {
    expect(await count('person')).toBe(1_000)
    expect(await count('card')).toBe(country.flatMap(person => person.cards).length)
    expect(await count('house')).toBe(new Set(country.map(person => person.house.houseCode)).size)
    expect(await count('death')).toBe(country.filter(person => person.diedOn).length)
    expect(await register.seedRegister(t.ctx, { people: 1_000 })).toBe(0)
    const again = await register.insertInventedPeople(t.ctx, country)
    expect(again).toBe(1_000)
    expect(await count('person')).toBe(1_000)
    expect(await count('membership')).toBe(1_000)
  })

  test('everybody is found by number with what stands on the card', async () => {
    for (const person of country.filter(isPlain).slice(0, 60)) {
      const found = await register.findPersonByNumber(t.ctx, person.citizenNumber)
      expect(found).toMatchObject({
        personId: person.personId,
        nameTh: fullNameTh(person.name),
        isInvented: true,
      })
      const onCard = await register.getPersonForCard(t.ctx, person.personId)
      expect(onCard.card).toMatchObject({
        laserCode: newest(person).laserCode,
        expiryDate: newest(person).expiryDate,
      })
      expect(cardAddressLines(onCard.address)).toEqual(cardAddressLines(person.house.address))
    }
  })

  test('somebody is invented for any number once, and never for a wrong one', async () => {
    const number = toCitizenNumber('110170023071')
    const [first, second] = [
      await register.getOrInventPerson(t.ctx, number),
      await register.getOrInventPerson(t.ctx, number),
    ]
    expect(second).toEqual(first)
    expect(await register.getPersonForCard(t.ctx, first.personId)).toMatchObject({
      card: { status: 'valid' },
      isInvented: true,
    })
    const known = country[7]!
    expect((await register.getOrInventPerson(t.ctx, known.citizenNumber)).personId).toBe(known.personId)
    await expect(register.getOrInventPerson(t.ctx, '1009900230701')).rejects.toMatchObject({
      code: 'people.numberInvalid',
    })
    const outside = { ...t.ctx, settings: { ...t.ctx.settings, sandbox: false } }
    await expect(register.getOrInventPerson(outside, toCitizenNumber('110170023072'))).rejects.toMatchObject({
      code: 'people.sandboxOnly',
    })
  })

  test('an unknown person is said to be unknown', async () => {
    expect(await register.findPersonByNumber(t.ctx, toCitizenNumber('100999999999'))).toBeUndefined()
    await expect(register.getPerson(t.ctx, '01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'people.personUnknown',
    })
    const child = country.find(person => person.cards.length === 0)!
    await expect(register.getPersonForCard(t.ctx, child.personId)).rejects.toMatchObject({
      code: 'people.cardUnknown',
    })
  })
})

describe('specimen cards', () => {
  const ask = async (query: string) =>
    (await t.request({ method: 'GET', url: `/v1/sandbox/people?${query}` })).json() as {
      people: { personId: string; citizenNumber: string; cardStatus: string; cardVersion: number }[]
    }

  test.each([
    ['valid', undefined],
    ['expired', 'cardExpired'],
    ['lost', 'cardNotValid'],
    ['replaced', 'cardNotValid'],
    ['cancelled', 'cardNotValid'],
    ['dead', 'personNotAlive'],
  ])('of the kind %s are what the register says of them', async (kind, reason) => {
    const { people } = await ask(`card=${kind}&count=60`)
    expect(people.length).toBeGreaterThan(0)
    for (const { personId, cardStatus, cardVersion } of people) {
      const person = country.find(each => each.personId === personId)!
      const card = person.cards.find(each => each.version === cardVersion)!
      expect(card.status).toBe(cardStatus)
      expect(await check(readingOf(person, card))).toMatchObject(
        reason ? refusal(reason) : { outcome: 'matched' },
      )
    }
  })

  test('an earlier card is drawn when it is asked for, and none that never was', async () => {
    const { people } = await ask('card=replaced')
    const { personId, cardVersion } = people[0]!
    const draw = (version: number) =>
      t.request({ method: 'GET', url: `/v1/sandbox/people/${personId}/card-back.png?version=${version}` })
    const [older, newer] = [await draw(cardVersion), await draw(cardVersion + 1)]
    expect(older.statusCode).toBe(200)
    expect(older.rawPayload.equals(newer.rawPayload)).toBe(false)
    expect((await draw(99)).json()).toMatchObject({ code: 'people.cardUnknown' })
  })
})

describe('checking a card', () => {
  test('everybody with a valid card is matched', async () => {
    for (const person of country.filter(isPlain).slice(0, 200)) {
      expect(await check(readingOf(person))).toEqual({
        outcome: 'matched',
        personId: person.personId,
        nameDistance: 0,
      })
    }
  })

  test('a slip of the reader in a long name passes', async () => {
    const person = country.find(each => isPlain(each) && (each.name.lastEn?.length ?? 0) > 12)!
    const reading = readingOf(person)
    const result = await check({ ...reading, nameEn: reading.nameEn!.slice(0, -1) })
    expect(result).toMatchObject({ outcome: 'matched', personId: person.personId })
  })

  test('a wrong field, whichever, is the same refusal as an unknown number', async () => {
    const person = country.find(isPlain)!
    const other = country.findLast(isPlain)!
    const right = readingOf(person)
    const wrongs: Partial<CardReading>[] = [
      { citizenNumber: toCitizenNumber('100999999999') },
      { citizenNumber: other.citizenNumber },
      { nameTh: fullNameTh(other.name) },
      { nameEn: fullNameEn(other.name) },
      { birthDate: addDays(right.birthDate, 1) },
      { issueDate: addDays(right.issueDate, -1) },
      { expiryDate: right.expiryDate === 'lifetime' ? '2030-01-01' : 'lifetime' },
      { laserCode: newest(other).laserCode },
      { laserCode: '' },
    ]
    for (const wrong of wrongs)
      expect(await check({ ...right, ...wrong })).toEqual(refusal('cardDataMismatch'))
  })

  test('what happened to a card or its holder is told only when all else is right', async () => {
    const cases: [string, InventedPerson | undefined][] = [
      [
        'cardNotValid',
        country.find(each => !each.diedOn && each.cards.length > 0 && newest(each).status === 'lost'),
      ],
      [
        'cardExpired',
        country.find(each => !each.diedOn && each.cards.length > 0 && newest(each).status === 'expired'),
      ],
      ['personNotAlive', country.find(each => each.diedOn && each.cards.length > 0)],
    ]
    for (const [reason, person] of cases) {
      const reading = readingOf(person!)
      expect(await check(reading)).toEqual(refusal(reason))
      expect(await check({ ...reading, laserCode: 'AA0000000000' })).toEqual(refusal('cardDataMismatch'))
    }
    const renewed = country.find(each => isPlain(each) && each.cards.length === 2)!
    expect(await check(readingOf(renewed, renewed.cards[0]))).toEqual(refusal('cardNotValid'))
  })

  test('a card is good on its last day and not on the next', async () => {
    const person = country.find(each => isPlain(each) && newest(each).expiryDate !== 'lifetime')!
    const reading = readingOf(person)
    expect(await check({ ...reading, today: reading.expiryDate })).toMatchObject({ outcome: 'matched' })
    expect(await check({ ...reading, today: addDays(reading.expiryDate, 1) })).toEqual(refusal('cardExpired'))
  })

  test('somebody said to be under seven is refused', async () => {
    const person = country.find(isPlain)!
    expect(await check({ ...readingOf(person), today: addDays(person.birthDate, 7 * 365) })).toEqual(
      refusal('underAge'),
    )
  })
})

describe('changes', () => {
  test('a lost card is refused, a found one is good again, a cancelled one never', async () => {
    const person = country.filter(isPlain)[20]!
    const { personId } = person
    await register.changeCardStatus(t.ctx, { personId, status: 'lost' })
    expect(await check(readingOf(person))).toEqual(refusal('cardNotValid'))
    await register.changeCardStatus(t.ctx, { personId, status: 'valid' })
    expect(await check(readingOf(person))).toMatchObject({ outcome: 'matched' })
    await register.changeCardStatus(t.ctx, { personId, status: 'cancelled' })
    await expect(register.changeCardStatus(t.ctx, { personId, status: 'valid' })).rejects.toMatchObject({
      code: 'people.cardNotChangeable',
    })
  })

  test('a death is recorded once and ends the cards', async () => {
    const person = country.filter(isPlain)[21]!
    const death = { personId: person.personId, diedOn: '2026-11-20' }
    await register.recordDeath(t.ctx, death)
    await expect(register.recordDeath(t.ctx, death)).rejects.toMatchObject({ code: 'people.alreadyDead' })
    expect(await check(readingOf(person))).toEqual(refusal('personNotAlive'))
    expect(await register.isAlive(t.ctx, person.personId)).toBe(false)
    const facts = await sql<{
      name: string
    }>`select name from platform.event where person_id = ${person.personId}`.execute(t.ctx.db)
    expect(facts.rows.map(row => row.name)).toEqual(['people.deathRecorded'])
  })

  test('the photograph is of the chosen face, and may be replaced by sealed bytes', async () => {
    const [person, other] = country.filter(isPlain)
    const { personId } = person!
    const first = await register.getRegisterPhoto(t.ctx, personId)
    expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 600 })
    expect(Buffer.from(await register.getRegisterPhoto(t.ctx, personId)).equals(first)).toBe(true)
    const own = await sharp({ create: { width: 40, height: 50, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer()
    await register.keepRegisterPhoto(t.ctx, personId, own)
    expect(Buffer.from(await register.getRegisterPhoto(t.ctx, personId)).equals(own)).toBe(true)
    const kept = await sql<{
      sealed: Buffer
    }>`select sealed from people.photo where person_id = ${personId}`.execute(t.ctx.db)
    expect(kept.rows[0]!.sealed.includes(own.subarray(0, 32))).toBe(false)
    // A photograph moved to another person's row does not open.
    await sql`update people.photo set sealed = ${kept.rows[0]!.sealed}, cast_id = null, view_seed = null
      where person_id = ${other!.personId}`.execute(t.ctx.db)
    await expect(register.getRegisterPhoto(t.ctx, other!.personId)).rejects.toThrow()
    const child = country.find(each => each.cards.length === 0)!
    await expect(register.getRegisterPhoto(t.ctx, child.personId)).rejects.toMatchObject({
      code: 'people.photoMissing',
    })
  })

  test('nothing of a person is in the log', () => {
    const said = t.logLines.join('\n')
    expect(
      country.some(person => said.includes(person.citizenNumber) || said.includes(person.name.firstTh)),
    ).toBe(false)
  })
})
