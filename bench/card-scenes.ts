// Photographs a drawn card on tables of many kinds; the same random source gives the same picture.
import sharp from 'sharp'
import { perspectiveOf } from '../invented/cards/perspective.ts'
import type { Random } from './random.ts'

type Scene = {
  turn: number
  tilt: number
  fill: number
  light: number
  glare: number
  blur: number
  noise: number
  quality: number
}

export const scenes: Record<string, Scene> = {
  L0: { turn: 1, tilt: 0.005, fill: 0.86, light: 0.03, glare: 0, blur: 0, noise: 1.5, quality: 93 },
  L1: { turn: 5, tilt: 0.025, fill: 0.8, light: 0.1, glare: 0, blur: 0.5, noise: 4, quality: 88 },
  L2: { turn: 10, tilt: 0.045, fill: 0.72, light: 0.25, glare: 0.5, blur: 0.95, noise: 8, quality: 74 },
  L3: { turn: 18, tilt: 0.08, fill: 0.6, light: 0.4, glare: 1, blur: 1.9, noise: 13, quality: 55 },
}

type Table = (x: number, y: number) => readonly [number, number, number]

/** Kinds of ground that a card lies on in kitchens and offices. */
function tableOf(random: Random): Table {
  const kind = Math.floor(random() * 6)
  const tone = 60 + random() * 120
  const slope = random() * 0.4 - 0.2
  if (kind === 0) return () => [238, 238, 236]
  if (kind === 1) return () => [28 + tone / 8, 28 + tone / 8, 32]
  if (kind === 2) {
    return (x, y) => {
      const light = (Math.floor(x / 90) + Math.floor(y / 90)) % 2
      return light ? [214, 208, 198] : [150, 60, 55]
    }
  }
  if (kind === 3) {
    return (x, y) => {
      const grain =
        14 * Math.sin(y * 0.09 + x * slope * 0.02 + 2 * Math.sin(x * 0.006)) + 8 * Math.sin(y * 0.31)
      return [tone + 40 + grain, tone + grain, tone * 0.7 + grain]
    }
  }
  if (kind === 4) {
    return (x, y) => {
      const speck = ((Math.imul((x >> 2) * 73_856_093, 1) ^ ((y >> 2) * 19_349_663)) >>> 5) % 60
      return [tone + speck, tone + speck, tone + speck]
    }
  }
  // Planks with dark joints.
  return (_, y) => (y % 260 < 6 ? [50, 38, 30] : [196, 160, 118])
}

/** JPEG of the card (PNG with transparent corners) in a scene of 1600 × 1200 px. */
export async function photographScene(png: Uint8Array, level: string, random: Random): Promise<Buffer> {
  const scene = scenes[level]!
  const [width, height] = [1600, 1200]
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const table = tableOf(random)
  const toCard = perspectiveOf(
    cornersOf(scene, random, info.height / info.width, width, height),
    info.width,
    info.height,
  )
  const lightAngle = random() * Math.PI * 2
  const glare = { x: width * (0.25 + 0.5 * random()), y: height * (0.25 + 0.5 * random()) }
  const rgb = new Uint8ClampedArray(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = toCard(x, y)
      const shine = 170 * scene.glare * Math.exp(-((x - glare.x) ** 2 + (y - glare.y) ** 2) / 150 ** 2)
      const slant =
        1 +
        scene.light * ((x / width - 0.5) * Math.cos(lightAngle) + (y / height - 0.5) * Math.sin(lightAngle))
      // A card casts a narrow shadow; without one even people lose its edge on a white table.
      const shade = insideOf(info.width, info.height, u - 7, v - 9) ? 0.82 : 1
      const ground = table(x, y).map(value => value * shade)
      for (let c = 0; c < 3; c++) {
        rgb[(y * width + x) * 3 + c] =
          sampleOver(data, info.width, info.height, u, v, c, ground[c]!) * slant + shine
      }
    }
  }
  const raw = { raw: { width, height, channels: 3 } } as const
  const soft =
    scene.blur < 0.3
      ? Buffer.from(rgb.buffer)
      : await sharp(Buffer.from(rgb.buffer), raw).blur(scene.blur).raw().toBuffer()
  const noisy = new Uint8ClampedArray(soft)
  for (let i = 0; i < noisy.length; i++) noisy[i] = noisy[i]! + (random() + random() - 1) * scene.noise * 2.4
  return sharp(Buffer.from(noisy.buffer), raw).jpeg({ quality: scene.quality }).toBuffer()
}

const insideOf = (width: number, height: number, u: number, v: number): boolean =>
  u > 0 && v > 0 && u < width && v < height

function sampleOver(
  data: Buffer,
  width: number,
  height: number,
  u: number,
  v: number,
  channel: number,
  ground: number,
): number {
  if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) return ground
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [across, down] = [u - left, v - top]
  const at = (x: number, y: number) => {
    const i = (y * width + x) * 4
    const cover = data[i + 3]! / 255
    return data[i + channel]! * cover + ground * (1 - cover)
  }
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across
  return upper * (1 - down) + lower * down
}

function cornersOf(scene: Scene, random: Random, ratio: number, width: number, height: number) {
  const across = Math.min(width * scene.fill, (height * scene.fill) / ratio)
  const angle = (scene.turn * (random() * 2 - 1) * Math.PI) / 180
  const [cx, cy] = [
    width / 2 + (random() - 0.5) * width * 0.05,
    height / 2 + (random() - 0.5) * height * 0.05,
  ]
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([sx, sy]) => {
    const x = (sx * across) / 2 + (random() * 2 - 1) * scene.tilt * across
    const y = (sy * across * ratio) / 2 + (random() * 2 - 1) * scene.tilt * across
    return {
      x: cx + x * Math.cos(angle) - y * Math.sin(angle),
      y: cy + x * Math.sin(angle) + y * Math.cos(angle),
    }
  })
}
