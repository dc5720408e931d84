import { useEffect, useState } from 'react'

/** Whole seconds until a moment, counted down on the page; zero without one. */
export function useSecondsUntil(moment: string | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!moment) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return moment ? Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000)) : 0
}
