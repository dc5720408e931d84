import type { Mesh } from '../../../../shared/face/mesh.ts'
import type { Pose } from '../../../../shared/face/pose.ts'

import type { PassiveScores } from './passive.ts'

/** A face as numbers. Only templates of the same `modelId` may be compared. */
export type FaceTemplate = { modelId: string; vector: Float32Array }

export type FaceBox = { left: number; top: number; width: number; height: number }

/** What was measured on one face; lengths in pixels of the upright picture, angles in radians (see Pose). */
export type FaceFinding = Pose & {
  box: FaceBox
  eyeDistancePixels: number
  /** Mean brightness of the aligned face, 0-255. */
  luma: number
  /** Variance of the Laplacian of the aligned face; higher is sharper. */
  sharpness: number
  template: FaceTemplate
  landmarks: Mesh
  /** Scores of the passive models when they were asked for; a record, never a gate. */
  passive?: PassiveScores
}

/** Why a picture gives no face that may be used; each has its own sentence for the person. */
export const faceRefusals = [
  'notAnImage',
  'imageTooLarge',
  'noFace',
  'manyFaces',
  'tooSmall',
  'tooDark',
  'tooBright',
  'blurred',
  'turnedAway',
] as const
export type FaceRefusal = (typeof faceRefusals)[number]

export type FaceAnalysis =
  | { outcome: 'found'; face: FaceFinding; otherFaces: number }
  | { outcome: 'refused'; reason: FaceRefusal; faceCount: number }

export type FaceOptions = {
  /** Accept a turned head (liveness frames). */
  anyPose?: boolean
  /** Take the largest face of several. */
  anyCount?: boolean
  /** Skip the gates on size, light and sharpness: portraits cut from a photographed card. */
  anyQuality?: boolean
  /** Add the passive models' scores (about 15 ms). */
  passive?: boolean
}
