import sharp from 'sharp'
import { drawFingerPrint, type FingerPrint, type FingerPrintOptions } from './impression.ts'

/** A print as an 8-bit grey PNG that says its 500 dpi. */
export function encodeFingerPrint({ width, height, grey }: FingerPrint): Promise<Buffer> {
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .withDensity(500)
    .png({ compressionLevel: 6 })
    .toBuffer()
}

/** One impression of an invented finger as PNG bytes. */
export function fingerPrintPng(options: FingerPrintOptions): Promise<Buffer> {
  return encodeFingerPrint(drawFingerPrint(options))
}
