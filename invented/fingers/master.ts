import { randomFrom, smoothNoise } from '../faces/noise.ts'
import { clamp } from '../faces/scalar.ts'
import { type FilterPlan, filterRidges, makeFilters } from './filters.ts'
import { type FingerPattern, inventField, type OrientationField, ridgeAngle } from './pattern.ts'
import { seedOf } from './seed.ts'

/** The whole ridge surface of a finger: 20 x 25 mm at 500 dpi, ridges 1 and valleys -1. */
export type Master = {
  width: number
  height: number
  ridges: Float32Array
  field: OrientationField
  seed: number
}

export const masterWidth = 400
export const masterHeight = 500
const spots = 160
const growingRounds = 8
const settlingRounds = 5

/**
 * Grows a finger's ridges out of random spots by filtering again and again along the orientation field; where the
 * waves of two spots meet out of step, minutiae appear. After Cappelli, Erol, Maio and Maltoni (2000), "SFinGe".
 */
export function growMaster(seed: number, pattern?: FingerPattern): Master {
  const random = randomFrom(seed)
  const field = inventField(random, masterWidth, masterHeight, pattern)
  const filters = makeFilters()
  const plan = planOf(field, seed, random() * 1.6 - 0.8)
  let ridges = new Float32Array(masterWidth * masterHeight)
  for (let n = 0; n < spots; n++) {
    const x = Math.floor(random() * (masterWidth - 4)) + 2
    const y = Math.floor(random() * (masterHeight - 4)) + 2
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) ridges[(y + dy) * masterWidth + x + dx] = 1
  }
  for (let round = 0; round < growingRounds + settlingRounds; round++)
    ridges = filterRidges(filters, plan, ridges)
  return { width: masterWidth, height: masterHeight, ridges, field, seed }
}

/** Direction and width of the ridge at every pixel, as indexes into the filters. */
function planOf(field: OrientationField, seed: number, wider: number): FilterPlan {
  const plan: FilterPlan = {
    width: masterWidth,
    height: masterHeight,
    angles: new Float32Array(masterWidth * masterHeight),
    periods: new Float32Array(masterWidth * masterHeight),
  }
  const noiseSeed = seedOf(seed, 'period') >>> 1
  for (let y = 0; y < masterHeight; y++)
    for (let x = 0; x < masterWidth; x++) {
      const at = y * masterWidth + x
      plan.angles[at] = ridgeAngle(field, x, y)
      // Ridges are wider in the lower part of the finger, under the core.
      const lower = clamp((y - field.centre.y) / 200, -0.4, 1)
      plan.periods[at] = 9.2 + wider + lower + 0.9 * smoothNoise(x / 110, y / 110, noiseSeed)
    }
  return plan
}

const kept = new Map<string, Master>()
const keptMost = 24

/** The master of a finger, grown once in this process; the oldest of 24 is let go. */
export function masterOf(seed: string | number, finger: string, pattern?: FingerPattern): Master {
  const key = `${seed} ${finger} ${pattern ?? ''}`
  let master = kept.get(key)
  if (!master) {
    master = growMaster(seedOf(seed, finger), pattern)
    if (kept.size >= keptMost) kept.delete(kept.keys().next().value!)
  } else kept.delete(key)
  kept.set(key, master)
  return master
}
