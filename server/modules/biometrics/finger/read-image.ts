import { cleaned } from './clean.ts'
import { findContact } from './contact.ts'
import { clearPart, enhanced } from './enhance.ts'
import { bestMinutiae } from './iso-19794-2.ts'
import { type Candidate, findCandidates } from './minutiae.ts'
import { orientationOf } from './orientation.ts'
import { plainnessOf, qualityOf, refusalOf } from './quality.ts'
import { depthInside } from './regions.ts'
import { periodsOf } from './ridge-period.ts'
import { ridgeMask, thinned } from './skeleton.ts'
import { type FingerReading, type GreyImage, type Minutia, workingPixelsPerCentimetre } from './types.ts'

const orientationDeviation = 7

/**
 * Reads the minutiae of one impression, 500 dpi, in about a tenth of a second; `position` is the ISO finger position.
 * A picture that is no use is refused with the reason and, where there was something to measure, its quality.
 */
export function readFingerImage(image: GreyImage, position = 0): FingerReading {
  const contact = findContact(image)
  if (contact.pixels === 0) return { outcome: 'refused', reason: 'noFinger' }
  const orientation = orientationOf(contact.soft, orientationDeviation)
  const periods = periodsOf(contact, orientation)
  const followed = enhanced(contact, orientation, periods)
  const clear = clearPart(followed, periods)
  const { width, height } = followed
  const skeleton = thinned(ridgeMask(followed, clear.pixels), width, height)
  const candidates = findCandidates(skeleton, orientation)
  const found = cleaned(candidates, depthInside(clear.pixels, width, height))
  const quality = qualityOf(contact, clear, found.length)
  const reason = refusalOf(quality, contact)
  if (reason) return { outcome: 'refused', reason, quality }
  const minutiaOf = ({ kind, at, x, y, angle }: Candidate): Minutia => ({
    kind,
    x: x + contact.left,
    y: y + contact.top,
    angle,
    quality: Math.max(1, Math.round(100 * plainnessOf(clear.answers[at]!))),
  })
  const template = {
    width: image.width,
    height: image.height,
    pixelsPerCentimetre: workingPixelsPerCentimetre,
    position,
    quality: quality.score,
    minutiae: bestMinutiae(found.map(minutiaOf)),
  }
  return { outcome: 'read', template, quality }
}
