import type { HairPlan } from './hair-style.ts'
import { headCentre, skullRadius } from './head-mesh.ts'
import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import { smoothNoise } from './noise.ts'
import { along, mix, smoothStep } from './scalar.ts'

const degrees = 180 / Math.PI
const capColumns = 108
const capRows = 62

/** Hair lying on the skull. `across` is the signed angle in degrees, `along` the height above the hairline. */
export function capMesh(m: Measures, plan: HairPlan, seed: number): Mesh {
  const radiusOf = skullRadius(m)
  return gridMesh(capColumns, capRows, true, (corner, column, row) => {
    const t = (column / capColumns) * 2 - 1
    const around = Math.PI * (0.6 * t + 0.4 * t * t * t)
    const up = Math.PI * (0.5 - 0.86 * (row / (capRows - 1)))
    const flat = Math.cos(up)
    const [dx, dy, dz] = [Math.sin(around) * flat, Math.sin(up), Math.cos(around) * flat]
    const bare = radiusOf(dx, dy, dz)
    const y = headCentre.y + dy * bare
    const angle = around * degrees
    const above = Math.min(y - plan.line(angle), plan.ceiling - y)
    let lift = plan.lift(Math.abs(angle), y) * smoothStep(0.03, 0.3, above) + 0.008
    if (plan.curl > 0) lift *= 1 + 0.5 * smoothNoise(around * 9, up * 9, seed) * plan.curl
    else lift *= 1 + 0.12 * smoothNoise(around * 5, up * 3, seed)
    const radius = bare + lift
    corner.x = headCentre.x + dx * radius
    corner.y = headCentre.y + dy * radius
    corner.z = headCentre.z + dz * radius
    corner.occlusion = 0.7 + 0.3 * smoothStep(-0.3, 0.6, corner.y)
    corner.across = angle
    corner.along = above
    corner.follow = 1
  })
}

/** Hair hanging at the sides and back: a curtain open towards the face. */
export function curtainMesh(m: Measures, plan: HairPlan, seed: number): Mesh {
  const columns = 84
  const rows = 40
  return gridMesh(columns, rows, false, (corner, column, row) => {
    const side = (column / (columns - 1)) * 2 - 1
    const down = row / (rows - 1)
    const y = mix(0.55, plan.bottom, down)
    const opening = plan.openAngle + 6 * smoothNoise(down * 3, side > 0 ? 1 : 5, seed)
    const angle = Math.PI + side * (Math.PI - opening / degrees)
    const lift = plan.lift(90, 0.3) + 0.02
    const wave = 0.02 * smoothNoise(side * 14, down * 2.5, seed + 4)
    const hug = along(
      [
        [0, 0.86],
        [0.25, 1],
        [0.5, 1.02],
        [0.8, 0.98],
        [1, 0.9],
      ],
      (0.55 - y) / 1.4,
    )
    const drape = 0.28 * smoothStep(-1.15, -1.7, y)
    corner.x = Math.sin(angle) * ((m.skullWidth + lift + wave) * hug + drape)
    corner.y = y
    corner.z = -0.12 + Math.cos(angle) * ((0.92 + lift + wave) * hug) + drape * 0.6
    corner.occlusion = 0.65 + 0.35 * smoothStep(-1, 0.2, y)
    corner.across = (angle - Math.PI) * degrees
    corner.along = down
    corner.follow = 1 - 0.75 * smoothStep(-0.9, -1.7, y)
  })
}

/** A knot of hair on top of the back of the head. */
export function bunMesh(m: Measures): Mesh {
  return gridMesh(36, 20, true, (corner, column, row) => {
    const around = (column / 36) * 2 * Math.PI - Math.PI
    const up = Math.PI * (0.5 - row / 19)
    const flat = Math.cos(up)
    corner.x = Math.sin(around) * flat * 0.3
    corner.y = 0.3 + m.skullTop - 0.0 + Math.sin(up) * 0.24
    corner.z = -0.5 + Math.cos(around) * flat * 0.3
    corner.occlusion = 0.75 + 0.25 * Math.sin(up)
    corner.across = around * degrees
    corner.along = 1
    corner.follow = 1
  })
}
