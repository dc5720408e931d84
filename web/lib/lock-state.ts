import { useSyncExternalStore } from 'react'

/** `unbound`: no card was ever loaded onto this phone. */
export type LockState = 'checking' | 'unbound' | 'locked' | 'open'

let current: LockState = 'checking'
const listeners = new Set<() => void>()

/** Told when a token was won, thrown away, or refused by the server. */
export function setLockState(next: LockState): void {
  if (next === current) return
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether this phone shows personal things now. */
export function useLockState(): LockState {
  return useSyncExternalStore(subscribe, () => current)
}
