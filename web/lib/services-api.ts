import { ask } from './api.ts'
import type { Catalogue, ServiceOutcome, ServicePermission, ServiceView } from './services-types.ts'
import { asCitizen } from './session.ts'
import { keep, recall } from './store.ts'

const catalogueName = 'services'
const path = (id: string) => `/v1/me/services/${encodeURIComponent(id)}`
const favouritePath = (id: string) => `/v1/me/favourite-services/${encodeURIComponent(id)}`

/** The catalogue; without a network the one this phone knew last. */
export async function readCatalogue(): Promise<Catalogue> {
  try {
    const catalogue = await ask<Catalogue>({
      path: '/v1/services',
      patienceSeconds: navigator.onLine ? 4 : 0,
    })
    await keep(catalogueName, catalogue)
    return catalogue
  } catch (error) {
    const kept = await recall<Catalogue>(catalogueName)
    if (!kept) throw error
    return kept
  }
}

export function readService(id: string): Promise<ServiceView> {
  return asCitizen({ path: path(id), patienceSeconds: 4 })
}

/** Puts the question to the agency. Its troubles are answers; only ours are problems. */
export function askService(id: string, form: Record<string, string>): Promise<ServiceOutcome> {
  return asCitizen({ method: 'POST', path: `${path(id)}/ask`, json: { form }, patienceSeconds: 4 })
}

/** A service as anybody sees it who has not signed in. */
export function readServiceAsVisitor(id: string): Promise<ServiceView> {
  return ask({ path: `/v1/services/${encodeURIComponent(id)}`, patienceSeconds: 4 })
}

/** The question of somebody who has not signed in, to a service that needs nobody to. */
export function askServiceAsVisitor(id: string, form: Record<string, string>): Promise<ServiceOutcome> {
  const path = `/v1/services/${encodeURIComponent(id)}/ask`
  return ask({ method: 'POST', path, json: { form }, patienceSeconds: 4 })
}

/** Agrees to the words of that hash. */
export function allowService(id: string, sha256: string): Promise<void> {
  return asCitizen({ method: 'PUT', path: `${path(id)}/permission`, json: { sha256 } })
}

export function withdrawService(id: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: `${path(id)}/permission` })
}

export async function readServicePermissions(): Promise<ServicePermission[]> {
  const answer = await asCitizen<{ permissions: ServicePermission[] }>({
    path: '/v1/me/service-permissions',
    patienceSeconds: 4,
  })
  return answer.permissions
}

// A star is written before the next one, and before the list is read that it changes: people press it and look there at once.
let marking: Promise<unknown> = Promise.resolve()
const LIST_PATIENCE_SECONDS = 2

export async function readFavourites(): Promise<string[]> {
  await Promise.race([marking, new Promise(resolve => setTimeout(resolve, LIST_PATIENCE_SECONDS * 1000))])
  const answer = await asCitizen<{ serviceIds: string[] }>({
    path: '/v1/me/favourite-services',
    patienceSeconds: LIST_PATIENCE_SECONDS,
  })
  return answer.serviceIds
}

export function setFavourite(id: string, isFavourite: boolean): Promise<void> {
  const marked = marking.then(() =>
    asCitizen<void>(
      isFavourite
        ? { method: 'PUT', path: favouritePath(id), json: {} }
        : { method: 'DELETE', path: favouritePath(id) },
    ),
  )
  marking = marked.catch(() => undefined)
  return marked
}
