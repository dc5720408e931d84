import { randomFrom } from './noise.ts'
import type { Colour } from './scalar.ts'

/** Linear light with depth; drawn larger than asked for and averaged down, which is what smooths the edges. */
export type Canvas = { width: number; height: number; colour: Float32Array; depth: Float32Array }

/** An empty picture of the given size in pixels. */
export function blankCanvas(width: number, height: number): Canvas {
  const depth = new Float32Array(width * height).fill(1e9)
  return { width, height, colour: new Float32Array(width * height * 3), depth }
}

const gammaTable = Uint8Array.from({ length: 4097 }, (_, index) => {
  const light = index / 4096
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
})

/** A wall with a soft pool of light behind the head. */
export function paintBackground(canvas: Canvas, colour: Colour): void {
  const { width, height } = canvas
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x / width - 0.5
      const dy = y / height - 0.42
      const light = 1.06 - 0.55 * (dx * dx + dy * dy)
      const at = (y * width + x) * 3
      canvas.colour[at] = colour[0] * light
      canvas.colour[at + 1] = colour[1] * light
      canvas.colour[at + 2] = colour[2] * light
    }
  }
}

const grainLength = 16_381
const grainTable = (() => {
  const random = randomFrom(77)
  return Float32Array.from({ length: grainLength }, () => (random() + random() + random() - 1.5) * 7)
})()

/** Averages the canvas down to `width` x `height` and returns 8-bit RGB, with camera grain when a seed is given. */
export function developed(
  canvas: Canvas,
  width: number,
  height: number,
  grainSeed: number | undefined,
): Uint8Array {
  const narrow = shrinkRows(canvas.colour, canvas.width, canvas.height, width)
  const long = width * 3
  const sums = new Float32Array(long)
  const data = new Uint8Array(long * height)
  const scale = canvas.height / height
  const random = randomFrom(grainSeed ?? 0)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    const from = y * scale
    const to = Math.min(canvas.height, from + scale)
    for (let row = Math.floor(from); row < to; row++) {
      const share = (Math.min(row + 1, to) - Math.max(row, from)) / (to - from)
      const at = row * long
      for (let index = 0; index < long; index++) sums[index]! += narrow[at + index]! * share
    }
    const rowStart = y * long
    let grainAt = Math.floor(random() * grainLength)
    for (let index = 0; index < long; index++) {
      const light = sums[index]!
      const value = gammaTable[light >= 1 ? 4096 : light <= 0 ? 0 : (light * 4096 + 0.5) | 0]!
      if (grainSeed === undefined) {
        data[rowStart + index] = value
        continue
      }
      const grained = value + grainTable[grainAt]! + 0.5
      data[rowStart + index] = grained <= 0 ? 0 : grained >= 255 ? 255 : grained | 0
      grainAt = grainAt + 1 === grainLength ? 0 : grainAt + 1
    }
  }
  return data
}

function shrinkRows(colour: Float32Array, width: number, height: number, target: number): Float32Array {
  const result = new Float32Array(target * height * 3)
  const scale = width / target
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < target; x++) {
      const from = x * scale
      const to = Math.min(width, from + scale)
      let red = 0
      let green = 0
      let blue = 0
      for (let column = Math.floor(from); column < to; column++) {
        const share = Math.min(column + 1, to) - Math.max(column, from)
        const at = (y * width + column) * 3
        red += colour[at]! * share
        green += colour[at + 1]! * share
        blue += colour[at + 2]! * share
      }
      const at = (y * target + x) * 3
      result[at] = red / (to - from)
      result[at + 1] = green / (to - from)
      result[at + 2] = blue / (to - from)
    }
  }
  return result
}
