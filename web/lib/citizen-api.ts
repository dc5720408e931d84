import type { CardView, DeskCode, DeskCodeState, Me, SignInOutcome, SignInView } from './api-types.ts'
import type { PasskeyAnswer } from './passkey.ts'
import { asCitizen, asCitizenBlob } from './session.ts'

export function readMe(): Promise<Me> {
  return asCitizen({ path: '/v1/me', patienceSeconds: 4 })
}

export function readCard(): Promise<CardView> {
  return asCitizen({ path: '/v1/me/card', patienceSeconds: 4 })
}

export function readPortrait(): Promise<Blob> {
  return asCitizenBlob({ path: '/v1/me/card/portrait', patienceSeconds: 4 })
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
  answer: { passcode?: string; passkey?: PasskeyAnswer; number?: string; items: string[] },
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

/** A code to read out at a desk. */
export function issueDeskCode(): Promise<DeskCode> {
  return asCitizen({ method: 'POST', path: '/v1/sign-in/desk-code', json: {} })
}

export function readDeskCode(): Promise<DeskCodeState> {
  return asCitizen({ path: '/v1/sign-in/desk-code', patienceSeconds: 4 })
}

export function endDeskCode(): Promise<void> {
  return asCitizen({ method: 'DELETE', path: '/v1/sign-in/desk-code' })
}
