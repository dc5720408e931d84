import { angleBetween } from './angles.ts'
import type { Orientation } from './orientation.ts'
import type { Skeleton } from './skeleton.ts'
import { type Walk, type Walker, walkerOf } from './trace.ts'

/** A minutia on the skeleton, before it is known whether it is one. */
export type Candidate = {
  kind: 'ending' | 'bifurcation'
  at: number
  x: number
  y: number
  angle: number
  /** Walks along its one or three lines. */
  walks: Walk[]
}

const walkLength = 14
const spurLength = 9

/**
 * Finds where lines end and fork, after cutting off spurs: short lines that hang on a fork. Angles as in Minutia.
 */
export function findCandidates(skeleton: Skeleton, orientation: Orientation): Candidate[] {
  const walker = walkerOf(skeleton)
  cutSpurs(skeleton, walker)
  const candidates: Candidate[] = []
  for (let at = 0; at < skeleton.pixels.length; at++) {
    const kind = walker.kindOf(at)
    if (kind !== 'ending' && kind !== 'fork') continue
    const walks = walker.branches(at).map(first => walker.walk(at, first, walkLength))
    const isEnding = kind === 'ending' && walks.length === 1
    if (!isEnding && (kind !== 'fork' || walks.length !== 3)) continue
    const towards = isEnding ? headingOf(walks[0]!, at, skeleton) : valleyOf(walks, at, skeleton)
    candidates.push({
      kind: isEnding ? 'ending' : 'bifurcation',
      at,
      x: at % skeleton.width,
      y: Math.floor(at / skeleton.width),
      angle: alongField(orientation[at]!, towards),
      walks,
    })
  }
  return candidates
}

function cutSpurs(skeleton: Skeleton, walker: Walker): void {
  for (let at = 0; at < skeleton.pixels.length; at++) {
    if (walker.kindOf(at) !== 'ending') continue
    const [first] = walker.branches(at)
    if (first === undefined) continue
    const { path, end } = walker.walk(at, first, spurLength)
    if (end !== 'fork') continue
    skeleton.pixels[at] = 0
    for (const place of path.slice(0, -1)) skeleton.pixels[place] = 0
  }
}

function headingOf(walk: Walk, at: number, { width }: Skeleton): number {
  const end = walk.path[walk.path.length - 1]!
  return Math.atan2(Math.floor(at / width) - Math.floor(end / width), (end % width) - (at % width))
}

/** Middle of the two lines that are closest in heading: between them lies the valley that ends. */
function valleyOf(walks: Walk[], at: number, skeleton: Skeleton): number {
  const headings = walks.map(walk => headingOf(walk, at, skeleton))
  let best = { apart: Infinity, middle: 0 }
  for (const [n, one] of headings.entries())
    for (const other of headings.slice(n + 1)) {
      const apart = Math.abs(angleBetween(one, other))
      if (apart < best.apart) best = { apart, middle: one - angleBetween(one, other) / 2 }
    }
  return best.middle
}

/** The smooth direction of the field, pointed to the side where the skeleton goes; 0 to 2π. */
function alongField(direction: number, towards: number): number {
  return Math.abs(angleBetween(direction, towards)) <= Math.PI / 2 ? direction : direction + Math.PI
}
