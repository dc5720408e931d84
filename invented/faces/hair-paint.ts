import type { HairPlan } from './hair-style.ts'
import { type Lamp, lambert, roomLight, sheen } from './light.ts'
import { smoothNoise } from './noise.ts'
import type { Palette } from './palette.ts'
import type { Painter, Touch } from './raster.ts'
import { clamp, smoothStep } from './scalar.ts'

function lightHair(touch: Touch, lamp: Lamp, palette: Palette, strand: number, band: number): void {
  const { hair, greyShare } = palette
  const nx = touch.nx + strand * 0.22
  const ny = touch.ny + strand * 0.12
  const light =
    (lambert(lamp, nx, ny, touch.nz, 0.3) * 0.75 + roomLight(lamp, ny, touch.nz)) * touch.occlusion
  const tone = 1.15 + strand * (0.65 + 0.2 * greyShare)
  const shine = sheen(lamp, nx, ny, touch.nz, 9) * (0.03 + 0.11 * clamp(band, 0, 1)) * touch.occlusion
  touch.red = hair[0] * tone * light * lamp.key[0] + shine
  touch.green = hair[1] * tone * light * lamp.key[1] + shine * 0.93
  touch.blue = hair[2] * tone * light * lamp.key[2] + shine * 0.88
}

function strands(u: number, v: number, seed: number): number {
  return (
    smoothNoise(u * 26, v * 1.1, seed) * 0.45 +
    smoothNoise(u * 60, v * 1.7, seed + 1) * 0.35 +
    smoothNoise(u * 8, v * 0.8, seed + 2) * 0.35
  )
}

function strandAt(plan: HairPlan, touch: Touch, around: number, away: number, seed: number): number {
  const { x, y, z } = touch
  if (plan.cover < 0.5) return 0.5 * smoothNoise(x * 55 + z * 20, y * 55 + z * 31, seed)
  if (plan.curl === 0) return strands(around * 1.6, away + y, seed)
  return (
    0.7 * smoothNoise(x * 17 + z * 5, y * 17 + z * 11, seed) +
    0.4 * smoothNoise(x * 37 + z * 9, y * 37 + z * 21, seed + 1)
  )
}

/** Hair on the skull: strands run from the crown; the edge thins out hair by hair. */
export function capPainter(plan: HairPlan, palette: Palette, lamp: Lamp, seed: number): Painter {
  return touch => {
    const away = Math.sqrt(touch.x * touch.x + (touch.z + 0.25) * (touch.z + 0.25))
    const around =
      Math.atan2(touch.x, touch.z + 0.25) + plan.curl * 0.4 * smoothNoise(touch.x * 8, touch.y * 8, seed)
    const strand = strandAt(plan, touch, around, away, seed)
    const ragged =
      smoothNoise(around * 42, 0.5, seed + 8) * 0.75 + smoothNoise(around * 13, 0.5, seed + 9) * 0.5
    const height = touch.along + ragged * plan.edge * 0.6
    touch.alpha = smoothStep(-plan.edge * 0.6, plan.edge * 1.3, height) * plan.cover
    if (touch.alpha <= 0.003) return
    // seen edge-on there is no skin behind the thin hairline, only wall
    if (touch.nz < 0.35) touch.alpha = touch.alpha > 0.12 && plan.cover >= 0.9 ? 1 : 0
    if (plan.cover < 1)
      touch.alpha *= 0.85 + 0.3 * smoothNoise(touch.x * 60, touch.y * 60 + touch.z * 60, seed)
    lightHair(touch, lamp, palette, strand, strand + 0.3)
    const root = 0.72 + 0.28 * smoothStep(0, 0.16, height)
    touch.red *= root
    touch.green *= root
    touch.blue *= root
  }
}

/** Hanging hair: strands run down; side edges and tips fray. */
export function curtainPainter(plan: HairPlan, palette: Palette, lamp: Lamp, seed: number): Painter {
  return touch => {
    const strand = strands(touch.across / 36, touch.y * 1.3, seed + 30)
    const tips = smoothNoise(touch.across * 0.9, 0.5, seed + 31) * 0.06
    const edge = 180 - plan.openAngle - Math.abs(touch.across)
    const cover = smoothStep(1, 0.94, touch.along + tips) * smoothStep(-0.5, 2.5, edge + strand * 2)
    // hair or no hair: a half-covered corner in front would hide the hair behind it
    touch.alpha = cover > 0.5 ? 1 : 0
    if (touch.alpha === 0) return
    if (touch.nz < 0) {
      touch.nx = -touch.nx
      touch.ny = -touch.ny
      touch.nz = -touch.nz
      touch.occlusion *= 0.45
    }
    lightHair(touch, lamp, palette, strand, strand + 0.2)
  }
}

/** A knot of hair. */
export function bunPainter(palette: Palette, lamp: Lamp, seed: number): Painter {
  return touch => {
    const strand = smoothNoise(touch.across * 0.12 + touch.y * 14, touch.y * 5, seed + 40)
    lightHair(touch, lamp, palette, strand, strand)
  }
}
