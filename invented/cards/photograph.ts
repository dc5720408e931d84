// Takes a picture of a drawn card as a phone would on a table: perspective, uneven light, shadow, glare, blur, noise.
// For tests, the bench and the fake camera; the same seed gives the same picture.
import sharp from 'sharp'
import { type Dice, diceOf, mix } from '../country/dice.ts'
import { type Corner, perspectiveOf } from './perspective.ts'

export type PhotographLevel = 'clean' | 'mild' | 'medium' | 'hard'
export type Raster = { width: number; height: number; rgb: Uint8Array }

type Conditions = {
  turnDegrees: number
  tilt: number
  fill: number
  unevenLight: number
  glare: number
  blur: number
  noise: number
  jpegQuality: number
}

const conditions: Record<PhotographLevel, Conditions> = {
  clean: {
    turnDegrees: 0.6,
    tilt: 0.006,
    fill: 0.86,
    unevenLight: 0.03,
    glare: 0,
    blur: 0,
    noise: 1.5,
    jpegQuality: 94,
  },
  mild: {
    turnDegrees: 4,
    tilt: 0.025,
    fill: 0.8,
    unevenLight: 0.12,
    glare: 0,
    blur: 0.4,
    noise: 4,
    jpegQuality: 88,
  },
  medium: {
    turnDegrees: 8,
    tilt: 0.05,
    fill: 0.74,
    unevenLight: 0.22,
    glare: 0.25,
    blur: 0.8,
    noise: 8,
    jpegQuality: 78,
  },
  hard: {
    turnDegrees: 18,
    tilt: 0.09,
    fill: 0.6,
    unevenLight: 0.4,
    glare: 1,
    blur: 2,
    noise: 15,
    jpegQuality: 50,
  },
}

export type PhotographOptions = { level: PhotographLevel; seed: number; width?: number; height?: number }

/** A JPEG of the card (PNG with transparent corners) lying on a table. */
export async function photographCard(png: Uint8Array, options: PhotographOptions): Promise<Buffer> {
  const { width, height, rgb } = await photographRaster(png, options)
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: conditions[options.level].jpegQuality })
    .toBuffer()
}

/** The picture before compression, three bytes a pixel. */
export async function photographRaster(
  png: Uint8Array,
  { level, seed, width = 1600, height = 1200 }: PhotographOptions,
): Promise<Raster> {
  const setting = conditions[level]
  const dice = diceOf(seed, 41)
  const card = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const source = { width: card.info.width, height: card.info.height, rgba: card.data }
  const corners = placeCorners(dice, setting, source.height / source.width, width, height)
  const exposed = expose(source, corners, setting, dice, width, height)
  if (setting.blur < 0.3) return addNoise({ width, height, rgb: exposed }, setting.noise, seed)
  const blurred = await sharp(exposed, { raw: { width, height, channels: 3 } })
    .blur(setting.blur)
    .raw()
    .toBuffer()
  return addNoise({ width, height, rgb: new Uint8Array(blurred) }, setting.noise, seed)
}

function placeCorners(
  dice: Dice,
  setting: Conditions,
  ratio: number,
  width: number,
  height: number,
): Corner[] {
  const cardWidth = Math.min(width * setting.fill, (height * setting.fill) / ratio)
  const cardHeight = cardWidth * ratio
  const spread = () => dice.roll() * 2 - 1
  const angle = (setting.turnDegrees * spread() * Math.PI) / 180
  const centre = { x: width / 2 + spread() * width * 0.02, y: height / 2 + spread() * height * 0.02 }
  const outline = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
  return outline.map(([across, down]) => {
    const x = (across * cardWidth) / 2 + spread() * setting.tilt * cardWidth
    const y = (down * cardHeight) / 2 + spread() * setting.tilt * cardWidth
    return {
      x: centre.x + x * Math.cos(angle) - y * Math.sin(angle),
      y: centre.y + x * Math.sin(angle) + y * Math.cos(angle),
    }
  })
}

type Source = { width: number; height: number; rgba: Buffer }

function expose(
  source: Source,
  corners: Corner[],
  setting: Conditions,
  dice: Dice,
  width: number,
  height: number,
): Uint8Array {
  const toCard = perspectiveOf(corners, source.width, source.height)
  const table = tableOf(dice)
  const lightAngle = dice.roll() * Math.PI * 2
  const glare = {
    x: width * (0.3 + 0.4 * dice.roll()),
    y: height * (0.3 + 0.4 * dice.roll()),
    radius: width * 0.09,
  }
  const rgb = new Uint8ClampedArray(width * height * 3)
  const pixel = [0, 0, 0, 0]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = toCard(x, y)
      sampleInto(pixel, source, u, v)
      const cover = pixel[3]! / 255
      const shade = cover < 1 ? 1 - 0.3 * coverAt(source, u - 16, v - 20) : 1
      const grain = cover < 1 ? table(x, y) * shade : 0
      const across =
        ((x / width - 0.5) * Math.cos(lightAngle) + (y / height - 0.5) * Math.sin(lightAngle)) *
        setting.unevenLight
      const distance = ((x - glare.x) ** 2 + (y - glare.y) ** 2) / glare.radius ** 2
      const shine = setting.glare > 0 && distance < 6 ? 200 * setting.glare * Math.exp(-distance) : 0
      const at = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel += 1) {
        const ground = grain * (1 - 0.05 * channel)
        const value = (pixel[channel]! * cover + ground * (1 - cover)) * (1 + across) + shine
        rgb[at + channel] = value
      }
    }
  }
  return new Uint8Array(rgb.buffer)
}

/** A table top: a base tone with grain along a slight slope. */
function tableOf(dice: Dice): (x: number, y: number) => number {
  const tone = dice.between(70, 165)
  const slope = dice.roll() * 0.3 - 0.15
  const phase = dice.roll() * 7
  return (x, y) => {
    const along = y * 0.05 + x * slope * 0.05
    return (
      tone +
      9 * Math.sin(along + phase + 1.7 * Math.sin(x * 0.004 + along * 0.3)) +
      5 * Math.sin(along * 3.1 + x * 0.002)
    )
  }
}

function coverAt(source: Source, u: number, v: number): number {
  if (u < 0 || v < 0 || u >= source.width || v >= source.height) return 0
  return source.rgba[(Math.floor(v) * source.width + Math.floor(u)) * 4 + 3]! / 255
}

/** Reads the card between its pixels; outside it nothing covers the table. */
function sampleInto(pixel: number[], { width, height, rgba }: Source, u: number, v: number): void {
  pixel[3] = 0
  if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) return
  const left = Math.floor(u)
  const top = Math.floor(v)
  const [across, down] = [u - left, v - top]
  const first = (top * width + left) * 4
  const below = first + width * 4
  for (let channel = 0; channel < 4; channel += 1) {
    const upper = rgba[first + channel]! * (1 - across) + rgba[first + 4 + channel]! * across
    const lower = rgba[below + channel]! * (1 - across) + rgba[below + 4 + channel]! * across
    pixel[channel] = upper * (1 - down) + lower * down
  }
}

/** Adds the grain of a sensor; `amount` is near its standard deviation in levels of 255. */
export function addNoise({ width, height, rgb }: Raster, amount: number, seed: number): Raster {
  const noisy = new Uint8ClampedArray(rgb.length)
  let state = mix(seed, 61)
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 16
  }
  for (let at = 0; at < rgb.length; at += 1) {
    // Two throws make a triangular, nearly normal one; the low bits of this generator are left out as too regular.
    noisy[at] = rgb[at]! + ((next() + next()) / 65_536 - 1) * amount * 2.4
  }
  return { width, height, rgb: new Uint8Array(noisy.buffer) }
}
