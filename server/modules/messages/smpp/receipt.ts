// A delivery receipt is a message to us with a mark (SMPP 3.4 §5.2.12): its optional parameters say which message and what became of
// it, and where an operator sends none, its text does, in the form of appendix B.
import type { PDU } from 'smpp'
import type { Receipt } from '../port.ts'
import { toOutcome } from './statuses.ts'

const RECEIPT_MARK = 0x04

/** The receipt in a deliver_sm; undefined for anything else, for a state that is not final, and for one that names no message. */
export function readReceipt(pdu: PDU): Receipt | undefined {
  if (((pdu.esm_class ?? 0) & 0x3c) !== RECEIPT_MARK) return undefined
  const message = pdu.short_message?.message ?? ''
  const text = typeof message === 'string' ? message : message.toString('latin1')
  const operatorId = pdu.receipted_message_id || /\bid:(\S+)/i.exec(text)?.[1]
  const word = /\bstat:(\w+)/i.exec(text)?.[1] ?? ''
  const outcome = toOutcome(pdu.message_state, word.toUpperCase())
  return operatorId && outcome ? { operatorId, outcome } : undefined
}
