import { useEffect, useState } from 'react'
import { pause } from '../lib/connection.ts'
import { problemFrom } from '../lib/problem.ts'

const LOOK_AGAIN_MS = 10_000

export type TurnView = {
  place: { th: string; en: string }
  number: string
  state: 'waiting' | 'called' | 'done' | 'missed' | 'cancelled'
  timesCalled: number
  desk?: number
  before?: number
  wait?: { fromMinutes: number; toMinutes: number }
}
export type TurnState = {
  view?: TurnView
  seenAt?: string
  /** The last look failed: what stands here may be old. */
  isLost?: boolean
  isUnknown?: boolean
}

/** Where the number stands, looked at again and again until it has ended; what was seen last stays while there is no network. */
export function useTurn(code: string): TurnState {
  const [state, setState] = useState<TurnState>({})
  useEffect(() => {
    const stop = new AbortController()
    void watch(code, stop.signal, setState)
    return () => stop.abort()
  }, [code])
  return state
}

async function watch(
  code: string,
  signal: AbortSignal,
  set: (next: (last: TurnState) => TurnState) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const view = await look(code, signal)
      if (view === 'unknown') return set(() => ({ isUnknown: true }))
      set(() => ({ view, seenAt: new Date().toISOString() }))
      if (view.state !== 'waiting' && view.state !== 'called') return
    } catch {
      if (signal.aborted) return
      set(last => ({ ...last, isLost: true }))
    }
    await pause(LOOK_AGAIN_MS, signal).catch(() => undefined)
  }
}

/** Nobody signs in here, so neither a key of the phone nor a cookie goes along. @throws when there is no answer, or not now */
async function look(code: string, signal: AbortSignal): Promise<TurnView | 'unknown'> {
  const answer = await fetch('/v1/queues/turn', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  })
  if (answer.ok) return (await answer.json()) as TurnView
  const problem = await problemFrom(answer)
  if (problem.key === 'turnUnknown') return 'unknown'
  throw problem
}
