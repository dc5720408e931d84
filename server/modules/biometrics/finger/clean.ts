import { angleBetween } from './angles.ts'
import type { Candidate } from './minutiae.ts'

const shortRidge = 14
const shortBridge = 10
const brokenGap = 11
const closestPair = 6
/** Nearer to the edge of the contact than this, ridges end because the finger does. */
const edgeDepth = 11

/**
 * Takes away what thinning and dirt make: ends at the edge of the contact, both ends of short ridges and breaks, both
 * forks of bridges and lakes, and pairs too close to be told apart (Xiao and Raafat 1991). `depth` is in pixels from
 * the edge of the contact.
 */
export function cleaned(candidates: readonly Candidate[], depth: Uint8Array): Candidate[] {
  const inside = candidates.filter(({ at }) => depth[at]! > edgeDepth)
  const places = new Map(candidates.map(candidate => [candidate.at, candidate]))
  const gone = new Set<Candidate>()
  for (const one of candidates)
    for (const { path, end } of one.walks) {
      const other = places.get(path[path.length - 1]!)
      if (!other || end === 'length') continue
      const limit = one.kind === 'ending' && other.kind === 'ending' ? shortRidge : shortBridge
      if (path.length <= limit) gone.add(one).add(other)
    }
  for (const [n, one] of inside.entries())
    for (const other of inside.slice(n + 1)) {
      const distance = Math.hypot(one.x - other.x, one.y - other.y)
      if (distance > brokenGap) continue
      if (distance < closestPair || isBreak(one, other)) gone.add(one).add(other)
    }
  return inside.filter(candidate => !gone.has(candidate))
}

/** Two ends that look away from each other along one line: a ridge torn apart by a scratch or by dryness. */
function isBreak(one: Candidate, other: Candidate): boolean {
  if (one.kind !== 'ending' || other.kind !== 'ending') return false
  if (Math.abs(angleBetween(one.angle, other.angle)) < 2.4) return false
  const across = Math.atan2(one.y - other.y, other.x - one.x)
  return Math.abs(angleBetween(across, one.angle)) > 2.2
}
