import { goBack } from '../../lib/proofing-api.ts'
import type { Journey } from './use-journey.ts'

/** Steps one can walk back from, and where that leads; the server undoes what lay between. */
export const backFrom = {
  cardFront: 'terms',
  cardBack: 'cardFront',
  details: 'cardBack',
  selfie: 'details',
  consent: 'passcode',
} as const

/** The press on "back" of a step. */
export function backOf(journey: Journey, step: keyof typeof backFrom): () => void {
  return () => void journey.act(() => goBack(backFrom[step]))
}
