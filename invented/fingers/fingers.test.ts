import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawFingerPrint, fingerPatterns, fingerPrintPng } from './index.ts'
import { inventField, ridgeAngle } from './pattern.ts'

const one = { seed: 'test', finger: 'rightIndex', impression: 1 }

test('a print is the same every time and everywhere', () => {
  const first = drawFingerPrint(one)
  expect(Buffer.compare(first.grey, drawFingerPrint(one).grey)).toBe(0)
  const coarse = Uint8Array.from(
    first.grey.filter((_, at) => at % 997 === 0),
    value => Math.round(value / 64),
  )
  expect(createHash('sha256').update(coarse).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
    `"db57b32e54fe746a"`,
  )
})

test('another touch, another finger and another person leave other prints', () => {
  const first = drawFingerPrint(one).grey
  for (const change of [{ impression: 2 }, { finger: 'leftThumb' }, { seed: 'other' }]) {
    const other = drawFingerPrint({ ...one, ...change }).grey
    const differing = first.filter((value, at) => Math.abs(value - other[at]!) > 60).length
    expect(differing / first.length).toBeGreaterThan(0.1)
  }
})

test('dark ridges lie on light ground: a heavy touch leaves more ink than a light one, a small one less', () => {
  const inkOf = (options: object) =>
    drawFingerPrint({ ...one, ...options }).grey.filter(value => value < 128).length
  const usual = inkOf({ pressure: 0.5, area: 1, dryness: 0 })
  expect(inkOf({ pressure: 0.9, area: 1, dryness: 0 })).toBeGreaterThan(usual * 1.15)
  expect(inkOf({ pressure: 0.1, area: 1, dryness: 0 })).toBeLessThan(usual * 0.85)
  expect(inkOf({ pressure: 0.5, area: 0.3, dryness: 0 })).toBeLessThan(usual * 0.5)
})

test.each(fingerPatterns)(
  'around the middle of a finger the ridges turn as its pattern says: %s',
  pattern => {
    let state = 0.3
    const field = inventField(() => (state = (state * 16807.7) % 1), 400, 500, pattern)
    let turned = 0
    let before = ridgeAngle(field, 200 + 165, 240)
    for (let n = 1; n <= 360; n++) {
      const place = (n * Math.PI) / 180
      const angle = ridgeAngle(field, 200 + 165 * Math.cos(place), 240 - 165 * Math.sin(place))
      const step = angle - before
      turned += step - Math.PI * Math.round(step / Math.PI)
      before = angle
    }
    // Poincaré index: half a turn for every core, half a turn back for every delta within the circle.
    const inside = ({ x, y }: { x: number; y: number }) => Math.hypot(x - 200, y - 240) < 165
    const halves = field.cores.filter(inside).length - field.deltas.filter(inside).length
    expect(turned).toBeCloseTo(halves * Math.PI, 3)
  },
)

test('a PNG has the size asked for and says 500 dpi', async () => {
  const png = await fingerPrintPng({ ...one, width: 300, height: 350 })
  expect(await sharp(png).metadata()).toMatchObject({
    format: 'png',
    width: 300,
    height: 350,
    channels: 1,
    density: 500,
  })
})
