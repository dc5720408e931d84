import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'

export const RECEIPT_PATH = '/v1/messages/receipts'
export const CALL_PATH = '/v1/messages/calls'

const secretOf = (ctx: Ctx, messageId: string) => ctx.vault.keyedHash('sms-receipt', messageId)

/** Where an operator tells what became of one message: the address holds a secret of this message alone. */
export const receiptAddress = (
  ctx: Ctx,
  path: typeof RECEIPT_PATH | typeof CALL_PATH,
  messageId: string,
): string =>
  `${ctx.settings.origin}${path}/${messageId}?secret=${secretOf(ctx, messageId).toString('base64url')}`

/** True for the secret that stands in the receipt address of this message. */
export function isReceiptSecret(ctx: Ctx, messageId: string, secret: string): boolean {
  const given = Buffer.from(secret, 'base64url')
  const own = secretOf(ctx, messageId)
  return given.length === own.length && timingSafeEqual(given, own)
}
