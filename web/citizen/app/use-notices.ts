import { useSyncExternalStore } from 'react'
import type { PersonalNotice } from '../../lib/api-types.ts'
import { archiveNotices, markNotices, readNotices } from '../../lib/inbox-api.ts'
import { whenShut } from '../../lib/lock-state.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

const PAGE = 100

type Notices = {
  list: PersonalNotice[] | undefined
  unread: number
  /** There are older ones than those in the list. */
  hasMore: boolean
  problem: Problem | undefined
}

const nothing: Notices = { list: undefined, unread: 0, hasMore: false, problem: undefined }
let current = nothing
const listeners = new Set<() => void>()
// Another one each time the app is shut: what was asked for before that is perhaps another person's.
let opening = Symbol()

function set(next: Notices) {
  current = next
  for (const listener of listeners) listener()
}

/** Asks for the messages; the number on the bottom bar and the inbox show the same answer. */
export async function loadNotices(): Promise<void> {
  const asked = opening
  try {
    const { notices, unread } = await readNotices()
    if (asked !== opening) return
    set({ list: notices, unread, hasMore: notices.length === PAGE, problem: undefined })
  } catch (error) {
    if (asked === opening) set({ ...current, problem: asProblem(error) })
  }
}

/** The hundred before the oldest in the list. */
export async function loadOlder(): Promise<void> {
  const list = current.list ?? []
  const last = list.at(-1)
  if (!last) return
  const asked = opening
  try {
    const { notices, unread } = await readNotices({ before: last.id })
    if (asked !== opening) return
    set({ list: [...list, ...notices], unread, hasMore: notices.length === PAGE, problem: undefined })
  } catch (error) {
    if (asked === opening) set({ ...current, problem: asProblem(error) })
  }
}

/** Marks one message as read or not, here at once and on the server as soon as it answers. */
export async function markNotice(notice: PersonalNotice, read: boolean): Promise<void> {
  if (notice.read === read) return
  const list = current.list?.map(one => (one.id === notice.id ? { ...one, read } : one))
  set({ ...current, list, unread: Math.max(0, current.unread + (read ? -1 : 1)) })
  await markNotices([notice.id], read).catch(() => loadNotices())
}

/** Puts one message away. It comes back when the server did not take it. */
export async function archiveNotice(notice: PersonalNotice): Promise<void> {
  const list = current.list?.filter(one => one.id !== notice.id)
  set({ ...current, list, unread: current.unread - (notice.read ? 0 : 1) })
  await archiveNotices([notice.id], true).catch(() => loadNotices())
}

/** Takes one message back into the inbox. */
export async function takeBack(notice: PersonalNotice): Promise<void> {
  await archiveNotices([notice.id], false)
  await loadNotices()
}

whenShut(() => {
  opening = Symbol()
  set(nothing)
})

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useNotices(): Notices {
  return useSyncExternalStore(subscribe, () => current)
}
