import { defineModule } from '../../platform/module.ts'
import type { CardReading } from './card/types.ts'
import type { BiometricEngines, CardSide } from './engines.ts'
import type { FaceComparison } from './face/compare.ts'
import type { FaceAnalysis, FaceOptions, FaceTemplate } from './face/types.ts'
import type { FingerComparison, FingerOptions, FingerReading, FingerTemplate } from './finger/types.ts'
import { type BiometricSettings, createPool, type Pool } from './pool.ts'
import type { CaptureCheck, LivenessCapture } from './tasks.ts'

export {
  type CardBackReading,
  type CardFrontReading,
  type CardPhase,
  type CardReading,
  type CardRefusal,
  type CardRefused,
  cardRefusals,
} from './card/types.ts'
export type { FaceComparison } from './face/compare.ts'
export {
  type FaceAnalysis,
  type FaceFinding,
  type FaceOptions,
  type FaceRefusal,
  type FaceTemplate,
  faceRefusals,
} from './face/types.ts'
export {
  encodeFingerTemplate,
  type FingerRecordFault,
  fingerRecordFaults,
  type ParsedFingerRecord,
  parseFingerTemplate,
} from './finger/iso-19794-2.ts'
export {
  type FingerComparison,
  type FingerOptions,
  type FingerQuality,
  type FingerReading,
  type FingerRefusal,
  type FingerTemplate,
  fingerRefusals,
  type Minutia,
} from './finger/types.ts'
export { type Ask, asksOf, createChallenge, type LivenessChallenge, type Turn } from './liveness/challenge.ts'
export {
  type LivenessFrame,
  type LivenessReason,
  type LivenessResult,
  livenessReasons,
} from './liveness/check.ts'
export { type BiometricSettings, BiometricsBusy, BiometricsTimeout } from './pool.ts'
export type { CaptureCheck, LivenessCapture } from './tasks.ts'

type Running = { pool: Pool; engines: BiometricEngines<unknown>; warm: Promise<unknown> }
let running: Running | undefined

function started(): Running {
  if (!running) throw new Error('biometrics was not started')
  return running
}

/**
 * Starts the working threads, if any are wanted before their first task, and warms them in the background; nothing heavy ever runs in the caller's thread.
 * @throws Error when already started, or when the engines module cannot be loaded.
 */
export async function startBiometrics(settings: BiometricSettings = {}): Promise<void> {
  if (running) throw new Error('biometrics is already started')
  const enginesModule = settings.enginesModule ?? new URL('./default-engines.ts', import.meta.url).href
  const { engines }: { engines: BiometricEngines<unknown> } = await import(enginesModule)
  const pool = createPool(settings, enginesModule)
  const early = pool.startsAtOnce ? pool.threads : 0
  const warm = Promise.allSettled(Array.from({ length: early }, () => pool.run('warmUp', {})))
  running = { pool, engines, warm }
}

/** Answers when every thread has loaded and run its face networks once. @throws when one could not. */
export async function biometricsReady(): Promise<void> {
  const outcomes = (await started().warm) as PromiseSettledResult<unknown>[]
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** Ends the threads; tasks still running are dropped. */
export async function stopBiometrics(): Promise<void> {
  const stopping = running
  running = undefined
  await stopping?.pool.close()
}

/** Reads one side of a card in a thread; `onPhase` hears each real step. @throws BiometricsBusy */
export async function readCard(
  image: Uint8Array,
  side: CardSide,
  onPhase?: (phase: string) => void,
): Promise<CardReading> {
  return (await started().pool.run('readCard', { image, side }, onPhase)) as CardReading
}

/** Finds and measures the face in a picture in a thread. @throws BiometricsBusy */
export async function analyseFace(image: Uint8Array, options: FaceOptions = {}): Promise<FaceAnalysis> {
  return (await started().pool.run('analyseFace', { image, options })) as FaceAnalysis
}

/** Compares two templates. @throws Error when they come from different models. */
export function compareFaces(one: FaceTemplate, other: FaceTemplate): FaceComparison {
  return started().engines.compareFaces(one, other)
}

/** Reads the minutiae of an impression from a finger scanner in a thread. @throws BiometricsBusy */
export async function readFinger(image: Uint8Array, options: FingerOptions = {}): Promise<FingerReading> {
  return (await started().pool.run('readFinger', { image, options })) as FingerReading
}

/**
 * Holds an impression against the enrolled ones of one finger, in a thread; the best of them counts.
 * @throws BiometricsBusy; RangeError when nothing is enrolled.
 */
export async function compareFingers(
  probe: FingerTemplate,
  enrolled: readonly FingerTemplate[],
): Promise<FingerComparison> {
  return (await started().pool.run('compareFingers', { probe, enrolled })) as FingerComparison
}

/**
 * Compares a live face with a picture of somebody known: a portrait cut from a card, a chip's photograph, the register's. A picture on
 * which no face is found proves nothing either way: `unsure`, and a person decides. @throws BiometricsBusy
 */
export async function compareWithPicture(
  live: FaceTemplate,
  picture: Uint8Array,
): Promise<Pick<FaceComparison, 'outcome' | 'distance' | 'copied'>> {
  const known = await analyseFace(picture, { anyQuality: true, anyCount: true, anyPose: true })
  if (known.outcome === 'refused') return { outcome: 'unsure', distance: Number.NaN, copied: false }
  const { outcome, distance, copied } = compareFaces(live, known.face.template)
  return { outcome, distance, copied }
}

/**
 * Judges a head-turn capture in one task of a thread and gives the frontal face with it; phases are
 * `frame:1`, `frame:2`, … @throws BiometricsBusy
 */
export async function checkLivenessCapture(
  capture: LivenessCapture,
  onPhase?: (phase: string) => void,
): Promise<CaptureCheck> {
  return (await started().pool.run('checkCapture', { capture }, onPhase)) as CaptureCheck
}

/** How many tasks wait for a thread at this moment. */
export function queueLength(): number {
  return started().pool.queueLength()
}

/** How many tasks run at once; one more waits. */
export const readingThreads = (): number => started().pool.threads

/** Which engines are at work, for the record kept with every decision. */
export function engineIds(): { face: string; document: string; liveness: string; finger: string } {
  const { engines } = started()
  return {
    face: engines.faceModelId,
    document: engines.documentReaderId,
    liveness: engines.liveness.id,
    finger: engines.fingerMatcherId,
  }
}

export const biometrics = defineModule({
  name: 'biometrics',
  start: ctx =>
    startBiometrics({ threads: ctx.settings.biometricThreads, queue: ctx.settings.biometricQueue }),
  stop: stopBiometrics,
})
