import sharp from 'sharp'
import type { Raster } from '../../../../shared/face/raster.ts'

/** Encoded bytes beyond which a picture is not even opened. */
export const maximumBytes = 15 * 1024 * 1024
/** Decoded size beyond which a picture is refused from its header alone, so that a bomb is never unpacked. */
export const maximumPixels = 36_000_000
/** Longest side of the picture worked on; more pixels add time and no accuracy. */
const workingSide = 1280

export type Decoded =
  | { outcome: 'decoded'; raster: Raster /** source pixels per working pixel */; scale: number }
  | { outcome: 'refused'; reason: 'notAnImage' | 'imageTooLarge' }

/**
 * Opens a JPEG, PNG or WebP upright (EXIF applied) as a working raster. Other kinds are refused by their first
 * bytes, before any decoder sees them: vector and document formats can run instructions.
 */
export async function decodeImage(image: Uint8Array): Promise<Decoded> {
  if (image.byteLength > maximumBytes) return { outcome: 'refused', reason: 'imageTooLarge' }
  if (!hasPictureSignature(image)) return { outcome: 'refused', reason: 'notAnImage' }
  try {
    const source = sharp(image, { limitInputPixels: false, failOn: 'error', sequentialRead: true })
    const { width, height, pages } = await source.metadata()
    if (width * height * (pages ?? 1) > maximumPixels) return { outcome: 'refused', reason: 'imageTooLarge' }
    const { data, info } = await source
      .autoOrient()
      .resize(workingSide, workingSide, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
      .flatten({ background: '#808080' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raster = { width: info.width, height: info.height, data: threeChannels(data, info.channels) }
    return { outcome: 'decoded', raster, scale: Math.max(width, height) / Math.max(info.width, info.height) }
  } catch {
    // The decoder's own message may quote file content, so only the class of the fault leaves this function.
    return { outcome: 'refused', reason: 'notAnImage' }
  }
}

function hasPictureSignature(bytes: Uint8Array): boolean {
  const at = (offset: number, text: string) =>
    [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0))
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  const png = bytes[0] === 0x89 && at(1, 'PNG\r\n')
  const webp = at(0, 'RIFF') && at(8, 'WEBP')
  return jpeg || png || webp
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data
  const pixels = data.length / channels
  const out = new Uint8Array(pixels * 3)
  for (let n = 0; n < pixels; n++)
    for (let channel = 0; channel < 3; channel++)
      out[n * 3 + channel] = data[n * channels + (channels >= 3 ? channel : 0)]!
  return out
}
