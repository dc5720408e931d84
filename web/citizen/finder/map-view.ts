// The arithmetic of the map: which part of the land stands in which box, and which places are too close to stand alone.
import type { Point } from '../../../shared/distance.ts'

export type Box = { width: number; height: number }
/** Degrees from west to east and from south to north. */
export type Bounds = { west: number; south: number; east: number; north: number }
/** Where a point of the land stands in the box. */
export type View = Box & {
  toX: (longitude: number) => number
  toY: (latitude: number) => number
  perDegree: number
}

/** The whole country. */
export const country: Bounds = { west: 97.3, south: 5.6, east: 105.7, north: 20.5 }
const SMALLEST_DEGREES = 0.06
const KILOMETRES_PER_DEGREE = 111.2

/** The smallest bounds around points, widened so that none stands at the edge and nothing is nearer than a few streets. */
export function boundsOf(points: readonly Point[], margin = 0.15): Bounds {
  if (points.length === 0) return country
  const [latitudes, longitudes] = [points.map(p => p.latitude), points.map(p => p.longitude)]
  const [south, north] = widen(Math.min(...latitudes), Math.max(...latitudes), margin)
  const [west, east] = widen(Math.min(...longitudes), Math.max(...longitudes), margin)
  return { west, south, east, north }
}

function widen(from: number, to: number, margin: number): [number, number] {
  const more = Math.max((to - from) * margin, (SMALLEST_DEGREES - (to - from)) / 2)
  return [from - more, to + more]
}

/**
 * Puts bounds in the middle of a box, as large as they fit with `room` around them. Degrees of longitude are shortened as they are in
 * their middle.
 */
export function viewOf(bounds: Bounds, { width, height }: Box, room = 0): View {
  const [longitude, latitude] = [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2]
  const shortened = Math.cos((latitude * Math.PI) / 180)
  const perDegree = Math.min(
    (height - 2 * room) / (bounds.north - bounds.south),
    (width - 2 * room) / ((bounds.east - bounds.west) * shortened),
  )
  return {
    width,
    height,
    perDegree,
    toX: at => width / 2 + (at - longitude) * shortened * perDegree,
    toY: at => height / 2 - (at - latitude) * perDegree,
  }
}

export type Cluster<T> = { x: number; y: number; members: [T, ...T[]] }

/** Puts together what would stand closer than `radius`; each point is in one cluster, which stands in the middle of its members. */
export function clusterIn<T extends Point>(view: View, points: readonly T[], radius: number): Cluster<T>[] {
  let clusters = points.map(point => toCluster(view, [point]))
  // A cluster that has grown stands elsewhere, and may have come too close to another.
  for (;;) {
    const merged = mergeOnce(view, clusters, radius)
    if (merged.length === clusters.length) return merged
    clusters = merged
  }
}

function mergeOnce<T extends Point>(view: View, clusters: readonly Cluster<T>[], radius: number) {
  const seeds: Cluster<T>[] = []
  for (const { x, y, members } of clusters) {
    const near = seeds.find(seed => Math.hypot(seed.x - x, seed.y - y) < radius)
    if (near) near.members.push(...members)
    else seeds.push({ x, y, members: [...members] })
  }
  return seeds.map(seed => toCluster(view, seed.members))
}

const toCluster = <T extends Point>(view: View, members: [T, ...T[]]): Cluster<T> => ({
  x: view.toX(mean(members.map(member => member.longitude))),
  y: view.toY(mean(members.map(member => member.latitude))),
  members,
})

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** A round number of kilometres that is at most a quarter of the box wide, and its length there. */
export function scaleOf({ perDegree, width }: View): { kilometres: number; length: number } {
  const perKilometre = perDegree / KILOMETRES_PER_DEGREE
  const most = width / 4 / perKilometre
  const tens = 10 ** Math.floor(Math.log10(most))
  const kilometres = tens * ([5, 2].find(times => times * tens <= most) ?? 1)
  return { kilometres, length: kilometres * perKilometre }
}
