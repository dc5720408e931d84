import { cleaned } from './clean.ts'
import { findContact } from './contact.ts'
import { clearPart, enhanced } from './enhance.ts'
import { findCandidates } from './minutiae.ts'
import { orientationOf } from './orientation.ts'
import { depthInside } from './regions.ts'
import { periodsOf } from './ridge-period.ts'
import { ridgeMask, thinned } from './skeleton.ts'
import type { FingerTemplate, GreyImage } from './types.ts'

const orientationDeviation = 7
export function stages(image: GreyImage) {
  const t0 = performance.now()
  const contact = findContact(image)
  const t1 = performance.now()
  const orientation = orientationOf(contact.ridges, orientationDeviation)
  const t2 = performance.now()
  const periods = periodsOf(contact, orientation)
  const t3 = performance.now()
  const followed = enhanced(contact, orientation, periods)
  const t4 = performance.now()
  const clear = clearPart(followed)
  const mask = ridgeMask(followed, clear)
  const skeleton = thinned(mask, image.width, image.height)
  const t5 = performance.now()
  const candidates = findCandidates(skeleton, orientation)
  const depth = depthInside(clear, image.width, image.height, 40)
  const minutiae = cleaned(candidates, depth)
  const t6 = performance.now()
  return { clear, contact, orientation, periods, followed, mask, skeleton, candidates, minutiae, ms: [t1-t0,t2-t1,t3-t2,t4-t3,t5-t4,t6-t5] }
}
