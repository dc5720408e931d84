// The person comes first: an agency's desk can ask only whoever has just read out a code of their own phone (A21, A22).
import { randomInt } from 'node:crypto'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import * as store from './desk-store.ts'

const CODE_SECONDS = 180
const CODES_PER_PERSON = 20
const GUESSES_PER_CLIENT = 30
const WINDOW_SECONDS = 600
const DRAWS = 8

/** How a code is written: eight digits. */
export const DESK_CODE = /^\d{8}$/

const hashOf = (ctx: Ctx, code: string) => ctx.vault.keyedHash('desk-code', code).toString('base64url')
const windowOf = (ctx: Ctx) => new Date(ctx.now().getTime() - WINDOW_SECONDS * 1000)

/** A new code of the signed-in person, good for three minutes; earlier ones end. @throws federation.tooManyRequests */
export async function issueDeskCode(ctx: Ctx): Promise<{ code: string; expiresAt: Date }> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  if ((await store.countCodes(ctx, personId, windowOf(ctx))) >= CODES_PER_PERSON)
    throw fail.tooManyRequests({ retryAfterSeconds: WINDOW_SECONDS })
  await store.endCodes(ctx, personId)
  const expiresAt = new Date(ctx.now().getTime() + CODE_SECONDS * 1000)
  for (let draw = 0; draw < DRAWS; draw++) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    if (await store.insertCode(ctx, { hash: hashOf(ctx, code), personId, expiresAt }))
      return { code, expiresAt }
  }
  throw fail.tooManyRequests({ retryAfterSeconds: CODE_SECONDS })
}

/** Whether a desk has asked with the signed-in person's newest code, and with which request. */
export async function readDeskCode(ctx: Ctx) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const code = await store.findNewest(ctx, personId)
  if (code?.request_id) return { status: 'asked' as const, requestId: code.request_id }
  if (!code || code.expires_at <= ctx.now()) return { status: 'ended' as const }
  return { status: 'waiting' as const }
}

/** The signed-in person's codes stand for nobody from now on. */
export const endDeskCode = (ctx: Ctx) => store.endCodes(ctx, (ctx.actor as ActorOf<'citizen'>).personId)

/**
 * The person behind a code that a client asks with; undefined for one that is wrong, spent or over. Guesses are counted.
 * @throws federation.tooManyRequests after thirty wrong ones of a client in ten minutes
 */
export async function findPersonOfCode(
  ctx: Ctx,
  clientId: string,
  code: string,
): Promise<string | undefined> {
  if ((await store.countGuesses(ctx, clientId, windowOf(ctx))) >= GUESSES_PER_CLIENT)
    throw fail.tooManyRequests({ retryAfterSeconds: WINDOW_SECONDS })
  const found = DESK_CODE.test(code) ? await store.findLive(ctx, hashOf(ctx, code)) : undefined
  if (!found) await store.insertGuess(ctx, clientId)
  return found?.person_id
}

/** Spends a code on a request, once. */
export const spendDeskCode = (tx: TxCtx, code: string, requestId: string): Promise<boolean> =>
  store.spendCode(tx, hashOf(tx, code), requestId)
