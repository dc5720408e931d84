// Prints to measure with: those of a folder, or invented ones.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { drawFingerPrint, type FingerPrintOptions } from '../invented/fingers/index.ts'
import type { GreyImage } from '../server/modules/biometrics/finger/index.ts'
import { readPlainImage } from '../server/modules/biometrics/finger/plain-image.ts'
import { createRandom } from './random.ts'

export type Print = { finger: string; impression: string; open(): Promise<GreyImage> }

/** The prints of a folder, in the order of their names. */
export async function printsOf(folder: string, dotsPerInch: number): Promise<Print[]> {
  const names = (await readdir(folder)).sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }),
  )
  return names.flatMap(name => {
    const match = /^(.+)_([^_]+)\.\w+$/.exec(name)
    if (!match) return []
    return [
      { finger: match[1]!, impression: match[2]!, open: () => openPrint(join(folder, name), dotsPerInch) },
    ]
  })
}

async function openPrint(path: string, dotsPerInch: number): Promise<GreyImage> {
  const bytes = await readFile(path)
  const plain = readPlainImage(bytes)
  const source = plain
    ? sharp(plain.grey, { raw: { width: plain.width, height: plain.height, channels: 1 } })
    : sharp(bytes)
  const { width } = await source.metadata()
  const { data, info } = await source
    .flatten({ background: '#ffffff' })
    .resize(Math.round((width * 500) / dotsPerInch))
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, grey: new Uint8Array(data) }
}

/** Invented prints; hard ones turn and move further and are dry, wet, small or torn more often. */
export function inventedPrints(fingers: number, impressions: number, hard: boolean): Print[] {
  return Array.from({ length: fingers * impressions }, (_, n) => {
    const seed = Math.floor(n / impressions)
    const impression = n % impressions
    const options = { seed: `bench ${seed}`, finger: 'rightIndex', impression }
    return {
      finger: String(seed + 1),
      impression: String(impression + 1),
      open: async () => drawFingerPrint(hard ? { ...options, ...hardTouch(n) } : options),
    }
  })
}

function hardTouch(n: number): Partial<FingerPrintOptions> {
  const random = createRandom(`hard ${n}`)
  const between = (low: number, high: number) => low + (high - low) * random()
  return {
    rotationDegrees: between(-25, 25),
    shift: { x: between(-45, 45), y: between(-60, 60) },
    area: between(0.5, 1.05),
    pressure: between(0.05, 0.95),
    dryness: random() ** 1.5 * 1.7,
    distortion: between(0.8, 2.4),
    noise: between(6, 26),
    scratches: Math.floor(random() * 6),
  }
}
