import { type Mesh, meshPoint } from '../../../../shared/face/mesh.ts'
import type { Affine } from '../../../../shared/face/raster.ts'
import { chipSize } from './recognition.ts'

/** Where ten firm points of the mesh lie in the chip the recognition network was made for: index, x, y. */
const template: readonly [number, number, number][] = [
  [33, 34.4, 45.7],
  [133, 59.2, 46.6],
  [362, 91.0, 46.4],
  [263, 115.9, 45.1],
  [2, 75.2, 86.9],
  [4, 75.1, 76.2],
  [61, 49.2, 102.6],
  [291, 102.0, 102.4],
  [0, 75.3, 99.2],
  [168, 74.9, 42.1],
]
/** A little more of the head around the face than the template gives; measured to separate people better. */
const templateScale = 0.9

/** The similarity (turn, scale, shift; least squares) that lays the chip over the source picture. */
export function chipWindow(mesh: Mesh, scale = templateScale): Affine {
  const half = chipSize / 2
  let [sumX, sumY, sumU, sumV] = [0, 0, 0, 0]
  const pairs = template.map(([index, tx, ty]) => {
    const { x, y } = meshPoint(mesh, index)
    const u = (tx - half) * scale + half
    const v = (ty - half) * scale + half
    sumX += x
    sumY += y
    sumU += u
    sumV += v
    return { x, y, u, v }
  })
  const n = pairs.length
  let [along, cross, spread] = [0, 0, 0]
  for (const pair of pairs) {
    const u = pair.u - sumU / n
    const v = pair.v - sumV / n
    const x = pair.x - sumX / n
    const y = pair.y - sumY / n
    along += u * x + v * y
    cross += u * y - v * x
    spread += u * u + v * v
  }
  const a = along / spread
  const d = cross / spread
  return {
    a,
    b: -d,
    c: sumX / n - (a * sumU - d * sumV) / n,
    d,
    e: a,
    f: sumY / n - (d * sumU + a * sumV) / n,
  }
}

/** The chip seen in a mirror. */
export function mirrored(chip: Float32Array): Float32Array {
  const out = new Float32Array(chip.length)
  for (let y = 0; y < chipSize; y++)
    for (let x = 0; x < chipSize; x++) {
      const from = (y * chipSize + x) * 3
      const to = (y * chipSize + (chipSize - 1 - x)) * 3
      out[to] = chip[from]!
      out[to + 1] = chip[from + 1]!
      out[to + 2] = chip[from + 2]!
    }
  return out
}

/** Mean brightness (0-255) between which a chip is left alone. */
const fairLight = { from: 85, to: 165 }

/** Brings a too dark or too bright chip to the edge of fair light by a gamma curve; others stay untouched. */
export function evenLight(chip: Float32Array): Float32Array {
  let sum = 0
  for (const value of chip) sum += value
  const mean = Math.max(1, Math.min(254, sum / chip.length))
  const wanted = Math.max(fairLight.from, Math.min(fairLight.to, mean))
  if (wanted === mean) return chip
  const gamma = Math.log(wanted / 255) / Math.log(mean / 255)
  return chip.map(value => 255 * (value / 255) ** gamma)
}
