import { cleaned } from './clean.ts'
import { findContact } from './contact.ts'
import { enhanced } from './enhance.ts'
import { findCandidates } from './minutiae.ts'
import { orientationOf } from './orientation.ts'
import { depthInside } from './regions.ts'
import { periodsOf } from './ridge-period.ts'
import { ridgeMask, thinned } from './skeleton.ts'
import type { FingerTemplate, GreyImage } from './types.ts'

export function stages(image: GreyImage) {
  const t0 = performance.now()
  const contact = findContact(image)
  const t1 = performance.now()
  const orientation = orientationOf(contact.ridges, 7)
  const t2 = performance.now()
  const periods = periodsOf(contact, orientation)
  const t3 = performance.now()
  const followed = enhanced(contact, orientation, periods)
  const t4 = performance.now()
  const mask = ridgeMask(followed)
  const skeleton = thinned(mask, image.width, image.height)
  const t5 = performance.now()
  const candidates = findCandidates(skeleton, orientation)
  const depth = depthInside(contact.touched, image.width, image.height, 40)
  const minutiae = cleaned(candidates, depth)
  const t6 = performance.now()
  return { contact, orientation, periods, followed, mask, skeleton, candidates, minutiae, ms: [t1-t0,t2-t1,t3-t2,t4-t3,t5-t4,t6-t5] }
}
