import type { Measures } from './measures.ts'
import { along, mix, smoothStep } from './scalar.ts'
import type { HairStyle, Traits } from './traits.ts'

type Table = readonly (readonly [number, number])[]

/** Where hair grows and how far it stands off, by the angle from straight ahead (degrees, 0..180). */
export type HairPlan = {
  /** Height of the hairline on each side; `angle` is signed, viewer's right positive. */
  line: (angle: number) => number
  /** Thickness far from the hairline. */
  lift: (angle: number, y: number) => number
  /** Softness of the edge in decimetres and how much of the scalp is covered at all. */
  edge: number
  cover: number
  /** Hair grows only below this height. */
  ceiling: number
  /** Lowest point of hanging hair and the angle where it begins; none when `hangs` is false. */
  hangs: boolean
  bottom: number
  openAngle: number
  curl: number
}

const growth: Table = [
  [0, 0.72],
  [28, 0.71],
  [44, 0.6],
  [56, 0.36],
  [64, 0.2],
  [72, 0.0],
  [80, -0.14],
  [90, -0.08],
  [98, 0.1],
  [112, -0.05],
  [128, -0.6],
  [180, -0.75],
]
const horseshoe: Table = [
  [0, 1.2],
  [50, 0.9],
  [62, 0.42],
  [70, 0.1],
  [78, -0.12],
  [90, -0.08],
  [98, 0.1],
  [112, -0.05],
  [128, -0.6],
  [180, -0.7],
]

function lineOf(traits: Traits, m: Measures): (angle: number) => number {
  const { scales, hair } = traits
  const shift = mix(-0.13, 0.12, scales.hairline)
  const peak = mix(-0.06, 0.05, scales.unevenness) * (hair === 'receding' ? 0 : 1)
  const recede = hair === 'receding' ? 0.32 : 0.1 * m.old * (1 - m.woman)
  const part = mix(-26, 26, scales.parting)
  return angle => {
    const flat = Math.abs(angle)
    const frontal = smoothStep(66, 48, flat)
    if (hair === 'bald') return along(horseshoe, flat)
    let y = along(growth, flat) + shift * frontal + peak * smoothStep(14, 0, flat)
    y += recede * (0.35 * smoothStep(6, 32, flat) * smoothStep(58, 42, flat) + 0.75 * frontal)
    if (hair === 'fringe' || hair === 'bob') y = fringed(y, angle, scales.fringe, m, part)
    if (hair === 'swept') y -= 0.3 * scales.fringe * smoothStep(part - 6, part + 22, angle) * frontal
    if (hair === 'long' || hair === 'bun') y += 0.03 * smoothStep(10, 0, Math.abs(angle - part)) * frontal
    return y
  }
}

function fringed(y: number, angle: number, fringe: number, m: Measures, part: number): number {
  const frontal = smoothStep(64, 50, Math.abs(angle))
  const full = m.browY + mix(0.3, 0.02, fringe)
  const slant = 0.1 * smoothStep(-40, 40, angle * Math.sign(part || 1))
  return mix(y, Math.min(y, full + slant), frontal)
}

const liftOf: Record<HairStyle, number> = {
  bald: 0.02,
  shaved: 0.004,
  crop: 0.06,
  swept: 0.12,
  fringe: 0.1,
  receding: 0.06,
  curly: 0.17,
  bob: 0.11,
  long: 0.09,
  bun: 0.05,
  headscarf: 0.02,
}
const bottomOf: Partial<Record<HairStyle, number>> = { bob: -0.82, long: -1.7 }

/** The plan of a member's hair. */
export function hairPlan(traits: Traits, m: Measures): HairPlan {
  const { scales, hair } = traits
  const volume = mix(0.65, 1.6, scales.hairVolume)
  const base = liftOf[hair] * volume
  const bottom = bottomOf[hair]
  const isShort = hair === 'crop' || hair === 'receding' || hair === 'swept'
  return {
    line: lineOf(traits, m),
    lift: (angle, y) => {
      const side = smoothStep(50, 75, angle)
      const top = smoothStep(0.35, 0.95, y)
      return isShort ? base * mix(mix(0.8, 0.35, side), 1.35, top) : base * mix(0.85, 1.2, top)
    },
    edge: hair === 'shaved' || hair === 'bald' ? 0.1 : hair === 'fringe' || hair === 'bob' ? 0.05 : 0.045,
    cover: hair === 'shaved' ? 0.48 : hair === 'bald' ? 0.9 : 1,
    ceiling: hair === 'bald' ? mix(0.2, 0.6, scales.hairline) : 9,
    hangs: bottom !== undefined,
    bottom: (bottom ?? 0) + mix(-0.15, 0.2, scales.sideHair),
    openAngle: mix(80, 46, scales.sideHair),
    curl: hair === 'curly' ? 1 : 0,
  }
}
