import { expect, test } from 'vitest'
import { addDays, addYears, earliestDay } from '../../shared/partial-date.ts'
import { countryDay, inventCountry } from './country.ts'
import { findCouples, inventMarriageDay, marriageAge } from './marriages.ts'
import {
  inventBirth,
  inventCardHistory,
  inventDeathEntry,
  inventDivorce,
  inventMarriageEntry,
  inventMove,
  inventNameEntry,
} from './papers.ts'
import type { InventedPerson } from './person.ts'

const people = [...inventCountry({ people: 12_000, seed: 3 })]
const houses = Map.groupBy(people, person => person.house.houseCode)
const homeOf = (person: InventedPerson) => person.house.address
const couples = [...houses.values()].flatMap(members => findCouples(members))
const married = couples.flatMap(couple => {
  const marriedOn = inventMarriageDay(couple, countryDay)
  return marriedOn === undefined ? [] : [{ ...couple, marriedOn }]
})

test('nobody marries the dead, under age, in the future or twice', () => {
  expect(married.length).toBeGreaterThan(1_000)
  for (const { husband, wife, marriedOn } of married) {
    expect(marriedOn < countryDay).toBe(true)
    for (const one of [husband, wife]) {
      expect(marriedOn >= addYears(earliestDay(one.birthDate), marriageAge)).toBe(true)
      expect(one.diedOn === undefined || marriedOn < one.diedOn).toBe(true)
    }
  }
  const ids = married.flatMap(({ husband, wife }) => [husband.personId, wife.personId])
  expect(new Set(ids).size).toBe(ids.length)
})

test('both sides find the same marriage, whatever the order in which the house is read', () => {
  const wives = (members: readonly InventedPerson[]) => findCouples(members).map(({ wife }) => wife.personId)
  for (const members of [...houses.values()].slice(0, 800))
    expect(wives(members.toReversed())).toEqual(wives(members))
  for (const { husband, wife, marriedOn } of married.slice(0, 300))
    expect(inventMarriageEntry(husband, wife, marriedOn, homeOf(husband))).toEqual(
      inventMarriageEntry(husband, wife, marriedOn, homeOf(wife)),
    )
})

test('a maiden name ends on the day of the marriage', () => {
  const wives = married.filter(({ wife }) => wife.formerNames.some(({ name }) => name.title === 'miss'))
  expect(wives.length).toBeGreaterThan(300)
  for (const { wife, marriedOn } of wives) expect(wife.formerNames[0]?.until).toBe(marriedOn)
})

test('the papers of a life are in its order', () => {
  for (const person of people) {
    const born = earliestDay(person.birthDate)
    const birth = inventBirth(person, homeOf(person))
    const days = Math.round((Date.parse(birth.registeredOn) - Date.parse(born)) / 86_400_000)
    expect(days >= 0 && days > 15 === (person.citizenNumber[0] === '2')).toBe(true)
    expect(inventMove(person, person.memberSince).movedOn >= born).toBe(true)
    for (const { until } of person.formerNames) {
      expect(until > born && until <= (person.diedOn ?? countryDay)).toBe(true)
      expect(inventNameEntry(person, until, homeOf(person)).registeredOn).toBe(until)
    }
    if (person.diedOn === undefined) continue
    expect(person.memberSince <= person.diedOn).toBe(true)
    const death = inventDeathEntry({ ...person, diedOn: person.diedOn }, homeOf(person))
    expect(death.registeredOn >= person.diedOn && death.registeredOn <= addDays(person.diedOn, 1)).toBe(true)
  }
})

test('parents of the house live until their children are born', () => {
  const byId = new Map(people.map(person => [person.personId, person]))
  const children = people.flatMap(child =>
    [child.mother, child.father].flatMap(({ personId }) => {
      const parent = personId === undefined ? undefined : byId.get(personId)
      return parent?.diedOn === undefined ? [] : [{ child, diedOn: parent.diedOn }]
    }),
  )
  expect(children.length).toBeGreaterThan(10)
  for (const { child, diedOn } of children) expect(diedOn >= earliestDay(child.birthDate)).toBe(true)
})

test('a divorce comes after the marriage and the children, and before a death', () => {
  const alone = [...houses.values()].flatMap(members => {
    const head = members.find(({ role }) => role === 'head')
    const children = members.filter(({ role }) => role === 'child').map(({ birthDate }) => birthDate)
    const isAlone = head && !members.some(({ role }) => role === 'spouse')
    const divorce = isAlone && inventDivorce(head, children, homeOf(head), countryDay)
    return divorce ? [{ head, children, ...divorce }] : []
  })
  expect(alone.length).toBeGreaterThan(50)
  for (const { head, children, marriage, divorce } of alone) {
    expect(marriage.registeredOn < divorce.registeredOn && divorce.registeredOn < countryDay).toBe(true)
    expect(children.every(born => earliestDay(born) <= divorce.registeredOn)).toBe(true)
    expect(head.diedOn === undefined || divorce.registeredOn < head.diedOn).toBe(true)
  }
})

test('cards follow one another from the first, and end where the register goes on', () => {
  for (const person of people.filter(({ cards }) => cards.length > 0)) {
    const history = inventCardHistory(person, person.cards, homeOf(person))
    expect(history.at(-1)?.issueDate).toBe(person.cards.at(-1)?.issueDate)
    expect(history[0]?.reason).toBe('first')
    for (const [at, card] of history.entries()) {
      const before = history[at - 1]
      expect(before === undefined || before.issueDate < card.issueDate).toBe(true)
      expect(card.issueDate > earliestDay(person.birthDate)).toBe(true)
      if (card.reason === 'lost') expect(before?.status).toBe('lost')
    }
  }
})
