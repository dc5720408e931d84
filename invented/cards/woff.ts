// Unpacks WOFF 1.0 (W3C Recommendation 2012) to the plain font that the shaper reads; fonts come from npm as WOFF only.
import { inflateSync } from 'node:zlib'

const headerLength = 44
const entryLength = 20

/** The sfnt font inside a WOFF file. @throws Error for bytes that are no WOFF. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const tableCount = woff.readUInt16BE(12)
  const tables = Array.from({ length: tableCount }, (_, index) => {
    const at = headerLength + index * entryLength
    const [offset, packedLength, length] = [4, 8, 12].map(field => woff.readUInt32BE(at + field))
    const packed = woff.subarray(offset!, offset! + packedLength!)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packedLength === length ? packed : inflateSync(packed),
    }
  })
  const header = Buffer.alloc(12)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(tableCount, 4)
  const directory: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 12 + tableCount * 16
  for (const { tag, checksum, bytes } of tables) {
    const entry = Buffer.alloc(16)
    tag.copy(entry)
    entry.writeUInt32BE(checksum, 4)
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(bytes.length, 12)
    directory.push(entry)
    const padding = (4 - (bytes.length % 4)) % 4
    bodies.push(bytes, Buffer.alloc(padding))
    offset += bytes.length + padding
  }
  return Buffer.concat([header, ...directory, ...bodies])
}
