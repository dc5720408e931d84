import type { FaceComparison } from './face/compare.ts'
import type { FaceAnalysis, FaceOptions, FaceTemplate } from './face/types.ts'
import type { FingerComparison, FingerOptions, FingerReading, FingerTemplate } from './finger/types.ts'
import type { LivenessInput, LivenessResult } from './liveness/check.ts'

/** Finds a face and turns it into a template; loaded once in each thread. */
export type FaceMatcher = {
  modelId: string
  analyse(image: Uint8Array, options?: FaceOptions): Promise<FaceAnalysis>
  /** Runs every network once on nothing, so that the first person does not wait for compilation. */
  warmUp(): Promise<void>
  close(): Promise<void>
}

export type CardSide = 'front' | 'back'

/** Reads one side of a photographed card; loaded once in each thread. */
export type DocumentReader<Reading> = {
  read(image: Uint8Array, side: CardSide, onPhase?: (phase: string) => void): Promise<Reading>
  close(): Promise<void>
}

/** Reads impressions of fingers and compares them one to one; loaded once in each thread. */
export type FingerMatcher = {
  read(image: Uint8Array, options?: FingerOptions): Promise<FingerReading>
  /** Holds an impression against the enrolled ones of one finger. */
  compare(probe: FingerTemplate, enrolled: readonly FingerTemplate[]): FingerComparison
  close(): Promise<void>
}

/** Judges a capture of head turns. */
export type LivenessCheck = { id: string; check(input: LivenessInput): LivenessResult }

/**
 * Everything a deployment may replace by a certified engine. The module that exports `engines` of this shape is
 * named by the option `enginesModule` and is loaded in the threads and, for comparing, in the main one; its
 * heavy parts must therefore load inside the `load` functions.
 */
export type BiometricEngines<Reading> = {
  faceModelId: string
  documentReaderId: string
  fingerMatcherId: string
  liveness: LivenessCheck
  compareFaces(one: FaceTemplate, other: FaceTemplate): FaceComparison
  loadFaceMatcher(): Promise<FaceMatcher>
  loadDocumentReader(): Promise<DocumentReader<Reading>>
  loadFingerMatcher(): Promise<FingerMatcher>
}
