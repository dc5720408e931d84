import { sharedPart } from './alignment.ts'
import { angleBetween } from './angles.ts'
import { baseCells, type Cylinder, type FingerCode, levels } from './cylinders.ts'
import { relaxed } from './relaxation.ts'

/** A minutia of one print held against a minutia of another. */
export type Pair = { one: Cylinder; other: Cylinder; similarity: number }

const mostTurn = Math.PI / 2
const leastCommon = 0.6
const fewestPairs = 4
const mostPairs = 12
const pairsMiddle = 20
const pairsSteepness = 2 / 5

/**
 * Similarity of two prints, 0 to 1: Local Similarity Sort with Relaxation (Cappelli, Ferrara and Maltoni 2010) on pairs
 * one to one. The likeliest pairs support one another where distance and directions between them agree; the best few
 * are averaged, and weighed by the share of all minutiae that meet when the prints are laid over each other by them.
 */
export function similarityOf(one: FingerCode, other: FingerCode): number {
  const fewer = Math.min(one.cylinders.length, other.cylinders.length)
  if (fewer === 0) return 0
  const wanted =
    fewestPairs +
    Math.round((mostPairs - fewestPairs) / (1 + Math.exp(-pairsSteepness * (fewer - pairsMiddle))))
  const pairs = bestPairs(one.cylinders, other.cylinders, fewer)
  const best = relaxed(pairs)
    .map((similarity, n) => ({ pair: pairs[n]!, similarity, efficiency: similarity / pairs[n]!.similarity }))
    .sort((first, second) => second.efficiency - first.efficiency)
    .slice(0, wanted)
  const mean = best.reduce((sum, { similarity }) => sum + similarity, 0) / wanted
  const bestFirst = best.map(({ pair }) => pair)
  return mean * sharedPart(one, other, bestFirst)
}

function bestPairs(ones: readonly Cylinder[], others: readonly Cylinder[], count: number): Pair[] {
  const pairs: Pair[] = []
  for (const one of ones)
    for (const other of others) {
      if (Math.abs(angleBetween(one.spot.angle, other.spot.angle)) > mostTurn) continue
      const similarity = cylinderSimilarity(one, other)
      if (similarity > 0) pairs.push({ one, other, similarity })
    }
  pairs.sort((one, other) => other.similarity - one.similarity)
  const taken = new Set<Cylinder>()
  const chosen: Pair[] = []
  for (const pair of pairs) {
    if (taken.has(pair.one) || taken.has(pair.other)) continue
    taken.add(pair.one).add(pair.other)
    chosen.push(pair)
    if (chosen.length === count) break
  }
  return chosen
}

/** One less the distance of the two cylinders over the sum of their lengths, on the cells that both can speak for. */
function cylinderSimilarity(one: Cylinder, other: Cylinder): number {
  let common = 0
  let lengthOne = 0
  let lengthOther = 0
  let apart = 0
  for (let word = 0; word < one.bits.length; word++) {
    const mask = one.mask[word]! & other.mask[word]!
    const a = one.bits[word]! & mask
    const b = other.bits[word]! & mask
    common += bitCount(mask)
    lengthOne += bitCount(a)
    lengthOther += bitCount(b)
    apart += bitCount(a ^ b)
  }
  if (common < leastCommon * baseCells.length * levels) return 0
  const lengths = Math.sqrt(lengthOne) + Math.sqrt(lengthOther)
  return lengths === 0 ? 0 : 1 - Math.sqrt(apart) / lengths
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
