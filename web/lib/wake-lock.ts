import { useEffect } from 'react'

/** Keeps the screen lit while shown, where the browser can; asks again when the page comes back into view. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return
    let held: WakeLockSentinel | undefined
    let left = false
    const take = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        held = await navigator.wakeLock.request('screen')
        if (left) await held.release()
      } catch {
        // A low battery may refuse it; the card works without.
      }
    }
    void take()
    document.addEventListener('visibilitychange', take)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', take)
      void held?.release()
    }
  }, [active])
}
