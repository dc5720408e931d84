import type { CardReading } from './card/types.ts'
import type { BiometricEngines } from './engines.ts'
import { compareFaces } from './face/compare.ts'
import { faceModelId } from './face/model-id.ts'
import { fingerMatcherId } from './finger/matcher-id.ts'
import { checkLiveness } from './liveness/check.ts'

/** The engines that come with the project. Networks and readers load only when a thread first needs them. */
export const engines: BiometricEngines<CardReading> = {
  faceModelId,
  documentReaderId: 'tuaton-card-1',
  fingerMatcherId,
  liveness: { id: 'tuaton-turns-1', check: checkLiveness },
  compareFaces,
  loadFaceMatcher: async () => (await import('./face/index.ts')).createFaceEngine(),
  loadDocumentReader: async () => (await import('./card/index.ts')).createCardReader(),
  loadFingerMatcher: async () => (await import('./finger/index.ts')).createFingerMatcher(),
}
