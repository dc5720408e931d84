// One-time codes by text message. What is known of a code is its keyed hash; the text that holds it goes when it has left.
import { randomInt } from 'node:crypto'
import { isThaiMobile } from '../../../shared/phone-number.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { changeCode, openCode } from './code-store.ts'
import { fail } from './failures.ts'
import { isOffered } from './gateway.ts'
import { hashNumber, sendSms } from './messages.ts'
import type { Means } from './port.ts'
import { giveUp } from './send.ts'
import { after, findMessage } from './store.ts'
import type { CodeRow } from './tables.ts'
import { sayCodeAloud } from './voice-words.ts'
import { type CodePurpose, sayCode } from './words.ts'

const VALID_SECONDS = 600
export const WAIT_SECONDS = 60
export const MOST_SENDS = 4
/** The second time again, whoever got no text is called. */
const FIRST_CALL = 3
export const MOST_WRONG_TRIES = 3

export type NewCode = {
  /** E.164 of a Thai mobile number, as `parseThaiMobile` gives it. */
  to: string
  purpose: CodePurpose
  /** One per act: an id of the caller's. Its last four characters stand in the message. */
  reference: string
  language: 'th' | 'en'
  personId?: string | undefined
}
export type SentCode = { expiresAt: Date; resendAt: Date; resendsLeft: number }

/** How the sending with a number, counted from one, reaches the telephone. */
export const meansOf = (ctx: Ctx, sends: number): Means =>
  sends >= FIRST_CALL && isOffered(ctx, 'voice') ? 'voice' : 'text'

export const hashCode = (ctx: Ctx, id: string, code: string): Buffer =>
  ctx.vault.keyedHash('message-code', `${id}.${code}`)

/**
 * Sends a code of six digits, good for ten minutes, or a new one in its place: at most three times again, a minute apart, and from the
 * second time on read out in a call where somebody calls. Wrong tries are not forgotten by it.
 * @throws messages.numberInvalid | numberOther | codeTooSoon | codeTooOften | codeUsedUp | tooManyMessages | unavailable
 */
export async function sendCode(
  tx: TxCtx,
  { to, purpose, reference, language, personId }: NewCode,
): Promise<SentCode> {
  if (!isThaiMobile(to)) throw fail.numberInvalid()
  const numberHash = hashNumber(tx, to)
  const known = await openCode(tx, { purpose, reference }, numberHash, personId)
  requireSendable(tx, known, numberHash)
  await supersede(tx, known)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const sends = known.sends + 1
  const expiresAt = after(tx, VALID_SECONDS)
  await changeCode(tx, known.id, {
    code_hash: hashCode(tx, known.id, code),
    previous_hash: known.code_hash,
    sent_at: tx.now(),
    expires_at: expiresAt,
    sends,
  })
  const { sender } = tx.settings.sms
  const means = meansOf(tx, sends)
  const say = means === 'voice' ? sayCodeAloud : sayCode
  const { reason } = await sendSms(tx, {
    to,
    text: say({ language, sender, purpose, code, reference }),
    means,
    personId,
    purpose,
    reference: referenceOf(known.id, sends),
    validSeconds: VALID_SECONDS,
    isCode: true,
  })
  if (reason === 'noGateway') throw fail.unavailable()
  if (reason) throw fail.tooManyMessages()
  return { expiresAt, resendAt: after(tx, WAIT_SECONDS), resendsLeft: MOST_SENDS - sends }
}

function requireSendable(tx: TxCtx, known: CodeRow, numberHash: Buffer) {
  if (!known.number_hash.equals(numberHash)) throw fail.numberOther()
  if (known.used_at || known.wrong_tries >= MOST_WRONG_TRIES) throw fail.codeUsedUp()
  if (known.sends >= MOST_SENDS) throw fail.codeTooOften()
  const waited = known.sent_at ? (tx.now().getTime() - known.sent_at.getTime()) / 1000 : WAIT_SECONDS
  if (waited < WAIT_SECONDS) throw fail.codeTooSoon({ retryAfterSeconds: Math.ceil(WAIT_SECONDS - waited) })
}

export const referenceOf = (codeId: string, sends: number) => `${codeId}.${sends}`

/** The one before is not sent any more, where it still waits: after an outage only the newest arrives. */
async function supersede(tx: TxCtx, { id, purpose, sends }: CodeRow) {
  const before = await findMessage(tx, purpose, referenceOf(id, sends))
  if (before?.state === 'queued') await giveUp(tx, before.id, 'superseded')
}
