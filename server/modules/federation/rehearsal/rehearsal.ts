// A client is sent wrong answers on purpose, and watched: whoever wants production shows that it notices (RFC 9700 §4.7, OpenID Connect Core §3.1.3.7).
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { randomToken } from '../../../platform/crypto.ts'
import type { Client } from '../../parties/index.ts'
import { setRehearsing } from '../../parties/index.ts'
import type { RehearsalFinding, RehearsalKind, RehearsalRow, RequestRow } from '../tables.ts'
import { rehearsalKinds } from '../tables.ts'
import * as store from './store.ts'

// A program that falls for a wrong answer does so within seconds.
const WATCHED_MILLISECONDS = 20_000
const AFTERGLOW_MILLISECONDS = 120_000

export type Rehearsal = {
  kind: RehearsalKind
  status: RehearsalRow['status']
  why: RehearsalFinding | null
  /** The client never uses its token after signing in, so whether it minds a foreign nonce cannot be seen. */
  isUnseen: boolean
}

/** The kinds that a client can be asked to play: only the modern dialect has a word for a level that is too low. */
const kindsFor = (client: Client) =>
  rehearsalKinds.filter(kind => kind !== 'level' || client.dialects.includes('oidc'))

/** Begins all anew: the next sign-ins of the client are rehearsals, one kind each. */
export async function startRehearsals(ctx: Ctx, client: Client): Promise<void> {
  await transaction(ctx, async tx => {
    await store.replaceAll(tx, client.id, kindsFor(client))
    await setRehearsing(tx, client.id, true)
  })
}

/** What was shown no longer counts: the client is another one since. */
export async function forgetRehearsals(tx: TxCtx, clientId: string): Promise<void> {
  await store.replaceAll(tx, clientId, [])
  await setRehearsing(tx, clientId, false)
}

/** How the rehearsals of a client stand now. */
export async function readRehearsals(ctx: Ctx, clientId: string): Promise<Rehearsal[]> {
  const rows = await settle(ctx, clientId)
  const wasUsed = rows.some(row => row.kind === 'ordinary' && row.used_at !== null)
  return rows.map(({ kind, status, why }) => ({
    kind,
    status,
    why,
    isUnseen: kind === 'nonce' && status === 'passed' && why === null && !wasUsed,
  }))
}

/** Gives the next rehearsal to a sign-in that begins; null when none is left. */
export async function takeRehearsal(
  ctx: Ctx,
  clientId: string,
  requestId: string,
): Promise<RehearsalKind | null> {
  // Beginning anew is what a client should do after a wrong answer.
  await settle(ctx, clientId, { hasBegunAgain: true })
  return (await store.takeNext(ctx, clientId, requestId))?.kind ?? null
}

/** Decides what time, or a new beginning, has decided. */
async function settle(ctx: Ctx, clientId: string, { hasBegunAgain = false } = {}): Promise<RehearsalRow[]> {
  const now = ctx.now()
  const rows = await store.listRows(ctx, clientId)
  for (const row of rows.filter(({ status }) => status === 'running')) {
    const since = row.kind === 'nonce' ? row.redeemed_at : row.delivered_at
    const isOver = since !== null && (hasBegunAgain || now.getTime() - since.getTime() > WATCHED_MILLISECONDS)
    if (isOver && row.kind !== 'ordinary') await store.change(ctx, row, { status: 'passed', ended_at: now })
    // An attempt that was given up midway shows nothing: it is played again.
    else if (hasBegunAgain && !isOver)
      await store.change(ctx, row, {
        status: 'waiting',
        request_id: null,
        delivered_at: null,
        redeemed_at: null,
      })
  }
  const settled = await store.listRows(ctx, clientId)
  const last = Math.max(...settled.map(({ ended_at: ended }) => ended?.getTime() ?? Number.POSITIVE_INFINITY))
  if (settled.length > 0 && now.getTime() - last > AFTERGLOW_MILLISECONDS)
    await transaction(ctx, tx => setRehearsing(tx, clientId, false))
  return settled
}

type Sent = { state: string | undefined; nonce: string | undefined; asksOpenid: boolean }
export type Answer = { isNo: boolean; state: string | undefined; nonce: string | undefined }

/** The answer of a request as it leaves: in earnest what the client sent, in a rehearsal something else. */
export async function answerFor(ctx: Ctx, request: RequestRow, sent: Sent): Promise<Answer> {
  const answer = { isNo: false, state: sent.state, nonce: sent.nonce }
  const { rehearsal: kind, client_id } = request
  if (kind === null) return answer
  const finding = findingOf(request, sent)
  const failed =
    finding !== null && finding !== 'noOpenid' && !(finding === 'noNonce' && request.dialect === 'thaid')
  const isOver = kind !== 'ordinary' && finding !== null
  await store.change(
    ctx,
    { client_id, kind },
    {
      delivered_at: ctx.now(),
      why: finding,
      ...(isOver ? { status: failed ? 'failed' : 'passed', ended_at: ctx.now() } : {}),
    },
  )
  if (isOver) return answer
  return {
    isNo: kind === 'refusal' || kind === 'level',
    state: kind === 'state' ? randomToken() : sent.state,
    nonce: kind === 'nonce' ? randomToken() : sent.nonce,
  }
}

/** What the client did not even send. */
function findingOf(
  { rehearsal: kind }: RequestRow,
  { state, nonce, asksOpenid }: Sent,
): RehearsalFinding | null {
  const needsState = kind === 'state' || kind === 'ordinary'
  // RFC 6749 §10.12: a state that can be guessed protects nobody.
  if (needsState && (state ?? '').length < 8) return 'noState'
  if (kind !== 'nonce') return null
  if (!asksOpenid) return 'noOpenid'
  return nonce ? null : 'noNonce'
}

/** The client has redeemed the code of a rehearsal, or used the token it got. */
export async function observe(ctx: Ctx, requestId: string, act: 'redeemed' | 'used'): Promise<void> {
  const row = await store.findOfRequest(ctx, requestId)
  if (!row) return
  const now = ctx.now()
  const seen = act === 'redeemed' ? { redeemed_at: now } : { used_at: now }
  await store.change(ctx, row, row.status === 'running' ? { ...seen, ...outcomeOf(row, act, now) } : seen)
}

function outcomeOf({ kind, why }: RehearsalRow, act: 'redeemed' | 'used', now: Date): Partial<RehearsalRow> {
  if (kind === 'ordinary') return act === 'used' ? {} : { status: why ? 'failed' : 'passed', ended_at: now }
  if (kind === 'nonce') return act === 'used' ? { status: 'failed', why: 'usedAnyway', ended_at: now } : {}
  return { status: 'failed', why: 'redeemedAnyway', ended_at: now }
}

/** The client asked for tokens and was refused. */
export const observeRefusal = store.failAnsweredNo
