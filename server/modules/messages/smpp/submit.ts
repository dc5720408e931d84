import { createHash } from 'node:crypto'
import { PDU } from 'smpp'
import type { Outgoing } from '../port.ts'
import { encodePart, splitText } from '../text-parts.ts'

const DATA_CODING = { plain: 0x00, ucs2: 0x08 }
const TON = { international: 1, alphanumeric: 5 }
const NPI_E164 = 1
/** Final outcomes only (SMPP 3.4 §5.2.17). */
const WITH_RECEIPT = 0x01
const MOST_VALID_SECONDS = 99 * 3600

/**
 * The submissions of a message, one each part. Several are bound together by a header whose number comes from the message's id: one
 * that is sent again after a crash is put together with what the telephone has of it already (3GPP TS 23.040 §9.2.3.24.1).
 */
export function toSubmissions({ id, to, text, validSeconds }: Outgoing, sender: string): PDU[] {
  const { coding, parts } = splitText(text)
  const [number = 0] = createHash('sha256').update(id).digest()
  return parts.map((part, index) => {
    const message = encodePart(part, coding)
    const header = Buffer.from([0x05, 0x00, 0x03, number, parts.length, index + 1])
    return new PDU('submit_sm', {
      source_addr_ton: TON.alphanumeric,
      source_addr: sender,
      dest_addr_ton: TON.international,
      dest_addr_npi: NPI_E164,
      destination_addr: to.slice(1),
      data_coding: DATA_CODING[coding],
      registered_delivery: WITH_RECEIPT,
      validity_period: toRelativeTime(validSeconds),
      short_message: parts.length > 1 ? { udh: header, message } : message,
    })
  })
}

/** Seconds as YYMMDDhhmmss000R (SMPP 3.4 §7.1.1); hours up to 99 spare the days. */
function toRelativeTime(seconds: number): string {
  const whole = Math.max(60, Math.min(MOST_VALID_SECONDS, Math.floor(seconds)))
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return `000000${clock.map(part => String(part).padStart(2, '0')).join('')}000R`
}
