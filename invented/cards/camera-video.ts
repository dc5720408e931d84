// Writes an uncompressed video of a card held before the camera, in the form a browser's fake camera plays (YUV4MPEG2, 4:2:0).
import { closeSync, openSync, writeSync } from 'node:fs'
import { diceOf } from '../country/dice.ts'
import { addNoise, type PhotographLevel, photographRaster, type Raster } from './photograph.ts'

const framesPerSecond = 10
const margin = 8
// Enough that the picture lives; more would only take longer to make.
const distinctFrames = 6

export type CardVideoOptions = {
  png: Uint8Array
  path: string
  width: number
  height: number
  seconds: number
  level?: PhotographLevel
  seed?: number
}

/** Writes the file; width and height must be even. The hand trembles by a few pixels and every frame has its own grain. */
export async function writeCardVideo(options: CardVideoOptions): Promise<void> {
  const { png, path, width, height, seconds, level = 'clean', seed = 1 } = options
  const scene = await photographRaster(png, {
    level,
    seed,
    width: width + margin * 2,
    height: height + margin * 2,
  })
  const stills = Array.from({ length: Math.min(distinctFrames, seconds * framesPerSecond) }, (_, frame) => {
    const dice = diceOf(seed, 51, Math.floor(frame / 2))
    const still = crop(scene, dice.int(4) + margin - 2, dice.int(4) + margin - 2, width, height)
    return addNoise(still, 1.5, seed + frame)
  })
  writeVideo(path, width, height, seconds * framesPerSecond, frame => stills[frame % stills.length]!)
}

/** Writes frames one after another, never holding more than one. */
export function writeVideo(
  path: string,
  width: number,
  height: number,
  frames: number,
  frameAt: (frame: number) => Raster,
) {
  if (width % 2 !== 0 || height % 2 !== 0) throw new RangeError('width and height must be even')
  const file = openSync(path, 'w')
  try {
    writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
    for (let frame = 0; frame < frames; frame += 1) {
      writeSync(file, 'FRAME\n')
      writeSync(file, toYuv420(frameAt(frame)))
    }
  } finally {
    closeSync(file)
  }
}

function crop(
  { width, rgb }: Raster,
  left: number,
  top: number,
  cutWidth: number,
  cutHeight: number,
): Raster {
  const cut = new Uint8Array(cutWidth * cutHeight * 3)
  for (let row = 0; row < cutHeight; row += 1) {
    const from = ((top + row) * width + left) * 3
    cut.set(rgb.subarray(from, from + cutWidth * 3), row * cutWidth * 3)
  }
  return { width: cutWidth, height: cutHeight, rgb: cut }
}

/** Planes of luma and halved chroma, ITU-R BT.601 in the limited range that cameras deliver. */
export function toYuv420({ width, height, rgb }: Raster): Uint8Array {
  const size = width * height
  const planes = new Uint8Array(size + size / 2)
  for (let at = 0; at < size; at += 1) {
    const [red, green, blue] = [rgb[at * 3]!, rgb[at * 3 + 1]!, rgb[at * 3 + 2]!]
    planes[at] = 16 + (65.738 * red + 129.057 * green + 25.064 * blue) / 256
  }
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3
      const [red, green, blue] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!]
      const place = size + (y / 2) * (width / 2) + x / 2
      planes[place] = 128 + (-37.945 * red - 74.494 * green + 112.439 * blue) / 256
      planes[place + size / 4] = 128 + (112.439 * red - 94.154 * green - 18.285 * blue) / 256
    }
  }
  return planes
}
