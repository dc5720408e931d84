import type { PersonalNotice } from './api-types.ts'
import { asCitizen } from './session.ts'

export type NoticePage = { unread: number; notices: PersonalNotice[] }
export type QuietHours = { isOn: boolean; from: string; to: string }

/** A hundred messages, the newest first, or those that follow one. */
export function readNotices(which: { isArchived?: boolean; before?: string } = {}): Promise<NoticePage> {
  const query = new URLSearchParams({
    ...(which.isArchived ? { archived: 'true' } : {}),
    ...(which.before ? { before: which.before } : {}),
  })
  return asCitizen({ path: `/v1/me/notices${query.size > 0 ? `?${query}` : ''}`, patienceSeconds: 4 })
}

export function markNotices(ids: string[], read: boolean): Promise<void> {
  return asCitizen({ method: 'POST', path: '/v1/me/notices/read', json: { ids, read } })
}

/** Puts messages away, or back into the inbox. */
export function archiveNotices(ids: string[], archived: boolean): Promise<void> {
  return asCitizen({ method: 'POST', path: '/v1/me/notices/archive', json: { ids, archived } })
}

export function readQuietHours(): Promise<QuietHours> {
  return asCitizen({ path: '/v1/me/quiet-hours', patienceSeconds: 4 })
}

export function chooseQuietHours(hours: QuietHours): Promise<void> {
  return asCitizen({ method: 'PUT', path: '/v1/me/quiet-hours', json: hours })
}
