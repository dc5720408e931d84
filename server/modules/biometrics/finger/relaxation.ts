import { angleBetween } from './angles.ts'
import type { Spot } from './cylinders.ts'
import type { Pair } from './similarity.ts'

const rounds = 5
const ownShare = 0.5
// Middles and steepnesses of the paper, pixels and radians; a pixel more in distance, because skin stretches.
const distanceMiddle = 6
const distanceSteepness = -8 / 5
/** Beyond it pairs support each other by less than two thousandths. */
const farthestFit = 10
const directionMiddle = Math.PI / 12
const directionSteepness = -30

/** Similarities of the pairs after each was raised or lowered by how well the others fit to it. */
export function relaxed(pairs: readonly Pair[]): number[] {
  const support = pairs.map(one => pairs.map(other => (one === other ? 0 : agreement(one, other))))
  let values = pairs.map(pair => pair.similarity)
  if (pairs.length < 2) return values
  for (let round = 0; round < rounds; round++)
    values = values.map((value, n) => {
      const from = support[n]!
      let sum = 0
      for (let k = 0; k < values.length; k++) sum += from[k]! * values[k]!
      return ownShare * value + ((1 - ownShare) * sum) / (values.length - 1)
    })
  return values
}

/** How alike the two minutiae of each print lie and point to one another, 0 to 1. */
function agreement(one: Pair, other: Pair): number {
  const [a, b] = [one.one.spot, other.one.spot]
  const [c, d] = [one.other.spot, other.other.spot]
  const distances = Math.abs(Math.hypot(a.x - b.x, a.y - b.y) - Math.hypot(c.x - d.x, c.y - d.y))
  if (distances > farthestFit) return 0
  const turns = Math.abs(angleBetween(a.angle - b.angle, c.angle - d.angle))
  const bearings = Math.abs(angleBetween(bearing(a, b), bearing(c, d)))
  return (
    sigmoid(distances, distanceMiddle, distanceSteepness) *
    sigmoid(turns, directionMiddle, directionSteepness) *
    sigmoid(bearings, directionMiddle, directionSteepness)
  )
}

/** Where the other lies, seen from the direction of the first. */
function bearing(from: Spot, to: Spot): number {
  return angleBetween(from.angle, Math.atan2(from.y - to.y, to.x - from.x))
}

function sigmoid(value: number, middle: number, steepness: number): number {
  return 1 / (1 + Math.exp(-steepness * (value - middle)))
}
