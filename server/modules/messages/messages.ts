import { isThaiMobile, maskThaiMobile } from '../../../shared/phone-number.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { messageFailed, messageQueued } from './events.ts'
import { fail } from './failures.ts'
import { isOffered } from './gateway.ts'
import type { FailureReason, Means } from './port.ts'
import { after, findMessage, insertMessage, listTimes, lockNumber } from './store.ts'
import type { MessageState, MessageTables } from './tables.ts'
import { splitText } from './text-parts.ts'
import { hasLink, type MessagePurpose } from './words.ts'

const db = (ctx: Ctx) => tables<MessageTables>(ctx)
const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS
const MOST_AN_HOUR = 5
const MOST_A_DAY = 20
const KEEP_DAYS = 30

export type NewSms = {
  /** E.164 of a Thai mobile number, as `parseThaiMobile` gives it. */
  to: string
  /** At most three parts, and no link; read out it is one. */
  text: string
  /** Default: as a text. */
  means?: Means
  personId?: string | undefined
  purpose: MessagePurpose
  /** One per act: an id of the caller's, never a number of a person. The same again is the same message. */
  reference: string
  /** After so long it is of no use: default a day. */
  validSeconds?: number
  /** A one-time code: counted apart, so that nobody silences a warning by asking for codes. */
  isCode?: boolean
}
export type SentSms = { messageId: string; state: MessageState; reason: FailureReason | null }

export const hashNumber = (ctx: Ctx, number: string): Buffer => ctx.vault.keyedHash('message-number', number)
const sealNumber = (ctx: Ctx, id: string, number: string): Buffer =>
  ctx.vault.seal('message-number', Buffer.from(number), id)
export const openNumber = (ctx: Ctx, id: string, sealed: Buffer): string =>
  ctx.vault.open('message-number', sealed, id).toString()
export const openText = (ctx: Ctx, id: string, sealed: Buffer): string =>
  ctx.vault.open('message-text', sealed, id).toString()

/**
 * Records a message in the caller's transaction; it leaves after the commit. It never stops the caller for a reason of the
 * network: where there is none, or the number got too many, the message is there as `failed`.
 * @throws messages.numberInvalid; TypeError or RangeError for a text that must not be sent
 */
export async function sendSms(tx: TxCtx, sms: NewSms): Promise<SentSms> {
  const { to, text, personId, purpose, reference, isCode = false } = sms
  const { means = 'text', validSeconds = DAY_SECONDS } = sms
  if (!isThaiMobile(to)) throw fail.numberInvalid()
  if (hasLink(text)) throw new TypeError('No message carries a link (A37)')
  const parts = means === 'voice' ? 1 : splitText(text).parts.length
  const numberHash = hashNumber(tx, to)
  await lockNumber(tx, numberHash)
  const reason = await findHindrance(tx, numberHash, { means, isCode })
  const id = newId(tx)
  const state = reason ? 'failed' : 'queued'
  const isNew = await insertMessage(tx, {
    id,
    person_id: personId ?? null,
    purpose,
    reference,
    is_code: isCode,
    number_hash: numberHash,
    number_sealed: sealNumber(tx, id, to),
    text_sealed: reason ? null : tx.vault.seal('message-text', Buffer.from(text), id),
    state,
    reason,
    next_try_at: reason ? null : tx.now(),
    give_up_at: after(tx, validSeconds),
    means,
    parts,
    created_at: tx.now(),
    ended_at: reason ? tx.now() : null,
  })
  if (!isNew) return knownMessage(tx, purpose, reference)
  if (reason) await tx.emit(messageFailed, { messageId: id, purpose, reason }, { personId })
  else await tx.emit(messageQueued, { messageId: id, purpose }, { personId })
  return { messageId: id, state, reason }
}

async function knownMessage(ctx: Ctx, purpose: MessagePurpose, reference: string): Promise<SentSms> {
  const known = await findMessage(ctx, purpose, reference)
  if (!known) throw new Error('The message that was in the way is gone')
  return { messageId: known.id, state: known.state, reason: known.reason }
}

async function findHindrance(
  tx: TxCtx,
  numberHash: Buffer,
  { means, isCode }: { means: Means; isCode: boolean },
): Promise<'noGateway' | 'tooManyMessages' | null> {
  if (!isOffered(tx, means)) return 'noGateway'
  const times = await listTimes(tx, numberHash, isCode, after(tx, -DAY_SECONDS))
  const hourAgo = after(tx, -HOUR_SECONDS)
  const isTooMany = times.length >= MOST_A_DAY || times.filter(time => time > hourAgo).length >= MOST_AN_HOUR
  return isTooMany ? 'tooManyMessages' : null
}

/** What this module holds about a person, for the person (PDPA s. 30): the number as its owner knows it. */
export async function describeFor(ctx: Ctx, personId: string) {
  const rows = await db(ctx)
    .selectFrom('messages.message')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
  return {
    messages: rows.map(row => ({
      at: row.created_at,
      to: maskThaiMobile(openNumber(ctx, row.id, row.number_sealed)),
      purpose: row.purpose,
      state: row.state,
      reason: row.reason,
      endedAt: row.ended_at,
    })),
  }
}

/** Erases messages, receipts and codes older than thirty days. */
export async function eraseOldMessages(ctx: Ctx): Promise<void> {
  const before = after(ctx, -KEEP_DAYS * DAY_SECONDS)
  await db(ctx).deleteFrom('messages.part').where('at', '<', before).execute()
  await db(ctx).deleteFrom('messages.message').where('created_at', '<', before).execute()
  await db(ctx).deleteFrom('messages.code').where('created_at', '<', before).execute()
}

/** Erases what was sent to a person, when the account is closed. */
export async function eraseMessages(tx: TxCtx, personId: string): Promise<void> {
  await db(tx)
    .deleteFrom('messages.part')
    .where('message_id', 'in', eb =>
      eb.selectFrom('messages.message').select('id').where('person_id', '=', personId),
    )
    .execute()
  await db(tx).deleteFrom('messages.message').where('person_id', '=', personId).execute()
  await db(tx).deleteFrom('messages.code').where('person_id', '=', personId).execute()
}
