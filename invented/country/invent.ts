// Gives the places of a planned household their names, numbers, lives and cards.
import { toBuddhistDigits } from '../../shared/buddhist-date.ts'
import type { PersonName } from '../../shared/names.ts'
import { addDays, ageOn, type Day, type PartialDate } from '../../shared/partial-date.ts'
import { pickSubdistrict, type Subdistrict } from './areas.ts'
import { inventCards } from './cards.ts'
import { type Dice, diceOf } from './dice.ts'
import type { HouseholdPlan, Place } from './household.ts'
import { type Couple, findCouples, inventMarriageDay } from './marriages.ts'
import { middleNames, type NamePart, roadParts } from './name-parts.ts'
import { inventGivenName, inventOrigin, inventSurname, inventTitle, type Origin } from './naming.ts'
import { inventedHouseCode, inventedId, inventedNumber } from './numbers.ts'
import type { InventedHouse, InventedParent, InventedPerson } from './person.ts'

const purpose = { person: 11, name: 12, life: 13, house: 14 } as const

type Family = { origin: Origin; surname: NamePart | undefined; house: InventedHouse; isForeign: boolean }

/** Invents the people of a household, in order of index. */
export function inventHousehold(seed: number, plan: HouseholdPlan, today: Day): InventedPerson[] {
  const dice = diceOf(seed, purpose.house, plan.houseIndex)
  const area = pickSubdistrict(dice)
  const origin = inventOrigin(dice, area.code.slice(0, 2))
  const family: Family = {
    origin,
    surname: inventSurname(dice, origin),
    house: { houseCode: inventedHouseCode(seed, plan.houseIndex), address: inventAddress(dice, area) },
    isForeign: dice.chance(0.012),
  }
  const names = plan.places.map((place, at) => inventName(seed, plan.firstIndex + at, place, family, today))
  const members = plan.places.map((place, at) => inventMember(seed, plan, place, at, names, family, today))
  for (const couple of findCouples(members)) giveUpMaidenName(couple, today)
  return members
}

/** A wife's maiden name ends on the day of the marriage. */
function giveUpMaidenName(couple: Couple<InventedPerson>, today: Day) {
  const marriedOn = inventMarriageDay(couple, today)
  const maiden = couple.wife.formerNames.find(({ name }) => name.title === 'miss')
  if (maiden && marriedOn !== undefined) maiden.until = marriedOn
}

function inventMember(
  seed: number,
  plan: HouseholdPlan,
  place: Place,
  at: number,
  names: readonly { name: PersonName; former: PersonName | undefined }[],
  family: Family,
  today: Day,
): InventedPerson {
  const index = plan.firstIndex + at
  const dice = diceOf(seed, purpose.life, index)
  const birthDate = blurBirth(dice, place.bornOn)
  const diedOn = inventDeath(dice, laterOf(place.bornOn, lastChildBorn(plan, at)), place.bornOn, today)
  const { name, former } = names[at]!
  const parentAt = (position: number | undefined): InventedParent | undefined =>
    position === undefined
      ? undefined
      : {
          ...toParent(names[position]!.name),
          personId: inventedId(purpose.person, seed, plan.firstIndex + position),
        }
  const firstDigit = inventFirstDigit(dice, place.bornOn, family.isForeign)
  const isThai = firstDigit !== 6 && firstDigit !== 7
  return {
    index,
    personId: inventedId(purpose.person, seed, index),
    citizenNumber: inventedNumber(seed, index, firstDigit),
    sex: place.sex,
    birthDate,
    birthBuddhist: toBuddhistDigits(birthDate),
    name,
    formerNames:
      former === undefined
        ? []
        : [{ name: former, until: earlierOf(diedOn ?? today, addDays(today, -dice.between(200, 4000))) }],
    isThai,
    diedOn,
    house: family.house,
    role: place.role,
    isHouseFirst: at === 0,
    memberSince: laterOf(place.bornOn, addDays(diedOn ?? today, -dice.between(30, 9000))),
    mother: parentAt(place.motherAt) ?? inventParent(dice, 'female', family, former ?? name),
    father: parentAt(place.fatherAt) ?? inventParent(dice, 'male', family, former ?? name),
    cards: isThai ? inventCards(dice, birthDate, today, diedOn) : [],
    faceRoll: dice.int(0x7fffffff),
  }
}

function inventName(seed: number, index: number, place: Place, family: Family, today: Day) {
  const dice = diceOf(seed, purpose.name, index)
  const age = ageOn(place.bornOn, today)
  const given = inventGivenName(dice, place.sex, age, family.origin)
  const isOwnLine =
    place.role === 'monk' || place.role === 'relative' || (place.role === 'grandparent' && dice.chance(0.4))
  const surname = isOwnLine ? inventSurname(dice, family.origin) : family.surname
  const middle = age < 30 && dice.chance(0.006) ? dice.pick(middleNames) : undefined
  const name: PersonName = {
    title: place.role === 'monk' ? 'monk' : inventTitle(dice, place.sex, age, place.isMarried),
    firstTh: given.th,
    firstEn: given.en,
    middleTh: middle?.th,
    middleEn: middle?.en,
    lastTh: surname?.th,
    lastEn: surname?.en,
  }
  return { name, former: inventFormerName(dice, place, name, family, age) }
}

/** A maiden name for wives who took their husband's, and now and then another given name. */
function inventFormerName(
  dice: Dice,
  place: Place,
  name: PersonName,
  family: Family,
  age: number,
): PersonName | undefined {
  if (place.role === 'spouse' && name.title === 'mrs') {
    const maiden = inventSurname(dice, family.origin)
    return { ...name, title: 'miss', lastTh: maiden?.th, lastEn: maiden?.en }
  }
  if (age < 20 || place.role === 'monk' || !dice.chance(0.02)) return undefined
  const given = inventGivenName(dice, place.sex, age, family.origin)
  return { ...name, firstTh: given.th, firstEn: given.en }
}

function inventParent(
  dice: Dice,
  sex: 'male' | 'female',
  family: Family,
  childName: PersonName,
): InventedParent {
  const given = inventGivenName(dice, sex, 70, family.origin)
  return { firstTh: given.th, firstEn: given.en, lastTh: childName.lastTh }
}

function toParent(name: PersonName): InventedParent {
  return { firstTh: name.firstTh, firstEn: name.firstEn, lastTh: name.lastTh }
}

/** Old people's papers often know the year only. */
function blurBirth(dice: Dice, bornOn: Day): PartialDate {
  const isOld = bornOn < '1965'
  if (dice.chance(isOld ? 0.05 : 0.003)) return bornOn.slice(0, 4)
  return dice.chance(isOld ? 0.02 : 0.001) ? bornOn.slice(0, 7) : bornOn
}

function inventDeath(dice: Dice, notBefore: Day, bornOn: Day, today: Day): Day | undefined {
  const age = ageOn(bornOn, today)
  if (!dice.chance(age < 60 ? 0.004 : age < 80 ? 0.03 : 0.12)) return undefined
  return laterOf(notBefore, addDays(today, -dice.between(1, 2500)))
}

/** When the youngest child of a place in the household was born; the beginning of time for who has none there. */
function lastChildBorn({ places }: HouseholdPlan, at: number): Day {
  return places
    .filter(({ motherAt, fatherAt }) => motherAt === at || fatherAt === at)
    .reduce((latest, { bornOn }) => laterOf(latest, bornOn), '')
}

// The first digit says how the number came to be given: numbers began on 31 May 1984, timely notices count from 1 January.
function inventFirstDigit(dice: Dice, bornOn: Day, isForeign: boolean): number {
  if (isForeign) return bornOn >= '2005' ? 7 : dice.chance(0.5) ? 6 : 8
  const roll = dice.roll()
  if (bornOn >= '1984') return roll < 0.94 ? 1 : roll < 0.975 ? 2 : 5
  return roll < 0.9 ? 3 : roll < 0.94 ? 4 : 5
}

/** Invents the address of a house in an area: villages in the country, lanes and roads in towns. */
export function inventAddress(dice: Dice, area: Subdistrict) {
  const isTown = area.code.startsWith('10') || area.code.slice(2, 4) === '01'
  const number = String(dice.between(1, 299)) + (dice.chance(0.45) ? `/${dice.between(1, 120)}` : '')
  const road = isTown && dice.chance(0.6) ? dice.pick(roadParts) : undefined
  const lane = road && dice.chance(0.5) ? dice.between(1, 60) : undefined
  return {
    houseNumber: number,
    ...(isTown ? {} : { villageNumber: String(dice.between(1, 14)) }),
    ...(lane === undefined || !road ? {} : { lane: { th: `${road.th} ${lane}`, en: `${road.en} ${lane}` } }),
    ...(road && lane === undefined ? { road: { th: road.th, en: road.en } } : {}),
    subdistrict: area.subdistrict,
    district: area.district,
    province: area.province,
    subdistrictCode: area.code,
    postcode: area.postcode,
  }
}

const laterOf = (left: Day, right: Day) => (left > right ? left : right)
const earlierOf = (left: Day, right: Day) => (left < right ? left : right)
