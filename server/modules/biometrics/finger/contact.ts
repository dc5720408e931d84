import { blurred, type Plane, planeOf, planeQuantile } from './planes.ts'
import { mainParts } from './regions.ts'
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
  const touched = mainParts(
    Uint8Array.from(contrast.values, value => (value > threshold ? 1 : 0)),
    width,
    height,
  )
  const ridges = planeOf(width, height)
  let pixels = 0
  for (let at = 0; at < ridges.values.length; at++) {
    const value = (level.values[at]! - grey.values[at]!) / (contrast.values[at]! + 2)
    ridges.values[at] = value > 2.5 ? 2.5 : value < -2.5 ? -2.5 : value
    pixels += touched[at]!
  }
  return { ridges, touched, pixels }
}
