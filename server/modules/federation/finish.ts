// The answer goes back to the browser that asked, and to the address that was checked, once.
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import type { Client } from '../parties/index.ts'
import { idsOf, signedIn } from './events.ts'
import { fail } from './failures.ts'
import { finishOidc } from './oidc/index.ts'
import { mayBeTold } from './people-door.ts'
import { answerFor } from './rehearsal/rehearsal.ts'
import { getClientOf } from './sign-in.ts'
import * as store from './store.ts'
import type { RequestRow } from './tables.ts'

// Refresh tokens end a day after the person said yes; then the organisation asks again.
const FAMILY_SECONDS = 24 * 3600
const CODE_SECONDS = 30
const SANDBOX_CODE_SECONDS = 600

/**
 * Where the browser goes: with a code after a yes, with an error after a no or when time ran out. Undefined while nobody answered.
 * @throws federation.requestAnswered when the code was fetched before, federation.requestExpired when it lay too long
 */
export async function finishSignIn(ctx: Ctx, request: RequestRow): Promise<string | undefined> {
  if (request.status === 'completed') throw fail.requestAnswered()
  if (request.dialect === 'oidc') return isOpen(ctx, request) ? undefined : finishOidc(ctx, request)
  if (request.status === 'approved') return deliverCode(ctx, request)
  if (request.status === 'denied') return withAnswer(request, denied('user_denied: the person refused'))
  if (request.expires_at <= ctx.now()) return withAnswer(request, denied('The sign-in request has expired'))
  return undefined
}

const isOpen = (ctx: Ctx, { status, expires_at }: RequestRow) =>
  (status === 'waiting' || status === 'claimed') && expires_at > ctx.now()

async function deliverCode(ctx: Ctx, request: RequestRow): Promise<string> {
  const client = await getClientOf(ctx, request)
  // Frozen between the yes and now: the yes no longer holds.
  if (!request.person_id || !(await mayBeTold(ctx, request.person_id)))
    return withAnswer(request, denied('user_denied: the person refused'))
  const answer = await answerFor(ctx, request, {
    state: request.state ?? undefined,
    nonce: request.nonce ?? undefined,
    asksOpenid: request.scopes.includes('openid'),
  })
  if (answer.isNo)
    return withAnswer(await refuseRehearsed(ctx, request), denied('user_denied: the person refused'))
  const code = randomToken()
  await transaction(ctx, async tx => {
    const done = await store.moveRequest(tx, request.id, ['approved'], { status: 'completed' })
    if (!done?.person_id || !done.answered_at)
      throw request.expires_at <= tx.now() ? fail.requestExpired() : fail.requestAnswered()
    const familyId = newId(tx)
    await store.insertFamily(tx, {
      person_id: done.person_id,
      id: familyId,
      request_id: done.id,
      client_id: done.client_id,
      dialect: done.dialect,
      audience: done.audience,
      scopes: done.granted_scopes ?? [],
      nonce: answer.nonce ?? null,
      ial: done.ial ?? '',
      authenticated_at: done.answered_at,
      expires_at: new Date(tx.now().getTime() + FAMILY_SECONDS * 1000),
      revoked_at: null,
      revoked_for: null,
      rehearsal: done.rehearsal !== null,
    })
    await store.insertCode(tx, {
      hash: sha256(code),
      person_id: done.person_id,
      family_id: familyId,
      client_id: done.client_id,
      redirect_uri: done.redirect_uri,
      code_challenge: done.code_challenge,
      expires_at: new Date(tx.now().getTime() + codeSeconds(ctx, client) * 1000),
      used_at: null,
    })
    await tx.emit(signedIn, idsOf(done), { personId: done.person_id })
  })
  return withAnswer({ ...request, state: answer.state ?? null }, { code })
}

/** A rehearsed no: the yes of whoever helps is undone before anything leaves. */
async function refuseRehearsed(ctx: Ctx, request: RequestRow): Promise<RequestRow> {
  const denied = await store.moveRequest(ctx, request.id, ['approved'], { status: 'denied' })
  if (!denied) throw fail.requestAnswered()
  return denied
}

function codeSeconds({ settings }: Ctx, { switches }: Client): number {
  const usual = settings.sandbox && !switches.strict ? SANDBOX_CODE_SECONDS : CODE_SECONDS
  return switches.codeSeconds ?? usual
}

const denied = (description: string) => ({ error: 'access_denied', error_description: description })

/** The address with the answer and the client's own `state`, and nothing else: clients refuse unknown parameters. */
function withAnswer(request: RequestRow, answer: Record<string, string>): string {
  const { redirect_uri: uri, state } = request
  const pairs = Object.entries(state === null ? answer : { ...answer, state })
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`
}
