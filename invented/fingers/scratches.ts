import { randomFrom } from '../faces/noise.ts'
import { clamp, smoothStep } from '../faces/scalar.ts'
import type { Master } from './master.ts'
import type { Point } from './pattern.ts'
import { seedOf } from './seed.ts'

/** A white line across the ridges, in pixels of the finger's skin. */
export type Scratch = { from: Point; to: Point; halfWidth: number }

/** The creases a finger always has, and `count` scratches of this touch alone. */
export function scratchesOf(master: Master, random: () => number, count: number): Scratch[] {
  const own = randomFrom(seedOf(master.seed, 'creases'))
  const creases = Array.from({ length: Math.floor(own() * 4) }, () => scratchOf(master, own, 0.9))
  return [...creases, ...Array.from({ length: count }, () => scratchOf(master, random, 0.7))]
}

function scratchOf(master: Master, random: () => number, halfWidth: number): Scratch {
  const from = { x: (0.15 + 0.7 * random()) * master.width, y: (0.15 + 0.7 * random()) * master.height }
  const angle = random() * 2 * Math.PI
  const length = 40 + 110 * random()
  return {
    from,
    to: { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) },
    halfWidth: halfWidth + 0.9 * random(),
  }
}

/** Share of the ink that stays at a place of the skin, 0 in the middle of a scratch. */
export function scratchLight(scratches: readonly Scratch[], { x, y }: Point): number {
  let left = 1
  for (const { from, to, halfWidth } of scratches) {
    const dx = to.x - from.x
    const dy = to.y - from.y
    const share = clamp(((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy), 0, 1)
    const distance = Math.hypot(x - from.x - share * dx, y - from.y - share * dy)
    left = Math.min(left, smoothStep(halfWidth * 0.6, halfWidth + 1.2, distance))
  }
  return left
}
