import { blurred, type Plane, planeOf, planeQuantile } from './planes.ts'
import { mainParts } from './regions.ts'
import type { GreyImage } from './types.ts'

/** The touched part of a picture, cut out and evened. */
export type Contact = {
  /** Where the cut begins in the picture. */
  left: number
  top: number
  /** Grey taken from the local mean in local deviations, turned round: ridges above 0; held within ±2.5. */
  ridges: Plane
  /** The same made a little unsharp, which takes the sensor's noise out of directions and periods. */
  soft: Plane
  /** 1 where a finger touched. */
  touched: Uint8Array
  pixels: number
  /** Deviation of the grey where it is strongest, in grey steps. */
  contrast: number
  /** Share of the touched pixels that are nearer to ink than to paper. */
  ink: number
}

const evenDeviation = 8
const contrastDeviation = 10
/** Grey steps below which there is nothing but the sensor's noise. */
const leastContrast = 5
const shareOfStrongest = 0.28
const softDeviation = 1
const farthestValue = 2.5

/**
 * Finds the contact by local contrast and evens it out, so that faint and dark parts weigh the same (Hong, Wan and
 * Jain 1998, normalisation; here by neighbourhood). Nothing touched leaves a cut of no size.
 */
export function findContact(image: GreyImage): Contact {
  const { width, height } = image
  const grey = planeOf(width, height)
  grey.values.set(image.grey)
  const level = blurred(grey, evenDeviation).values
  const contrast = planeOf(width, height)
  for (let at = 0; at < level.length; at++) contrast.values[at] = (grey.values[at]! - level[at]!) ** 2
  contrast.values = blurred(contrast, contrastDeviation).values.map(square => Math.sqrt(Math.max(0, square)))
  const strongest = planeQuantile(contrast, 0.95)
  const threshold = Math.max(leastContrast, shareOfStrongest * strongest)
  const over = Uint8Array.from(contrast.values, value => (value > threshold ? 1 : 0))
  const touched = mainParts(over, width, height)
  const box = boxOf(touched, width, height)
  const contact: Contact = {
    left: box.left,
    top: box.top,
    ridges: planeOf(box.width, box.height),
    soft: planeOf(0, 0),
    touched: new Uint8Array(box.width * box.height),
    pixels: 0,
    contrast: strongest,
    ink: 0,
  }
  const middle = (planeQuantile(grey, 0.02) + planeQuantile(grey, 0.98)) / 2
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const from = (y + box.top) * width + x + box.left
      const to = y * box.width + x
      const value = (level[from]! - grey.values[from]!) / (contrast.values[from]! + 2)
      contact.ridges.values[to] = Math.min(farthestValue, Math.max(-farthestValue, value))
      contact.touched[to] = touched[from]!
      contact.pixels += touched[from]!
      if (touched[from] === 1 && grey.values[from]! < middle) contact.ink++
    }
  contact.ink /= contact.pixels || 1
  contact.soft = blurred(contact.ridges, softDeviation)
  return contact
}

function boxOf(mask: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  return right < 0
    ? { left: 0, top: 0, width: 0, height: 0 }
    : { left, top, width: right - left + 1, height: bottom - top + 1 }
}
