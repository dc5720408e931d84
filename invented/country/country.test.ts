import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isValidCitizenNumber, toCitizenNumber } from '../../shared/citizen-number.ts'
import { isLaserCode } from '../../shared/laser-code.ts'
import { ageOn, isPartialDate } from '../../shared/partial-date.ts'
import { listSubdistricts } from './areas.ts'
import { cardExpiry } from './cards.ts'
import { countryDay, inventCountry, inventPerson, inventPersonForNumber } from './country.ts'
import { castIndexOf } from './face.ts'
import { isInventedNumber } from './numbers.ts'

const people = [...inventCountry({ people: 12_000, seed: 1 })]
const share = (count: number) => count / people.length

describe('the areas', () => {
  test('are all of the country', () => {
    const areas = listSubdistricts()
    expect(areas).toHaveLength(7436)
    expect(new Set(areas.map(area => area.code.slice(0, 4))).size).toBe(928)
    expect(new Set(areas.map(area => area.province.th)).size).toBe(77)
    expect(areas.every(area => /^\d{5}$/.test(area.postcode) && area.subdistrict.en !== '')).toBe(true)
  })
})

describe('the country', () => {
  test('is the same every time, and each person can be invented alone', () => {
    fc.assert(
      fc.property(fc.nat(people.length - 1), index => {
        expect(inventPerson(1, index)).toEqual(people[index])
      }),
      { seed: 20260, numRuns: 100 },
    )
    expect([...inventCountry({ people: 30, seed: 1, from: 11 })]).toEqual(people.slice(11, 30))
    expect(inventPerson(2, 5).citizenNumber).not.toBe(people[5]!.citizenNumber)
  })

  test('gives everybody a number of their own that can belong to nobody', () => {
    expect(new Set(people.map(person => person.citizenNumber)).size).toBe(people.length)
    expect(new Set(people.map(person => person.personId)).size).toBe(people.length)
    expect(
      people.every(
        person => isValidCitizenNumber(person.citizenNumber) && isInventedNumber(person.citizenNumber),
      ),
    ).toBe(true)
  })

  test('ids are UUIDs of version 7 in the order of people', () => {
    const ids = people.map(person => person.personId)
    expect(
      ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true)
    expect(ids).toEqual(ids.toSorted())
  })

  test('looks like a country', () => {
    const ages = people.map(person => ageOn(person.birthDate, countryDay))
    expect(Math.min(...ages)).toBe(0)
    expect(Math.max(...ages)).toBeGreaterThan(90)
    expect(share(ages.filter(age => age < 15).length)).toBeGreaterThan(0.1)
    expect(share(ages.filter(age => age >= 60).length)).toBeGreaterThan(0.1)
    expect(share(people.filter(person => person.sex === 'male').length)).toBeCloseTo(0.5, 1)
    expect(people.some(person => person.name.title === 'monk')).toBe(true)
    expect(people.some(person => person.name.lastTh === undefined)).toBe(true)
    expect(people.some(person => person.name.middleTh !== undefined)).toBe(true)
    expect(people.some(person => person.formerNames.length > 0)).toBe(true)
    expect(people.some(person => person.birthDate.length === 4)).toBe(true)
    expect(people.some(person => person.mother.personId !== undefined)).toBe(true)
    expect(share(people.filter(person => person.diedOn !== undefined).length)).toBeLessThan(0.03)
    expect(new Set(people.map(person => person.citizenNumber[0]))).toEqual(
      new Set(['1', '2', '3', '4', '5', '6', '7', '8']),
    )
    const fullNames = new Set(people.map(person => `${person.name.firstTh} ${person.name.lastTh}`))
    expect(fullNames.size).toBeGreaterThan(people.length * 0.95)
  })

  test('births, deaths and parents do not contradict each other', () => {
    const born = new Map(people.map(person => [person.personId, person.birthDate]))
    for (const person of people) {
      expect(isPartialDate(person.birthDate)).toBe(true)
      if (person.diedOn !== undefined)
        expect(person.diedOn >= person.birthDate && person.diedOn < countryDay).toBe(true)
      const mother = person.mother.personId === undefined ? undefined : born.get(person.mother.personId)
      if (mother !== undefined)
        expect(ageOn(mother, `${person.birthDate.slice(0, 4)}-12-31`)).toBeGreaterThanOrEqual(15)
    }
  })
})

describe('cards', () => {
  test('nobody under seven has one, the old have them for life, laser codes have the form', () => {
    const cards = people.flatMap(person => person.cards.map(card => ({ person, card })))
    for (const { person, card } of cards) {
      const age = ageOn(person.birthDate, card.issueDate)
      expect(age).toBeGreaterThanOrEqual(7)
      expect(card.expiryDate === 'lifetime').toBe(age >= 70)
      expect(isLaserCode(card.laserCode)).toBe(true)
      if (card.status === 'valid') expect(card.expiryDate >= countryDay).toBe(true)
      if (person.diedOn !== undefined) expect(card.issueDate <= person.diedOn).toBe(true)
    }
    const statuses = new Set(cards.map(({ card }) => card.status))
    expect(statuses).toEqual(new Set(['valid', 'expired', 'lost', 'replaced', 'cancelled']))
    const newest = people.flatMap(person => person.cards.slice(-1))
    expect(newest.filter(card => card.status === 'valid').length / newest.length).toBeGreaterThan(0.85)
    expect(
      people.every(person =>
        person.cards.every((card, at) => at === 0 || card.issueDate > person.cards[at - 1]!.issueDate),
      ),
    ).toBe(true)
  })

  test('a card ends on the eve of a birthday, eight to nine years on', () => {
    expect(cardExpiry('1990-05-10', '2020-05-10')).toBe('2028-05-09')
    expect(cardExpiry('1990-05-10', '2020-05-11')).toBe('2029-05-09')
    expect(cardExpiry('1956', '2026-01-01')).toBe('lifetime')
    expect(cardExpiry('1992-02-29', '2020-03-01')).toBe('2029-02-27')
  })
})

describe('somebody for a number', () => {
  test('is always the same adult with a valid card', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), digits => {
        const number = toCitizenNumber(digits)
        const person = inventPersonForNumber(number)
        const card = person.cards[0]!
        expect(person).toEqual(inventPersonForNumber(number))
        expect(person.citizenNumber).toBe(number)
        expect(ageOn(person.birthDate, countryDay)).toBeGreaterThanOrEqual(20)
        expect(card.expiryDate >= countryDay && card.issueDate < countryDay).toBe(true)
      }),
      { seed: 20260, numRuns: 200 },
    )
    expect(() => inventPersonForNumber('1009900230701')).toThrow(RangeError)
  })
})

test('a face has the sex of the person and the nearest age', () => {
  const cast = [
    { sex: 'male', ageRange: [20, 40] },
    { sex: 'female', ageRange: [20, 40] },
    { sex: 'female', ageRange: [60, 90] },
  ] as const
  expect(castIndexOf(cast, 'male', 80, 5)).toBe(0)
  expect(castIndexOf(cast, 'female', 70, 5)).toBe(2)
  expect(castIndexOf(cast, 'female', 48, 5)).toBe(1)
  expect(() => castIndexOf([], 'male', 30, 1)).toThrow('empty')
})
