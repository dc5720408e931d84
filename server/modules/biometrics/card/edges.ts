import { fitLineRobustly, intersection, type Line, lineThroughEnds, offLine } from './geometry.ts'
import type { Point } from './types.ts'

/** Moves each side of a quadrilateral onto the strongest colour step near it; returns corners and support, 0 to 1. */
export function refineQuad(
  pixels: { data: Uint8Array; width: number; height: number },
  quad: readonly Point[],
  reach: number,
): { quad: Point[]; support: number[] } | undefined {
  const lines: Line[] = []
  const support: number[] = []
  const centre: Point = [quad.reduce((s, p) => s + p[0], 0) / 4, quad.reduce((s, p) => s + p[1], 0) / 4]
  for (let i = 0; i < 4; i++) {
    const side = stepsAlong(pixels, quad[i]!, quad[(i + 1) % 4]!, centre, reach)
    const line = side.points.length >= 8 ? fitLineRobustly(side.points) : undefined
    const kept = line ? side.points.filter(([x, y]) => offLine(line, [x, y]) < 2.5).length : 0
    support.push(side.visible ? kept / side.visible : 0)
    lines.push(line && kept >= 8 ? line : lineThroughEnds([quad[i]!, quad[(i + 1) % 4]!]))
  }
  const corners = lines.map((line, i) => intersection(lines[(i + 3) % 4]!, line))
  if (!corners.every(corner => corner !== undefined)) return undefined
  return { quad: corners as Point[], support }
}

const stepsPerSide = 56
const leastStep = 14

function stepsAlong(
  pixels: { data: Uint8Array; width: number; height: number },
  a: Point,
  b: Point,
  centre: Point,
  reach: number,
): { points: Point[]; visible: number } {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  let normal: Point = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
  if ((centre[0] - a[0]) * normal[0] + (centre[1] - a[1]) * normal[1] > 0) normal = [-normal[0], -normal[1]]
  const points: Point[] = []
  let visible = 0
  for (let s = 0; s < stepsPerSide; s++) {
    const share = 0.08 + (0.84 * s) / (stepsPerSide - 1)
    const x = a[0] + (b[0] - a[0]) * share
    const y = a[1] + (b[1] - a[1]) * share
    const inside = x >= 3 && y >= 3 && x < pixels.width - 3 && y < pixels.height - 3
    if (!inside) continue
    visible++
    const at = strongestStep(pixels, x, y, normal, reach)
    if (at !== undefined) points.push([x + normal[0] * at, y + normal[1] * at])
  }
  return { points, visible }
}

/** Offset along the normal of the largest colour step, or undefined where nothing stands out. */
function strongestStep(
  pixels: { data: Uint8Array; width: number; height: number },
  x: number,
  y: number,
  normal: Point,
  reach: number,
): number | undefined {
  const { data, width, height } = pixels
  const profile: [number, number, number][] = []
  for (let t = -reach - 3; t <= reach + 3; t++) {
    const px = Math.min(width - 1, Math.max(0, Math.round(x + normal[0] * t)))
    const py = Math.min(height - 1, Math.max(0, Math.round(y + normal[1] * t)))
    const i = (py * width + px) * 3
    profile.push([data[i]!, data[i + 1]!, data[i + 2]!])
  }
  let best = leastStep
  let at: number | undefined
  for (let k = 3; k < profile.length - 3; k++) {
    let step = 0
    for (let c = 0; c < 3; c++) {
      const outer = profile[k + 1]![c]! + profile[k + 2]![c]! + profile[k + 3]![c]!
      const inner = profile[k - 1]![c]! + profile[k - 2]![c]! + profile[k - 3]![c]!
      step += Math.abs(outer - inner) / 3
    }
    if (step > best) {
      best = step
      at = k - reach - 3
    }
  }
  return at
}
