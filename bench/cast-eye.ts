import sharp, { type Sharp } from 'sharp'
import { drawFace, type FaceView } from '../invented/faces/draw-face.ts'
import type { CastMember } from '../invented/faces/traits.ts'
import { createFaceEngine, type FaceFinding } from '../server/modules/biometrics/face/index.ts'

export type Shot = { width: number; height: number; spoil?: (image: Sharp) => Sharp; strict?: boolean }

/** The matcher looking at drawings: what it finds, or why it refuses. */
export async function createCastEye() {
  const engine = await createFaceEngine()
  return {
    async look(member: CastMember, view: FaceView, shot: Shot): Promise<FaceFinding | string> {
      const { width, height, data } = drawFace(member, view, shot)
      const raw = sharp(data, { raw: { width, height, channels: 3 } })
      const bytes = await (shot.spoil ? shot.spoil(raw) : raw.png({ compressionLevel: 1 })).toBuffer()
      const lenient = { anyPose: true, anyQuality: true }
      const answer = await engine.analyse(bytes, shot.strict ? {} : lenient)
      return answer.outcome === 'found' ? answer.face : answer.reason
    },
    close: () => engine.close(),
  }
}

/** Euclidean distance of two templates. */
export function apart(one: Float32Array, other: Float32Array): number {
  let squares = 0
  for (let index = 0; index < one.length; index++) squares += (one[index]! - other[index]!) ** 2
  return Math.sqrt(squares)
}
