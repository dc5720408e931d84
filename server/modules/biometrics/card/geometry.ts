import type { Corners, Point } from './types.ts'

/** ISO/IEC 7810 ID-1: 85.60 by 53.98 mm. */
export const cardAspect = 85.6 / 53.98

/** A line as a point on it and a unit direction. */
export type Line = { through: Point; direction: Point }

/** Distance between two points. */
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The point `share` of the way from a to b. */
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]

/** Area enclosed by a polygon, in square pixels, positive when its points run clockwise on the screen. */
export function signedArea(points: readonly Point[]): number {
  let doubled = 0
  for (let i = 0; i < points.length; i++) {
    const a = points[i]!
    const b = points[(i + 1) % points.length]!
    doubled += a[0] * b[1] - b[0] * a[1]
  }
  return doubled / 2
}

/** Where two lines meet; undefined when they are (nearly) parallel. */
export function intersection(a: Line, b: Line): Point | undefined {
  const cross = a.direction[0] * b.direction[1] - a.direction[1] * b.direction[0]
  if (Math.abs(cross) < 0.05) return undefined
  const dx = b.through[0] - a.through[0]
  const dy = b.through[1] - a.through[1]
  const along = (dx * b.direction[1] - dy * b.direction[0]) / cross
  return [a.through[0] + a.direction[0] * along, a.through[1] + a.direction[1] * along]
}

/** The line through the first and the last of some points. */
export function lineThroughEnds(points: readonly Point[]): Line {
  const a = points[0]!
  const b = points.at(-1)!
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  return { through: a, direction: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] }
}

/** Total least squares line through points (principal axis), or undefined for fewer than two distinct points. */
export function fitLine(points: readonly Point[]): Line | undefined {
  if (points.length < 2) return undefined
  const through: Point = [0, 0]
  for (const [x, y] of points) {
    through[0] += x / points.length
    through[1] += y / points.length
  }
  let xx = 0
  let xy = 0
  let yy = 0
  for (const [x, y] of points) {
    xx += (x - through[0]) ** 2
    xy += (x - through[0]) * (y - through[1])
    yy += (y - through[1]) ** 2
  }
  if (xx + yy < 1e-9) return undefined
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  return { through, direction: [Math.cos(angle), Math.sin(angle)] }
}

/** Distance of a point from a line. */
export const offLine = (line: Line, [x, y]: Point): number =>
  Math.abs((x - line.through[0]) * line.direction[1] - (y - line.through[1]) * line.direction[0])

/** Line through most of the points: repeatedly drops those farther than twice the median distance. */
export function fitLineRobustly(points: readonly Point[]): Line | undefined {
  const best = consensusLine(points)
  if (!best) return undefined
  const near = points.filter(point => offLine(best, point) <= 2)
  return fitLine(near.length >= 4 ? near : points) ?? best
}

/** The line through two of the points that most others lie close to (every pair is tried: there are few points). */
function consensusLine(points: readonly Point[]): Line | undefined {
  let best: Line | undefined
  let bestCount = 0
  for (let i = 0; i < points.length; i++) {
    const through = points[i]!
    for (let j = i + 6; j < points.length; j += 3) {
      const [dx, dy] = [points[j]![0] - through[0], points[j]![1] - through[1]]
      const length = Math.sqrt(dx * dx + dy * dy)
      if (length < 1) continue
      let count = 0
      for (const [x, y] of points) {
        const off = Math.abs((x - through[0]) * dy - (y - through[1]) * dx) / length
        if (off < 2) count += 1 - off / 2
      }
      if (count > bestCount) {
        bestCount = count
        best = { through, direction: [dx / length, dy / length] }
      }
    }
  }
  return best
}

/** Orders four corners clockwise on the screen, beginning so that the first side is the long one and most upright. */
export function orderCorners(points: readonly Point[]): Corners | undefined {
  if (points.length !== 4) return undefined
  const ring = signedArea(points) > 0 ? [...points] : [...points].reverse()
  const turns = [0, 1, 2, 3].map(start => [0, 1, 2, 3].map(i => ring[(start + i) % 4]!) as Corners)
  const long = turns.filter(
    t => distance(t[0], t[1]) + distance(t[3], t[2]) >= distance(t[1], t[2]) + distance(t[0], t[3]),
  )
  // Of the two ways round, the one whose top side points more to the right is the likelier reading direction.
  return long.sort((a, b) => b[1][0] - b[0][0] - (a[1][0] - a[0][0]))[0]
}

/** The same card the other way up. */
export const turnAround = (c: Corners): Corners => [c[2], c[3], c[0], c[1]]

/** Long side over short side, averaged over opposite sides. */
export function aspectOf(c: Corners): number {
  const long = distance(c[0], c[1]) + distance(c[3], c[2])
  const short = distance(c[1], c[2]) + distance(c[0], c[3])
  return long / Math.max(1, short)
}

/** True when the four points bound a convex shape. */
export function isConvex(c: readonly Point[]): boolean {
  const turns = c.map((b, i) => {
    const a = c[(i + 3) % 4]!
    const d = c[(i + 1) % 4]!
    return (b[0] - a[0]) * (d[1] - b[1]) - (b[1] - a[1]) * (d[0] - b[0])
  })
  return turns.every(t => t > 0) || turns.every(t => t < 0)
}
