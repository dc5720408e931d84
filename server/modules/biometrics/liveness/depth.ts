import { eyes, type Mesh, meshPoints } from '../../../../shared/face/mesh.ts'

/**
 * How far a face's second view departs from any flat copy of its first: the best affine map from the first
 * mesh to the second is found (it absorbs shift, size, tilt and the slant of a sheet of paper), and what is
 * left is answered as a share of the eye distance. A turned head leaves the nose and cheeks apart.
 */
export function depthResidual(first: Mesh, second: Mesh): number {
  const rowX = fitAffine(first, second, 0)
  const rowY = fitAffine(first, second, 1)
  let squares = 0
  for (let n = 0; n < meshPoints; n++) {
    const x = first[n * 3]!
    const y = first[n * 3 + 1]!
    squares += (rowX[0] * x + rowX[1] * y + rowX[2] - second[n * 3]!) ** 2
    squares += (rowY[0] * x + rowY[1] * y + rowY[2] - second[n * 3 + 1]!) ** 2
  }
  // The eyes draw together in a turned view, so the larger of the two distances is the steadier measure.
  return Math.sqrt(squares / meshPoints) / Math.max(eyes(first).distance, eyes(second).distance)
}

/**
 * How differently two meshes are shaped once shift, size and turn in the plane are taken out, as a share of
 * the eye distance: next to nothing when the same pixels were sent twice.
 */
export function shapeDifference(first: Mesh, second: Mesh): number {
  const one = normalised(first)
  const other = normalised(second)
  let squares = 0
  for (let n = 0; n < one.length; n++) squares += (one[n]! - other[n]!) ** 2
  return Math.sqrt(squares / meshPoints)
}

type Row = [number, number, number]

/** Least squares of one target coordinate on x, y and 1, by the normal equations. */
function fitAffine(first: Mesh, second: Mesh, coordinate: 0 | 1): Row {
  const mean = (mesh: Mesh, offset: number) => {
    let sum = 0
    for (let n = 0; n < meshPoints; n++) sum += mesh[n * 3 + offset]!
    return sum / meshPoints
  }
  const [meanX, meanY, meanT] = [mean(first, 0), mean(first, 1), mean(second, coordinate)]
  let [xx, xy, yy, xt, yt] = [0, 0, 0, 0, 0]
  for (let n = 0; n < meshPoints; n++) {
    const x = first[n * 3]! - meanX
    const y = first[n * 3 + 1]! - meanY
    const t = second[n * 3 + coordinate]! - meanT
    xx += x * x
    xy += x * y
    yy += y * y
    xt += x * t
    yt += y * t
  }
  const determinant = xx * yy - xy * xy
  const a = (xt * yy - yt * xy) / determinant
  const b = (yt * xx - xt * xy) / determinant
  return [a, b, meanT - a * meanX - b * meanY]
}

/** The mesh with the eyes laid on (-0.5, 0) and (0.5, 0), flat. */
function normalised(mesh: Mesh): Float32Array {
  const { right, left } = eyes(mesh)
  const dx = left.x - right.x
  const dy = left.y - right.y
  const square = dx * dx + dy * dy
  const out = new Float32Array(meshPoints * 2)
  for (let n = 0; n < meshPoints; n++) {
    const x = mesh[n * 3]! - (right.x + left.x) / 2
    const y = mesh[n * 3 + 1]! - (right.y + left.y) / 2
    out[n * 2] = (x * dx + y * dy) / square
    out[n * 2 + 1] = (y * dx - x * dy) / square
  }
  return out
}
