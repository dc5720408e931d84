// What we draw is read by the reader that knows nothing of our drawing.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { drawCode128 } from '../shared/code-128.ts'
import { writeBillBarcode } from '../shared/thai-qr/bill-code.ts'

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  await prepareZXingModule({ overrides: { wasmBinary: readFileSync(path) as never }, fireImmediately: true })
})

const PIXELS = 3
const QUIET = 12
const HEIGHT = 60

/** The bars as a picture, and what the reader says is in it. */
async function read(text: string): Promise<string | undefined> {
  const widths = drawCode128(text)
  const width = (widths.reduce((sum, one) => sum + one, 0) + 2 * QUIET) * PIXELS
  const data = new Uint8ClampedArray(width * HEIGHT * 4).fill(255)
  let x = QUIET * PIXELS
  for (const [index, one] of widths.entries()) {
    if (index % 2 === 0)
      for (let y = 0; y < HEIGHT; y++) data.fill(0, (y * width + x) * 4, (y * width + x + one * PIXELS) * 4)
    x += one * PIXELS
  }
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  const image = { data, width, height: HEIGHT, colorSpace: 'srgb' } as ImageData
  const [found] = await readBarcodes(image, { formats: ['Code128'], textMode: 'Plain' })
  return found && Buffer.from(found.bytes).toString('latin1')
}

test('a bill is read whole, its lines too', async () => {
  const bill = { billerId: '099400016550100', ref1: '123456789012', ref2: '670429', amountSatang: 364_922 }
  expect(await read(writeBillBarcode(bill))).toBe('|099400016550100\r123456789012\r670429\r364922')
})

test('any ASCII text is read as it was written', async () => {
  const letters = fc.oneof(fc.stringMatching(/^[0-9]{1,9}$/), fc.stringMatching(/^[\r -~]{1,6}$/))
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 4 }), async parts => {
      const text = parts.join('')
      expect(await read(text)).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('other letters are refused', () => expect(() => drawCode128('ก')).toThrow(RangeError))
