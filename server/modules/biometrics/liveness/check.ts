import { createHash } from 'node:crypto'
import type { FaceComparison } from '../face/compare.ts'
import type { FaceAnalysis, FaceFinding, FaceRefusal, FaceTemplate } from '../face/types.ts'
import { type Ask, asksOf, type LivenessChallenge } from './challenge.ts'
import { depthResidual, shapeDifference } from './depth.ts'

/** One captured picture and what the person was asked for when it was taken. */
export type LivenessFrame = { ask: Ask; image: Uint8Array }

/** Why a capture is not, or not surely, taken for a live head. */
export const livenessReasons = [
  'wrongSequence',
  'faceNotUsable',
  'notFrontal',
  'notTurned',
  'repeatedFrame',
  'differentPerson',
  'flatFace',
  'personUnsure',
  'depthUnsure',
] as const
export type LivenessReason = (typeof livenessReasons)[number]

/** Numbers of one frame for the record; angles in radians, see Pose for their signs. */
export type FrameMeasures = {
  ask: Ask
  refusal?: FaceRefusal
  yaw?: number
  pitch?: number
  /** Distance of this frame's template to the frontal one's. */
  distance?: number
  /** What no flat copy of the frontal frame explains, as a share of the eye distance. */
  depth?: number
  /** Scores of the passive models: recorded, never a gate, because they tell print from skin by chance only. */
  passive?: { antispoof: number; liveness: number }
}

/**
 * `live` means every asked turn was seen on one three-dimensional head. It is no conformance to ISO/IEC
 * 30107-3: a replayed video with the right moves, a mask or an injected stream is not excluded.
 */
export type LivenessResult = {
  outcome: 'live' | 'notLive' | 'unsure'
  reasons: LivenessReason[]
  measures: FrameMeasures[]
}

/** Limits of the check; radians, distances between templates, shares of the eye distance. */
export const livenessLimits = {
  frontYaw: 0.22,
  frontPitch: 0.3,
  /** A turn to the side, both absolutely and against the frontal frame. */
  turnYaw: 0.15,
  /** Looking up, against the frontal frame only: how high the phone is held sets the level. */
  turnPitch: 0.12,
  sameDistance: 0.5,
  unsureDistance: 0.6,
  /** Flat prints tilted or slanted by a quarter stay below .031; heads turned by 15° begin at .060. */
  depthSide: { unsure: 0.035, sure: 0.045 },
  /** Flat prints stay below .017 when slanted upwards; heads raised by 12° begin at .029. */
  depthUp: { unsure: 0.02, sure: 0.026 },
  repeatedShape: 0.012,
  repeatedDistance: 0.08,
} as const

export type LivenessInput = {
  challenge: LivenessChallenge
  frames: LivenessFrame[]
  /** One analysis a frame, in the same order. */
  analyses: FaceAnalysis[]
  compare: (one: FaceTemplate, other: FaceTemplate) => FaceComparison
}

/** Judges a capture by what the server itself sees in its frames; the browser's own verdict is never used. */
export function checkLiveness(input: LivenessInput): LivenessResult {
  const { challenge, frames, analyses, compare } = input
  const asks = asksOf(challenge)
  const inOrder = frames.length === asks.length && frames.every((frame, n) => frame.ask === asks[n])
  if (!inOrder || analyses.length !== frames.length) return verdict(['wrongSequence'], [], [])

  const measures = frames.map((frame, n) => describeFrame(frame.ask, analyses[n]!))
  const faces = analyses.flatMap(analysis => (analysis.outcome === 'found' ? [analysis.face] : []))
  const front = faces[0]
  if (!front || faces.length < frames.length) return verdict(['faceNotUsable'], [], measures)

  const against: LivenessReason[] = []
  const doubts: LivenessReason[] = []
  if (isRepeated(frames, faces, compare)) against.push('repeatedFrame')
  if (Math.abs(front.yaw) > livenessLimits.frontYaw || Math.abs(front.pitch) > livenessLimits.frontPitch)
    against.push('notFrontal')
  faces.slice(1).forEach((face, index) => {
    const measure = measures[index + 1]!
    measure.distance = compare(front.template, face.template).distance
    measure.depth = depthResidual(front.landmarks, face.landmarks)
    judgeTurn(front, face, measure, against, doubts)
  })
  return verdict(against, doubts, measures)
}

function verdict(
  against: LivenessReason[],
  doubts: LivenessReason[],
  measures: FrameMeasures[],
): LivenessResult {
  const outcome = against.length > 0 ? 'notLive' : doubts.length > 0 ? 'unsure' : 'live'
  return { outcome, reasons: [...new Set([...against, ...doubts])], measures }
}

function describeFrame(ask: Ask, analysis: FaceAnalysis): FrameMeasures {
  if (analysis.outcome === 'refused') return { ask, refusal: analysis.reason }
  const { yaw, pitch, passive } = analysis.face
  return { ask, yaw, pitch, ...(passive ? { passive } : {}) }
}

function judgeTurn(
  front: FaceFinding,
  face: FaceFinding,
  measure: FrameMeasures,
  against: LivenessReason[],
  doubts: LivenessReason[],
): void {
  if (!hasTurned(front, face, measure.ask)) against.push('notTurned')
  const depth = measure.depth!
  const limit = measure.ask === 'up' ? livenessLimits.depthUp : livenessLimits.depthSide
  if (depth < limit.unsure) against.push('flatFace')
  else if (depth < limit.sure) doubts.push('depthUnsure')
  const distance = measure.distance!
  if (distance > livenessLimits.unsureDistance) against.push('differentPerson')
  else if (distance > livenessLimits.sameDistance) doubts.push('personUnsure')
}

function hasTurned(front: FaceFinding, face: FaceFinding, ask: Ask): boolean {
  if (ask === 'up') return face.pitch - front.pitch >= livenessLimits.turnPitch
  const sign = ask === 'left' ? 1 : -1
  const { turnYaw } = livenessLimits
  return face.yaw * sign >= turnYaw && (face.yaw - front.yaw) * sign >= turnYaw
}

/** Same bytes, or the same pixels shifted, scaled or encoded anew: shape and template both hardly differ. */
function isRepeated(
  frames: LivenessFrame[],
  faces: FaceFinding[],
  compare: LivenessInput['compare'],
): boolean {
  const hashes = frames.map(frame => createHash('sha256').update(frame.image).digest('hex'))
  if (new Set(hashes).size < hashes.length) return true
  return faces.some((face, n) =>
    faces.slice(0, n).some(other => {
      if (shapeDifference(face.landmarks, other.landmarks) >= livenessLimits.repeatedShape) return false
      return compare(face.template, other.template).distance < livenessLimits.repeatedDistance
    }),
  )
}
