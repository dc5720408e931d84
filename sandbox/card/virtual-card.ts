// A card that answers as the chip of the Thai ID card does, and misbehaves when told to. No reader can tell it from a real one:
// the chip signs nothing, so a read is data and never proof.
import { isThaiAtr, readCommand, selectCommand } from '../../shared/thai-card/apdu.ts'
import { largestRead, memoryMap } from '../../shared/thai-card/memory-map.ts'

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

/** Answers to reset: those Debian's pcsc-tools lists for the card, the old kind that wants another GET RESPONSE, and a bank's. */
export const atrs = {
  th6: bytesOf('3B 68 00 00 54 48 20 4E 49 44 20 36'),
  th9: bytesOf('3B 78 18 00 00 54 48 20 4E 49 44 20 39'),
  th10: bytesOf('3B 79 18 00 00 54 48 20 4E 49 44 20 31 30'),
  th11: bytesOf('3B 79 96 00 00 54 48 20 4E 49 44 20 31 31'),
  old: bytesOf('3B 67 00 00 00 00 00 00 00 90 00'),
  bank: bytesOf('3B 65 00 00 42 41 4E 4B 21'),
}
export type AtrName = keyof typeof atrs

/** How a card may misbehave. What is in the chip (no photograph, a card for life) is not a fault but its contents. */
export const faults = [
  'garbage',
  'wrongApplet',
  'wrongLength',
  'noMergedReads',
  'direct',
  'silent',
  'broken',
] as const
export type Fault = (typeof faults)[number]

export type CardOptions = { atr?: AtrName; fault?: Fault | undefined; roll?: () => number }
export type VirtualCard = {
  atr: Uint8Array
  /** Forgets what was selected, as a card does when its power goes. */
  reset: () => void
  /** The answer to a command, or nothing at all from a silent card. */
  answer: (command: Uint8Array) => Uint8Array | undefined
}

const status = (code: number) => Uint8Array.of(code >> 8, code & 0xff)
const ok = 0x9000
const fieldStarts = new Map<number, number>(
  Object.values(memoryMap).map(({ offset, length }) => [offset, Math.min(length, largestRead)]),
)

/** A card with the given file. `roll` (0 to 255) makes the garbage. */
export function createVirtualCard(
  memory: Uint8Array,
  { atr: atrName = 'th11', fault, roll = () => Math.floor(Math.random() * 256) }: CardOptions = {},
): VirtualCard {
  const atr = atrs[atrName]
  const isApplet = isThaiAtr(atr) || atrName === 'old'
  const responseP2 = atrName === 'old' ? 0x01 : 0x00
  let isSelected = false
  let waiting = new Uint8Array()

  function select(command: Uint8Array): Uint8Array {
    isSelected = isApplet && fault !== 'wrongApplet' && Buffer.compare(command, selectCommand) === 0
    return status(isSelected ? 0x610a : 0x6a82)
  }

  function read(command: Uint8Array): Uint8Array {
    if (!isSelected) return status(0x6985)
    const [, , high = 0, low = 0, , , length = 0] = command
    const offset = (high << 8) | low
    if (Buffer.compare(command, readCommand(offset, length)) !== 0) return status(0x6700)
    if (offset + length > memory.length) return status(0x6b00)
    if (fault === 'noMergedReads' && !isOneField(offset, length)) return status(0x6700)
    if (fault === 'broken') return status(0x6f00)
    const data = memory.slice(offset, offset + length)
    if (fault === 'garbage') for (let at = 0; at < length; at += 1) data[at] = roll()
    if (fault === 'direct') return Uint8Array.of(...data, ...status(ok))
    waiting = data
    // 61 00 promises 256 bytes: whoever believes it is told the right length with 6C xx.
    return status(fault === 'wrongLength' ? 0x6100 : 0x6100 | length)
  }

  function getResponse(command: Uint8Array): Uint8Array {
    const length = command[4] ?? 0
    if (command[3] !== responseP2) return status(0x6b00)
    if (waiting.length === 0) return status(0x6985)
    if (length !== waiting.length) return status(0x6c00 | waiting.length)
    const data = waiting
    waiting = new Uint8Array()
    return Uint8Array.of(...data, ...status(ok))
  }

  return {
    atr,
    reset() {
      isSelected = false
      waiting = new Uint8Array()
    },
    answer(command) {
      if (fault === 'silent' && isSelected) return undefined
      switch ((command[0]! << 8) | command[1]!) {
        case 0x00a4:
          return select(command)
        case 0x80b0:
          return read(command)
        case 0x00c0:
          return getResponse(command)
        default:
          return status(0x6d00)
      }
    },
  }
}

function isOneField(offset: number, length: number): boolean {
  const { photo } = memoryMap
  if (offset >= photo.offset && offset < photo.offset + photo.length) return true
  return (fieldStarts.get(offset) ?? 0) >= length
}
