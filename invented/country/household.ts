// Divides people into households. Every 24 people form a block that is divided on its own, so that the household of any
// person is known without inventing those before.
import { addDays, type Day } from '../../shared/partial-date.ts'
import { type Dice, diceOf } from './dice.ts'
import type { Sex } from './naming.ts'

export const blockSize = 24

export type Role = 'head' | 'spouse' | 'child' | 'grandparent' | 'grandchild' | 'relative' | 'monk'
/** A place in a household before it has a name: mother and father are positions in the same household. */
export type Place = {
  role: Role
  sex: Sex
  bornOn: Day
  motherAt?: number
  fatherAt?: number
  isMarried: boolean
}
export type HouseholdPlan = { houseIndex: number; firstIndex: number; places: Place[] }

const sizeWeights = [22, 24, 22, 17, 9, 4, 2]

/** Plans all households of a block, in order of index. */
export function planBlock(seed: number, block: number, today: Day): HouseholdPlan[] {
  const dice = diceOf(seed, 1, block)
  const plans: HouseholdPlan[] = []
  let used = 0
  while (used < blockSize) {
    const size = Math.min(pickSize(dice), blockSize - used)
    const firstIndex = block * blockSize + used
    plans.push({ houseIndex: firstIndex, firstIndex, places: planPlaces(dice, size, today) })
    used += size
  }
  return plans
}

function pickSize(dice: Dice): number {
  let left = dice.int(sizeWeights.reduce((sum, weight) => sum + weight, 0))
  for (const [index, weight] of sizeWeights.entries()) {
    left -= weight
    if (left < 0) return index + 1
  }
  return 1
}

function planPlaces(dice: Dice, size: number, today: Day): Place[] {
  const someone = (role: Role, sex: Sex, age: number, isMarried = false): Place => ({
    role,
    sex,
    bornOn: birthAt(dice, age, today),
    isMarried,
  })
  const anySex = (): Sex => (dice.chance(0.5) ? 'male' : 'female')
  if (size === 1) return [someone('head', anySex(), skewed(dice, 20, 98))]
  if (size >= 3 && dice.chance(0.02)) {
    return Array.from({ length: size }, () => someone('monk', 'male', skewed(dice, 20, 85)))
  }
  if (size === 2 && dice.chance(0.3)) return planPair(dice, someone, anySex)
  return planFamily(dice, size, someone, anySex)
}

type Someone = (role: Role, sex: Sex, age: number, isMarried?: boolean) => Place

function planPair(dice: Dice, someone: Someone, anySex: () => Sex): Place[] {
  if (dice.chance(0.5)) {
    const age = dice.between(22, 70)
    return [
      someone('head', anySex(), age),
      someone('relative', anySex(), Math.max(18, age - dice.between(0, 8))),
    ]
  }
  const age = dice.between(55, 82)
  return [
    someone('head', 'female', age, true),
    someone('grandchild', anySex(), Math.max(0, age - dice.between(42, 60))),
  ]
}

function planFamily(dice: Dice, size: number, someone: Someone, anySex: () => Sex): Place[] {
  const isCouple = size === 2 ? dice.chance(0.65) : dice.chance(0.82)
  const motherAge = size === 2 && isCouple ? dice.between(22, 84) : dice.between(24, 60)
  const places = isCouple
    ? [
        someone('head', 'male', motherAge + dice.between(-2, 7), true),
        someone('spouse', 'female', motherAge, true),
      ]
    : [someone('head', dice.chance(0.8) ? 'female' : 'male', motherAge, true)]
  const parents = parentsAt(places)
  const elders =
    size - places.length >= 3 ? [0, 1, 1, 2][dice.int(4)]! : size - places.length >= 2 ? dice.int(2) : 0
  const children = size - places.length - elders
  let childAge = Math.max(0, motherAge - dice.between(19, 34))
  for (let child = 0; child < children; child += 1) {
    places.push({ ...someone('child', anySex(), childAge), ...parents })
    childAge = Math.max(0, childAge - dice.between(1, 5))
  }
  for (let elder = 0; elder < elders; elder += 1) {
    const sex = elders === 2 ? (elder === 0 ? 'male' : 'female') : dice.chance(0.7) ? 'female' : 'male'
    places.push(someone('grandparent', sex, Math.min(100, motherAge + dice.between(20, 33)), true))
  }
  return places
}

function parentsAt(places: readonly Place[]): { motherAt?: number; fatherAt?: number } {
  const motherAt = places.findIndex(place => place.sex === 'female')
  const fatherAt = places.findIndex(place => place.sex === 'male')
  return { ...(motherAt < 0 ? {} : { motherAt }), ...(fatherAt < 0 ? {} : { fatherAt }) }
}

// The mean of two throws leaves few at the edges; the smaller of that and a third bends it towards the young.
function skewed(dice: Dice, low: number, high: number): number {
  const share = Math.min((dice.roll() + dice.roll()) / 2, 0.25 + dice.roll())
  return Math.round(low + share * (high - low))
}

function birthAt(dice: Dice, age: number, today: Day): Day {
  return addDays(today, -Math.floor(age * 365.2425) - dice.between(1, 364))
}
