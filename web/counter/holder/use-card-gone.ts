import { useEffect, useRef } from 'react'
import { lookAtReader } from '../reader.ts'

const LOOK_MS = 1000
/** A look that fails, or a contact that shakes, ends nothing; two in a row do. */
const LOOKS = 2

/** Calls once when the card was taken out of the reader. */
export function useCardGone(bridge: string, isWatching: boolean, onGone: () => void) {
  const newest = useRef(onGone)
  newest.current = onGone
  useEffect(() => {
    if (!isWatching) return
    let missing = 0
    const look = async () => {
      const isThere = await lookAtReader(bridge).then(
        ({ card }) => card,
        () => false,
      )
      missing = isThere ? 0 : missing + 1
      if (missing === LOOKS) newest.current()
    }
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => clearInterval(timer)
  }, [bridge, isWatching])
}
