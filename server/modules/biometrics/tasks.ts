import type { MessagePort } from 'node:worker_threads'
import type { CardSide } from './engines.ts'
import type { FaceFinding, FaceOptions } from './face/types.ts'
import type { FingerOptions, FingerTemplate } from './finger/types.ts'
import type { LivenessChallenge } from './liveness/challenge.ts'
import type { LivenessFrame, LivenessResult } from './liveness/check.ts'

/** What crosses from the main thread to a working thread; `phases` carries progress back. */
export type ReadCardTask = { image: Uint8Array; side: CardSide; phases?: MessagePort }
export type AnalyseFaceTask = { image: Uint8Array; options: FaceOptions }
export type ReadFingerTask = { image: Uint8Array; options: FingerOptions }
export type CompareFingersTask = { probe: FingerTemplate; enrolled: readonly FingerTemplate[] }
export type LivenessTask = { capture: LivenessCapture; phases?: MessagePort }

export type LivenessCapture = { challenge: LivenessChallenge; frames: LivenessFrame[] }

/** The verdict on a capture and, when its frontal frame can be used, the face found there. */
export type CaptureCheck = LivenessResult & { front?: FaceFinding }

/** Name of a task's function in worker.ts, with what it takes. */
export type Tasks = {
  readCard: ReadCardTask
  analyseFace: AnalyseFaceTask
  readFinger: ReadFingerTask
  compareFingers: CompareFingersTask
  checkCapture: LivenessTask
  warmUp: Record<string, never>
}
