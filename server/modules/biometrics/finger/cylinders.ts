import { hullOf, isNear, type Place } from './hull.ts'
import { type FingerTemplate, type Minutia, workingPixelsPerCentimetre } from './types.ts'

/** A minutia at 500 dpi; pixels and radians. */
export type Spot = Pick<Minutia, 'x' | 'y' | 'angle'>

/** A template made ready for comparing. */
export type FingerCode = { spots: Spot[]; hull: Place[]; cylinders: Cylinder[] }

/** The surroundings of one minutia: how its neighbours lie and point, seen from its own direction. */
export type Cylinder = {
  spot: Spot
  /** One bit a cell, `levels` for each base cell in turn: set where neighbours are near. */
  bits: Int32Array
  /** Bits of the cells that lie near enough to the print to say something. */
  mask: Int32Array
}

// Parameters of the paper for cylinders of bits (MCC16b) but with a sixth level; pixels at 500 dpi and radians.
const radius = 70
const baseSide = 16
export const levels = 6
const spatialDeviation = 28 / 3
const directionDeviation = (2 * Math.PI) / 9
const leastInfluence = 1 / 200
const hullMargin = 50
const leastCounting = 0.75
const leastNeighbours = 2

const cellWidth = (2 * radius) / baseSide
const levelHeight = (2 * Math.PI) / levels
const spread = 3 * spatialDeviation

/** Offsets of the base cells within the circle from the minutia, in its own directions. */
export const baseCells = Array.from({ length: baseSide * baseSide }, (_, at) => ({
  at,
  along: ((at % baseSide) - (baseSide - 1) / 2) * cellWidth,
  beside: (Math.floor(at / baseSide) - (baseSide - 1) / 2) * cellWidth,
})).filter(({ along, beside }) => Math.hypot(along, beside) <= radius)

/**
 * Minutia Cylinder-Code of a template (Cappelli, Ferrara and Maltoni 2010), the kind made of bits: one cylinder for
 * every minutia that has enough neighbours and enough print around it. Other resolutions are brought to 500 dpi.
 */
export function codeOf(template: FingerTemplate): FingerCode {
  const scale = workingPixelsPerCentimetre / template.pixelsPerCentimetre
  const spots = template.minutiae.map(({ x, y, angle }) => ({ x: x * scale, y: y * scale, angle }))
  const hull = hullOf(spots)
  return { spots, hull, cylinders: spots.flatMap(spot => cylinderOf(spot, spots, hull) ?? []) }
}

function cylinderOf(spot: Spot, spots: readonly Spot[], hull: readonly Place[]): Cylinder | undefined {
  const counts = new Uint8Array(baseSide * baseSide)
  const places = new Float64Array(baseSide * baseSide * 2)
  const cos = Math.cos(spot.angle)
  const sin = Math.sin(spot.angle)
  let counting = 0
  for (const { at, along, beside } of baseCells) {
    const x = spot.x + cos * along + sin * beside
    const y = spot.y - sin * along + cos * beside
    places[2 * at] = x
    places[2 * at + 1] = y
    if (!isNear(hull, x, y, hullMargin)) continue
    counts[at] = 1
    counting++
  }
  if (counting < leastCounting * baseCells.length) return undefined
  const sums = new Float32Array(baseSide * baseSide * levels)
  let neighbours = 0
  for (const other of spots) {
    if (other === spot || Math.hypot(other.x - spot.x, other.y - spot.y) > radius + spread) continue
    neighbours++
    addNeighbour(sums, counts, places, spot, other)
  }
  if (neighbours < leastNeighbours) return undefined
  return {
    spot,
    bits: bitsOf(sums.length, at => sums[at]! > leastInfluence),
    mask: bitsOf(sums.length, at => counts[Math.floor(at / levels)] === 1),
  }
}

function addNeighbour(
  sums: Float32Array,
  counts: Uint8Array,
  places: Float64Array,
  spot: Spot,
  other: Spot,
): void {
  const shares = new Float64Array(levels)
  for (let level = 0; level < levels; level++) {
    const middle = -Math.PI + (level + 0.5) * levelHeight
    shares[level] = directionShare(middle - (spot.angle - other.angle))
  }
  for (const { at } of baseCells) {
    if (counts[at] === 0) continue
    const dx = places[2 * at]! - other.x
    const dy = places[2 * at + 1]! - other.y
    const squared = dx * dx + dy * dy
    if (squared > spread * spread) continue
    const near =
      Math.exp(-squared / (2 * spatialDeviation * spatialDeviation)) /
      (spatialDeviation * Math.sqrt(2 * Math.PI))
    for (let level = 0; level < levels; level++) sums[at * levels + level]! += near * shares[level]!
  }
}

/** Area under the bell over one level whose middle is `apart` radians away, by Simpson's rule. */
function directionShare(apart: number): number {
  const turn = apart - 2 * Math.PI * Math.round(apart / (2 * Math.PI))
  const bell = (at: number) => Math.exp(-(at * at) / (2 * directionDeviation * directionDeviation))
  const half = levelHeight / 2
  const points =
    bell(turn - half) +
    4 * bell(turn - half / 2) +
    2 * bell(turn) +
    4 * bell(turn + half / 2) +
    bell(turn + half)
  return (points * levelHeight) / 12 / (directionDeviation * Math.sqrt(2 * Math.PI))
}

function bitsOf(length: number, isSet: (at: number) => boolean): Int32Array {
  const words = new Int32Array(Math.ceil(length / 32))
  for (let at = 0; at < length; at++) if (isSet(at)) words[at >> 5]! |= 1 << (at & 31)
  return words
}
