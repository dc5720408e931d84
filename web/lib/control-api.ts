import type { Authenticators, HistoryPage, Permission } from './control-types.ts'
import { asCitizen, asCitizenBlob, forgetBinding } from './session.ts'

const encoded = encodeURIComponent

/** The person's phones, open sessions and passkeys. */
export function readAuthenticators(): Promise<Authenticators> {
  return asCitizen({ path: '/v1/me/devices', patienceSeconds: 4 })
}

/** Lets a waiting phone in: with the passcode on a phone; a session by passkey has shown its proof. Tried once only. */
export function approvePhone(id: string, passcode?: string): Promise<void> {
  return asCitizen({
    method: 'POST',
    path: `/v1/me/devices/${encoded(id)}/approve`,
    json: passcode ? { passcode } : {},
    patienceSeconds: 0,
  })
}

/** Refuses a waiting phone, or takes one away. */
export function removePhone(id: string): Promise<void> {
  return asCitizen({ method: 'POST', path: `/v1/me/devices/${encoded(id)}/revoke`, json: {} })
}

export function renamePhone(id: string, name: string): Promise<void> {
  return asCitizen({ method: 'PATCH', path: `/v1/me/devices/${encoded(id)}`, json: { name } })
}

/** The passcode of the plastic card stays beside the phone, or is over. */
export function decideOnCard(decision: 'keep' | 'end'): Promise<void> {
  return asCitizen({ method: 'POST', path: `/v1/me/card-passcode/${decision}`, json: {} })
}

export function endSession(id: string): Promise<void> {
  return asCitizen({ method: 'POST', path: `/v1/me/sessions/${encoded(id)}/end`, json: {} })
}

export function removePasskey(id: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: `/v1/me/passkeys/${encoded(id)}` })
}

/** Freezes everything; the session ends with it. */
export function freezeAll(): Promise<void> {
  return asCitizen({ method: 'POST', path: '/v1/me/freeze', json: {} })
}

/** "It was not me": freezes everything and takes the phone away that did it. */
export function reportNotMe(deviceId: string | undefined): Promise<void> {
  return asCitizen({ method: 'POST', path: '/v1/me/not-me', json: deviceId ? { deviceId } : {} })
}

/** What was done with the person's identity and data, newest first, a page at a time. */
export function readHistory(before: string | undefined): Promise<HistoryPage> {
  const query = before ? `?before=${encoded(before)}` : ''
  return asCitizen({ path: `/v1/me/history${query}`, patienceSeconds: 4 })
}

/** Which organisations may see what. */
export async function readPermissions(): Promise<Permission[]> {
  const path = '/v1/me/permissions'
  return (await asCitizen<{ permissions: Permission[] }>({ path, patienceSeconds: 4 })).permissions
}

export function revokePermission(clientId: string): Promise<void> {
  const path = `/v1/me/permissions/${encoded(clientId)}/revoke`
  return asCitizen({ method: 'POST', path, json: {} })
}

/** Everything kept about the person, as one file (PDPA s. 30). */
export function readExport(): Promise<Blob> {
  return asCitizenBlob({ path: '/v1/me/export' })
}

/** Ends the account with the passcode, and leaves nothing on this phone. Tried once only. */
export async function closeAccount(passcode: string): Promise<void> {
  await asCitizen({ method: 'POST', path: '/v1/me/close', json: { passcode }, patienceSeconds: 0 })
  await forgetBinding()
}
