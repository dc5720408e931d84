import sharp from 'sharp'
import { imageKind } from '../card/decode.ts'
import { readPlainImage } from './plain-image.ts'
import type { GreyImage } from './types.ts'

const maximumBytes = 8_000_000
/** A rolled finger at 1000 dpi; a larger picture would only keep its thread. */
const maximumPixels = 2_500_000
const workingDotsPerInch = 500

/**
 * Opens a scanner's picture as grey of 500 dpi: PNG, JPEG, WebP, and uncompressed BMP and PGM. Other kinds are refused
 * by their first bytes. `dotsPerInch` is that of the scanner.
 */
export async function decodeFingerImage(
  bytes: Uint8Array,
  dotsPerInch: number,
): Promise<GreyImage | 'notAnImage' | 'imageTooLarge'> {
  if (bytes.length > maximumBytes) return 'imageTooLarge'
  const plain = imageKind(bytes) ? undefined : readPlainImage(bytes)
  if (!plain && !imageKind(bytes)) return 'notAnImage'
  try {
    const source = plain
      ? sharp(plain.grey, { raw: { width: plain.width, height: plain.height, channels: 1 } })
      : sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    const { width, height, pages } = await source.metadata()
    if (width * height * (pages ?? 1) > maximumPixels) return 'imageTooLarge'
    const scale = workingDotsPerInch / dotsPerInch
    if (width * height * scale * scale > maximumPixels) return 'imageTooLarge'
    const { data, info } = await source
      .flatten({ background: '#ffffff' })
      .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), {
        fit: 'fill',
      })
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, grey: new Uint8Array(data) }
  } catch {
    // The decoder's own message may quote the file, so only the class of the fault leaves this function.
    return 'notAnImage'
  }
}
