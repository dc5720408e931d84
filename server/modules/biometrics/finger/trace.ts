import { neighbours, ringSteps, type Skeleton } from './skeleton.ts'

/** What a pixel of the skeleton is, by the number of lines that leave it (crossing number, Rutovitz 1966). */
export type PixelKind = 'none' | 'ending' | 'line' | 'fork'

/** A walk along one line: the pixels after the start, and what ended it. */
export type Walk = { path: number[]; end: 'ending' | 'fork' | 'length' }

/** Walks a skeleton from pixel to pixel. Places are indexes into its pixels. */
export type Walker = {
  kindOf(at: number): PixelKind
  /** First pixels of the lines that leave a place, one for each line. */
  branches(at: number): number[]
  /** Follows the line that leaves `start` by `first` until something ends it, at most `most` pixels. */
  walk(start: number, first: number, most: number): Walk
}

/** A walker over the skeleton as it is at the time of each call. */
export function walkerOf(skeleton: Skeleton): Walker {
  const { pixels, width } = skeleton
  const steps = ringSteps(width)

  const kindOf = (at: number): PixelKind => {
    if (pixels[at] === 0) return 'none'
    const lines = crossingNumbers[neighbours(pixels, at, steps)]!
    return lines === 1 ? 'ending' : lines >= 3 ? 'fork' : lines === 2 ? 'line' : 'none'
  }

  const branches = (at: number): number[] => {
    const found: number[] = []
    for (let n = 0; n < 8; n++) {
      if (pixels[at + steps[n]!] === 0) continue
      // A corner beside a set edge place belongs to the line through that edge.
      const isCorner = n % 2 === 1
      if (isCorner && (pixels[at + steps[n - 1]!] === 1 || pixels[at + steps[(n + 1) % 8]!] === 1)) continue
      found.push(at + steps[n]!)
    }
    return found
  }

  const walk = (start: number, first: number, most: number): Walk => {
    const path = [first]
    const passed = new Set([start, first])
    for (;;) {
      const here = path[path.length - 1]!
      const kind = kindOf(here)
      if (kind === 'fork') return { path, end: 'fork' }
      if (path.length >= most) return { path, end: 'length' }
      const before = path.length > 1 ? path[path.length - 2]! : start
      const next =
        branches(here).find(at => !passed.has(at) && !touches(at, before, width)) ??
        branches(here).find(at => !passed.has(at))
      if (next === undefined) return { path, end: 'ending' }
      path.push(next)
      passed.add(next)
    }
  }

  return { kindOf, branches, walk }
}

function touches(one: number, other: number, width: number): boolean {
  const rows = Math.abs(Math.floor(one / width) - Math.floor(other / width))
  return rows <= 1 && Math.abs((one % width) - (other % width)) <= 1
}

/** Half the number of changes around the ring of neighbours. */
const crossingNumbers = Uint8Array.from({ length: 256 }, (_, bits) => {
  let changes = 0
  for (let n = 0; n < 8; n++) changes += ((bits >> n) & 1) ^ ((bits >> ((n + 1) % 8)) & 1)
  return changes / 2
})
