// The arithmetic of the map: which part of the land stands in which box, and which places are too close to stand alone.
import type { Point } from '../../../shared/distance.ts'

export type Box = { width: number; height: number }
/** Degrees from west to east and from south to north. */
export type Bounds = { west: number; south: number; east: number; north: number }
/** Where a point of the land stands in the box. */
export type View = Box & {
  toX: (longitude: number) => number
  toY: (latitude: number) => number
  toPoint: (x: number, y: number) => Point
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
    toPoint: (x, y) => ({
      latitude: latitude + (height / 2 - y) / perDegree,
      longitude: longitude + (x - width / 2) / (shortened * perDegree),
    }),
  }
}

/** Bounds a sixth as large around a point, never nearer than the map is good for. */
export function nearer({ south, north }: Bounds, { latitude, longitude }: Point): Bounds {
  const half = Math.max((north - south) / 6, SMALLEST_DEGREES) / 2
  return {
    west: longitude - half,
    south: latitude - half,
    east: longitude + half,
    north: latitude + half,
  }
}

/** How far off a press may be: half a fingertip on this map, as a round number of metres. */
export function accuracyOf({ perDegree }: View, fingertip: number): number {
  const metres = ((fingertip / 2) * KILOMETRES_PER_DEGREE * 1000) / perDegree
  const tens = 10 ** Math.floor(Math.log10(metres))
  return tens * ([1, 2, 5].find(times => times * tens >= metres) ?? 10)
}

/** A point with no more digits than its accuracy is worth. */
export function roundTo({ latitude, longitude }: Point, accuracyMetres: number): Point {
  const degrees = accuracyMetres / 1000 / KILOMETRES_PER_DEGREE
  const digits = Math.min(5, Math.max(0, Math.ceil(-Math.log10(degrees))))
  const round = (value: number) => Number(value.toFixed(digits))
  return { latitude: round(latitude), longitude: round(longitude) }
}

/** Points whose names have room beside each other, those first that come first. */
export function spread<T extends Point>(view: View, points: readonly T[], room: number): T[] {
  const shown: T[] = []
  for (const point of points) {
    const [x, y] = [view.toX(point.longitude), view.toY(point.latitude)]
    const isInside = x > room / 2 && x < view.width - room / 2 && y > 0 && y < view.height - room / 2
    const isFree = shown.every(
      other =>
        Math.abs(view.toX(other.longitude) - x) > room || Math.abs(view.toY(other.latitude) - y) > room / 3,
    )
    if (isInside && isFree) shown.push(point)
  }
  return shown
}

export const winds = [
  'north',
  'northEast',
  'east',
  'southEast',
  'south',
  'southWest',
  'west',
  'northWest',
] as const
export type Wind = (typeof winds)[number]

/** In which direction one point lies as seen from another. */
export function windFrom(from: Point, to: Point): Wind {
  const shortened = Math.cos((from.latitude * Math.PI) / 180)
  const east = (to.longitude - from.longitude) * shortened
  const eighths = Math.round((Math.atan2(east, to.latitude - from.latitude) * 4) / Math.PI)
  return winds[(eighths + 8) % 8] ?? 'north'
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
