import type { FaceTemplate } from './types.ts'

/** At or below this distance two faces are taken for one person. */
export const matchDistance = 0.5
/** Above `matchDistance` and up to this distance a person has to decide. */
export const unsureDistance = 0.6
/** Below this distance the two pictures may be copies of one photograph: a flag for review, never a refusal. */
export const copiedDistance = 0.2

export type FaceComparison = {
  /** Euclidean distance of the two vectors; kept in the record, never shown. */
  distance: number
  /** A similarity for people, 0-100; not a probability. */
  similarityPercent: number
  outcome: 'match' | 'unsure' | 'noMatch'
  copied: boolean
}

/** Distance and the similarity shown for it; straight lines between. */
const similarityAt: readonly [number, number][] = [
  [0.3, 100],
  [0.5, 80],
  [0.575, 60],
  [0.625, 50],
  [0.8, 0],
]

/** Compares two templates. @throws Error when they come from different models: such numbers mean nothing. */
export function compareFaces(one: FaceTemplate, other: FaceTemplate): FaceComparison {
  if (one.modelId !== other.modelId)
    throw new Error(`templates of ${one.modelId} and ${other.modelId} cannot be compared`)
  if (one.vector.length !== other.vector.length) throw new Error('templates differ in length')
  let squares = 0
  for (let n = 0; n < one.vector.length; n++) squares += (one.vector[n]! - other.vector[n]!) ** 2
  const distance = Math.sqrt(squares)
  return {
    distance,
    similarityPercent: similarity(distance),
    outcome: distance <= matchDistance ? 'match' : distance <= unsureDistance ? 'unsure' : 'noMatch',
    copied: distance < copiedDistance,
  }
}

function similarity(distance: number): number {
  let [fromDistance, fromPercent] = similarityAt[0]!
  if (distance <= fromDistance) return fromPercent
  for (const [toDistance, toPercent] of similarityAt) {
    if (distance <= toDistance) {
      const share = (distance - fromDistance) / (toDistance - fromDistance || 1)
      return Math.round(fromPercent + (toPercent - fromPercent) * share)
    }
    ;[fromDistance, fromPercent] = [toDistance, toPercent]
  }
  return 0
}
