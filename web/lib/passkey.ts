import { ask } from './api.ts'
import type { Grant } from './api-types.ts'
import { Problem } from './problem.ts'
import { asCitizen, keepPasskeyGrant } from './session.ts'

/** What an authenticator answered, as the server reads it. */
export type PasskeyAnswer = ReturnType<PublicKeyCredential['toJSON']>

/** Whether this browser speaks WebAuthn in JSON (Level 3 §5.1.8); older ones are not offered passkeys. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential
}

/** A passkey belongs to a name; at an address of numbers none can exist. */
export function canSignInWithPasskey(): boolean {
  return knowsPasskeys() && !/^(\d+\.){3}\d+$|^\[/.test(location.hostname)
}

/** Has the browser make a passkey; it is kept only once `keepPasskey` sends it with the passcode. */
export async function makePasskey(): Promise<PasskeyAnswer> {
  const options = await asCitizen<PublicKeyCredentialCreationOptionsJSON>({
    method: 'POST',
    path: '/v1/me/passkeys/options',
    json: {},
  })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return answerOf(navigator.credentials.create({ publicKey }))
}

/** Tried once only: a repeated try could cost the person one of theirs. */
export function keepPasskey(passcode: string, name: string, response: PasskeyAnswer): Promise<void> {
  const json = { passcode, name, response }
  return asCitizen({ method: 'POST', path: '/v1/me/passkeys', json, patienceSeconds: 0 })
}

/** Opens the app with a passkey of any of the person's devices. */
export async function signInWithPasskey(): Promise<void> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>({
    method: 'POST',
    path: '/v1/passkey/options',
    json: {},
  })
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const response = await answerOf(navigator.credentials.get({ publicKey }))
  const call = {
    method: 'POST',
    path: '/v1/passkey/session',
    json: { response },
    patienceSeconds: 0,
  } as const
  await keepPasskeyGrant(await ask<Grant>(call))
}

/** Has the passkey that opened the app say yes to one request, with the person verified anew. */
export async function confirmWithPasskey(requestId: string): Promise<PasskeyAnswer> {
  const options = await asCitizen<PublicKeyCredentialRequestOptionsJSON>({
    method: 'POST',
    path: `/v1/sign-in/requests/${requestId}/passkey`,
    json: {},
  })
  return answerOf(
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  )
}

async function answerOf(asked: Promise<Credential | null>): Promise<PasskeyAnswer> {
  const credential = await asked.catch(error => {
    throw new Problem(nameOf(error), 0)
  })
  if (!(credential instanceof PublicKeyCredential)) throw new Problem('client.passkeyCancelled', 0)
  return credential.toJSON()
}

/** InvalidStateError: this authenticator holds a passkey of ours already. All else means that the person turned back. */
function nameOf(error: unknown): string {
  const taken = error instanceof DOMException && error.name === 'InvalidStateError'
  return taken ? 'client.passkeyThere' : 'client.passkeyCancelled'
}
