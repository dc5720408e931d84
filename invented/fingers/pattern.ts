import { clamp, mix } from '../faces/scalar.ts'

export const fingerPatterns = ['arch', 'tentedArch', 'leftLoop', 'rightLoop', 'whorl'] as const
export type FingerPattern = (typeof fingerPatterns)[number]

export type Point = { x: number; y: number }
/** Ridge direction over the plane: `cores` are its zeros, `deltas` its poles; pixels, y downwards. */
export type OrientationField = {
  pattern: FingerPattern
  centre: Point
  cores: Point[]
  deltas: Point[]
  /** How the angle around a singular point is bent, one list of offsets for each; radians at eight directions. */
  bends: number[][]
  archHeight: number
}

/** Draws a pattern about as often as it occurs: nearly two thirds loops, a third whorls, few arches. */
function drawPattern(random: () => number): FingerPattern {
  const throwOf = random()
  if (throwOf < 0.05) return 'arch'
  if (throwOf < 0.08) return 'tentedArch'
  if (throwOf < 0.38) return 'leftLoop'
  return throwOf < 0.68 ? 'rightLoop' : 'whorl'
}

/** Invents where the ridges of a finger turn; `width` and `height` of the master in pixels. */
export function inventField(
  random: () => number,
  width: number,
  height: number,
  asked?: FingerPattern,
): OrientationField {
  const pattern = asked ?? drawPattern(random)
  const between = (low: number, high: number) => mix(low, high, random())
  const centre = { x: width / 2 + between(-14, 14), y: height * between(0.44, 0.5) }
  const field = { pattern, centre, cores: [] as Point[], deltas: [] as Point[] }
  const side = pattern === 'leftLoop' ? 1 : -1
  if (pattern === 'tentedArch') {
    field.cores = [{ x: centre.x, y: centre.y }]
    field.deltas = [{ x: centre.x + between(-4, 4), y: centre.y + between(60, 90) }]
  } else if (pattern === 'whorl') {
    const gap = between(18, 46)
    const lean = between(-12, 12)
    field.cores = [
      { x: centre.x + lean, y: centre.y - gap / 2 },
      { x: centre.x - lean, y: centre.y + gap / 2 },
    ]
    field.deltas = [-1, 1].map(hand => ({
      x: centre.x + hand * between(95, 145),
      y: centre.y + between(90, 150),
    }))
  } else if (pattern !== 'arch') {
    field.cores = [{ x: centre.x, y: centre.y }]
    field.deltas = [{ x: centre.x + side * between(85, 140), y: centre.y + between(90, 150) }]
  }
  const bends = [...field.cores, ...field.deltas].map(() =>
    Array.from({ length: 8 }, () => between(-0.16, 0.16)),
  )
  if (pattern === 'leftLoop' || pattern === 'rightLoop') steepenLoop(bends[1]!, side, between(0.75, 1.1))
  return { ...field, bends, archHeight: between(0.7, 1.1) }
}

/** Without it the ridges of a loop would leave its core sideways; on a finger they come down at about 45 degrees. */
function steepenLoop(bends: number[], side: number, strength: number): void {
  const shares = side > 0 ? { 6: -0.3, 7: -0.8, 0: -0.55 } : { 6: 0.3, 5: 0.8, 4: 0.55 }
  for (const [direction, share] of Object.entries(shares)) bends[Number(direction)]! += share * strength
}

/**
 * Direction of the ridge at a place, radians from the x axis towards smaller y, modulo π. Zero-pole model (Sherlock
 * and Monro 1993) with each angle bent piecewise (Vizcaya and Gerhardt 1996); an arch has no zeros and takes a wave.
 */
export function ridgeAngle(field: OrientationField, x: number, y: number): number {
  const { centre } = field
  if (field.pattern === 'arch') {
    const rise = Math.exp(-(((y - centre.y - 20) / 130) ** 2)) + 0.35 * clamp((centre.y - y) / 200, 0, 1)
    return Math.atan(-field.archHeight * rise * Math.sin(clamp((x - centre.x) / 170, -1, 1) * Math.PI))
  }
  let angle = 0
  field.cores.forEach((core, n) => {
    angle += bentAngle(x - core.x, core.y - y, field.bends[n]!) / 2
  })
  field.deltas.forEach((delta, n) => {
    angle -= bentAngle(x - delta.x, delta.y - y, field.bends[field.cores.length + n]!) / 2
  })
  return angle
}

function bentAngle(dx: number, dy: number, bends: readonly number[]): number {
  const angle = Math.atan2(dy, dx)
  const place = ((angle + Math.PI) / (2 * Math.PI)) * bends.length
  const from = Math.floor(place) % bends.length
  return angle + mix(bends[from]!, bends[(from + 1) % bends.length]!, place - Math.floor(place))
}
