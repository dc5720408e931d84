import { useCallback, useEffect, useState } from 'react'
import { readStanding, type Standing } from '../../lib/device-api.ts'

const askMs = 10_000

/**
 * How this phone stands, asked when shown and when the person comes back to it. While it waits, it asks every ten
 * seconds, so that it opens by itself once another phone said yes. Without a network nothing is known, and nothing is lost.
 */
export function useStanding(): { standing: Standing | undefined; again: () => Promise<void> } {
  const [standing, setStanding] = useState<Standing>()
  const again = useCallback(
    () =>
      readStanding().then(setStanding, () => {
        // The next try will tell.
      }),
    [],
  )
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') void again()
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => document.removeEventListener('visibilitychange', ask)
  }, [again])
  const waits = standing?.status === 'waiting'
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again()
    }, askMs)
    return () => clearInterval(timer)
  }, [waits, again])
  return { standing, again }
}
