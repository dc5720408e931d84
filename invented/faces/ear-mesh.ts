import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import { bell, smoothStep } from './scalar.ts'

/** One ear: a bowl with a raised rim standing off the side of the head. `side` is -1 (viewer's left) or 1. */
export function earMesh(m: Measures, side: -1 | 1): Mesh {
  const rings = 13
  const spokes = 40
  return gridMesh(spokes, rings, true, (corner, column, row) => {
    const angle = (column / spokes) * 2 * Math.PI * side
    const reach = Math.min(1, row / (rings - 2))
    const up = Math.cos(angle)
    const forward = Math.sin(angle)
    const outline = 1 + 0.1 * up - 0.12 * Math.max(0, forward) + 0.04 * Math.cos(3 * angle)
    const height = 0.285 * outline * reach
    const width = (0.14 + 0.055 * up) * outline * reach
    const rim = bell(reach - 0.88, 0.1) * 0.045 * (0.4 + 0.6 * smoothStep(-0.95, -0.4, up))
    const bowl = -0.07 * bell(reach, 0.42) * smoothStep(-0.9, -0.2, up + 0.5)
    const ridge = 0.03 * bell(reach - 0.58, 0.12) * smoothStep(0.3, -0.3, forward)
    const off = row === rings - 1 ? -0.13 : rim + bowl + ridge
    const sweep = -forward * width
    const lobe = 0.055 * smoothStep(0.1, -1, up)
    corner.x = side * (m.skullWidth + 0.01 + off * 0.85 - 0.3 * sweep - lobe)
    corner.y = -0.13 + up * height
    corner.z = -0.1 + sweep * 0.9 + off * 0.4 - 0.06 * up * reach
    corner.occlusion = 0.62 + 0.38 * reach - 0.25 * bell(reach - 0.66, 0.12)
    corner.across = angle
    corner.along = reach
    corner.follow = 1
  })
}
