import type { Contact } from './contact.ts'
import type { ClearPart } from './enhance.ts'
import type { FingerQuality, FingerRefusal } from './types.ts'

/** Pixels of an oval of 15 x 20 mm at 500 dpi. */
const usualArea = 92_000
/** Answer of the filters to ridges that leave nothing to wish for, and area of a print that does. */
const bestAnswer = 0.55
const bestArea = 0.75

/** Contrast in grey steps that a finger leaves at least; below it there is dust. */
const fingerContrast = 10
/** Shares of the usual area that have to be touched and readable. */
const leastContact = 0.35
const leastClear = 0.2
/** Readable share of the contact: up to the first by mere chance, below the second in a poor print. */
const chanceShare = 0.12
const poorShare = 0.5
/** However large the picture, nothing but a print is readable over more than this area. */
const chanceArea = 0.4
const wetInk = 0.6
const soakedInk = 0.7
const dryInk = 0.3
const fewestMinutiae = 8

/** How plainly ridges answered to the filters, 0 to 1. */
export function plainnessOf(answer: number): number {
  return Math.min(1, answer / bestAnswer)
}

/** Measures an impression; `minutiae` is how many were kept. */
export function qualityOf(contact: Contact, clear: ClearPart, minutiae: number): FingerQuality {
  let pixels = 0
  let answers = 0
  for (let at = 0; at < clear.pixels.length; at++) {
    if (clear.pixels[at] === 0) continue
    pixels++
    answers += clear.answers[at]!
  }
  const clearArea = pixels / usualArea
  return {
    score: Math.round(100 * Math.min(1, clearArea / bestArea) * plainnessOf(answers / (pixels || 1))),
    contactArea: contact.pixels / usualArea,
    clearArea,
    ink: contact.ink,
    minutiae,
  }
}

/** The first reason to refuse an impression, or undefined when it may be compared. */
export function refusalOf(quality: FingerQuality, { contrast }: Contact): FingerRefusal | undefined {
  const { contactArea, clearArea, ink, minutiae } = quality
  const share = clearArea / contactArea
  if (contrast < fingerContrast) return 'noFinger'
  if (share < chanceShare && clearArea < chanceArea) return ink > soakedInk ? 'tooWet' : 'notAPrint'
  if (clearArea >= leastClear && minutiae >= fewestMinutiae) return undefined
  if (contactArea < leastContact) return 'tooSmall'
  if (ink > wetInk) return 'tooWet'
  if (share < poorShare && ink < dryInk) return 'tooDry'
  return clearArea < leastClear ? 'tooSmall' : 'tooFewMinutiae'
}
