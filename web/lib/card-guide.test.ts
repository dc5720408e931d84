import { describe, expect, it } from 'vitest'
import type { GreyImage } from './camera.ts'
import { adviseCard, cardRatio, guideRectangle, type Rectangle } from './card-guide.ts'

const width = 320
const height = 240
const guide = guideRectangle(width, height)

/** A light card with dark lines of print on a dark table, drawn at the given scale of the guide. */
function scene(scale: number, change: (value: number, x: number, y: number) => number = v => v): GreyImage {
  const data = new Uint8ClampedArray(width * height)
  const card = scaled(guide, scale)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = x >= card.x && x < card.x + card.width && y >= card.y && y < card.y + card.height
      const print = inside && y % 12 < 3 && x % 5 < 2
      data[y * width + x] = change(inside ? (print ? 60 : 190) : 70, x, y)
    }
  return { width, height, data }
}

function scaled(rectangle: Rectangle, scale: number): Rectangle {
  const w = rectangle.width * scale
  const h = rectangle.height * scale
  return {
    x: rectangle.x - (w - rectangle.width) / 2,
    y: rectangle.y - (h - rectangle.height) / 2,
    width: w,
    height: h,
  }
}

describe('guideRectangle', () => {
  it.each([
    [1280, 720],
    [720, 1280],
    [640, 480],
  ])('keeps the card’s proportions and stays inside %i × %i', (w, h) => {
    const { x, y, width: cw, height: ch } = guideRectangle(w, h)
    expect(cw / ch).toBeCloseTo(cardRatio)
    expect(x).toBeGreaterThan(0)
    expect(y).toBeGreaterThan(0)
    expect(x + cw).toBeLessThan(w)
    expect(y + ch).toBeLessThan(h)
  })
})

describe('adviseCard', () => {
  it('takes a card that fills the frame', () => {
    expect(adviseCard(scene(1), guide, scene(1))).toBe('good')
  })

  it('finds no card on an empty table', () => {
    expect(adviseCard(scene(0), guide, undefined)).toBe('findCard')
  })

  it('asks for light before anything else', () => {
    expect(
      adviseCard(
        scene(1, v => v / 6),
        guide,
        undefined,
      ),
    ).toBe('tooDark')
  })

  it('sends a small card closer', () => {
    expect(adviseCard(scene(0.74), guide, undefined)).toBe('closer')
  })

  it('sees glare', () => {
    const glare = scene(1, (v, x, y) => (Math.hypot(x - 160, y - 120) < 40 ? 255 : v))
    expect(adviseCard(glare, guide, undefined)).toBe('glare')
  })

  it('waits while the card moves', () => {
    const moved = scene(1, (v, x) => (x % 7 < 3 ? v : v - 40))
    expect(adviseCard(scene(1), guide, moved)).toBe('holdStill')
  })

  it('waits while the picture is soft', () => {
    const card = scaled(guide, 1)
    const soft = scene(1, (_v, x, y) => {
      const inside = x >= card.x && x < card.x + card.width && y >= card.y && y < card.y + card.height
      return inside ? 180 : 70
    })
    expect(adviseCard(soft, guide, undefined)).toBe('blurred')
  })
})
