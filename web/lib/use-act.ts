import { useCallback, useState } from 'react'
import { asProblem, type Problem } from './problem.ts'

export type Act = {
  busy: boolean
  problem: Problem | undefined
  /** Does one thing; resolves to whether it went through. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
  /** Forgets the last problem, for a sheet that opens anew. */
  clear: () => void
}

/** One act of the person at a time, with its problem. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(asProblem(error))
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(undefined), [])
  return { busy, problem, run, clear }
}
