// Numbers of invented people. They are valid in form and can belong to nobody: their registration office is 00xx, and no
// province has the code 00 (real codes begin at 10). House codes keep to the same office.
import { toCitizenNumber } from '../../shared/citizen-number.ts'
import { type Dice, diceOf, mix } from './dice.ts'

const runningNumbers = 1_000_000_000
// Multiples of 2 and 5 only, so that the step of spreadOver (a power of 3) reaches every number.
const houseNumbers = 80_000_000
const loneHouseNumbers = 20_000_000

/** Registration office of everybody invented: the first two of its four digits, after the first digit of the number. */
export const inventedOffice = '00'

/** True for a number of the invented range; says nothing about the check digit. */
export function isInventedNumber(number: string): boolean {
  return number.slice(1, 3) === inventedOffice
}

/** The number of the person of that index: no two indexes below 1,000,000,000 share one. */
export function inventedNumber(seed: number, index: number, firstDigit: number): string {
  const spread = spreadOver(runningNumbers, seed, index)
  return toCitizenNumber(`${firstDigit}${inventedOffice}${String(spread).padStart(9, '0')}`)
}

/** The 11-digit code of the house of that index: no two indexes below 80,000,000 share one. */
export function inventedHouseCode(seed: number, houseIndex: number): string {
  const spread = spreadOver(houseNumbers, seed, houseIndex)
  return toHouseCode(spread, mix(seed, spread))
}

/** The code of the house of somebody invented for a number: never one of the country's. */
export function inventedLoneHouseCode(key: number): string {
  return toHouseCode(houseNumbers + (key % loneHouseNumbers), key)
}

function toHouseCode(running: number, last: number): string {
  return `${inventedOffice}${String(running).padStart(8, '0')}${last % 10}`
}

/** The registry of a district (its four digits) under which houses built in the invented country are numbered: 09, as no province has it. */
export const inventedHouseOffice = (districtCode: string): string => `09${districtCode.slice(0, 2)}`

/** A UUID of version 7 fixed by its keys; ids of later indexes sort later, so that inserts stay at the end of an index. */
export function inventedId(purpose: number, seed: number, index: number): string {
  const dice = diceOf(purpose, seed, index)
  // 2020-01-01 plus one millisecond an index: any fixed start does, it only has to be in the past.
  const time = (1_577_836_800_000 + index).toString(16).padStart(12, '0')
  const hex = Array.from({ length: 18 }, () => dice.int(16).toString(16)).join('')
  const variant = (8 + dice.int(4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(3, 6)}-${hex.slice(6)}`
}

/** A laser code in stored form; the letters I and O, easily taken for digits, are not used. */
export function inventedLaserCode(dice: Dice): string {
  const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
  return dice.pick(letters) + dice.pick(letters) + dice.digits(10)
}

/** The number printed under the photograph, `1413-38-54230836`. */
export function inventedRequestNumber(dice: Dice): string {
  return `${dice.digits(4)}-${dice.digits(2)}-${dice.digits(8)}`
}

// Multiplying by a number prime to ten walks through all residues once, so neighbours get numbers far apart.
function spreadOver(size: number, seed: number, index: number): number {
  return Number((BigInt(index) * 387_420_489n + BigInt(mix(seed, 7))) % BigInt(size))
}
