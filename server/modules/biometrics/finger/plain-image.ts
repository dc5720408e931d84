import type { GreyImage } from './types.ts'

type Layout = { width: number; height: number; start: number; stride: number; bytesPerPixel: number }

/**
 * Reads the two uncompressed formats finger scanners write and the picture library does not know: binary PGM of 8 bit
 * and BMP of 8, 24 or 32 bit. Undefined when the bytes are something else or do not hold what they promise.
 */
export function readPlainImage(bytes: Uint8Array): GreyImage | undefined {
  return bytes[0] === 0x50 && bytes[1] === 0x35 ? readPgm(bytes) : readBmp(bytes)
}

function readPgm(bytes: Uint8Array): GreyImage | undefined {
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, 512))
  // Netpbm's "P5": three numbers apart by white space or comments, then one white space and the pixels.
  const match = /^P5(?:\s+(?:#.*\n\s*)*)(\d{1,5})\s+(?:#.*\n\s*)*(\d{1,5})\s+(?:#.*\n\s*)*(\d{1,5})\s/.exec(
    header,
  )
  if (!match) return undefined
  const [width, height, white] = match.slice(1).map(Number) as [number, number, number]
  if (white < 1 || white > 255) return undefined
  const grey = greyOf(bytes, { width, height, start: match[0].length, stride: width, bytesPerPixel: 1 })
  return grey && { width, height, grey: white === 255 ? grey : grey.map(value => (value * 255) / white) }
}

function readBmp(bytes: Uint8Array): GreyImage | undefined {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < 54) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getInt32(18, true)
  const signedHeight = view.getInt32(22, true)
  const bits = view.getUint16(28, true)
  const uncompressed = view.getUint32(30, true) === 0
  if (width < 1 || signedHeight === 0 || !uncompressed || ![8, 24, 32].includes(bits)) return undefined
  const height = Math.abs(signedHeight)
  const stride = Math.ceil((width * bits) / 32) * 4
  const layout = { width, height, start: view.getUint32(10, true), stride, bytesPerPixel: bits / 8 }
  const palette = bits === 8 ? paletteOf(bytes, view) : undefined
  const grey = greyOf(bytes, layout, palette)
  if (!grey) return undefined
  // Rows stand from the bottom up unless the height is negative.
  if (signedHeight > 0)
    for (let y = 0; y < height >> 1; y++) {
      const upper = grey.slice(y * width, (y + 1) * width)
      grey.copyWithin(y * width, (height - 1 - y) * width, (height - y) * width)
      grey.set(upper, (height - 1 - y) * width)
    }
  return { width, height, grey }
}

/** Grey of the 256 colours of an 8-bit BMP; colours that are missing are black. */
function paletteOf(bytes: Uint8Array, view: DataView): Uint8Array {
  const start = 14 + view.getUint32(14, true)
  return Uint8Array.from({ length: 256 }, (_, n) => luma(bytes, start + 4 * n))
}

function luma(bytes: Uint8Array, at: number): number {
  const [blue = 0, green = 0, red = 0] = bytes.subarray(at, at + 3)
  return Math.round(0.114 * blue + 0.587 * green + 0.299 * red)
}

function greyOf(bytes: Uint8Array, layout: Layout, palette?: Uint8Array): Uint8Array | undefined {
  const { width, height, start, stride, bytesPerPixel } = layout
  if (width < 1 || height < 1 || start + stride * (height - 1) + width * bytesPerPixel > bytes.length)
    return undefined
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = start + y * stride + x * bytesPerPixel
      const value = bytesPerPixel === 1 ? bytes[at]! : luma(bytes, at)
      grey[y * width + x] = palette ? palette[value]! : value
    }
  return grey
}
