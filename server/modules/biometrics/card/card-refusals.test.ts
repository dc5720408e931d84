import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import {
  cardHolderOf,
  drawCardBack,
  drawCardFront,
  type PhotographLevel,
  photographCard,
} from '../../../../invented/cards/index.ts'
import { inventPersonForNumber } from '../../../../invented/country/index.ts'
import { cast, drawFaceJpeg } from '../../../../invented/faces/index.ts'
import { drawPair } from '../../../../tests/scenes.ts'
import { type CardPhase, createCardReader } from './index.ts'

const holder = cardHolderOf(inventPersonForNumber('1009900230700'))
const portraitJpeg = await drawFaceJpeg(cast[0]!, {}, { width: 300, height: 372 }, 90)
const front = await drawCardFront(holder, { portraitJpeg })
const back = await drawCardBack(holder)
const photograph = (png: Buffer, level: PhotographLevel = 'mild', seed = 3) =>
  photographCard(png, { level, seed })
const [mildFront, mildBack] = await Promise.all([photograph(front), photograph(back)])
const reader = await createCardReader()
afterAll(() => reader.close())

async function reasonOf(image: Uint8Array, side: 'front' | 'back' = 'front') {
  const reading = await reader.read(image, side)
  return reading.outcome === 'refused' ? reading.reason : 'read'
}

const flat = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })

describe('files that are no photographs', () => {
  test('a PDF under another name, an SVG, nothing at all and half a JPEG are no images', async () => {
    const half = mildFront.subarray(0, 60_000)
    const files = [
      Buffer.from('%PDF-1.7\n1 0 obj'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.alloc(0),
      half,
    ]
    for (const file of files) expect(await reasonOf(file)).toBe('notAnImage')
  })

  test('a PNG of a few bytes that claims 900 megapixels is too large, and is never unpacked', async () => {
    const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
    header.writeUInt32BE(30_000, 0)
    header.writeUInt32BE(30_000, 4)
    const bomb = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(Buffer.alloc(90_001))),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
    expect(await reasonOf(bomb)).toBe('imageTooLarge')
  })
})

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

describe('photographs without a legible card', () => {
  test('a bare table and a drawing of a face hold no card', async () => {
    expect(await reasonOf(await flat(1600, 1200, '#8a7a66').jpeg().toBuffer())).toBe('noCard')
    expect(await reasonOf(await drawFaceJpeg(cast[1]!, {}, { width: 900, height: 1100 }, 90))).toBe('noCard')
  })

  test.each([1, 2, 3, 4])('two people side by side, %i, are no card', async seed => {
    expect(await reasonOf(await drawPair(seed, 1200))).toBe('noCard')
  })

  test('a blank card holds no print', async () => {
    const blank = await flat(1518, 957, '#dfeef7').png().toBuffer()
    expect(await reasonOf(await photograph(blank))).toBe('noCard')
  })

  test('a card that runs out of the picture has its corners cut', async () => {
    const cut = await sharp(mildFront)
      .extract({ left: 380, top: 0, width: 1220, height: 1200 })
      .jpeg()
      .toBuffer()
    expect(await reasonOf(cut)).toBe('cutCorner')
  })

  test('a card of 400 pixels is too small', async () => {
    const small = await sharp(mildFront).resize(500).jpeg({ quality: 92 }).toBuffer()
    expect(await reasonOf(small)).toBe('tooSmall')
  })

  test('a card out of focus is blurred', async () => {
    const soft = await sharp(mildFront).blur(5).jpeg().toBuffer()
    expect(await reasonOf(soft)).toBe('blurred')
  })

  test('a lamp reflected over the number and names is glare', async () => {
    const lamp = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><defs><radialGradient id="g"><stop offset="0.7" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="900" cy="430" rx="420" ry="170" fill="url(#g)"/></svg>',
    )
    const shiny = await sharp(mildFront)
      .composite([{ input: lamp }])
      .jpeg()
      .toBuffer()
    expect(await reasonOf(shiny)).toBe('glare')
  })

  test('scratches over the number leave it unreadable', async () => {
    const scratches = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1518" height="957">${Array.from({ length: 60 }, (_, i) => `<path d="M${600 + i * 12} 130l${(i % 5) * 9 - 20} 90" stroke="#222" stroke-width="5"/>`).join('')}</svg>`,
    )
    const scratched = await sharp(front)
      .composite([{ input: scratches }])
      .png()
      .toBuffer()
    expect(await reasonOf(await photograph(scratched))).toBe('unreadable')
  })

  test('the other side is told from the one asked for', async () => {
    expect(await reasonOf(mildBack, 'front')).toBe('wrongSide')
    expect(await reasonOf(mildFront, 'back')).toBe('wrongSide')
  })
})

describe('photographs of a screen', () => {
  test('are measured, and refused only where the reader was told to', async () => {
    const screen = await onScreen(mildFront)
    const measured = await reader.read(screen, 'front')
    expect(measured.quality?.screenScore).toBeGreaterThan(0.5)
    expect(measured).not.toMatchObject({ reason: 'screenPhoto' })
    const strict = await createCardReader({ allowScreen: false })
    expect(await strict.read(screen, 'front')).toMatchObject({ outcome: 'refused', reason: 'screenPhoto' })
    const plain = await strict.read(mildBack, 'back')
    expect(plain.quality?.screenScore).toBeLessThan(0.2)
    expect(plain.outcome).toBe('read')
    await strict.close()
  })
})

/** Lays the dots of a screen over a photograph, turned a little against the sensor. */
async function onScreen(jpeg: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [Math.floor(i / 3) % info.width, Math.floor(i / 3 / info.width)]
    const across = (x * 0.998 + y * 0.06) / 2.7 + (i % 3) / 3
    data[i] = data[i]! * (0.8 + 0.2 * Math.cos(2 * Math.PI * across))
  }
  return sharp(data, { raw: info }).jpeg({ quality: 88 }).toBuffer()
}

describe('phases', () => {
  test('are told in order, none skipped', async () => {
    const phases: CardPhase[] = []
    await reader.read(mildBack, 'back', phase => phases.push(phase))
    expect(phases).toEqual(['decoding', 'locating', 'checkingQuality', 'reading'])
  })
})
