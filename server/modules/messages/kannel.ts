// Kannel beside us: its smsbox takes a message by HTTP and speaks with the operators. The number, the text and the password travel in
// headers and body, never in an address. What became of the message it tells a route of ours, whose address holds a secret of this one message.
import type { Ctx } from '../../platform/context.ts'
import { callOutside } from '../../platform/outbound.ts'
import type { Gateway, ReceiptOutcome } from './port.ts'
import { RECEIPT_PATH, receiptAddress } from './receipt-address.ts'
import { UNREACHABLE } from './smpp/statuses.ts'
import { splitText } from './text-parts.ts'

const ACCEPTED = 202
/** Our name or password is wrong there: somebody must mend it, and the messages wait. */
const FORBIDDEN = 403

/** Delivered, not delivered, refused by the operator (Kannel user guide, table of DLR types). */
const outcomes: Record<number, ReceiptOutcome> = { 1: 'delivered', 2: 'undeliverable', 16: 'rejected' }
const DLR_MASK = 1 + 2 + 16

/** The outcome of Kannel's number; undefined for one that is not final. */
export const outcomeOfKannel = (type: number): ReceiptOutcome | undefined => outcomes[type]

/** A gateway through the Kannel of the settings. */
export function createKannelGateway(ctx: Ctx): Gateway {
  const { sms } = ctx.settings
  return {
    name: 'kannel',
    listen: () => undefined,
    close: async () => undefined,
    async send({ id, to, text, validSeconds }) {
      const headers = {
        'content-type': 'text/plain; charset=utf-8',
        'x-kannel-username': sms.user,
        'x-kannel-password': sms.password,
        'x-kannel-from': sms.sender,
        'x-kannel-to': to,
        'x-kannel-coding': splitText(text).coding === 'plain' ? '0' : '2',
        'x-kannel-validity': String(Math.max(1, Math.floor(validSeconds / 60))),
        'x-kannel-dlr-mask': String(DLR_MASK),
        'x-kannel-dlr-url': `${receiptAddress(ctx, RECEIPT_PATH, id)}&type=%d`,
      }
      try {
        const { status } = await callOutside(ctx, sms.kannelUrl ?? '', '/cgi-bin/sendsms', { text, headers })
        if (status === ACCEPTED) return { accepted: true, operatorIds: [id] }
        if (status !== FORBIDDEN) return { accepted: false, reason: 'refused', isTemporary: false }
        ctx.log.error('kannel refuses us', { status })
        return UNREACHABLE
      } catch {
        return UNREACHABLE
      }
    },
  }
}
