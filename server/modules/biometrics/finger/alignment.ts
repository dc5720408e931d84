import { angleBetween } from './angles.ts'
import type { FingerCode, Spot } from './cylinders.ts'
import { isNear } from './hull.ts'
import type { Pair } from './similarity.ts'

/** Turn counter-clockwise about the origin, then a move; radians and pixels. */
type Motion = { turn: number; x: number; y: number }

const motionsTried = 5
/** How far two minutiae may lie and point apart to meet; skin stretches. */
const nearestPixels = 15
const nearestTurn = 0.5
/** Wider while the motion rests on one pair alone. */
const roughPixels = 20
const hullMargin = 10
/** With fewer in common, meeting means little. */
const fewestShared = 6

/**
 * Lays one print over the other by the best pairs in turn and answers the largest share, 0 to 1, of the minutiae in
 * the common area that meet.
 */
export function sharedPart(one: FingerCode, other: FingerCode, pairs: readonly Pair[]): number {
  let best = 0
  for (const pair of pairs.slice(0, motionsTried)) {
    const rough = motionBy([pair], angleBetween(pair.one.spot.angle, pair.other.spot.angle))
    const motion = refined(refined(rough, pairs, roughPixels), pairs, nearestPixels)
    const moved = other.spots.map(spot => movedBy(motion, spot))
    const back = one.spots.map(spot => movedBack(motion, spot))
    const meeting = meetings(one.spots, moved)
    const inOne = moved.filter(({ x, y }) => isNear(one.hull, x, y, hullMargin)).length
    const inOther = back.filter(({ x, y }) => isNear(other.hull, x, y, hullMargin)).length
    const common = Math.sqrt(Math.max(inOne, meeting) * Math.max(inOther, meeting))
    best = Math.max(best, meeting / Math.max(fewestShared, common))
  }
  return best
}

/** The motion that brings the pairs together best, of those that already agree with the given one. */
function refined(motion: Motion, pairs: readonly Pair[], within: number): Motion {
  const agreeing = pairs.filter(({ one, other }) => meet(one.spot, movedBy(motion, other.spot), within))
  if (agreeing.length < 2) return motion
  const from = middleOf(agreeing.map(({ other }) => other.spot))
  const to = middleOf(agreeing.map(({ one }) => one.spot))
  let along = 0
  let across = 0
  for (const { one, other } of agreeing) {
    const [ux, uy] = [other.spot.x - from.x, from.y - other.spot.y]
    const [vx, vy] = [one.spot.x - to.x, to.y - one.spot.y]
    along += ux * vx + uy * vy
    across += ux * vy - uy * vx
  }
  return motionBy(agreeing, Math.atan2(across, along))
}

function motionBy(pairs: readonly Pair[], turn: number): Motion {
  const to = middleOf(pairs.map(({ one }) => one.spot))
  const from = movedBy({ turn, x: 0, y: 0 }, { ...middleOf(pairs.map(({ other }) => other.spot)), angle: 0 })
  return { turn, x: to.x - from.x, y: to.y - from.y }
}

function middleOf(spots: readonly Spot[]): { x: number; y: number } {
  const mean = (of: (spot: Spot) => number) => spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length
  return { x: mean(spot => spot.x), y: mean(spot => spot.y) }
}

function movedBy({ turn, x, y }: Motion, spot: Spot): Spot {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  return { x: cos * spot.x + sin * spot.y + x, y: cos * spot.y - sin * spot.x + y, angle: spot.angle + turn }
}

function movedBack({ turn, x, y }: Motion, spot: Spot): Spot {
  return movedBy({ turn: -turn, x: 0, y: 0 }, { ...spot, x: spot.x - x, y: spot.y - y })
}

function meet(one: Spot, other: Spot, within: number): boolean {
  const [dx, dy] = [one.x - other.x, one.y - other.y]
  return dx * dx + dy * dy < within * within && Math.abs(angleBetween(one.angle, other.angle)) < nearestTurn
}

/** How many minutiae of both prints meet, one to one, nearest first. */
function meetings(ones: readonly Spot[], others: readonly Spot[]): number {
  const meeting = ones
    .flatMap(one => others.filter(other => meet(one, other, nearestPixels)).map(other => ({ one, other })))
    .map(pair => ({ ...pair, apart: Math.hypot(pair.one.x - pair.other.x, pair.one.y - pair.other.y) }))
    .sort((first, second) => first.apart - second.apart)
  const taken = new Set<Spot>()
  let count = 0
  for (const { one, other } of meeting) {
    if (taken.has(one) || taken.has(other)) continue
    taken.add(one).add(other)
    count++
  }
  return count
}
