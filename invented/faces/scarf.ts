import { lightCloth } from './clothes.ts'
import { headCentre, skullRadius } from './head-mesh.ts'
import type { Lamp } from './light.ts'
import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import { smoothNoise } from './noise.ts'
import type { Painter } from './raster.ts'
import { type Colour, smoothStep } from './scalar.ts'

/** Above 0 is cloth, below 0 the oval of the face. */
function opening(m: Measures, x: number, y: number): number {
  const middle = (m.chinY + 0.7) / 2
  const half = (0.58 - m.chinY) / 2
  const dx = x / (m.faceWidth - 0.015)
  const dy = (y - middle) / half
  return (Math.abs(dx) ** 2.7 + Math.abs(dy) ** 2.7) ** 0.37 - 1
}

/** A headscarf: cloth over the head, and its fall over neck and shoulders. */
export function scarfMeshes(m: Measures): Mesh[] {
  const radiusOf = skullRadius(m)
  const hood = gridMesh(96, 60, true, (corner, column, row) => {
    const around = (column / 96) * 2 * Math.PI - Math.PI
    const up = Math.PI * (0.5 - 0.92 * (row / 59))
    const flat = Math.cos(up)
    const [dx, dy, dz] = [Math.sin(around) * flat, Math.sin(up), Math.cos(around) * flat]
    const bare = radiusOf(dx, dy, dz)
    const edge = opening(m, dx * bare, headCentre.y + dy * bare)
    const radius =
      bare + 0.055 + 0.06 * smoothStep(0, 0.25, edge) + 0.012 * smoothNoise(around * 6, up * 5, 3)
    corner.x = headCentre.x + dx * radius
    corner.y = headCentre.y + dy * radius
    corner.z = headCentre.z + dz * radius
    corner.occlusion = 0.75 + 0.25 * smoothStep(-0.6, 0.4, corner.y)
    corner.across = edge
    corner.along = dz > 0 ? 1 : 0
    corner.follow = 1
  })
  return [hood, fallMesh(m)]
}

function fallMesh(m: Measures): Mesh {
  return gridMesh(80, 30, true, (corner, column, row) => {
    const around = (column / 80) * 2 * Math.PI - Math.PI
    const share = row / 29
    const front = Math.max(0, Math.cos(around))
    const y = -0.45 - 1.95 * share - (-0.46 - m.chinY) * front * (1 - share)
    const spread = 0.95 * smoothStep(0.2, 0.95, share)
    const fold = 0.03 * smoothNoise(around * 5 + share * 3, share * 4, 8) * smoothStep(0, 0.3, share)
    const tuck = 1 - 0.25 * smoothStep(0.14, 0, share) * (1 - front)
    corner.x = Math.sin(around) * (m.faceWidth + 0.03 + spread + fold) * tuck
    corner.y = y
    corner.z = -0.1 + Math.cos(around) * (0.66 + 0.14 * front + 0.25 * spread + fold) * tuck
    corner.occlusion = 0.6 + 0.4 * smoothStep(0, 0.3, share)
    corner.across = 1
    corner.along = 0
    corner.follow = 1 - smoothStep(0.1, 0.6, share)
  })
}

/** Soft cloth with folds; nothing where the face looks out. */
export function scarfPainter(m: Measures, colour: Colour, lamp: Lamp): Painter {
  return touch => {
    const isHole = touch.along > 0.5 && touch.across < 0
    const isUnderChin = touch.along > 0.5 && touch.y < m.chinY + 0.16
    touch.alpha = isHole || isUnderChin ? 0 : 1
    if (touch.alpha === 0) return
    if (touch.nz < 0) {
      touch.nx = -touch.nx
      touch.nz = -touch.nz
      touch.occlusion *= 0.4
    }
    const rim = touch.along > 0.5 ? 0.7 + 0.3 * smoothStep(0, 0.06, touch.across) : 1
    const weave =
      1 +
      0.04 * smoothNoise(touch.x * 50, touch.y * 50, 5) +
      0.12 * smoothNoise(touch.x * 3.2 + touch.y, touch.y * 2, 6)
    lightCloth(touch, lamp, colour, weave * rim)
  }
}
