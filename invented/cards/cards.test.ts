import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { inventCountry, inventPerson, inventPersonForNumber } from '../country/index.ts'
import { cardBackSvg } from './back.ts'
import { toYuv420 } from './camera-video.ts'
import { cardFrontSvg } from './front.ts'
import {
  cardHolderOf,
  drawCardBack,
  drawCardFront,
  drawPrintSheet,
  photographCard,
  writeCardVideo,
} from './index.ts'
import { fitted, lettering, measure } from './lettering.ts'
import { perspectiveOf } from './perspective.ts'
import { unpackWoff } from './woff.ts'

const holder = cardHolderOf(inventPersonForNumber('1009900230700'))
const portraitJpeg = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#c08060' } })
  .jpeg()
  .toBuffer()
const front = await drawCardFront(holder, { portraitJpeg })

async function regionOf(png: Buffer, left: number, top: number, width: number, height: number) {
  // Statistics are taken of the input of a pipeline: the cut must be a picture of its own.
  const region = await sharp(png).extract({ left, top, width, height }).removeAlpha().png().toBuffer()
  const { channels } = await sharp(region).stats()
  return {
    mean: channels.map(channel => channel.mean),
    darkest: Math.min(...channels.map(channel => channel.min)),
  }
}

describe('lettering', () => {
  test('every name and address of the country has its glyphs, and no text is left to system fonts', () => {
    for (const person of inventCountry({ people: 400, seed: 3 })) {
      if (person.cards.length === 0) continue
      const svg = cardFrontSvg(cardHolderOf(person), '') + cardBackSvg(cardHolderOf(person))
      expect(svg).not.toContain('<text')
    }
  })

  test('a mark above goes above, a mark below goes below, none takes room', () => {
    const style = { size: 100 }
    for (const [base, marked] of [
      ['ป', 'ปู่'],
      ['ก', 'กิ์'],
      ['น', 'น้'],
      ['ท', 'ที่'],
    ] as const) {
      expect(measure(marked, style)).toBeCloseTo(measure(base, style), 0)
    }
    expect(measure('น้ำ', style)).toBeGreaterThan(measure('น', style))
    expect(() => lettering(0, 0, '漢', style)).toThrow('no glyph')
  })

  test('anchors place the line, and too long a line is made to fit', () => {
    const style = { size: 50 } as const
    const long = 'เฉลิมพระเกียรติสมเด็จ'
    expect(measure(long, fitted(long, style, 120))).toBeCloseTo(120, 5)
    expect(fitted('ก', style, 120)).toBe(style)
    const left = (svg: string) => Number(/translate\(([-\d.]+) /.exec(svg)![1])
    expect(left(lettering(500, 0, 'Name', { ...style, anchor: 'end' }))).toBeCloseTo(
      500 - measure('Name', style),
      1,
    )
  })

  test('bytes that are no font are refused', () => {
    expect(() => unpackWoff(Buffer.from('<html>'))).toThrow('not a WOFF')
  })
})

describe('the card', () => {
  test('has the size of a card, its portrait in the frame and dark text on a light ground', async () => {
    expect(await sharp(front).metadata()).toMatchObject({ width: 1518, height: 957, format: 'png' })
    const face = await regionOf(front, 1200, 550, 150, 150)
    expect(face.mean[0]).toBeGreaterThan(face.mean[2]! + 50)
    expect((await regionOf(front, 640, 140, 560, 60)).darkest).toBeLessThan(40)
    expect((await regionOf(front, 620, 590, 120, 60)).darkest).toBeGreaterThan(120)
  })

  test('is the same drawing every time', async () => {
    expect((await drawCardFront(holder, { portraitJpeg })).equals(front)).toBe(true)
  })

  test('shows what its holder is: another laser code is another back', () => {
    const other = { ...holder, card: { ...holder.card, laserCode: 'ZZ9999999999' } }
    expect(cardBackSvg(other)).not.toBe(cardBackSvg(holder))
  })

  test('a child under seven has none to draw', () => {
    const child = Array.from({ length: 200 }, (_, index) => inventPerson(1, index)).find(
      each => each.cards.length === 0,
    )!
    expect(() => cardHolderOf(child)).toThrow('no card')
  })

  test('the sheet is A4 at 300 dots with both sides at 85.6 × 54 mm', async () => {
    const sheet = await drawPrintSheet({ front, back: await drawCardBack(holder) })
    expect(await sharp(sheet).metadata()).toMatchObject({ width: 2480, height: 3508, density: 300 })
    expect((await regionOf(sheet, 734 + 100, 827 + 60, 800, 500)).mean[2]).toBeGreaterThan(150)
    expect((await regionOf(sheet, 100, 3000, 500, 300)).darkest).toBe(255)
  })
})

describe('photographs', () => {
  test('corners of the picture lead to corners of the card', () => {
    const coordinate = fc.integer({ min: -60, max: 60 })
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 8, maxLength: 8 }), shifts => {
        const square = [
          [200, 200],
          [1200, 200],
          [1200, 800],
          [200, 800],
        ] as const
        const corners = square.map(([x, y], at) => ({ x: x + shifts[at * 2]!, y: y + shifts[at * 2 + 1]! }))
        const toCard = perspectiveOf(corners, 1518, 957)
        const [u, v] = toCard(corners[2]!.x, corners[2]!.y)
        expect(u).toBeCloseTo(1518, 4)
        expect(v).toBeCloseTo(957, 4)
      }),
      { seed: 20260, numRuns: 100 },
    )
    expect(() =>
      perspectiveOf(
        Array.from({ length: 4 }, (_, at) => ({ x: at, y: at })),
        10,
        10,
      ),
    ).toThrow(RangeError)
  })

  test('are repeatable, differ by seed, and worse ones are less sharp', async () => {
    const small = { width: 800, height: 600 }
    const mild = await photographCard(front, { level: 'mild', seed: 5, ...small })
    expect((await photographCard(front, { level: 'mild', seed: 5, ...small })).equals(mild)).toBe(true)
    expect((await photographCard(front, { level: 'mild', seed: 6, ...small })).equals(mild)).toBe(false)
    const hard = await photographCard(front, { level: 'hard', seed: 5, ...small })
    expect(hard.length).toBeLessThan(mild.length)
    expect(await sharp(hard).metadata()).toMatchObject({ format: 'jpeg', ...small })
  })

  test('the video has the frames it says, and no two are alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'card-video-'))
    try {
      const path = join(folder, 'card.y4m')
      await writeCardVideo({ png: front, path, width: 320, height: 240, seconds: 1 })
      const video = readFileSync(path)
      const header = video.indexOf('\n') + 1
      const frame = 'FRAME\n'.length + 320 * 240 * 1.5
      expect(video.toString('latin1', 0, header)).toBe('YUV4MPEG2 W320 H240 F10:1 Ip A1:1 C420jpeg\n')
      expect(video.length).toBe(header + frame * 10)
      expect(
        video.subarray(header, header + frame).equals(video.subarray(header + frame, header + frame * 2)),
      ).toBe(false)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('white, black and red have the luma and chroma of BT.601', () => {
    const flat = (rgb: number[]) =>
      toYuv420({ width: 2, height: 2, rgb: Uint8Array.from([...rgb, ...rgb, ...rgb, ...rgb]) })
    expect([...flat([255, 255, 255])]).toEqual([235, 235, 235, 235, 128, 128])
    expect([...flat([0, 0, 0])]).toEqual([16, 16, 16, 16, 128, 128])
    expect(flat([255, 0, 0])[5]).toBe(239)
  })
})
