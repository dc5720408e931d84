import { headDistance, skullDistance } from './head-shape.ts'
import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import { bell, clamp, smoothStep } from './scalar.ts'

const centre = { x: 0, y: -0.12, z: 0.02 }
const columns = 128
const rows = 118

type Distance = (x: number, y: number, z: number) => number

/** Walks inward along a ray from outside until the surface is met; returns the distance from the centre. */
export function surfaceRadius(distance: Distance, dx: number, dy: number, dz: number, from: number): number {
  let radius = from
  for (let step = 0; step < 22; step++) {
    const gap = distance(centre.x + dx * radius, centre.y + dy * radius, centre.z + dz * radius)
    radius -= gap * 0.85
    if (gap < 0.0008 && gap > -0.0008) break
  }
  return clamp(radius, 0.2, 2)
}

/** Columns crowd towards the face, where the detail is. 0 and 1 are the back of the head. */
function longitude(share: number): number {
  const t = share * 2 - 1
  return Math.PI * (0.5 * t + 0.5 * t * t * t)
}

function latitude(share: number): number {
  const t = share * 2 - 1
  const bent = 0.62 * t + 0.38 * t * t * t
  return (-bent * Math.PI) / 2 - 0.12 * (1 - t * t)
}

function occlusionAt(distance: Distance, x: number, y: number, z: number): number {
  const step = 0.01
  const here = distance(x, y, z)
  let nx = distance(x + step, y, z) - here
  let ny = distance(x, y + step, z) - here
  let nz = distance(x, y, z + step) - here
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1
  nx /= length
  ny /= length
  nz /= length
  let open = 1
  for (const [reach, weight] of [
    [0.03, 3],
    [0.08, 1.6],
    [0.18, 0.7],
  ] as const) {
    open -= Math.max(0, reach - distance(x + nx * reach, y + ny * reach, z + nz * reach) + here) * weight
  }
  return clamp(open, 0.25, 1)
}

/** The head without hair and ears, as a surface seen from its middle. */
export function headMesh(m: Measures): Mesh {
  const distance: Distance = (x, y, z) => headDistance(m, x, y, z)
  let nearby = 1.7
  return gridMesh(columns, rows, true, (corner, column, row) => {
    const around = longitude(column / columns)
    const up = latitude(row / (rows - 1))
    const flat = Math.cos(up)
    const dx = Math.sin(around) * flat
    const dy = Math.sin(up)
    const dz = Math.cos(around) * flat
    // the neighbour's radius and a margin no step of the face exceeds: half the walk saved
    const radius = surfaceRadius(distance, dx, dy, dz, column === 0 ? 1.7 : nearby + 0.3)
    nearby = radius
    corner.x = centre.x + dx * radius
    corner.y = centre.y + dy * radius
    corner.z = centre.z + dz * radius
    corner.occlusion = dz > 0.1 ? occlusionAt(distance, corner.x, corner.y, corner.z) : 1
    corner.across = around
    corner.along = up
    corner.follow = 1
  })
}

/** Neck: rings from under the jaw down into the clothes. */
export function neckMesh(m: Measures): Mesh {
  return gridMesh(56, 18, true, (corner, column, row) => {
    const around = (column / 56) * 2 * Math.PI - Math.PI
    const share = row / 17
    const width = m.neckWidth * (0.72 + 0.28 * smoothStep(0, 0.4, share) - 0.05 * bell(share - 0.62, 0.3))
    const depth = width * 0.95
    corner.x = Math.sin(around) * width
    corner.y = -0.4 - 1.15 * share
    corner.z = -0.16 + Math.cos(around) * depth - 0.1 * (1 - share) + 0.05 * share
    corner.occlusion = 0.3 + 0.7 * smoothStep(-1.02, -1.5, corner.y)
    corner.across = around
    corner.along = share
    corner.follow = 1 - smoothStep(0.05, 0.75, share)
  })
}

/** The smooth head that hair and scarf are laid over: radius along a direction. */
export function skullRadius(m: Measures): (dx: number, dy: number, dz: number) => number {
  return (dx, dy, dz) => surfaceRadius((x, y, z) => skullDistance(m, x, y, z), dx, dy, dz, 1.6)
}

export const headCentre = centre
