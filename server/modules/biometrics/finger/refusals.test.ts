import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cast, drawFacePng } from '../../../../invented/faces/index.ts'
import {
  drawFingerPrint,
  type FingerPrintOptions,
  fingerPrintPng,
} from '../../../../invented/fingers/index.ts'
import { readFinger, readFingerImage } from './index.ts'
import { readPlainImage } from './plain-image.ts'
import type { GreyImage } from './types.ts'

const usual = { seed: 'refusal test', finger: 'leftThumb', impression: 0 }

function reasonOf(image: GreyImage): string {
  const reading = readFingerImage(image)
  return reading.outcome === 'read' ? 'read' : reading.reason
}

function picture(valueAt: (x: number, y: number) => number): GreyImage {
  const width = 320
  const height = 400
  const grey = Uint8Array.from({ length: width * height }, (_, at) =>
    valueAt(at % width, Math.floor(at / width)),
  )
  return { width, height, grey }
}

/** A number from 0 to 1 that depends on the place alone. */
const speck = (x: number, y: number) => {
  const wave = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453
  return wave - Math.floor(wave)
}

test.each<[string, string, GreyImage]>([
  ['an empty glass', 'noFinger', picture(() => 230)],
  ['a dark glass', 'noFinger', picture(() => 0)],
  ['dust', 'noFinger', picture((x, y) => 225 + 12 * speck(x, y))],
  ['noise', 'notAPrint', picture((x, y) => 255 * speck(x, y))],
  ['squares', 'notAPrint', picture((x, y) => ((Math.floor(x / 40) + Math.floor(y / 40)) % 2 ? 220 : 40))],
  ['stripes', 'tooFewMinutiae', picture(x => 128 + 100 * Math.sin((x * 2 * Math.PI) / 9))],
])('%s is refused: %s', (_, reason, image) => {
  expect(reasonOf(image)).toBe(reason)
})

test.each<[string, Partial<FingerPrintOptions>]>([
  ['tooWet', { pressure: 1.6, dryness: 0 }],
  ['tooWet', { pressure: 2, dryness: 0 }],
  ['tooDry', { pressure: -0.6, dryness: 4 }],
  ['tooSmall', { area: 0.15 }],
])('an impression that is no use is refused: %s', (reason, change) => {
  expect(reasonOf(drawFingerPrint({ ...usual, ...change }))).toBe(reason)
})

test('a face is no print', async () => {
  for (const member of cast.slice(0, 3)) {
    const png = await drawFacePng(member, {}, { width: 400, height: 500 })
    expect(await readFinger(png)).toMatchObject({ outcome: 'refused', reason: 'notAPrint' })
  }
})

test('what is no picture, or too large a one, is refused before it is opened', async () => {
  const refused = async (bytes: Uint8Array) => {
    const reading = await readFinger(bytes)
    return reading.outcome === 'refused' && reading.reason
  }
  expect(await refused(new Uint8Array())).toBe('notAnImage')
  expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe(
    'notAnImage',
  )
  const png = await fingerPrintPng(usual)
  expect(await refused(png.subarray(0, 900))).toBe('notAnImage')
  const large = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await refused(large)).toBe('imageTooLarge')
  expect(await refused(new Uint8Array(8_000_001))).toBe('imageTooLarge')
})

test('the same print is read alike as PNG, BMP and PGM, and at 1000 dpi', async () => {
  const { width, height, grey } = drawFingerPrint(usual)
  const expected = readFingerImage({ width, height, grey }, 6)
  const raw = sharp(grey, { raw: { width, height, channels: 1 } })
  const png = await raw.clone().png().toBuffer()
  const pgm = Buffer.concat([Buffer.from(`P5\n# made by hand\n${width} ${height}\n255\n`), grey])
  for (const bytes of [png, pgm, bmpOf({ width, height, grey })])
    expect(await readFinger(bytes, { finger: 'leftThumb' })).toEqual(expected)
  const fine = await raw
    .clone()
    .resize(width * 2)
    .png()
    .toBuffer()
  const reading = await readFinger(fine, { dotsPerInch: 1000 })
  expect(reading).toMatchObject({ outcome: 'read', template: { width, height } })
})

/** An 8-bit BMP, rows from the bottom up, each filled to four bytes. */
function bmpOf({ width, height, grey }: GreyImage): Uint8Array {
  const stride = Math.ceil(width / 4) * 4
  const start = 54 + 1024
  const bytes = Buffer.alloc(start + stride * height)
  bytes.write('BM')
  bytes.writeUInt32LE(start, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(8, 28)
  for (let n = 0; n < 256; n++) bytes.fill(n, 54 + 4 * n, 54 + 4 * n + 3)
  for (let y = 0; y < height; y++)
    bytes.set(grey.subarray(y * width, (y + 1) * width), start + (height - 1 - y) * stride)
  return bytes
}

test('random and damaged plain pictures are read or refused, never an error', () => {
  const bmp = bmpOf({ width: 5, height: 3, grey: new Uint8Array(15).fill(90) })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }).map(damage => {
      const copy = Uint8Array.from(bmp)
      for (const [place, value] of damage) copy[place] = value
      return copy
    }),
    fc
      .tuple(fc.string(), fc.nat(9), fc.nat(9))
      .map(([text, width, height]) => Buffer.from(`P5 ${width} ${height} 255\n${text}`)),
  )
  fc.assert(
    fc.property(bytes, given => {
      const image = readPlainImage(given)
      if (image) expect(image.grey.length).toBe(image.width * image.height)
    }),
    { numRuns: 400 },
  )
})

test('pictures of any small size are refused, never an error', () => {
  const image = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat())
    .map(([width, height, seed]): GreyImage => {
      const grey = Uint8Array.from({ length: width * height }, (_, at) => 255 * speck(at, seed % 1000))
      return { width, height, grey }
    })
  fc.assert(
    fc.property(image, given => {
      expect(readFingerImage(given).outcome).toBe('refused')
    }),
    { numRuns: 60 },
  )
})
