import type { Contact } from './contact.ts'
import type { Orientation } from './orientation.ts'
import { blurred, type Plane, planeOf } from './planes.ts'
import { mainParts } from './regions.ts'
import { type Periods, periodCell } from './ridge-period.ts'

const directions = 24
const reach = 9
const periodsInOne = 2
const firstPeriod = 4
const lastPeriod = 17
const alongDeviation = 5
const acrossDeviation = 4

const clearDeviation = 7
/** Noise answers with less than a tenth, plain ridges with a half. */
const leastAnswer = 0.22
/** Edges in a photograph answer too, but do not repeat. */
const leastPlainness = 0.08

/** Where ridges can be followed: 1 in `pixels`, without holes and far crumbs; `answers` is how plainly. */
export type ClearPart = { pixels: Uint8Array; answers: Float32Array }

/** Finds the part of the contact whose ridges answer to the filters better than noise would. */
export function clearPart(followed: Plane, periods: Periods): ClearPart {
  const { width, height } = followed
  const answers = blurred({ width, height, values: followed.values.map(Math.abs) }, clearDeviation).values
  const over = Uint8Array.from(answers, (answer, at) => {
    const column = Math.floor((at % width) / periodCell)
    const row = Math.floor(at / width / periodCell)
    return answer > leastAnswer && periods.plainness[row * periods.columns + column]! > leastPlainness ? 1 : 0
  })
  return { pixels: mainParts(over, width, height), answers }
}

const bank = new Map<number, Float32Array>()

/**
 * Follows the ridges with even Gabor filters turned and tuned to them at each pixel (Hong, Wan and Jain 1998), which
 * closes gaps and opens bridges; ridges come out above 0. Outside the contact it is 0.
 */
export function enhanced(contact: Contact, orientation: Orientation, periods: Periods): Plane {
  const { width, height, values } = contact.ridges
  const wide = width + 2 * reach
  const padded = new Float32Array(wide * (height + 2 * reach))
  for (let y = 0; y < height; y++)
    padded.set(values.subarray(y * width, (y + 1) * width), (y + reach) * wide + reach)
  const result = planeOf(width, height)
  for (let y = 0; y < height; y++) {
    const cellRow = Math.floor(y / periodCell) * periods.columns
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (contact.touched[at] === 0) continue
      const period = periods.periods[cellRow + Math.floor(x / periodCell)]!
      const filter = filterFor(orientation[at]!, period)
      let total = 0
      let tap = 0
      for (let dy = 0; dy <= 2 * reach; dy++) {
        const row = (y + dy) * wide + x
        for (let dx = 0; dx <= 2 * reach; dx++) total += filter[tap++]! * padded[row + dx]!
      }
      result.values[at] = total
    }
  }
  return result
}

function filterFor(angle: number, period: number): Float32Array {
  const direction = Math.round((angle / Math.PI) * directions) % directions
  const held = Math.min(lastPeriod, Math.max(firstPeriod, period))
  const width = Math.round((held - firstPeriod) * periodsInOne)
  const key = width * directions + direction
  let filter = bank.get(key)
  if (!filter) {
    filter = makeFilter((direction * Math.PI) / directions, firstPeriod + width / periodsInOne)
    bank.set(key, filter)
  }
  return filter
}

/** One even Gabor filter without a mean, of strength 1: `angle` is that of the ridge, `period` its width in pixels. */
function makeFilter(angle: number, period: number): Float32Array {
  const side = 2 * reach + 1
  const bell = new Float32Array(side * side)
  const filter = new Float32Array(side * side)
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const along = dx * Math.cos(angle) - dy * Math.sin(angle)
      const across = dx * Math.sin(angle) + dy * Math.cos(angle)
      const at = (dy + reach) * side + dx + reach
      bell[at] = Math.exp(-((along / alongDeviation) ** 2 + (across / acrossDeviation) ** 2) / 2)
      filter[at] = bell[at]! * Math.cos((2 * Math.PI * across) / period)
    }
  const sum = (list: Float32Array) => list.reduce((total, value) => total + value, 0)
  const level = sum(filter) / sum(bell)
  for (let at = 0; at < filter.length; at++) filter[at]! -= level * bell[at]!
  const strength = sum(filter.map(Math.abs))
  return filter.map(value => value / strength)
}
