import { type Affine, mapPoint, type Point } from './raster.ts'

/** Side in pixels of the picture the mesh model looks at. */
export const meshSize = 192
export const meshPoints = 468

/** The 468 points of a face as x, y (source pixels) and z (source pixels, smaller is nearer the camera). */
export type Mesh = Float32Array

/** Brings the mesh model's answer from its window back to source pixels. */
export function meshToSource(raw: Float32Array, window: Affine): Mesh {
  const mesh = new Float32Array(meshPoints * 3)
  const scale = Math.hypot(window.a, window.d)
  for (let n = 0; n < meshPoints; n++) {
    const point = mapPoint(window, { x: raw[n * 3]!, y: raw[n * 3 + 1]! })
    mesh[n * 3] = point.x
    mesh[n * 3 + 1] = point.y
    mesh[n * 3 + 2] = raw[n * 3 + 2]! * scale
  }
  return mesh
}

/** One point of the mesh in source pixels. */
export function meshPoint(mesh: Mesh, index: number): Point & { z: number } {
  return { x: mesh[index * 3]!, y: mesh[index * 3 + 1]!, z: mesh[index * 3 + 2]! }
}

/** Smallest upright box around the mesh: left, top, right, bottom in source pixels. */
export function meshBox(mesh: Mesh): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let n = 0; n < meshPoints; n++) {
    box[0] = Math.min(box[0], mesh[n * 3]!)
    box[1] = Math.min(box[1], mesh[n * 3 + 1]!)
    box[2] = Math.max(box[2], mesh[n * 3]!)
    box[3] = Math.max(box[3], mesh[n * 3 + 1]!)
  }
  return box
}

/** Middle of each eye (mean of its two corners) and the distance between them in source pixels. */
export function eyes(mesh: Mesh): { right: Point; left: Point; distance: number } {
  const middle = (one: number, other: number): Point => {
    const a = meshPoint(mesh, one)
    const b = meshPoint(mesh, other)
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  const right = middle(33, 133)
  const left = middle(362, 263)
  return { right, left, distance: Math.hypot(left.x - right.x, left.y - right.y) }
}
