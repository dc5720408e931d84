import { useCallback, useEffect, useRef, useState } from 'react'
import type { JourneyView } from '../../lib/api-types.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { readJourney } from '../../lib/proofing-api.ts'
import { captureAtWork, pollMs } from './journey-page.ts'

export type Journey = {
  /** Undefined while loading and when this phone has no open registration. */
  view: JourneyView | undefined
  loading: boolean
  busy: boolean
  problem: Problem | undefined
  /** Does one step; its answer is the new truth. Resolves to whether it went through. */
  act: (work: () => Promise<JourneyView | undefined>) => Promise<boolean>
  refresh: () => Promise<JourneyView | undefined>
}

const tabs = 'tuaton-journey'

/** The registration as the server tells it: read at the start, followed while work goes on, shared between tabs. */
export function useJourney(): Journey {
  const [view, setView] = useState<JourneyView>()
  const [loading, setLoading] = useState(true)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const round = useRef(0)
  const stepShown = useRef<string>(undefined)
  stepShown.current = view?.step
  const channel = useTabs(() => void refresh())

  const refresh = useCallback(async (): Promise<JourneyView | undefined> => {
    const mine = round.current
    try {
      const read = await readJourney()
      // An answer that was under way while the person acted is older than the step's own answer.
      if (mine === round.current) setView(read)
      return read
    } catch (error) {
      if (mine === round.current) setProblem(asProblem(error))
      return undefined
    } finally {
      setLoading(false)
    }
  }, [])

  const act = useCallback(
    async (work: () => Promise<JourneyView | undefined>) => {
      round.current++
      const stepThen = stepShown.current
      setBusy(true)
      setProblem(undefined)
      try {
        setView(await work())
        channel.current?.postMessage('changed')
        return true
      } catch (error) {
        const found = asProblem(error)
        // The step moved on in another tab, or the registration ended: show where it stands now.
        const now = [401, 404, 409, 410, 429].includes(found.status) ? await refresh() : undefined
        // A step whose first answer was lost on the way and that was sent again has simply been done.
        if (found.key === 'wrongStep' && now && now.step !== stepThen) return true
        setProblem(found)
        return false
      } finally {
        round.current++
        setBusy(false)
      }
    },
    [channel, refresh],
  )
  useFollowing(view, busy, refresh)
  return { view, loading, busy, problem, act, refresh }
}

function useTabs(onChange: () => void) {
  const channel = useRef<BroadcastChannel>(undefined)
  const newest = useRef(onChange)
  newest.current = onChange
  useEffect(() => {
    const opened = new BroadcastChannel(tabs)
    opened.onmessage = () => newest.current()
    channel.current = opened
    return () => opened.close()
  }, [])
  return channel
}

function useFollowing(
  view: JourneyView | undefined,
  busy: boolean,
  refresh: () => Promise<JourneyView | undefined>,
) {
  useEffect(() => void refresh(), [refresh])
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [refresh])
  const atWork = captureAtWork(view)
  useEffect(() => {
    if (!atWork || busy) return
    // Each answer brings a new view object, which sets the next timer: never two polls at once.
    const timer = setTimeout(() => void refresh(), pollMs(atWork))
    return () => clearTimeout(timer)
  }, [atWork, busy, refresh])
}
