import { useCallback, useEffect, useRef, useState } from 'react'
import { readHistory } from '../../lib/control-api.ts'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

export type HistoryState = {
  entries: HistoryEntry[] | undefined
  /** Older entries stand behind these. */
  hasMore: boolean
  busy: boolean
  problem: Problem | undefined
  more: () => void
}

type Read = { entries: HistoryEntry[] | undefined; next: string | undefined }

/** The history from the newest on, a page at a time, as far as the person reads. */
export function useHistory(): HistoryState {
  const [read, setRead] = useState<Read>({ entries: undefined, next: undefined })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const next = useRef(read.next)
  next.current = read.next
  const running = useRef(false)
  const more = useCallback(() => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    readHistory(next.current)
      .then(
        page =>
          setRead(before => ({ entries: [...(before.entries ?? []), ...page.entries], next: page.next })),
        error => setProblem(asProblem(error)),
      )
      .finally(() => {
        running.current = false
        setBusy(false)
      })
  }, [])
  useEffect(more, [more])
  return { entries: read.entries, hasMore: read.next !== undefined, busy, problem, more }
}

/** Calls when the marked end of a list comes into view; the button there serves whoever does not scroll. */
export function useEndInView(onReached: () => void): React.RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const newest = useRef(onReached)
  newest.current = onReached
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting) newest.current()
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  })
  return end
}
