import { codeOf } from './cylinders.ts'
import { similarityOf } from './similarity.ts'
import type { FingerComparison, FingerTemplate } from './types.ts'

/** From this score on two impressions are taken for one finger: about one stranger in a thousand gets there. */
export const matchScore = 0.045
/** From this score on an officer has to look. */
export const unsureScore = 0.03

/**
 * Holds an impression against the enrolled ones of one finger; the best counts. A millisecond or two for each.
 * @throws RangeError when nothing is enrolled.
 */
export function compareFingers(probe: FingerTemplate, enrolled: readonly FingerTemplate[]): FingerComparison {
  if (enrolled.length === 0) throw new RangeError('no impression is enrolled')
  const code = codeOf(probe)
  const score = Math.max(...enrolled.map(template => similarityOf(code, codeOf(template))))
  return {
    score,
    outcome: score >= matchScore ? 'match' : score >= unsureScore ? 'unsure' : 'noMatch',
  }
}
