import type { BiometricEngines } from './engines.ts'
import { compareFaces } from './face/compare.ts'
import { checkLiveness } from './liveness/check.ts'

/** Engines for tests: the picture [1] is worked on for ever, without giving the thread back. */
export const engines: BiometricEngines<unknown> = {
  faceModelId: 'fixture-face',
  documentReaderId: 'fixture-card',
  fingerMatcherId: 'fixture-finger',
  liveness: { id: 'fixture-turns', check: checkLiveness },
  compareFaces,
  loadFaceMatcher: async () => ({
    modelId: 'fixture-face',
    async analyse(image) {
      while (image[0] === 1) Math.random()
      return { outcome: 'refused', reason: 'noFace', faceCount: 0 }
    },
    async warmUp() {},
    async close() {},
  }),
  loadDocumentReader: async () => ({ read: async () => undefined, async close() {} }),
  loadFingerMatcher: async () => ({
    read: async () => ({ outcome: 'refused', reason: 'noFinger' }),
    compare: () => ({ outcome: 'noMatch', score: 0 }),
    async close() {},
  }),
}
