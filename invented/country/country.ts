// The invented country: anybody by index, everybody as a stream, or somebody for a given number.
import { toBuddhistDigits } from '../../shared/buddhist-date.ts'
import { isValidCitizenNumber } from '../../shared/citizen-number.ts'
import { addDays, addYears, type Day } from '../../shared/partial-date.ts'
import { pickSubdistrict } from './areas.ts'
import { cardOf } from './cards.ts'
import { diceOf, mix } from './dice.ts'
import { blockSize, planBlock } from './household.ts'
import { inventAddress, inventHousehold } from './invent.ts'
import { inventGivenName, inventSurname, inventTitle } from './naming.ts'
import { inventedId, inventedLoneHouseCode } from './numbers.ts'
import type { InventedPerson } from './person.ts'

/** The day on which the country is looked at unless another is given; ages and cards are reckoned from it. */
export const countryDay: Day = '2026-11-01'

export type CountryOptions = { people: number; seed: number; today?: Day; from?: number }

/** Streams people `from` (default 0) to `people`, in order of index, holding one block of 24 at a time. */
export function* inventCountry({
  people,
  seed,
  today = countryDay,
  from = 0,
}: CountryOptions): Generator<InventedPerson> {
  for (let block = Math.floor(from / blockSize); block * blockSize < people; block += 1) {
    for (const plan of planBlock(seed, block, today)) {
      for (const person of inventHousehold(seed, plan, today)) {
        if (person.index >= people) return
        if (person.index >= from) yield person
      }
    }
  }
}

/** Invents the person of one index alone, the same as the stream gives. */
export function inventPerson(seed: number, index: number, today: Day = countryDay): InventedPerson {
  const plans = planBlock(seed, Math.floor(index / blockSize), today)
  const plan = plans.findLast(candidate => candidate.firstIndex <= index)!
  return inventHousehold(seed, plan, today)[index - plan.firstIndex]!
}

/**
 * Invents an adult with a valid card for any number with a right check digit, always the same one.
 * @throws RangeError for a number that is not valid.
 */
export function inventPersonForNumber(citizenNumber: string, today: Day = countryDay): InventedPerson {
  if (!isValidCitizenNumber(citizenNumber)) throw new RangeError('a valid citizen number expected')
  const key = mix(Number(citizenNumber.slice(0, 7)), Number(citizenNumber.slice(7)))
  const dice = diceOf(key, 21)
  const sex = dice.chance(0.5) ? 'male' : 'female'
  // Numbers beginning with 1 or 2 belong to those born from 1984 on, 3 and 4 to those before.
  const born = { from: '34'.includes(citizenNumber[0]!) ? '1960-01-01' : '1984-01-01', days: 8000 }
  const birthDate = addDays(born.from, dice.int(born.days))
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const surname = inventSurname(dice, 'plain')
  const given = inventGivenName(dice, sex, age, 'plain')
  const parent = (parentSex: 'male' | 'female') => {
    const name = inventGivenName(dice, parentSex, 70, 'plain')
    return { firstTh: name.th, firstEn: name.en, lastTh: surname?.th }
  }
  const issueDate = addDays(addYears(today, -1), -dice.int(1500))
  return {
    index: -1,
    personId: inventedId(22, key, Number(citizenNumber.slice(3, 12))),
    citizenNumber,
    sex,
    birthDate,
    birthBuddhist: toBuddhistDigits(birthDate),
    name: {
      title: inventTitle(dice, sex, age, false),
      firstTh: given.th,
      firstEn: given.en,
      lastTh: surname?.th,
      lastEn: surname?.en,
    },
    formerNames: [],
    isThai: true,
    house: {
      houseCode: inventedLoneHouseCode(key),
      address: inventAddress(dice, pickSubdistrict(dice)),
    },
    role: 'head',
    isHouseFirst: true,
    memberSince: birthDate,
    mother: parent('female'),
    father: parent('male'),
    cards: [cardOf(dice, birthDate, issueDate, 1 + dice.int(4))],
    faceRoll: dice.int(0x7fffffff),
  }
}
