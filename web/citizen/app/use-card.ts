import { useCallback, useEffect, useState } from 'react'
import { readCard, readPortrait } from '../../lib/citizen-api.ts'
import { type HeldCard, holdCard, recallCard } from '../../lib/offline-card.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

export type CardState = {
  held: HeldCard | undefined
  /** The card on show is the kept one, because the server could not be asked. */
  offline: boolean
  problem: Problem | undefined
  again: () => void
}

/** The kept card at once, then the server's; without a network the kept one stays, marked with its age. */
export function useCard(): CardState {
  const [held, setHeld] = useState<HeldCard>()
  const [problem, setProblem] = useState<Problem>()
  const load = useCallback(async (isCurrent: () => boolean) => {
    const kept = await recallCard()
    if (kept && isCurrent()) setHeld(kept)
    try {
      const [card, portrait] = await Promise.all([readCard(), readPortrait()])
      await holdCard(card, portrait)
      if (!isCurrent()) return
      setHeld({ card, portrait, loadedAt: card.loadedAt })
      setProblem(undefined)
    } catch (error) {
      if (isCurrent()) setProblem(asProblem(error))
    }
  }, [])
  useEffect(() => {
    let current = true
    const run = () => void load(() => current)
    run()
    window.addEventListener('online', run)
    return () => {
      current = false
      window.removeEventListener('online', run)
    }
  }, [load])
  const again = useCallback(() => void load(() => true), [load])
  return { held, offline: held !== undefined && problem !== undefined, problem, again }
}
