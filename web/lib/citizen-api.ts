import { ask, askBlob, type Call } from './api.ts'
import type { CardView, Grant, Me, PersonalNotice, SignInOutcome, SignInView } from './api-types.ts'
import { setLockState } from './lock-state.ts'
import { Problem } from './problem.ts'
import { forget, keep, recall } from './store.ts'

const grantName = 'access-grant'
const boundName = 'bound'

/** Remembers that this phone carries a card, so that the next start asks for the passcode. */
export async function keepGrant(grant: Grant): Promise<void> {
  await keep(grantName, { accessToken: grant.accessToken, expiresAt: grant.expiresAt })
  await keep(boundName, true)
}

/** Whether this phone was bound to a person; the server has the last word at the next passcode. */
export async function isBound(): Promise<boolean> {
  return (await recall<boolean>(boundName)) === true
}

export async function forgetBinding(): Promise<void> {
  await forget(boundName, grantName)
  setLockState('unbound')
}

/** Whether a token is at hand that has not run out yet. */
async function isUnlocked(): Promise<boolean> {
  const grant = await recall<Grant>(grantName)
  return grant !== undefined && Date.parse(grant.expiresAt) > Date.now()
}

/** Opens the app with the passcode. It is tried once only: a repeated try could cost the person one of theirs. */
export async function unlock(passcode: string): Promise<void> {
  const grant = await ask<Grant>({
    method: 'POST',
    path: '/v1/session',
    json: { passcode },
    patienceSeconds: 0,
  })
  await keepGrant(grant)
  setLockState('open')
}

/** Finds out at the start whether the app is open, and says so to the lock. */
export async function checkLock(): Promise<void> {
  if (await isUnlocked()) setLockState('open')
  else setLockState((await isBound()) ? 'locked' : 'unbound')
}

/** Locks at once on this phone, and tells the server when it can be reached. */
export async function lock(): Promise<void> {
  const grant = await recall<Grant>(grantName)
  await forget(grantName)
  setLockState('locked')
  if (!grant) return
  await ask({ method: 'DELETE', path: '/v1/session', token: grant.accessToken, patienceSeconds: 0 }).catch(
    () => {
      // The token runs out by itself; the person's wish to lock is done either way.
    },
  )
}

async function token(): Promise<string> {
  const grant = await recall<Grant>(grantName)
  if (!grant) throw new Problem('client.locked', 401)
  return grant.accessToken
}

async function asCitizen<T>(call: Call): Promise<T> {
  return relock(async () => ask<T>({ ...call, token: await token() }))
}

/** A token the server no longer takes locks the app, unless the refusal is about the passcode just given. */
async function relock<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.status === 401 && !error.key.startsWith('passcode')) {
      await forget(grantName)
      setLockState('locked')
    }
    throw error
  }
}

export function readMe(): Promise<Me> {
  return asCitizen({ path: '/v1/me', patienceSeconds: 4 })
}

export function readCard(): Promise<CardView> {
  return asCitizen({ path: '/v1/me/card', patienceSeconds: 4 })
}

export function readPortrait(): Promise<Blob> {
  return relock(async () =>
    askBlob({ path: '/v1/me/card/portrait', token: await token(), patienceSeconds: 4 }),
  )
}

export async function readNotices(): Promise<PersonalNotice[]> {
  const { notices } = await asCitizen<{ notices: PersonalNotice[] }>({
    path: '/v1/me/notices',
    patienceSeconds: 4,
  })
  return notices
}

export function markNoticesRead(ids: string[]): Promise<void> {
  return asCitizen({ method: 'POST', path: '/v1/me/notices/read', json: { ids } })
}

/** Takes the request behind a scanned code to this phone. */
export function claimSignIn(ticket: string): Promise<SignInView> {
  return asCitizen({ method: 'POST', path: '/v1/sign-in/claim', json: { ticket } })
}

export function readSignIn(id: string): Promise<SignInView> {
  return asCitizen({ path: `/v1/sign-in/requests/${encodeURIComponent(id)}` })
}

export function approveSignIn(
  id: string,
  answer: { passcode: string; number?: string; items: string[] },
): Promise<SignInOutcome> {
  const path = `/v1/sign-in/requests/${encodeURIComponent(id)}/approve`
  return asCitizen({ method: 'POST', path, json: answer, patienceSeconds: 0 })
}

export function denySignIn(id: string): Promise<SignInOutcome> {
  return asCitizen({
    method: 'POST',
    path: `/v1/sign-in/requests/${encodeURIComponent(id)}/deny`,
    json: {},
  })
}
