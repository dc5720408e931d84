import { useEffect, useState } from 'react'
import { pause } from '../../lib/connection.ts'
import { asProblem } from '../../lib/problem.ts'
import { lookAtWall, type WallView } from '../queue-api.ts'

const LOOK_AGAIN_MS = 3_000
/** One look that fails is a hiccup; from the second on it is said. */
const FAILED_LOOKS_MOST = 1

export type WallState = {
  view?: WallView
  /** Since when what stands here may be old. */
  lostSince?: Date | undefined
  hasEnded?: boolean
}

/** What hangs on the wall, looked at again and again; what was seen last stays while there is no network. */
export function useWall(token: string): WallState {
  const [state, setState] = useState<WallState>({})
  useEffect(() => {
    const stop = new AbortController()
    void watch(token, stop.signal, setState)
    return () => stop.abort()
  }, [token])
  return state
}

async function watch(
  token: string,
  signal: AbortSignal,
  set: (next: (last: WallState) => WallState) => void,
): Promise<void> {
  let seenAt = new Date()
  let failed = 0
  while (!signal.aborted) {
    try {
      const view = await lookAtWall(token, signal)
      seenAt = new Date()
      failed = 0
      set(() => ({ view }))
    } catch (error) {
      if (signal.aborted) return
      if (asProblem(error).key === 'wallUnknown') return set(() => ({ hasEnded: true }))
      failed++
      const since = seenAt
      if (failed > FAILED_LOOKS_MOST) set(last => ({ ...last, lostSince: since }))
    }
    await pause(LOOK_AGAIN_MS, signal).catch(() => undefined)
  }
}
