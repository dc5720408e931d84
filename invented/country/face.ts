// Chooses which face of the drawn cast an invented person wears.
import { mix } from './dice.ts'
import type { Sex } from './naming.ts'

/** What the country must know of a cast member. */
export type CastPlace = { sex: Sex; ageRange: readonly [number, number] }

/** Index in the cast of the face for a person: of the same sex, of fitting age or the nearest there is. */
export function castIndexOf(cast: readonly CastPlace[], sex: Sex, age: number, faceRoll: number): number {
  const distances = cast.map(member => {
    if (member.sex !== sex) return Number.POSITIVE_INFINITY
    return Math.max(0, member.ageRange[0] - age, age - member.ageRange[1])
  })
  const nearest = Math.min(...distances)
  const fitting = distances.flatMap((distance, index) => (distance === nearest ? [index] : []))
  const chosen = fitting[mix(faceRoll) % fitting.length]
  if (chosen === undefined) throw new Error('the cast is empty')
  return chosen
}
