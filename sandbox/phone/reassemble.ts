// A telephone puts the parts of a long message together by their header (3GPP TS 23.040 §9.2.3.24.1 and 9.2.3.24.8).
import type { PDU } from 'smpp'

const UCS2 = 0x08
/** Elements of the header that number parts: by one byte, and by two. */
const NUMBERING = [0x00, 0x08]

export type Arrived = { from: string; to: string; text: string; parts: number; coding: 'plain' | 'ucs2' }

/** Takes submissions; answers with the whole message when its last part is there. */
export function createReassembly() {
  const waiting = new Map<string, string[]>()
  return function take(pdu: PDU): Arrived | undefined {
    const { message = '', udh = [] } = pdu.short_message ?? {}
    const text = typeof message === 'string' ? message : message.toString('latin1')
    const { source_addr: from = '', destination_addr: digits = '' } = pdu
    const whole = {
      from,
      to: `+${digits.replace(/^\+/, '')}`,
      coding: pdu.data_coding === UCS2 ? 'ucs2' : 'plain',
    } as const
    const header = udh.find(element => NUMBERING.includes(element[0] ?? -1))
    if (!header) return { ...whole, text, parts: 1 }
    const [total = 1, place = 1] = header.subarray(-2)
    const key = `${from} ${digits} ${header.subarray(2, -2).toString('hex')} ${total}`
    const parts = waiting.get(key) ?? []
    parts[place - 1] = text
    waiting.set(key, parts)
    if (Object.keys(parts).length < total) return undefined
    waiting.delete(key)
    return { ...whole, text: parts.join(''), parts: total }
  }
}
