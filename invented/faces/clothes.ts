import { type Lamp, lambert, roomLight } from './light.ts'
import type { Measures } from './measures.ts'
import { gridMesh, type Mesh } from './mesh.ts'
import { smoothNoise } from './noise.ts'
import type { Painter, Touch } from './raster.ts'
import { along, type Colour, linearColour, mixColour, smoothStep } from './scalar.ts'
import { lightSkin } from './skin-shade.ts'
import type { ClothesStyle } from './traits.ts'

const shoulderWidth = [
  [-1.12, -0.1],
  [-1.3, -0.03],
  [-1.42, 0.12],
  [-1.54, 0.4],
  [-1.74, 0.86],
  [-2.1, 1.16],
  [-3, 1.22],
].map(([y, w]) => [-(y ?? 0), w ?? 0] as const)

/** Neck base, shoulders and chest; stays put while the head turns. */
export function torsoMesh(m: Measures): Mesh {
  const build = 1 - 0.22 * m.child - 0.1 * m.woman
  return gridMesh(72, 30, true, (corner, column, row) => {
    const around = (column / 72) * 2 * Math.PI - Math.PI
    const y = -1.12 - 1.5 * (row / 29) ** 1.2
    const spread = along(shoulderWidth, -y) * build
    const width = m.neckWidth + 0.03 + spread
    const depth = m.neckWidth * 0.95 + 0.02 + spread * 0.42
    corner.x = Math.sin(around) * width
    corner.y = y
    corner.z = -0.14 + Math.cos(around) * depth
    corner.occlusion = 0.38 + 0.62 * smoothStep(-1.1, -1.5, y)
    corner.across = around
    corner.along = row / 29
    corner.follow = 0
  })
}

const white = linearColour('#f3f3ef')
const khaki = linearColour('#a8946a')

/** Below 0 is skin, above is cloth. */
function neckline(style: ClothesStyle, x: number, y: number, z: number): number {
  const ax = Math.abs(x)
  const front = smoothStep(-0.1, 0.2, z)
  if (style === 'tee') return -1.4 - 0.12 * front + 0.12 * ax - y
  if (style === 'robe') return Math.max(-2.2 + 0.9 * (x + 0.75) - y, -1.3 - y - 3 * (x + 0.4)) - 0.04
  const open = front * Math.max(0, 0.2 - ax * (style === 'blouse' ? 1 : 1.6))
  return -1.3 - 0.02 * front - open * 1.3 - y
}

function clothColour(style: ClothesStyle, colour: Colour, x: number, y: number, z: number): Colour {
  if (style === 'tee' || style === 'robe') return colour
  const ax = Math.abs(x)
  const flapLow = -1.42 - 0.5 * Math.max(0, 0.3 - Math.abs(ax - 0.3))
  const flap =
    smoothStep(-0.012, 0.012, y - flapLow) *
    smoothStep(0.62, 0.6, ax) *
    smoothStep(0.03, 0.05, ax) *
    smoothStep(-0.06, -0.02, z)
  const collar = style === 'uniform' ? khaki : white
  const cloth =
    style === 'uniform'
      ? mixColour(khaki, colour, 0.15)
      : style === 'shirt'
        ? colour
        : mixColour(colour, white, 0.25)
  const placket = style === 'shirt' ? 0 : 0.15 * smoothStep(0.05, 0.035, ax) * smoothStep(0, 0.05, z)
  return mixColour(
    mixColour(cloth, white, placket),
    mixColour(collar, cloth, style === 'shirt' ? 0.75 : 0.1),
    flap,
  )
}

/** Cloth with collar or neckline, and skin above it. */
export function torsoPainter(style: ClothesStyle, colour: Colour, skin: Colour, lamp: Lamp): Painter {
  return touch => {
    const edge = neckline(style, touch.x, touch.y, touch.z)
    if (edge < 0) {
      lightSkin(touch, lamp, skin[0], skin[1], skin[2], 0.7)
      shadeEdge(touch, edge)
      return
    }
    const weave =
      1 +
      0.05 * smoothNoise(touch.x * 60, touch.y * 60, 5) +
      0.07 * smoothNoise(touch.x * 4, touch.y * 2.5, 6)
    const hem = 1 - 0.35 * smoothStep(0.035, 0.02, Math.abs(edge - 0.035))
    lightCloth(
      touch,
      lamp,
      clothColour(style, colour, touch.x, touch.y, touch.z),
      weave * (style === 'tee' ? hem : 1),
    )
  }
}

function shadeEdge(touch: Touch, edge: number): void {
  const dim = 1 - 0.35 * smoothStep(-0.06, 0, edge)
  touch.red *= dim
  touch.green *= dim
  touch.blue *= dim
}

/** Matt cloth. */
export function lightCloth(touch: Touch, lamp: Lamp, colour: Colour, weave: number): void {
  const light = lambert(lamp, touch.nx, touch.ny, touch.nz, 0.25) * 0.72
  const room = roomLight(lamp, touch.ny, touch.nz) * touch.occlusion
  touch.red = colour[0] * weave * (light * lamp.key[0] + room)
  touch.green = colour[1] * weave * (light * lamp.key[1] + room)
  touch.blue = colour[2] * weave * (light * lamp.key[2] + room)
}
