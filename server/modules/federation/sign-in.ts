// One sign-in decision, whatever dialect asked for it: taken to a person and answered there.
import { randomInt } from 'node:crypto'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { requirePasscode } from '../authenticators/index.ts'
import { recordConsent } from '../consent/index.ts'
import type { Client } from '../parties/index.ts'
import { findClient, isTester } from '../parties/index.ts'
import { idsOf, signInApproved, signInClaimed, signInDenied } from './events.ts'
import { fail } from './failures.ts'
import { listItems, requireItems } from './items.ts'
import { getIal, getPersonOfForm, getSignInPerson, mayBeTold } from './people-door.ts'
import { requireFewClaims } from './start.ts'
import * as store from './store.ts'
import type { RequestRow, SignInMethod } from './tables.ts'
import { readTicket } from './tickets.ts'

const DELIVERY_SECONDS = 120
const WRONG_NUMBERS = 2

/**
 * Takes the request behind a scanned ticket to the signed-in person. Unless the phone itself holds the secret of the
 * browser that began, two digits appear there, to be typed here (A19).
 * @throws federation.ticketExpired | ticketUsed | tooManyRequests | requestExpired
 */
export async function claimSignIn(ctx: Ctx, ticket: string, browserHash: string | undefined) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const request = await store.findRequest(ctx, readTicket(ctx, ticket))
  if (!request) throw fail.ticketExpired()
  if (request.person_id === personId) return request
  if (request.status !== 'waiting') throw fail.ticketUsed()
  await requireFewClaims(ctx, personId)
  const sameBrowser = browserHash === request.browser_hash
  return transaction(ctx, async tx => {
    const claimed = await store.moveRequest(tx, request.id, ['waiting'], {
      status: 'claimed',
      person_id: personId,
      method: 'phone',
      same_browser: sameBrowser,
      number: sameBrowser ? null : String(randomInt(10, 100)),
    })
    if (!claimed) throw request.expires_at <= tx.now() ? fail.requestExpired() : fail.ticketUsed()
    await tx.emit(signInClaimed, { ...idsOf(claimed), sameBrowser }, { personId })
    return claimed
  })
}

/** A request this person claimed. @throws federation.requestNotFound for anybody else's */
export async function getClaimedRequest(ctx: Ctx, id: string): Promise<RequestRow> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const request = await store.findRequest(ctx, id)
  if (request?.person_id !== personId) throw fail.requestNotFound()
  return request
}

export type Approval = {
  /** Passcode of the phone, or a check of the passkey that opened the session. */
  proof: { passcode: string } | { passkey: () => Promise<void> }
  number?: string | undefined
  items: string[]
}

/**
 * The person says yes, on the phone with the passcode, or with a passkey in the very browser that began.
 * @throws federation.requestExpired | requestAnswered | levelTooLow | itemsMissing | itemsNotAsked | numberWrong | numberRefused | passkeyNeeded | passkeyElsewhere
 * @throws authenticators.passcodeWrong | deviceLocked | passkeyRefused
 */
export async function approveSignIn(ctx: Ctx, id: string, approval: Approval): Promise<RequestRow> {
  const request = await getClaimedRequest(ctx, id)
  requireOpen(ctx, request)
  const client = await getClientOf(ctx, request)
  if (!(await mayBeTold(ctx, request.person_id!))) throw fail.personNotAllowed()
  await requireOpenTo(ctx, client, request.person_id!)
  const ial = await getIal(ctx, request.person_id!)
  requireLevel(client, request, ial)
  const shown = listItems(await getSignInPerson(ctx, request.person_id!), ial, request, client.optionalScopes)
  const granted = requireItems(shown, request.scopes, approval.items)
  const method = await requireProof(ctx, request, approval)
  return grant(ctx, request, { personId: request.person_id!, method, scopes: granted, ial })
}

async function requireProof(
  ctx: Ctx,
  request: RequestRow,
  { proof, number }: Approval,
): Promise<SignInMethod> {
  if ('passcode' in proof) {
    if (request.needs_passkey) throw fail.passkeyNeeded()
    await requireNumber(ctx, request, number)
    await requirePasscode(ctx, proof.passcode)
    return 'phone'
  }
  // A passkey resists phishing because the browser vouches for the place: that is worth nothing for another browser's request (A19, A25).
  if (!request.same_browser) throw fail.passkeyElsewhere()
  await proof.passkey()
  return 'passkey'
}

/** The person, or the browser that began, says no. */
export async function denySignIn(ctx: Ctx, request: RequestRow, by: 'person' | 'browser' | 'wrongNumber') {
  requireOpen(ctx, request)
  return transaction(ctx, async tx => {
    const denied = await store.moveRequest(tx, request.id, ['waiting', 'claimed'], {
      status: 'denied',
      answered_at: tx.now(),
    })
    if (!denied) throw fail.requestAnswered()
    await tx.emit(signInDenied, { ...idsOf(denied), by }, { personId: denied.person_id ?? undefined })
    return denied
  })
}

/** The sandbox's form: somebody signs in with a number alone. @throws federation.requestExpired | requestAnswered | personNotAllowed */
export async function approveByForm(ctx: Ctx, request: RequestRow, citizenNumber: string) {
  requireOpen(ctx, request)
  // The form shows nothing of a passkey: who insists on one is told that it was not met.
  if (request.needs_passkey) return denySignIn(ctx, request, 'browser')
  const personId = await getPersonOfForm(ctx, citizenNumber)
  const ial = await getIal(ctx, personId)
  return grant(ctx, request, { personId, method: 'sandboxForm', scopes: request.scopes, ial })
}

type Grant = { personId: string; method: SignInMethod; scopes: string[]; ial: string }

async function grant(ctx: Ctx, request: RequestRow, { personId, method, scopes, ial }: Grant) {
  return transaction(ctx, async tx => {
    const from = method === 'sandboxForm' ? (['waiting'] as const) : (['claimed'] as const)
    const approved = await store.moveRequest(tx, request.id, from, {
      status: 'approved',
      person_id: personId,
      method,
      granted_scopes: scopes,
      ial,
      answered_at: tx.now(),
      // A yes at the last second must still reach the browser.
      expires_at: new Date(tx.now().getTime() + DELIVERY_SECONDS * 1000),
    })
    if (!approved) throw fail.requestAnswered()
    const { id: requestId, party_id: partyId, client_id: clientId } = approved
    await recordConsent(tx, { personId, partyId, clientId, scopes, requestId, matters: approved.matters })
    await tx.emit(signInApproved, { ...idsOf(approved), method, scopes }, { personId })
    return approved
  })
}

function requireOpen(ctx: Ctx, request: RequestRow) {
  if (!['waiting', 'claimed'].includes(request.status)) throw fail.requestAnswered()
  if (request.expires_at <= ctx.now()) throw fail.requestExpired()
}

function requireLevel(client: Client, request: RequestRow, held: string) {
  const asked = levelAsked(client, request)
  if (isBelow(held, asked)) throw fail.levelTooLow({ asked, held })
}

/** What the client always needs, or the more that it asks for this time. */
export const levelAsked = (client: Client, { asked_ial: asked }: RequestRow): string =>
  asked !== null && isBelow(client.minIal, asked) ? asked : client.minIal

export const isBelow = (held: string, asked: string): boolean =>
  Number.parseFloat(held) < Number.parseFloat(asked)

/** Outside the sandbox a client on trial lets in the people of its own organisation. @throws federation.clientOnTrial */
async function requireOpenTo(ctx: Ctx, client: Client, personId: string) {
  if (ctx.settings.sandbox || client.stage === 'live') return
  if (!(await isTester(ctx, client.party.id, personId))) throw fail.clientOnTrial()
}

async function requireNumber(ctx: Ctx, request: RequestRow, number: string | undefined) {
  if (request.number === null) return
  const tries = await store.countNumberTry(ctx, request.id, WRONG_NUMBERS)
  if (tries !== undefined && request.number === number) return store.forgiveNumberTry(ctx, request.id)
  if (tries !== undefined && tries < WRONG_NUMBERS)
    throw fail.numberWrong({ triesLeft: WRONG_NUMBERS - tries })
  await denySignIn(ctx, request, 'wrongNumber')
  throw fail.numberRefused()
}

/** The client that asked. @throws federation.requestExpired when it was suspended meanwhile */
export async function getClientOf(ctx: Ctx, request: RequestRow): Promise<Client> {
  const client = await findClient(ctx, request.client_id)
  if (!client) throw fail.requestExpired()
  return client
}
