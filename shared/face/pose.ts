import { type Mesh, meshPoint } from './mesh.ts'

/**
 * Which way a head points, in radians, for an unmirrored camera picture.
 * yaw > 0: the person has turned to their own left (the nose moves to the right of the picture).
 * pitch > 0: the person looks up. roll > 0: the head is tilted clockwise as seen in the picture.
 */
export type Pose = { yaw: number; pitch: number; roll: number }

/** Pairs of mesh points that mirror each other: the person's right, then left. */
const mirrorPairs = [
  [33, 263],
  [133, 362],
  [61, 291],
  [234, 454],
  [127, 356],
  [172, 397],
] as const
const forehead = 10
const chin = 152
/** The chin lies behind the forehead on a level head; found as the median over frontal portraits. */
const levelPitch = -0.13

type Vector = { x: number; y: number; z: number }

/** Reads yaw, pitch and roll from the depth of the mesh. */
export function poseOf(mesh: Mesh): Pose {
  const across: Vector = { x: 0, y: 0, z: 0 }
  for (const [right, left] of mirrorPairs) {
    const from = meshPoint(mesh, right)
    const to = meshPoint(mesh, left)
    across.x += to.x - from.x
    across.y += to.y - from.y
    across.z += to.z - from.z
  }
  const top = meshPoint(mesh, forehead)
  const bottom = meshPoint(mesh, chin)
  const height = Math.hypot(bottom.x - top.x, bottom.y - top.y)
  return {
    yaw: Math.atan2(across.z, Math.hypot(across.x, across.y)),
    pitch: Math.atan2(top.z - bottom.z, height) - levelPitch,
    roll: Math.atan2(across.y, across.x),
  }
}

/**
 * How far the nose tip lies from the middle of the cheeks, as a share of half the face's width, along the
 * eye line: grows with a real turn because the nose stands out, stays near zero for a tilted flat picture.
 */
export function noseShift(mesh: Mesh): number {
  const nose = meshPoint(mesh, 1)
  const right = meshPoint(mesh, 234)
  const left = meshPoint(mesh, 454)
  const width = Math.hypot(left.x - right.x, left.y - right.y)
  const along =
    ((nose.x - right.x) * (left.x - right.x) + (nose.y - right.y) * (left.y - right.y)) / (width * width)
  return along * 2 - 1
}
