import { clamp } from '../faces/scalar.ts'

/** Direction (radians, any multiple of π) and ridge period (pixels) wanted at every pixel. */
export type FilterPlan = { width: number; height: number; angles: Float32Array; periods: Float32Array }

/** Ready weights: `along` smooths in the direction of the ridge, `across` is a cosine wave of one ridge period. */
export type Filters = { along: Float32Array; across: Float32Array[] }

const directions = 48
const reach = 10
const alongDeviation = 5.5
const firstPeriod = 6
const lastPeriod = 14
const periodsInOne = 4

/** Makes the two halves of a Gabor filter, which is separable along and across the ridge. */
export function makeFilters(): Filters {
  const taps = Array.from({ length: 2 * reach + 1 }, (_, n) => n - reach)
  const along = Float32Array.from(taps, t => Math.exp((-t * t) / (2 * alongDeviation ** 2)))
  const across = Array.from({ length: (lastPeriod - firstPeriod) * periodsInOne + 1 }, (_, n) => {
    const period = firstPeriod + n / periodsInOne
    const deviation = period * 0.42
    const bell = taps.map(t => Math.exp((-t * t) / (2 * deviation * deviation)))
    const wave = taps.map(t => Math.cos((2 * Math.PI * t) / period))
    // Its sum is brought to nothing, so that even ground stays even.
    const level = sum(bell.map((value, k) => value * wave[k]!)) / sum(bell)
    const weights = bell.map((value, k) => value * (wave[k]! - level))
    const strength = sum(weights.map(Math.abs))
    return Float32Array.from(weights, weight => weight / strength)
  })
  const total = sum([...along])
  return { along: along.map(weight => weight / total), across }
}

/** One round of growth: filters every pixel along and across its ridge and drives the answer towards -1 and 1. */
export function filterRidges(
  filters: Filters,
  plan: FilterPlan,
  ridges: Float32Array,
): Float32Array<ArrayBuffer> {
  const { width, height } = plan
  const smooth = runLines(plan, ridges, 0, () => filters.along)
  const waves = runLines(plan, smooth, Math.PI / 2, at => {
    const index = Math.round((plan.periods[at]! - firstPeriod) * periodsInOne)
    return filters.across[clamp(index, 0, filters.across.length - 1)]!
  })
  const result = new Float32Array(width * height)
  for (let at = 0; at < result.length; at++) result[at] = Math.tanh(waves[at]! * 7)
  return result
}

/** Weighs the pixels on a line through each pixel, turned by `turn` from its ridge; beyond the edge is nothing. */
function runLines(
  plan: FilterPlan,
  source: Float32Array,
  turn: number,
  weightsOf: (at: number) => Float32Array,
): Float32Array {
  const { width, height, angles } = plan
  const wide = width + 2 * reach
  const padded = new Float32Array(wide * (height + 2 * reach))
  for (let y = 0; y < height; y++)
    padded.set(source.subarray(y * width, (y + 1) * width), (y + reach) * wide + reach)
  const lines = linesOf(wide, turn)
  const result = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const turned = Math.round((angles[at]! / Math.PI) * directions) % directions
      const line = lines[turned < 0 ? turned + directions : turned]!
      const weights = weightsOf(at)
      const middle = (y + reach) * wide + x + reach
      let total = 0
      for (let tap = 0; tap < weights.length; tap++) total += weights[tap]! * padded[middle + line[tap]!]!
      result[at] = total
    }
  return result
}

function linesOf(wide: number, turn: number): Int32Array[] {
  return Array.from({ length: directions }, (_, n) => {
    const angle = (n * Math.PI) / directions + turn
    return Int32Array.from({ length: 2 * reach + 1 }, (_, tap) => {
      const distance = tap - reach
      return Math.round(-distance * Math.sin(angle)) * wide + Math.round(distance * Math.cos(angle))
    })
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
