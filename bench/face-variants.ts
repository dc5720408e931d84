/**
 * Makes a labelled set out of one portrait a person: `node bench/face-variants.ts --from FOLDER --to FOLDER`.
 * Each portrait becomes a folder of pictures with other pose, light, lens, crop and compression. One portrait
 * cannot show age, expression, hair or another day, so figures on such a set are an upper bound.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { decodeImage } from '../server/modules/biometrics/face/decode.ts'
import { createFaceEngine } from '../server/modules/biometrics/face/index.ts'
import type { FaceFinding } from '../server/modules/biometrics/face/types.ts'
import type { Raster } from '../shared/face/raster.ts'
import { createRandom, type Random } from './random.ts'
import { turnHead } from './turned-head.ts'

/** How far one group of variants strays from the portrait; each value is the largest of a uniform spread. */
export type Strain = {
  yaw: number
  pitch: number
  roll: number
  /** Eye distance in pixels, from and to. */
  eyes: [number, number]
  /** Gamma, from and to. */
  gamma: [number, number]
  /** Strength of a light from one side, 0-1. */
  side: number
  blur: number
  noise: number
  quality: [number, number]
}

export const strains = {
  selfie: {
    ...{ yaw: 0.25, pitch: 0.15, roll: 0.15, eyes: [70, 150], gamma: [0.7, 1.5] },
    ...{ side: 0.4, blur: 0.8, noise: 5, quality: [70, 92] },
  },
  wild: {
    ...{ yaw: 0.45, pitch: 0.3, roll: 0.35, eyes: [40, 120], gamma: [0.5, 2.1] },
    ...{ side: 0.7, blur: 1.6, noise: 12, quality: [40, 85] },
  },
  card: {
    ...{ yaw: 0.05, pitch: 0.05, roll: 0.12, eyes: [38, 60], gamma: [0.75, 1.4] },
    ...{ side: 0.35, blur: 1.1, noise: 8, quality: [65, 80] },
  },
} satisfies Record<string, Strain>

/** One varied picture of the portrait as a JPEG. */
export async function vary(portrait: Raster, face: FaceFinding, strain: Strain, random: Random) {
  const spread = (most: number) => (random() * 2 - 1) * most
  const between = ([from, to]: readonly [number, number]) => from + random() * (to - from)
  const turned = turnHead(portrait, face.landmarks, { yaw: spread(strain.yaw), pitch: spread(strain.pitch) })
  light(turned, between(strain.gamma), spread(strain.side), random)
  const { box } = face
  const margin = box.height * (0.35 + random() * 0.6)
  const left = Math.max(0, Math.round(box.left - margin))
  const top = Math.max(0, Math.round(box.top - margin))
  const right = Math.min(portrait.width, Math.round(box.left + box.width + margin))
  const bottom = Math.min(portrait.height, Math.round(box.top + box.height + margin))
  const scale = between(strain.eyes) / face.eyeDistancePixels
  const { width, height } = portrait
  const cropped = await sharp(turned.data, { raw: { width, height, channels: 3 } })
    .extract({ left, top, width: right - left, height: bottom - top })
    .resize(Math.round((right - left) * scale))
    .png()
    .toBuffer()
  const softened = await sharp(cropped)
    .rotate((spread(strain.roll) * 180) / Math.PI, { background: '#8a8a8a' })
    .blur(Math.max(0.3, random() * strain.blur))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const noisy = Uint8Array.from(softened.data, value => clampByte(value + random.normal() * strain.noise))
  const { width: w, height: h } = softened.info
  return sharp(noisy, { raw: { width: w, height: h, channels: 3 } })
    .jpeg({ quality: Math.round(between(strain.quality)) })
    .toBuffer()
}

function clampByte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}

/** Gamma, a colour cast and a light falling from one side. */
function light(raster: Raster, gamma: number, side: number, random: Random): void {
  const cast = [1 + (random() - 0.5) * 0.16, 1, 1 + (random() - 0.5) * 0.16]
  for (let y = 0; y < raster.height; y++)
    for (let x = 0; x < raster.width; x++) {
      const fall = 1 + side * (x / raster.width - 0.5) * 2
      const at = (y * raster.width + x) * 3
      for (let channel = 0; channel < 3; channel++) {
        const value = (raster.data[at + channel]! / 255) ** gamma * 255 * fall * cast[channel]!
        raster.data[at + channel] = clampByte(value)
      }
    }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, each: { type: 'string', default: '8' } },
  })
  if (!values.from || !values.to)
    throw new Error('usage: face-variants.ts --from FOLDER --to FOLDER [--each N]')
  const engine = await createFaceEngine()
  for (const file of await readdir(values.from)) {
    const name = basename(file, extname(file))
    const small = await sharp(await readFile(join(values.from, file)))
      .resize(900, 900, { fit: 'inside' })
      .jpeg({ quality: 95 })
      .toBuffer()
    const decoded = await decodeImage(small)
    const found = await engine.analyse(small, { anyQuality: true, anyPose: true })
    if (decoded.outcome !== 'decoded' || found.outcome !== 'found') throw new Error(`no face in ${file}`)
    await mkdir(join(values.to, name), { recursive: true })
    for (const [strainName, strain] of Object.entries(strains))
      for (let n = 0; n < Number(values.each); n++) {
        const random = createRandom(`${name}/${strainName}/${n}`)
        const image = await vary(decoded.raster, found.face, strain, random)
        await writeFile(join(values.to, name, `${strainName}-${n}.jpg`), image)
      }
  }
  await engine.close()
}

if (import.meta.main) await main()
