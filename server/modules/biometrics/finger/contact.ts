import { blurred, type Plane, planeOf, planeQuantile } from './planes.ts'
import { regionsOf } from './regions.ts'
import type { GreyImage } from './types.ts'

/** The picture evened out, and where a finger touched. */
export type Contact = {
  /** Grey taken from the local mean in local deviations, turned round: ridges above 0; held within ±2.5. */
  ridges: Plane
  /** 1 where a finger touched. */
  touched: Uint8Array
  pixels: number
}

const evenDeviation = 8
const contrastDeviation = 10
/** Grey steps below which there is nothing but the sensor's noise. */
const leastContrast = 5
const shareOfStrongest = 0.28

/**
 * Finds the contact by local contrast and evens it out, so that faint and dark parts weigh the same (Hong, Wan and
 * Jain 1998, normalisation; here by neighbourhood).
 */
export function findContact(image: GreyImage): Contact {
  const { width, height } = image
  const grey = planeOf(width, height)
  grey.values.set(image.grey)
  const level = blurred(grey, evenDeviation)
  const squares = planeOf(width, height)
  for (let at = 0; at < squares.values.length; at++)
    squares.values[at] = (grey.values[at]! - level.values[at]!) ** 2
  const contrast = blurred(squares, contrastDeviation)
  for (let at = 0; at < contrast.values.length; at++)
    contrast.values[at] = Math.sqrt(Math.max(0, contrast.values[at]!))
  const threshold = Math.max(leastContrast, shareOfStrongest * planeQuantile(contrast, 0.95))
  const touched = largestRegion(contrast, threshold)
  const ridges = planeOf(width, height)
  let pixels = 0
  for (let at = 0; at < ridges.values.length; at++) {
    const value = (level.values[at]! - grey.values[at]!) / (contrast.values[at]! + 2)
    ridges.values[at] = value > 2.5 ? 2.5 : value < -2.5 ? -2.5 : value
    pixels += touched[at]!
  }
  return { ridges, touched, pixels }
}

/** Keeps the regions that are at least a fifth of the largest and closes their holes. */
function largestRegion(contrast: Plane, threshold: number): Uint8Array {
  const { width, height, values } = contrast
  const over = Uint8Array.from(values, value => (value > threshold ? 1 : 0))
  const regions = regionsOf(over, width, height, 1)
  const largest = Math.max(0, ...regions.sizes)
  const kept = Uint8Array.from(regions.labels, label =>
    label > 0 && regions.sizes[label - 1]! * 5 >= largest ? 1 : 0,
  )
  const holes = regionsOf(kept, width, height, 0)
  const open = new Set<number>()
  for (let x = 0; x < width; x++) open.add(holes.labels[x]!).add(holes.labels[(height - 1) * width + x]!)
  for (let y = 0; y < height; y++) open.add(holes.labels[y * width]!).add(holes.labels[y * width + width - 1]!)
  return kept.map((value, at) => (value === 1 || !open.has(holes.labels[at]!) ? 1 : 0))
}
