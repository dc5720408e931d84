import { useSyncExternalStore } from 'react'
import type { PersonalNotice } from '../../lib/api-types.ts'
import { markNoticesRead, readNotices } from '../../lib/citizen-api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

type Notices = { list: PersonalNotice[] | undefined; problem: Problem | undefined }

let current: Notices = { list: undefined, problem: undefined }
const listeners = new Set<() => void>()

function set(next: Notices) {
  current = next
  for (const listener of listeners) listener()
}

/** Asks for the messages; the dot on the bottom bar and the inbox show the same answer. */
export async function loadNotices(): Promise<void> {
  try {
    set({ list: await readNotices(), problem: undefined })
  } catch (error) {
    set({ list: current.list, problem: asProblem(error) })
  }
}

/** Marks one message as read, here at once and on the server as soon as it answers. */
export async function openNotice(id: string): Promise<void> {
  const list = current.list?.map(notice => (notice.id === id ? { ...notice, read: true } : notice))
  set({ ...current, list })
  await markNoticesRead([id]).catch(() => loadNotices())
}

export function clearNotices(): void {
  set({ list: undefined, problem: undefined })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useNotices(): Notices {
  return useSyncExternalStore(subscribe, () => current)
}
