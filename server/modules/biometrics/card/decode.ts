import sharp from 'sharp'
import type { Pixels } from './types.ts'

/** A photograph turned upright by its EXIF tag, `scale` times as large as the one that was sent. */
export type Photograph = Pixels & { scale: number }

const maxBytes = 30_000_000
// JPEG is shrunk while it is decoded, so its memory does not grow with the pixels it claims; the others' does.
const maxJpegPixels = 120_000_000
const maxOtherPixels = 42_000_000
const workingLongSide = 2000
const tableShare = 0.08
const tableColour = '#3a3a40'

/** Decides by the first bytes alone, so that no other parser (SVG, PDF, TIFF) is ever reached by a stranger's file. */
export function imageKind(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  return undefined
}

/** Decodes a photograph to at most 2000 px on its long side, or says why not. */
export async function decodePhotograph(
  bytes: Uint8Array,
): Promise<Photograph | 'notAnImage' | 'imageTooLarge'> {
  const kind = imageKind(bytes)
  if (!kind) return 'notAnImage'
  if (bytes.length > maxBytes) return 'imageTooLarge'
  const options = {
    limitInputPixels: kind === 'jpeg' ? maxJpegPixels : maxOtherPixels,
    failOn: 'truncated',
    autoOrient: true,
  } as const
  try {
    const { width, height, pages, hasAlpha } = await sharp(bytes, {
      ...options,
      limitInputPixels: false,
    }).metadata()
    if (width * height > options.limitInputPixels) return 'imageTooLarge'
    if (pages !== undefined && pages > 1) return 'notAnImage'
    // A drawn card with clear corners fills its picture: laid on a dark table, its edges can be found.
    const table = hasAlpha ? Math.round(Math.max(width, height) * tableShare) : 0
    const { data, info } = await sharp(bytes, options)
      .resize({ width: workingLongSide, height: workingLongSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: tableColour })
      .extend({ top: table, bottom: table, left: table, right: table, background: tableColour })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 3 || info.width < 32 || info.height < 32) return 'notAnImage'
    const scale = Math.max(info.width, info.height) / Math.max(width, height)
    return { data, width: info.width, height: info.height, scale }
  } catch {
    return 'notAnImage'
  }
}
