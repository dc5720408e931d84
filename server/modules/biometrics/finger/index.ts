import { fingerNames } from '../../../../shared/fingers.ts'
import type { FingerMatcher } from '../engines.ts'
import { compareFingers } from './compare.ts'
import { decodeFingerImage } from './decode.ts'
import { readFingerImage } from './read-image.ts'
import type { FingerOptions, FingerReading } from './types.ts'

export { compareFingers, matchScore, unsureScore } from './compare.ts'
export { encodeFingerTemplate, parseFingerTemplate } from './iso-19794-2.ts'
export { fingerMatcherId } from './matcher-id.ts'
export { readFingerImage } from './read-image.ts'
export * from './types.ts'

/** The matcher that comes with the project; it has nothing to load. */
export function createFingerMatcher(): FingerMatcher {
  return { read: readFinger, compare: compareFingers, async close() {} }
}

/** Reads a scanner's picture: PNG, JPEG, WebP, BMP or PGM. Never throws for what a person may send. */
export async function readFinger(image: Uint8Array, options: FingerOptions = {}): Promise<FingerReading> {
  const decoded = await decodeFingerImage(image, options.dotsPerInch ?? 500)
  if (typeof decoded === 'string') return { outcome: 'refused', reason: decoded }
  return readFingerImage(decoded, options.finger ? fingerNames.indexOf(options.finger) + 1 : 0)
}
