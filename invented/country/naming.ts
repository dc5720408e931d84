// Puts invented names together: given names by sex and age, family names by household, titles by age and marriage.
import type { TitleKey } from '../../shared/names.ts'
import type { Dice } from './dice.ts'
import * as parts from './name-parts.ts'

export type Sex = 'male' | 'female'
/** Where a family comes from, which shows in its names. */
export type Origin = 'plain' | 'southern' | 'highland'

const southernProvinces = new Set(['90', '91', '94', '95', '96'])
const highlandProvinces = new Set(['50', '57', '58', '63'])

/** Chooses the origin of a family by its province. */
export function inventOrigin(dice: Dice, provinceCode: string): Origin {
  if (southernProvinces.has(provinceCode) && dice.chance(0.55)) return 'southern'
  if (highlandProvinces.has(provinceCode) && dice.chance(0.04)) return 'highland'
  return 'plain'
}

/** Invents a given name. Whole, older names are commoner among the old. */
export function inventGivenName(dice: Dice, sex: Sex, age: number, origin: Origin): parts.NamePart {
  if (origin === 'highland') return dice.pick(parts.highlandNames)
  if (origin === 'southern') return dice.pick(sex === 'male' ? parts.southernMale : parts.southernFemale)
  const isMale = sex === 'male'
  if (dice.chance(age >= 60 ? 0.4 : 0.15)) return dice.pick(isMale ? parts.maleWhole : parts.femaleWhole)
  const start = dice.pick(isMale ? parts.maleStarts : parts.femaleStarts)
  const end = dice.pick(isMale ? parts.maleEnds : parts.femaleEnds)
  return joinParts(start, end)
}

/** Invents a family name; undefined for highland families, who may have none. */
export function inventSurname(dice: Dice, origin: Origin): parts.NamePart | undefined {
  if (origin === 'highland' && dice.chance(0.7)) return undefined
  if (origin === 'southern') return dice.pick(parts.southernSurnames)
  if (dice.chance(0.03)) return dice.pick(parts.surnamesWhole)
  const start = dice.pick(parts.surnameStarts)
  let middle = dice.pick(parts.surnameMiddles)
  while (start.th === middle.th) middle = dice.pick(parts.surnameMiddles)
  const two = joinParts(start, middle)
  return dice.chance(0.45) ? joinParts(two, dice.pick(parts.surnameEnds)) : two
}

/** Chooses the title. Boys and girls become นาย and นางสาว at fifteen (Names of Persons rules). */
export function inventTitle(dice: Dice, sex: Sex, age: number, isMarried: boolean): TitleKey {
  if (age < 15) return sex === 'male' ? 'boy' : 'girl'
  if (age >= 28 && age < 60 && dice.chance(0.006)) {
    return dice.pick(
      sex === 'male' ? (['policeCaptain', 'major', 'airSergeant'] as const) : (['policeCaptain'] as const),
    )
  }
  if (dice.chance(0.0005)) return 'momLuang'
  if (sex === 'male') return 'mr'
  return isMarried && dice.chance(age >= 50 ? 0.9 : 0.65) ? 'mrs' : 'miss'
}

function joinParts(left: parts.NamePart, right: parts.NamePart): parts.NamePart {
  return { th: left.th + right.th, en: left.en + right.en }
}
