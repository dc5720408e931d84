import { useEffect, useState } from 'react'

/** Seconds until nobody is believed to be there any more; any touch, key or new `sign` of life begins anew. */
export function useIdle(seconds: number, sign: string, onGone: () => void): number {
  const [left, setLeft] = useState(seconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is a sign of life
  useEffect(() => {
    let until = Date.now() + seconds * 1000
    const awake = () => {
      until = Date.now() + seconds * 1000
    }
    const timer = setInterval(() => {
      const now = Math.ceil((until - Date.now()) / 1000)
      setLeft(Math.max(0, now))
      if (now <= 0) onGone()
    }, 500)
    const signs = ['pointerdown', 'keydown'] as const
    // Seen on the way down: buttons keep their touches to themselves.
    for (const sign of signs) document.addEventListener(sign, awake, { capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, awake, { capture: true })
    }
  }, [seconds, sign, onGone])
  return left
}
