import sharp from 'sharp'
import { eyes, type Mesh, meshBox, meshPoint, meshPoints } from '../shared/face/mesh.ts'
import type { Raster } from '../shared/face/raster.ts'

export type Turned = { yaw: number; pitch: number }

/**
 * Shows a frontal portrait as if the head had turned, by giving each pixel the depth of the face's mesh (a
 * rounded head outside it) and turning that surface. yaw > 0 turns to the person's own left, pitch > 0 up;
 * radians. Good for measuring pose and parallax, not a picture of a real turn: hidden sides are stretched.
 */
export function turnHead(raster: Raster, mesh: Mesh, turned: Turned): Raster {
  const [left, top, right, bottom] = meshBox(mesh)
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const radius = Math.max(right - left, bottom - top)
  const depth = depthMap(mesh, centre, radius)
  const step = 2
  const columns = Math.floor(raster.width / step)
  const rows = Math.floor(raster.height / step)
  const grid = new Float32Array((columns + 1) * (rows + 1) * 3)
  const pivot = radius * 0.55
  const [cosYaw, sinYaw] = [Math.cos(turned.yaw), Math.sin(turned.yaw)]
  const [cosPitch, sinPitch] = [Math.cos(turned.pitch), Math.sin(turned.pitch)]
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const x = column * step - centre.x
      const y = row * step - centre.y
      const away = Math.hypot(x / 1.0, y / 1.15) / radius
      const share = away < 0.75 ? 1 : away > 1.5 ? 0 : (1.5 - away) / 0.75
      const z = depth(x, y) - pivot
      const turnedX = x * cosYaw - z * sinYaw
      const z1 = x * sinYaw + z * cosYaw
      const turnedY = y * cosPitch + z1 * sinPitch
      const z2 = -y * sinPitch + z1 * cosPitch
      const nearer = 1 - (z2 - z) / (radius * 6)
      const at = (row * (columns + 1) + column) * 3
      grid[at] = centre.x + x + (turnedX * nearer - x) * share
      grid[at + 1] = centre.y + y + (turnedY * nearer - y) * share
      grid[at + 2] = z + (z2 - z) * share
    }
  return paint(raster, grid, columns, rows, step)
}

type Depth = (x: number, y: number) => number

/** Depth below each pixel around the face: weighted by nearness to mesh points, falling back round a head. */
function depthMap(mesh: Mesh, centre: { x: number; y: number }, radius: number): Depth {
  const cell = radius / 48
  const size = 160
  const half = size / 2
  const values = new Float32Array(size * size)
  const points = Array.from({ length: meshPoints }, (_, n) => meshPoint(mesh, n))
  const edge = eyes(mesh).distance * 0.18
  const rim = points.reduce((most, point) => Math.max(most, point.z), -Infinity)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const x = (column - half) * cell
      const y = (row - half) * cell
      let [weight, sum, nearest] = [0, 0, Infinity]
      for (const point of points) {
        const square = (point.x - centre.x - x) ** 2 + (point.y - centre.y - y) ** 2
        const w = 1 / (square + 4) ** 2
        weight += w
        sum += w * point.z
        nearest = Math.min(nearest, square)
      }
      const outside = Math.min(1, Math.max(0, Math.sqrt(nearest) - edge) / (radius * 0.35))
      values[row * size + column] = (sum / weight) * (1 - outside) + rim * 1.1 * outside
    }
  return (x, y) => {
    const column = Math.min(size - 1, Math.max(0, Math.round(x / cell + half)))
    const row = Math.min(size - 1, Math.max(0, Math.round(y / cell + half)))
    return values[row * size + column]!
  }
}

function paint(raster: Raster, grid: Float32Array, columns: number, rows: number, step: number): Raster {
  const data = Uint8Array.from(raster.data)
  const nearest = new Float32Array(raster.width * raster.height).fill(Infinity)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const a = (row * (columns + 1) + column) * 3
      const b = a + 3
      const c = a + (columns + 1) * 3
      const d = c + 3
      const from = { x: column * step, y: row * step }
      const quad = [a, b, c, d].map(at => [grid[at]!, grid[at + 1]!, grid[at + 2]!] as const)
      const xs = quad.map(corner => corner[0])
      const ys = quad.map(corner => corner[1])
      const [x0, x1] = [Math.floor(Math.min(...xs)), Math.ceil(Math.max(...xs))]
      const [y0, y1] = [Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))]
      for (let y = Math.max(0, y0); y <= Math.min(raster.height - 1, y1); y++)
        for (let x = Math.max(0, x0); x <= Math.min(raster.width - 1, x1); x++) {
          const z = quad[0]![2]
          const at = y * raster.width + x
          if (z >= nearest[at]!) continue
          const u = clamp((x - quad[0]![0]) / (quad[1]![0] - quad[0]![0] || 1))
          const v = clamp((y - quad[0]![1]) / (quad[2]![1] - quad[0]![1] || 1))
          nearest[at] = z
          const sx = Math.min(raster.width - 1, Math.round(from.x + u * step))
          const sy = Math.min(raster.height - 1, Math.round(from.y + v * step))
          const source = (sy * raster.width + sx) * 3
          data[at * 3] = raster.data[source]!
          data[at * 3 + 1] = raster.data[source + 1]!
          data[at * 3 + 2] = raster.data[source + 2]!
        }
    }
  return { ...raster, data }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** The raster as a JPEG. */
export function toJpeg(raster: Raster, quality = 88): Promise<Uint8Array> {
  const { width, height } = raster
  return sharp(raster.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()
}
