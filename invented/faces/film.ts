import { closeSync, openSync, writeSync } from 'node:fs'
import type { Picture } from './draw-face.ts'
import { jpegOf } from './encode.ts'

/** Where a film goes: `.y4m` or `.mjpeg` by the ending of `path`. Chromium always plays `.mjpeg` at 30 frames a second. */
export type Film = { path: string; width: number; height: number; fps: number }

/** Writes frame after frame; no other program is needed. @throws RangeError for sizes or endings a film cannot have. */
export async function writeFilm(
  film: Film,
  frameCount: number,
  frameAt: (index: number) => Picture,
): Promise<void> {
  const isRaw = film.path.endsWith('.y4m')
  if (!isRaw && !film.path.endsWith('.mjpeg')) throw new RangeError('A film ends in .y4m or .mjpeg')
  if (!isRaw && film.fps !== 30) throw new RangeError('An .mjpeg film is always played at 30 frames a second')
  if (film.width % 2 !== 0 || film.height % 2 !== 0)
    throw new RangeError('A film needs even width and height')
  const file = openSync(film.path, 'w')
  try {
    if (isRaw) writeSync(file, `YUV4MPEG2 W${film.width} H${film.height} F${film.fps}:1 Ip A1:1 C420jpeg\n`)
    for (let index = 0; index < frameCount; index++) {
      const picture = frameAt(index)
      if (isRaw) writeSync(file, 'FRAME\n')
      writeSync(file, isRaw ? planesOf(picture) : await jpegOf(picture, 90))
    }
  } finally {
    closeSync(file)
  }
}

/** RGB to planar YCbCr 4:2:0 with ITU-R BT.601 weights, limited range as players expect of y4m. */
function planesOf({ width, height, data }: Picture): Uint8Array {
  const planes = new Uint8Array(width * height * 1.5)
  const chroma = (width / 2) * (height / 2)
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = [data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!]
    planes[at] = Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue)
  }
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3
      const below = at + width * 3
      const red = (data[at]! + data[at + 3]! + data[below]! + data[below + 3]!) / 4
      const green = (data[at + 1]! + data[at + 4]! + data[below + 1]! + data[below + 4]!) / 4
      const blue = (data[at + 2]! + data[at + 5]! + data[below + 2]! + data[below + 5]!) / 4
      const to = width * height + (y / 2) * (width / 2) + x / 2
      planes[to] = Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue)
      planes[to + chroma] = Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue)
    }
  }
  return planes
}
