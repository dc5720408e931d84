import { useSyncExternalStore } from 'react'

/** `unbound`: no card was ever loaded onto this phone. */
export type LockState = 'checking' | 'unbound' | 'locked' | 'open'
/** What opened the app. A passkey opens the person's affairs in any browser, but never the card. */
export type Opener = 'phone' | 'passkey'

type Lock = { state: LockState; by: Opener }
let current: Lock = { state: 'checking', by: 'phone' }
const listeners = new Set<() => void>()

/** Told when a token was won, thrown away, or refused by the server. */
export function setLockState(state: LockState, by: Opener = 'phone'): void {
  if (state === current.state && by === current.by) return
  current = { state, by }
  for (const listener of listeners) listener()
}

/** Runs when the app is no longer open: whoever keeps something of the person in memory lets go of it (A51). */
export function whenShut(letGo: () => void): void {
  listeners.add(() => {
    if (current.state !== 'open') letGo()
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether this phone shows personal things now. */
export function useLockState(): LockState {
  return useSyncExternalStore(subscribe, () => current.state)
}

export function useOpener(): Opener {
  return useSyncExternalStore(subscribe, () => current.by)
}
