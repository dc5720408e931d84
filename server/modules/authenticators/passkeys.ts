// Passkeys (WebAuthn Level 3): a second way in from any browser. The library checks; here is what is asked and what is kept.
import { isIP } from 'node:net'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto.ts'
import { passkeyAdded, passkeyRefused, passkeyRemoved } from './events.ts'
import { fail } from './failures.ts'
import { requirePasscode } from './passcode-check.ts'
import {
  deletePasskeys,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  takeChallenge,
  touchPasskey,
} from './passkey-store.ts'
import { endSessions } from './session-store.ts'
import { openSession } from './sessions.ts'
import type { OpenSession, PasskeyRow } from './tables.ts'

const CHALLENGE_SECONDS = 300
const MAX_PASSKEYS = 10
// EdDSA and ES256 (RFC 9053); RS256 only for old security chips of Windows.
const ALGORITHMS = [-8, -7, -257]

type Place = { origin: string; rpId: string }

/** The place a passkey belongs to: our own name. In the sandbox also `localhost`, as the request came. @throws passkeyNeedsName */
function placeOf(ctx: Ctx, request: FastifyRequest): Place {
  const { origin, sandbox } = ctx.settings
  const came = sandbox ? `${request.protocol}://${request.host}` : origin
  const { hostname } = new URL(came)
  // A registrable domain or `localhost` (WebAuthn §5.1.3 step 8); an address of numbers is neither.
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) throw fail.passkeyNeedsName()
  return { origin: new URL(came).origin, rpId: hostname }
}

async function newChallenge(ctx: Ctx): Promise<string> {
  const { keyThumbprint } = ctx.actor as ActorOf<'device'>
  const challenge = randomToken()
  await insertChallenge(
    ctx,
    challenge,
    keyThumbprint,
    new Date(ctx.now().getTime() + CHALLENGE_SECONDS * 1000),
  )
  return challenge
}

/** What the browser is to ask an authenticator for, to make a passkey. No name of the person goes along. */
export async function offerPasskey(ctx: Ctx, request: FastifyRequest) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const { rpId } = placeOf(ctx, request)
  const known = await listPasskeys(ctx, personId)
  if (known.length >= MAX_PASSKEYS) throw fail.tooManyPasskeys()
  return generateRegistrationOptions({
    rpName: 'Tuaton',
    rpID: rpId,
    userName: 'Tuaton',
    userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
    challenge: toBytes(await newChallenge(ctx)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: CHALLENGE_SECONDS * 1000,
  })
}

type NewPasskey = { passcode: string; name: string; response: RegistrationResponseJSON }

/** Keeps a passkey, after the passcode. @throws passcodeWrong | passkeyRefused | passkeyNeedsName */
export async function addPasskey(
  ctx: Ctx,
  request: FastifyRequest,
  { passcode, name, response }: NewPasskey,
) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const place = placeOf(ctx, request)
  await requirePasscode(ctx, passcode)
  const { registrationInfo } = await verified(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge => takeChallenge(ctx, challenge, keyOf(ctx)),
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!registrationInfo) throw fail.passkeyRefused()
  const { credential } = registrationInfo
  const row: PasskeyRow = {
    person_id: personId,
    id: newId(ctx),
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    sign_count: credential.counter,
    name,
    created_at: ctx.now(),
    last_used_at: null,
  }
  await transaction(ctx, async tx => {
    if (!(await insertPasskey(tx, row))) throw fail.passkeyRefused()
    await tx.emit(passkeyAdded, { passkeyId: row.id }, { personId })
  })
  return { id: row.id }
}

/** What the browser is to ask for, to sign in: any passkey of ours, so that nothing about a person is told (A43). */
export async function askPasskey(ctx: Ctx, request: FastifyRequest) {
  const { rpId } = placeOf(ctx, request)
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: toBytes(await newChallenge(ctx)),
    userVerification: 'required',
    timeout: CHALLENGE_SECONDS * 1000,
  })
}

/** Opens a session with a passkey, for this browser's key. @throws passkeyUnknown | passkeyRefused | accountFrozen */
export async function signInWithPasskey(
  ctx: Ctx,
  request: FastifyRequest,
  response: AuthenticationResponseJSON,
): Promise<OpenSession> {
  const passkey = await checkAssertion(ctx, request, response)
  return openSession(ctx, {
    personId: passkey.person_id,
    authenticatorId: passkey.id,
    by: 'passkey',
    keyThumbprint: keyOf(ctx),
  })
}

/**
 * The passkey that opened this very session says yes to one thing more, with the person verified anew.
 * @throws passkeyUnknown | passkeyRefused, also for a session of a phone | accountFrozen
 */
export async function requirePasskey(
  ctx: Ctx,
  request: FastifyRequest,
  response: AuthenticationResponseJSON,
): Promise<void> {
  const { by, authenticatorId, personId } = ctx.actor as ActorOf<'citizen'>
  if (by !== 'passkey') throw fail.passkeyRefused()
  const passkey = await checkAssertion(ctx, request, response)
  if (passkey.id !== authenticatorId || passkey.person_id !== personId) throw fail.passkeyRefused()
}

/** A passkey of ours that has just answered our question, in this browser, for a living account. */
async function checkAssertion(ctx: Ctx, request: FastifyRequest, response: AuthenticationResponseJSON) {
  const place = placeOf(ctx, request)
  const passkey = await findPasskey(ctx, response.id)
  if (!passkey) throw fail.passkeyUnknown()
  const { authenticationInfo } = await verified(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge => takeChallenge(ctx, challenge, keyOf(ctx)),
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      // The count is judged below, where a step back is recorded.
      credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
      requireUserVerification: true,
    }),
  )
  await requireCountForward(ctx, passkey, authenticationInfo.newCounter)
  if (passkey.account_status === 'frozen') throw fail.accountFrozen()
  if (passkey.account_status === 'closed') throw fail.accountClosed()
  await transaction(ctx, tx => touchPasskey(tx, passkey, authenticationInfo.newCounter))
  return passkey
}

/** Zero means the authenticator does not count; otherwise a count that stands still or falls is a copy (WebAuthn §6.1.1). */
async function requireCountForward(ctx: Ctx, passkey: PasskeyRow, count: number) {
  if (count > passkey.sign_count || (count === 0 && passkey.sign_count === 0)) return
  await transaction(ctx, tx =>
    tx.emit(passkeyRefused, { passkeyId: passkey.id }, { personId: passkey.person_id }),
  )
  throw fail.passkeyRefused()
}

/** Takes a passkey away and ends what it opened. @throws authenticators.passkeyNotFound */
export async function removePasskey(ctx: Ctx, passkeyId: string): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    const removed = await deletePasskeys(tx, personId, passkeyId)
    if (removed.length === 0) throw fail.passkeyNotFound()
    await endSessions(tx, personId, { passkey_id: passkeyId })
    await tx.emit(passkeyRemoved, { passkeyId }, { personId })
  })
}

const keyOf = (ctx: Ctx) => (ctx.actor as ActorOf<'device' | 'citizen'>).keyThumbprint
const toBytes = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'))

/** The library throws with words for developers; the person hears one sentence, and no answer of 500. */
async function verified<T extends { verified: boolean }>(check: () => Promise<T>): Promise<T> {
  const answer = await check().catch(error => {
    throw fail.passkeyRefused(undefined, error)
  })
  if (!answer.verified) throw fail.passkeyRefused()
  return answer
}
