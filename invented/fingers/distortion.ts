import { smoothNoise } from '../faces/noise.ts'
import { smoothStep } from '../faces/scalar.ts'
import type { Point } from './pattern.ts'

/** How a finger lies on the glass: pixels and radians, clockwise in the picture. */
export type Placing = {
  /** Centre of the contact area on the finger. */
  centre: Point
  /** Where that centre falls in the picture. */
  target: Point
  rotation: number
  /** Half-axes of the contact area. */
  radii: Point
  /** Push and turn of the skin outside the part that is pressed hardest. */
  push: Point
  twist: number
  /** Seed of the small irregular stretching of the skin. */
  stretchSeed: number
  stretch: number
}

/**
 * Where on the finger the skin under a pixel of the picture belongs: rigid in the middle of the contact, moved by
 * push and twist outside it, a smooth passage between. After Cappelli, Maio and Maltoni (2001), skin distortion.
 */
export function skinUnder(placing: Placing, x: number, y: number): Point {
  const { centre, target, rotation, radii, push, twist } = placing
  const cos = Math.cos(rotation)
  const sin = Math.sin(rotation)
  const px = (x - target.x) * cos + (y - target.y) * sin
  const py = (y - target.y) * cos - (x - target.x) * sin
  const brake = smoothStep(0.25, 1.15, Math.hypot(px / radii.x, py / radii.y))
  const turned = twist * brake
  const fx = px * Math.cos(turned) - py * Math.sin(turned) + push.x * brake
  const fy = px * Math.sin(turned) + py * Math.cos(turned) + push.y * brake
  const wave = placing.stretch
  return {
    x: centre.x + fx + wave * smoothNoise(px / 70, py / 70, placing.stretchSeed),
    y: centre.y + fy + wave * smoothNoise(px / 70, py / 70, placing.stretchSeed + 1),
  }
}
