import { useSyncExternalStore } from 'react'

/** `offline`: a request failed and is being tried again; `busy`: the server asked to wait; `online`: nothing waits. */
export type Connection = 'online' | 'offline' | 'busy'

let current: Connection = 'online'
const listeners = new Set<() => void>()

/** Told by the request layer after each try. */
export function setConnection(next: Connection): void {
  if (next === current) return
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How the last request fared, redrawn on change. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => current)
}

/** Resolves after the delay, or earlier when the phone says that the network is back. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      window.removeEventListener('online', wake)
      signal?.removeEventListener('abort', stop)
      finish()
    }
    const wake = () => settle(resolve)
    const stop = () => settle(() => reject(signal?.reason))
    const timer = setTimeout(wake, milliseconds)
    window.addEventListener('online', wake)
    signal?.addEventListener('abort', stop)
  })
}
