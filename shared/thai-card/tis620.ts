// TIS-620, the Thai letters of the chip: ASCII, and 0xA1–0xFB where Unicode has U+0E01–U+0E5B, in the same order.

const FIRST = 0xa1
const LAST = 0xfb
// 0xDB–0xDE lie between the vowels and ฿ and are no letters.
const GAP = { from: 0xdb, to: 0xde }
const SHIFT = 0x0e00 - 0xa0

const isLetter = (byte: number) => byte >= FIRST && byte <= LAST && (byte < GAP.from || byte > GAP.to)

/** Text of TIS-620 bytes; a byte that is no letter becomes U+FFFD. */
export function decodeTis620(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    if (byte < 0x80) text += String.fromCharCode(byte)
    else text += isLetter(byte) ? String.fromCharCode(byte + SHIFT) : '\ufffd'
  }
  return text
}

/** TIS-620 bytes of Thai or ASCII text. @throws RangeError for a character that TIS-620 does not have. */
export function encodeTis620(text: string): Uint8Array {
  return Uint8Array.from(text, character => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) return code
    if (isLetter(code - SHIFT)) return code - SHIFT
    throw new RangeError('TIS-620 has no such character')
  })
}
