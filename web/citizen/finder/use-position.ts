import { useCallback, useState } from 'react'
import type { Point } from '../../../shared/distance.ts'

export type Position = {
  state: 'unasked' | 'asking' | 'known' | 'refused' | 'unknown'
  point: Point | undefined
  /** Asks the phone where it is; only ever after a press. */
  ask: () => void
  forget: () => void
}

// Kept while the app is open, and nowhere else: the phone's own point never leaves it.
let last: Point | undefined

/** Where this phone is, when its person wants it to be used. */
export function usePosition(): Position {
  const [state, setState] = useState<Position['state']>(last ? 'known' : 'unasked')
  const ask = useCallback(() => {
    if (!navigator.geolocation) return setState('unknown')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        last = { latitude: coords.latitude, longitude: coords.longitude }
        setState('known')
      },
      error => setState(error.code === error.PERMISSION_DENIED ? 'refused' : 'unknown'),
      { timeout: 15_000, maximumAge: 120_000 },
    )
  }, [])
  const forget = useCallback(() => {
    last = undefined
    setState('unasked')
  }, [])
  return { state, point: state === 'known' ? last : undefined, ask, forget }
}
