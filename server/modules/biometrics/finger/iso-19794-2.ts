import type { FingerTemplate, Minutia, MinutiaKind } from './types.ts'

/** What is wrong with bytes that should be a finger minutiae record. */
export const fingerRecordFaults = [
  'notAFingerRecord',
  'unsupportedVersion',
  'truncated',
  'trailingBytes',
  'badImageSize',
  'badResolution',
  'noViews',
  'badPosition',
  'badQuality',
  'badMinutiaKind',
  'minutiaOutsideImage',
] as const
export type FingerRecordFault = (typeof fingerRecordFaults)[number]

export type ParsedFingerRecord =
  | { outcome: 'parsed'; templates: FingerTemplate[] }
  | { outcome: 'refused'; reason: FingerRecordFault }

const magic = 0x464d5200 // "FMR", 0
const version = 0x20323000 // " 20", 0
const headerLength = 24
const viewLength = 4
const minutiaLength = 6
const mostMinutiae = 255
/** 14 bits of a place. */
const farthestPlace = 0x3fff
/** 250 dpi: below it ridges cannot be told apart. */
const leastPixelsPerCentimetre = 99
const kinds: readonly MinutiaKind[] = ['other', 'ending', 'bifurcation']
const angleSteps = 256

/**
 * Writes impressions as one finger minutiae record of ISO/IEC 19794-2:2005, 7, a view for each, without extended data.
 * Places are rounded to pixels, angles to 1.4 degrees; of more than 255 minutiae the best are kept.
 * @throws RangeError when the impressions differ in size or resolution, or a number does not fit its field.
 */
export function encodeFingerTemplate(first: FingerTemplate, ...further: FingerTemplate[]): Uint8Array {
  const views = [first, ...further]
  const lists = views.map(view => bestMinutiae(view.minutiae))
  const total = lists.reduce((sum, list) => sum + viewLength + list.length * minutiaLength + 2, headerLength)
  const bytes = new Uint8Array(total)
  const out = new DataView(bytes.buffer)
  out.setUint32(0, magic)
  out.setUint32(4, version)
  out.setUint32(8, total)
  out.setUint16(14, within(first.width, 1, farthestPlace))
  out.setUint16(16, within(first.height, 1, farthestPlace))
  out.setUint16(18, within(first.pixelsPerCentimetre, leastPixelsPerCentimetre, 0xffff))
  out.setUint16(20, first.pixelsPerCentimetre)
  out.setUint8(22, within(views.length, 1, 255))
  let at = headerLength
  for (const [n, view] of views.entries()) {
    if (
      view.width !== first.width ||
      view.height !== first.height ||
      view.pixelsPerCentimetre !== first.pixelsPerCentimetre
    )
      throw new RangeError('impressions of one record share size and resolution')
    // View numbers count the impressions of one finger; the impression type stays 0, live and plain.
    const number = views.slice(0, n).filter(other => other.position === view.position).length
    out.setUint8(at, within(view.position, 0, 10))
    out.setUint8(at + 1, within(number, 0, 15) << 4)
    out.setUint8(at + 2, within(Math.round(view.quality), 0, 100))
    out.setUint8(at + 3, lists[n]!.length)
    at += viewLength
    for (const minutia of lists[n]!) {
      writeMinutia(out, at, minutia, view)
      at += minutiaLength
    }
    at += 2
  }
  return bytes
}

function writeMinutia(out: DataView, at: number, minutia: Minutia, view: FingerTemplate): void {
  const turn = Math.round((minutia.angle / (2 * Math.PI)) * angleSteps) % angleSteps
  out.setUint16(at, (kinds.indexOf(minutia.kind) << 14) | within(Math.round(minutia.x), 0, view.width - 1))
  out.setUint16(at + 2, within(Math.round(minutia.y), 0, view.height - 1))
  out.setUint8(at + 4, within(turn < 0 ? turn + angleSteps : turn, 0, angleSteps - 1))
  out.setUint8(at + 5, within(Math.round(minutia.quality), 0, 100))
}

/** All minutiae, or the 255 of the best quality when a record could not hold them. */
export function bestMinutiae(minutiae: readonly Minutia[]): Minutia[] {
  if (minutiae.length <= mostMinutiae) return [...minutiae]
  return [...minutiae].sort((one, other) => other.quality - one.quality).slice(0, mostMinutiae)
}

function within(value: number, low: number, high: number): number {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new RangeError(`${value} is not a whole number from ${low} to ${high}`)
  return value
}

/**
 * Reads a finger minutiae record of ISO/IEC 19794-2:2005 with all its views; extended data is passed over. Never
 * throws: whatever the bytes are, the answer names the first fault.
 */
export function parseFingerTemplate(bytes: Uint8Array): ParsedFingerRecord {
  try {
    return { outcome: 'parsed', templates: parseRecord(bytes) }
  } catch (error) {
    if (error instanceof Fault) return { outcome: 'refused', reason: error.reason }
    throw error
  }
}

class Fault extends Error {
  readonly reason: FingerRecordFault
  constructor(reason: FingerRecordFault) {
    super(reason)
    this.reason = reason
  }
}

function expect(holds: boolean, reason: FingerRecordFault): void {
  if (!holds) throw new Fault(reason)
}

function parseRecord(bytes: Uint8Array): FingerTemplate[] {
  const record = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  expect(bytes.length >= 4 && record.getUint32(0) === magic, 'notAFingerRecord')
  expect(bytes.length >= 8, 'truncated')
  expect(record.getUint32(4) === version, 'unsupportedVersion')
  expect(bytes.length >= headerLength && record.getUint32(8) <= bytes.length, 'truncated')
  expect(record.getUint32(8) === bytes.length, 'trailingBytes')
  const width = record.getUint16(14)
  const height = record.getUint16(16)
  expect(width > 0 && height > 0, 'badImageSize')
  const pixelsPerCentimetre = record.getUint16(18)
  // Unequal resolutions are allowed by the standard and made by no scanner; comparing would have to unbend angles.
  expect(
    pixelsPerCentimetre >= leastPixelsPerCentimetre && record.getUint16(20) === pixelsPerCentimetre,
    'badResolution',
  )
  const views = record.getUint8(22)
  expect(views > 0, 'noViews')
  const templates: FingerTemplate[] = []
  let at = headerLength
  for (let n = 0; n < views; n++) {
    const { template, next } = parseView(record, at, { width, height, pixelsPerCentimetre })
    templates.push(template)
    at = next
  }
  expect(at === bytes.length, 'trailingBytes')
  return templates
}

type Picture = Pick<FingerTemplate, 'width' | 'height' | 'pixelsPerCentimetre'>

function parseView(
  record: DataView,
  start: number,
  picture: Picture,
): { template: FingerTemplate; next: number } {
  const has = (end: number) => expect(end <= record.byteLength, 'truncated')
  has(start + viewLength)
  const position = record.getUint8(start)
  const quality = record.getUint8(start + 2)
  const count = record.getUint8(start + 3)
  expect(position <= 10, 'badPosition')
  expect(quality <= 100, 'badQuality')
  const extended = start + viewLength + count * minutiaLength
  has(extended + 2)
  const minutiae = Array.from({ length: count }, (_, n) =>
    parseMinutia(record, start + viewLength + n * minutiaLength, picture),
  )
  const next = extended + 2 + record.getUint16(extended)
  has(next)
  return { template: { ...picture, position, quality, minutiae }, next }
}

function parseMinutia(record: DataView, at: number, picture: Picture): Minutia {
  const kind = kinds[record.getUint16(at) >> 14]
  const x = record.getUint16(at) & farthestPlace
  const y = record.getUint16(at + 2) & farthestPlace
  const quality = record.getUint8(at + 5)
  if (!kind) throw new Fault('badMinutiaKind')
  expect(x < picture.width && y < picture.height, 'minutiaOutsideImage')
  expect(quality <= 100, 'badQuality')
  return { kind, x, y, angle: (record.getUint8(at + 4) * 2 * Math.PI) / angleSteps, quality }
}
