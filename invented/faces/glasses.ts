import { type Lamp, lambert, sheen } from './light.ts'
import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import type { Painter } from './raster.ts'
import type { GlassesStyle } from './traits.ts'

type Point = readonly [number, number, number]

const lensDepth = 0.93

function lensOutline(m: Measures, style: GlassesStyle, side: number, share: number): Point {
  const angle = share * 2 * Math.PI
  const power = style === 'square' ? 0.5 : style === 'half' ? 0.62 : 1
  const bend = (value: number) => Math.sign(value) * Math.abs(value) ** power
  const width = style === 'round' ? 0.235 : 0.265
  const height = style === 'round' ? 0.215 : style === 'half' ? 0.13 : 0.17
  const x = m.eyeX + 0.015 + bend(Math.cos(angle)) * width
  const y = m.eyeY - 0.045 + bend(Math.sin(angle)) * height
  return [side * x, y, lensDepth - 0.16 * x * x]
}

function tube(path: readonly Point[], radius: number, closed: boolean): Mesh {
  const sides = 8
  const rows = closed ? path.length + 1 : path.length
  return gridMesh(sides, rows, true, (corner, column, row) => {
    const here = path[row % path.length]!
    const next = path[closed ? (row + 1) % path.length : Math.min(path.length - 1, row + 1)]!
    const last = path[closed ? (row + path.length - 1) % path.length : Math.max(0, row - 1)]!
    const [tx, ty, tz] = [next[0] - last[0], next[1] - last[1], next[2] - last[2]]
    const length = Math.sqrt(tx * tx + ty * ty + tz * tz) || 1
    const depthways = Math.abs(tz) > Math.abs(tx) + Math.abs(ty)
    const [ax, ay, az] = depthways ? [1, 0, 0] : [-ty / length, tx / length, 0]
    const [bx, by, bz] = depthways ? [0, 1, 0] : [0, 0, 1]
    const angle = (column / sides) * 2 * Math.PI
    const [c, s] = [Math.cos(angle) * radius, Math.sin(angle) * radius]
    corner.x = here[0] + ax * c + bx * s
    corner.y = here[1] + ay * c + by * s
    corner.z = here[2] + az * c + bz * s
    corner.occlusion = 1
    corner.across = 0
    corner.along = 0
    corner.follow = 1
  })
}

/** Rims, bridge and temples. */
export function glassesMeshes(m: Measures, style: GlassesStyle): Mesh[] {
  if (style === 'none') return []
  const radius = style === 'round' ? 0.014 : style === 'half' ? 0.011 : 0.022
  const meshes: Mesh[] = []
  for (const side of [-1, 1]) {
    const rim = Array.from({ length: 48 }, (_, index) => lensOutline(m, style, side, index / 48))
    meshes.push(tube(rim, radius, true))
    const hinge = lensOutline(m, style, side, 0.02)
    const ear: Point = [side * (m.skullWidth + 0.03), m.eyeY - 0.02, -0.05]
    const arm = Array.from({ length: 8 }, (_, index): Point => {
      const t = index / 7
      const out = Math.sin(t * Math.PI) * 0.05
      return [
        hinge[0] + (ear[0] - hinge[0]) * t + side * out,
        hinge[1] + (ear[1] - hinge[1]) * t,
        hinge[2] + (ear[2] - hinge[2]) * t,
      ]
    })
    meshes.push(tube(arm, radius * 0.9, false))
  }
  const inner = lensOutline(m, style, 1, 0.47)
  const bridge = Array.from({ length: 7 }, (_, index): Point => {
    const t = index / 6
    return [
      inner[0] * (2 * t - 1),
      inner[1] + 0.045 * Math.sin(t * Math.PI),
      inner[2] + 0.05 * Math.sin(t * Math.PI),
    ]
  })
  meshes.push(tube(bridge, radius, false))
  return meshes
}

/** Frames: dark for plastic, steel for wire. */
export function glassesPainter(style: GlassesStyle, lamp: Lamp): Painter {
  const base = style === 'square' ? 0.012 : style === 'half' ? 0.1 : 0.045
  return touch => {
    const light = 0.35 + 0.7 * lambert(lamp, touch.nx, touch.ny, touch.nz, 0.2)
    const shine = sheen(lamp, touch.nx, touch.ny, touch.nz, 30) * 0.3
    touch.red = base * 1.15 * light + shine
    touch.green = base * light + shine
    touch.blue = base * 0.95 * light + shine
  }
}
