// EMV QR Code Specification for Payment Systems, Merchant-Presented Mode §3: fields of two digits id, two digits length, and a value.

export type Fields = ReadonlyMap<string, string>

/** Writes fields in the order given. @throws RangeError for a value that is empty or longer than two digits can say */
export function writeFields(fields: readonly (readonly [id: string, value: string])[]): string {
  return fields
    .map(([id, value]) => {
      if (value.length === 0 || value.length > 99) throw new RangeError(`field ${id} has a wrong length`)
      return `${id}${String(value.length).padStart(2, '0')}${value}`
    })
    .join('')
}

/** Reads fields; undefined for text that is cut, has a field twice, or anything but ids and lengths where they stand. */
export function readFields(text: string): Fields | undefined {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length; ) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4))
    if (!head) return undefined
    const [, id = '', length = ''] = head
    const value = text.slice(at + 4, at + 4 + Number(length))
    if (value.length === 0 || value.length !== Number(length) || fields.has(id)) return undefined
    fields.set(id, value)
    at += 4 + value.length
  }
  return fields
}

/** CRC-16/CCITT-FALSE (polynomial 0x1021, from 0xFFFF), four hexadecimal digits in capitals. */
export function checksum(text: string): string {
  let crc = 0xffff
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at) << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Ends a code with the field of its checksum, which counts its own id and length. */
export const seal = (text: string, id: string): string => `${text}${id}04${checksum(`${text}${id}04`)}`

/** The fields of a sealed code; undefined when the checksum does not fit. Some banks cut its leading noughts, one writes it small. */
export function openSealed(text: string, id: string): Fields | undefined {
  const match = new RegExp(`^([\\x20-\\x7e]*)${id}04([0-9A-Fa-f]{1,4})$`).exec(text)
  if (!match) return undefined
  const [, counted = '', written = ''] = match
  return seal(counted, id).slice(-4) === written.toUpperCase().padStart(4, '0')
    ? readFields(counted)
    : undefined
}
