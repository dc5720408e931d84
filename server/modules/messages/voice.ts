// An operator that calls a telephone and reads a text out, for whom text messages do not reach. Number and text travel in the body,
// the password in a header; what became of the call it tells a route of ours, as Kannel does.
import type { Ctx } from '../../platform/context.ts'
import { callOutside } from '../../platform/outbound.ts'
import type { Gateway, ReceiptOutcome } from './port.ts'
import { CALL_PATH, receiptAddress } from './receipt-address.ts'
import { UNREACHABLE } from './smpp/statuses.ts'

const ACCEPTED = 202
const [UNAUTHORISED, UNPROCESSABLE, TOO_MANY] = [401, 422, 429]

/** What an operator says of a call; only one that was answered and heard to its end has arrived. */
export const callOutcomes = ['answered', 'busy', 'noAnswer', 'hungUp', 'rejected'] as const
export const outcomeOfCall = (said: (typeof callOutcomes)[number]): ReceiptOutcome =>
  (
    ({
      answered: 'delivered',
      rejected: 'rejected',
      busy: 'busy',
      noAnswer: 'noAnswer',
      hungUp: 'noAnswer',
    }) as const
  )[said]

/** The voice operator of the settings. */
export function createVoiceGateway(ctx: Ctx, { url, token }: { url: string; token: string }): Gateway {
  const { origin, pathname } = new URL(url)
  return {
    name: 'voice',
    listen: () => undefined,
    close: async () => undefined,
    async send({ id, to, text, validSeconds }) {
      const json = {
        id,
        to,
        from: ctx.settings.sms.sender,
        text,
        language: /\p{Script=Thai}/u.test(text) ? 'th-TH' : 'en-GB',
        pace: 'slow',
        validSeconds: Math.floor(validSeconds),
        tell: receiptAddress(ctx, CALL_PATH, id),
      }
      const headers = { authorization: `Bearer ${token}` }
      try {
        const path = `${pathname.replace(/\/$/, '')}/calls`
        const { status } = await callOutside(ctx, origin, path, { json, headers })
        if (status === ACCEPTED) return { accepted: true, operatorIds: [id] }
        if (status === TOO_MANY) return { accepted: false, reason: 'throttled', isTemporary: true }
        if (status === UNPROCESSABLE) return { accepted: false, reason: 'numberRefused', isTemporary: false }
        if (status !== UNAUTHORISED) return { accepted: false, reason: 'refused', isTemporary: false }
        ctx.log.error('voice operator refuses us', { status })
        return UNREACHABLE
      } catch {
        return UNREACHABLE
      }
    },
  }
}
