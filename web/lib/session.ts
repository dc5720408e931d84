import { ask, askBlob, type Call } from './api.ts'
import type { Grant } from './api-types.ts'
import { type Opener, setLockState } from './lock-state.ts'
import { dropCard } from './offline-card.ts'
import { Problem } from './problem.ts'
import { forgetJourney } from './proofing-api.ts'
import { forget, keep, recall } from './store.ts'

const grantName = 'access-grant'
const boundName = 'bound'
type KeptGrant = Grant & { by?: Opener }

/** Keeps what a phone's passcode opened, and that this phone carries a card, so that the next start asks for it. */
export async function keepGrant(grant: Grant): Promise<void> {
  await keepBinding()
  await open(grant, 'phone')
}

/** Remembers that this phone belongs to somebody, also while it still waits. */
export async function keepBinding(): Promise<void> {
  await keep(boundName, true)
}

/** Keeps what a passkey opened. It says nothing about this phone: no card was ever loaded onto it. */
export function keepPasskeyGrant(grant: Grant): Promise<void> {
  return open(grant, 'passkey')
}

async function open({ accessToken, expiresAt }: Grant, by: Opener) {
  // A passkey opens any browser: what is kept here may be of whoever was here before (A51).
  if (by === 'passkey') await forget('due')
  await keep(grantName, { accessToken, expiresAt, by })
  wishLocked(false)
  setLockState('open', by)
}

/** Whether this phone was bound to a person; the server has the last word at the next passcode. */
export async function isBound(): Promise<boolean> {
  return (await recall<boolean>(boundName)) === true
}

/** Forgets that this phone belongs to anybody, with the card it kept and a recovery that was begun. */
export async function forgetBinding(): Promise<void> {
  await forget(boundName, grantName, 'due')
  await forgetJourney()
  await dropCard()
  setLockState('unbound')
}

// The store answers later, and never to a page that is being left; this is written at once. Not personal, so local storage will do.
const lockWish = 'tuaton.lock-wish'

function wishLocked(isWished: boolean) {
  try {
    if (isWished) localStorage.setItem(lockWish, 'on')
    else localStorage.removeItem(lockWish)
  } catch {
    // A private window may refuse storage: the lock then stands as soon as the store has answered.
  }
}

function isLockWished(): boolean {
  try {
    return localStorage.getItem(lockWish) !== null
  } catch {
    return false
  }
}

async function keptGrant(): Promise<KeptGrant | undefined> {
  return isLockWished() ? undefined : recall<KeptGrant>(grantName)
}

async function liveGrant(): Promise<KeptGrant | undefined> {
  const grant = await keptGrant()
  return grant && Date.parse(grant.expiresAt) > Date.now() ? grant : undefined
}

/** Whether there is something of the person's own to open here: a bound phone, or a session of a passkey. */
export async function hasInside(): Promise<boolean> {
  return (await isBound()) || (await liveGrant()) !== undefined
}

/** Opens the app with the passcode. It is tried once only: a repeated try could cost the person one of theirs. */
export async function unlock(passcode: string): Promise<void> {
  const call: Call = { method: 'POST', path: '/v1/session', json: { passcode }, patienceSeconds: 0 }
  await keepGrant(await minding(() => ask<Grant>(call)))
}

/** Finds out at the start whether the app is open, and says so to the lock. */
export async function checkLock(): Promise<void> {
  const grant = await liveGrant()
  if (grant) setLockState('open', grant.by)
  else if (isLockWished()) await lock()
  else await shut()
}

/** Locks at once on this phone, also when it is left in the same moment, and tells the server when it can be reached. */
export async function lock(): Promise<void> {
  wishLocked(true)
  const grant = await recall<Grant>(grantName)
  await shut()
  if (!grant) return
  await ask({ method: 'DELETE', path: '/v1/session', token: grant.accessToken, patienceSeconds: 0 }).catch(
    () => {
      // The token runs out by itself; the person's wish to lock is done either way.
    },
  )
}

async function shut() {
  const grant = await recall<KeptGrant>(grantName)
  await forget(grantName)
  if (grant?.by === 'passkey') await forget('due')
  wishLocked(false)
  setLockState((await isBound()) ? 'locked' : 'unbound')
}

async function token(): Promise<string> {
  const grant = await keptGrant()
  if (!grant) throw new Problem('client.locked', 401)
  return grant.accessToken
}

/** One call of the signed-in person, its answer as JSON. */
export function asCitizen<T>(call: Call): Promise<T> {
  return minding(async () => ask<T>({ ...call, token: await token() }))
}

/** The same, its answer as bytes. */
export function asCitizenBlob(call: Call): Promise<Blob> {
  return minding(async () => askBlob({ ...call, token: await token() }))
}

// The identity is frozen or closed, or this phone was taken away: a kept card would go on vouching for it.
const cardEnds = ['accountFrozen', 'accountClosed', 'deviceUnknown']
// A refusal of what was just given leaves the session as it was.
const aboutTheEntry = /^pass(code|key)/

/** A token the server no longer takes locks the app, and a card that must not be shown any more goes at once. */
async function minding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (cardEnds.includes(error.key)) await dropCard()
    const locked = error.key === 'deviceLocked' || error.key === 'accountFrozen'
    if ((error.status === 401 && !aboutTheEntry.test(error.key)) || locked) await shut()
    throw error
  }
}
