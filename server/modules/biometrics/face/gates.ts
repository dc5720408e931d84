import { meshBox } from '../../../../shared/face/mesh.ts'
import type { FoundFace } from './find-faces.ts'
import type { FaceFinding, FaceOptions, FaceRefusal } from './types.ts'

/** Limits a selfie or portrait must keep; lengths in pixels, angles in radians, light 0-255. */
export const faceLimits = {
  eyeDistancePixels: 60,
  darkestLuma: 45,
  brightestLuma: 215,
  sharpness: 30,
  yaw: 0.35,
  pitch: 0.4,
  roll: 0.6,
} as const

/** A second face counts once it is this wide beside the first; smaller ones are passers-by and posters. */
const companyShare = 0.4

/** The first reason to refuse a face, worst first, or undefined when it may be used. */
export function refusalOf(
  face: FaceFinding,
  faces: FoundFace[],
  options: FaceOptions,
): FaceRefusal | undefined {
  const widthOf = (found: FoundFace) => meshBox(found.mesh)[2] - meshBox(found.mesh)[0]
  const first = widthOf(faces[0]!)
  if (!options.anyCount && faces.some((other, n) => n > 0 && widthOf(other) > first * companyShare))
    return 'manyFaces'
  if (!options.anyQuality) {
    if (face.eyeDistancePixels < faceLimits.eyeDistancePixels) return 'tooSmall'
    if (face.luma < faceLimits.darkestLuma) return 'tooDark'
    if (face.luma > faceLimits.brightestLuma) return 'tooBright'
    if (face.sharpness < faceLimits.sharpness) return 'blurred'
  }
  if (options.anyPose) return undefined
  const turned =
    Math.abs(face.yaw) > faceLimits.yaw ||
    Math.abs(face.pitch) > faceLimits.pitch ||
    Math.abs(face.roll) > faceLimits.roll
  return turned ? 'turnedAway' : undefined
}
