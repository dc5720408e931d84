// Reads a Thai national ID card through anything that can carry commands to it: a PC/SC reader, a phone, a test.
import { readBytes, selectApplet, type Transmit } from './apdu.ts'
import { type ChipText, parseChipText } from './chip-text.ts'
import { CardReadError } from './failure.ts'
import {
  type FieldName,
  largestRead,
  memoryMap,
  memorySize,
  photoSegments,
  textBlocks,
} from './memory-map.ts'

/** How far a reading is, in steps of one READ; the text comes along once, as soon as all of it is there. */
export type CardProgress = { done: number; total: number; text?: ChipText }
/** What is on the chip; `photo` is a JPEG of at most 5,100 bytes, undefined where it was not asked for or there is none. */
export type ChipData = { text: ChipText; photo: Uint8Array | undefined }

/**
 * Reads the text, then the photograph. A chip read is data, not proof: nothing on it is signed, and a program can pretend to be
 * a card. It fills in a form; who somebody is must still be shown by the register and by the person.
 * @throws CardReadError with the exact reason, for whatever the card or `transmit` does.
 */
export async function readThaiCard(
  transmit: Transmit,
  atr: Uint8Array,
  onProgress: (progress: CardProgress) => void = () => undefined,
  { photo: isPhotoWanted = true }: { photo?: boolean } = {},
): Promise<ChipData> {
  const memory = new Uint8Array(memorySize)
  const total = textBlocks.length + (isPhotoWanted ? photoSegments : 0)
  try {
    await selectApplet(transmit, atr)
    for (const [at, block] of textBlocks.entries()) {
      await readBlock(transmit, atr, memory, block)
      if (at + 1 < textBlocks.length) onProgress({ done: at + 1, total })
    }
    const text = parseChipText(memory)
    onProgress({ done: textBlocks.length, total, text })
    if (!isPhotoWanted) return { text, photo: undefined }
    const { offset } = memoryMap.photo
    for (let segment = 0; segment < photoSegments; segment += 1) {
      const at = offset + segment * largestRead
      memory.set(await readBytes(transmit, atr, at, largestRead), at)
      onProgress({ done: textBlocks.length + segment + 1, total })
    }
    return { text, photo: cutPhoto(memory.subarray(offset, offset + memoryMap.photo.length)) }
  } catch (error) {
    throw error instanceof CardReadError ? error : new CardReadError('unreadable', error)
  }
}

async function readBlock(
  transmit: Transmit,
  atr: Uint8Array,
  memory: Uint8Array,
  block: readonly FieldName[],
): Promise<void> {
  const fields = block.map(name => memoryMap[name])
  const from = fields[0]?.offset ?? 0
  const to = Math.max(...fields.map(({ offset, length }) => offset + length))
  const read = async (offset: number, length: number) =>
    memory.set(await readBytes(transmit, atr, offset, length), offset)
  try {
    await read(from, to - from)
  } catch (error) {
    if (!(error instanceof CardReadError) || error.reason !== 'unreadable') throw error
    for (const { offset, length } of fields) await read(offset, length)
  }
}

/** The JPEG at the head of padded bytes, up to its last end mark FF D9; undefined where there is none. */
export function cutPhoto(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  for (let end = bytes.length - 2; end > 1; end -= 1)
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return bytes.slice(0, end + 2)
  return undefined
}
