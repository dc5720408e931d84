import { ask } from './api.ts'
import type { AllowedMiniApp, MiniAppEntry, MiniAppOpening, MiniAppView } from './mini-apps-types.ts'
import { asCitizen } from './session.ts'

const path = (id: string) => `/v1/me/mini-apps/${encodeURIComponent(id)}`

export const miniAppPicture = (id: string, picture: string): string =>
  `/v1/mini-apps/${encodeURIComponent(id)}/pictures/${encodeURIComponent(picture)}`

/** The mini-apps that everybody can open. */
export async function readMiniApps(): Promise<MiniAppEntry[]> {
  const { miniApps } = await ask<{ miniApps: MiniAppEntry[] }>({ path: '/v1/mini-apps', patienceSeconds: 4 })
  return miniApps
}

export function readMiniApp(id: string): Promise<MiniAppView> {
  return asCitizen({ path: path(id), patienceSeconds: 4 })
}

/** A token for one exchange, and where to open it. Not repeated by itself: each answer holds another token. */
export function openMiniApp(id: string): Promise<MiniAppOpening> {
  return asCitizen({ method: 'POST', path: `${path(id)}/open`, json: {}, patienceSeconds: 0 })
}

/** Agrees to the words of that hash. */
export function allowMiniApp(id: string, sha256: string, hasNotifications: boolean): Promise<void> {
  return asCitizen({ method: 'PUT', path: `${path(id)}/permission`, json: { sha256, hasNotifications } })
}

export function withdrawMiniApp(id: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: `${path(id)}/permission` })
}

export function setMiniAppNotifications(id: string, isOn: boolean): Promise<void> {
  return asCitizen({ method: 'PUT', path: `${path(id)}/notifications`, json: { isOn } })
}

export async function readAllowedMiniApps(): Promise<AllowedMiniApp[]> {
  const answer = await asCitizen<{ permissions: AllowedMiniApp[] }>({
    path: '/v1/me/mini-app-permissions',
    patienceSeconds: 4,
  })
  return answer.permissions
}
