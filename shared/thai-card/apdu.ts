// What is said to the chip and how its answers are followed: ISO/IEC 7816-4 commands over the T=0 protocol of 7816-3.
import { CardReadError } from './failure.ts'

/** Sends one command to the card and gives its whole answer, the two status bytes included. */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array>
/** The data of an answer that was followed to its end, and its last status, `0x9000` when all is well. */
export type Answer = { data: Uint8Array; status: number }

const MOI_APPLET = [0xa0, 0x00, 0x00, 0x00, 0x54, 0x48, 0x00, 0x01]
/** Selects the Ministry of Interior's applet, which holds what is printed on the card. */
export const selectCommand = Uint8Array.of(0x00, 0xa4, 0x04, 0x00, MOI_APPLET.length, ...MOI_APPLET)

/** READ of `length` bytes (1 to 255) from an offset of the file: P1 P2 are the offset, the data field the length. */
export function readCommand(offset: number, length: number): Uint8Array {
  return Uint8Array.of(0x80, 0xb0, offset >> 8, offset & 0xff, 0x02, 0x00, length)
}

/** Fetches an answer that the card holds ready. Cards whose ATR begins 3B 67 want P2 = 01, all others 00. */
export function getResponseCommand(length: number, atr: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xc0, 0x00, atr[0] === 0x3b && atr[1] === 0x67 ? 0x01 : 0x00, length)
}

/** True when the historical bytes of the ATR name the Thai ID card ("TH NID"). Old cards say nothing there. */
export function isThaiAtr(atr: Uint8Array): boolean {
  return String.fromCharCode(...atr).includes('TH NID')
}

/** Selects the applet. @throws CardReadError `notThaiCard` or, for a card that calls itself Thai, `appletMissing`. */
export async function selectApplet(transmit: Transmit, atr: Uint8Array): Promise<void> {
  const status = statusOf(await transmit(selectCommand))
  // 61 xx offers a description of the applet that nobody needs.
  if (status === 0x9000 || status >> 8 === 0x61) return
  throw new CardReadError(isThaiAtr(atr) ? 'appletMissing' : 'notThaiCard')
}

/**
 * Reads `length` bytes at an offset, however the card hands them out: at once, by GET RESPONSE (61 xx), or after being asked
 * again with the right length (6C xx). @throws CardReadError `unreadable` for any other status or length.
 */
export async function readBytes(
  transmit: Transmit,
  atr: Uint8Array,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  let { data, status } = await exchange(transmit, readCommand(offset, length), atr)
  // Some readers swallow the 61 xx: then the answer still waits on the card.
  if (status === 0x9000 && data.length === 0)
    ({ data, status } = await exchange(transmit, getResponseCommand(length, atr), atr))
  if (status !== 0x9000 || data.length !== length) throw new CardReadError('unreadable')
  return data
}

const mostTurns = 8

/** Sends a command and follows 61 xx and 6C xx. @throws CardReadError `unreadable` for answers that never end. */
export async function exchange(transmit: Transmit, command: Uint8Array, atr: Uint8Array): Promise<Answer> {
  const parts: Uint8Array[] = []
  let sent = command
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const answer = await transmit(sent)
    const status = statusOf(answer)
    const [sw1, sw2] = [status >> 8, status & 0xff]
    if (sw1 === 0x6c) sent = Uint8Array.of(...sent.subarray(0, -1), sw2)
    else {
      parts.push(answer.subarray(0, -2))
      if (sw1 !== 0x61) return { data: join(parts), status }
      sent = getResponseCommand(sw2, atr)
    }
  }
  throw new CardReadError('unreadable')
}

function statusOf(answer: Uint8Array): number {
  const [sw1, sw2] = answer.subarray(-2)
  if (sw1 === undefined || sw2 === undefined) throw new CardReadError('unreadable')
  return (sw1 << 8) | sw2
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
