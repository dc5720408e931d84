import type { GreyImage } from './camera.ts'

/** One thing to do at a time, most useful first; `good` may be taken. */
export type CardAdvice =
  | 'findCard'
  | 'tooDark'
  | 'closer'
  | 'farther'
  | 'glare'
  | 'holdStill'
  | 'blurred'
  | 'good'

export type Rectangle = { x: number; y: number; width: number; height: number }

export const cardRatio = 85.6 / 54

/** Where the card should lie in a picture of the given size: as large as fits with a margin, in the middle. */
export function guideRectangle(width: number, height: number): Rectangle {
  const cardWidth = Math.min(width * 0.9, height * 0.86 * cardRatio)
  const cardHeight = cardWidth / cardRatio
  return { x: (width - cardWidth) / 2, y: (height - cardHeight) / 2, width: cardWidth, height: cardHeight }
}

const darkestLuma = 55
const glareLevel = 250
const glareShare = 0.035
const sharpEnough = 60
const stillEnough = 7
const edgeShare = 0.5

/**
 * Looks at a small grey picture (about 320 pixels wide) and says what would help most. It only guides: the server
 * judges the picture that is sent.
 */
export function adviseCard(image: GreyImage, guide: Rectangle, before: GreyImage | undefined): CardAdvice {
  const light = measureLight(image, guide)
  if (light.mean < darkestLuma) return 'tooDark'
  const sides = findSides(image, guide)
  const found = sides.filter(side => side.share >= edgeShare)
  if (found.length < 3) return 'findCard'
  const offset = found.reduce((sum, side) => sum + side.offset, 0) / found.length
  if (offset < -0.1) return 'closer'
  if (offset > 0.07) return 'farther'
  if (light.glare > glareShare) return 'glare'
  if (before && difference(image, before, guide) > stillEnough) return 'holdStill'
  if (sharpness(image, guide) < sharpEnough) return 'blurred'
  return 'good'
}

function measureLight(image: GreyImage, { x, y, width, height }: Rectangle) {
  let sum = 0
  let bright = 0
  let count = 0
  for (let row = Math.ceil(y); row < y + height; row += 2)
    for (let column = Math.ceil(x); column < x + width; column += 2) {
      const value = image.data[row * image.width + column] ?? 0
      sum += value
      if (value >= glareLevel) bright++
      count++
    }
  return { mean: sum / count, glare: bright / count }
}

type Side = { share: number; offset: number }

/**
 * For each side of the guide, walks across it from outside to inside at many places and looks for the strongest
 * step in brightness. `share`: at how many places one was found near the others; `offset`: how far outside (+) or
 * inside (-) of the guide they lie, as a share of the guide's height.
 */
export function findSides(image: GreyImage, guide: Rectangle): Side[] {
  const { x, y, width, height } = guide
  const reach = { outside: 0.13 * height, inside: 0.26 * height }
  return [
    sideAlong(image, reach, height, t => ({ x: x + width * t, y, dx: 0, dy: -1 })),
    sideAlong(image, reach, height, t => ({ x: x + width * t, y: y + height, dx: 0, dy: 1 })),
    sideAlong(image, reach, height, t => ({ x, y: y + height * t, dx: -1, dy: 0 })),
    sideAlong(image, reach, height, t => ({ x: x + width, y: y + height * t, dx: 1, dy: 0 })),
  ]
}

type Walk = { x: number; y: number; dx: number; dy: number }

function sideAlong(
  image: GreyImage,
  reach: { outside: number; inside: number },
  unit: number,
  at: (t: number) => Walk,
): Side {
  const places: number[] = []
  const count = 20
  for (let i = 0; i < count; i++) {
    const step = firstStep(image, at(0.1 + (0.8 * i) / (count - 1)), reach)
    if (step !== undefined) places.push(step)
  }
  if (places.length === 0) return { share: 0, offset: 0 }
  places.sort((a, b) => a - b)
  const middle = places[places.length >> 1]!
  const together = places.filter(place => Math.abs(place - middle) <= 0.05 * unit).length
  return { share: together / count, offset: middle / unit }
}

const stepNeeded = 16

/** From outside inwards, the first place where brightness jumps over three pixels; +outside, -inside. */
function firstStep(
  image: GreyImage,
  walk: Walk,
  reach: { outside: number; inside: number },
): number | undefined {
  const value = (distance: number) => {
    const column = Math.round(walk.x + walk.dx * distance)
    const row = Math.round(walk.y + walk.dy * distance)
    if (column < 0 || row < 0 || column >= image.width || row >= image.height) return undefined
    return image.data[row * image.width + column]
  }
  for (let distance = reach.outside; distance > -reach.inside; distance--) {
    const outer = value(distance + 1.5)
    const inner = value(distance - 1.5)
    if (outer !== undefined && inner !== undefined && Math.abs(outer - inner) >= stepNeeded) return distance
  }
  return undefined
}

/** Variance of the Laplacian inside the guide: low when the picture is soft. */
export function sharpness(image: GreyImage, { x, y, width, height }: Rectangle): number {
  const { data, width: stride } = image
  let sum = 0
  let squares = 0
  let count = 0
  for (let row = Math.ceil(y) + 1; row < y + height - 1; row++)
    for (let column = Math.ceil(x) + 1; column < x + width - 1; column++) {
      const at = row * stride + column
      const value = 4 * data[at]! - data[at - 1]! - data[at + 1]! - data[at - stride]! - data[at + stride]!
      sum += value
      squares += value * value
      count++
    }
  const mean = sum / count
  return squares / count - mean * mean
}

function difference(image: GreyImage, before: GreyImage, { x, y, width, height }: Rectangle): number {
  if (before.width !== image.width || before.height !== image.height) return 0
  let sum = 0
  let count = 0
  for (let row = Math.ceil(y); row < y + height; row += 3)
    for (let column = Math.ceil(x); column < x + width; column += 3) {
      const at = row * image.width + column
      sum += Math.abs(image.data[at]! - before.data[at]!)
      count++
    }
  return sum / count
}
