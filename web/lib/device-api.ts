import { ask } from './api.ts'
import { dropCard } from './offline-card.ts'

/** How this phone stands with the server; about its own key and nothing else. */
export type Standing = {
  status: 'unknown' | 'waiting' | 'active' | 'locked' | 'revoked'
  name?: string
  usableAt?: string
  account?: 'active' | 'frozen' | 'closed'
  triesLeft?: number
}

/** Asks how this phone stands; a card that must not be shown any more goes at once. */
export async function readStanding(): Promise<Standing> {
  const standing = await ask<Standing>({ path: '/v1/device', patienceSeconds: 0 })
  if (isOver(standing) || standing.account === 'frozen') await dropCard()
  return standing
}

/** This phone was taken away, or the account closed: only a new registration opens it again. */
export function isOver({ status, account }: Standing): boolean {
  return status === 'unknown' || status === 'revoked' || account === 'closed'
}

/** Freezes everything from this phone, without its passcode: the safe direction needs none. */
export async function freezeFromHere(): Promise<void> {
  await ask({ method: 'POST', path: '/v1/device/freeze' })
  await dropCard()
}
