/** An upright colour picture held as rows of red, green, blue bytes. */
export type Raster = { width: number; height: number; data: Uint8Array }

/** Maps a point of the target picture to the source: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Affine = { a: number; b: number; c: number; d: number; e: number; f: number }

export type Point = { x: number; y: number }

/** Applies an affine map to one point. */
export function mapPoint(map: Affine, point: Point): Point {
  return { x: map.a * point.x + map.b * point.y + map.c, y: map.d * point.x + map.e * point.y + map.f }
}

/**
 * A square window of `size` target pixels laid over the source with its middle at `centre`,
 * `side` source pixels wide, turned clockwise by `angle` radians.
 */
export function squareWindow(size: number, centre: Point, side: number, angle: number): Affine {
  const scale = side / size
  const a = Math.cos(angle) * scale
  const d = Math.sin(angle) * scale
  const half = size / 2
  return { a, b: -d, c: centre.x - half * (a - d), d, e: a, f: centre.y - half * (d + a) }
}

/** Halves a raster by averaging blocks of four pixels. */
export function halve(raster: Raster): Raster {
  const width = Math.max(1, raster.width >> 1)
  const height = Math.max(1, raster.height >> 1)
  const data = new Uint8Array(width * height * 3)
  const right = raster.width > 1 ? 3 : 0
  const below = raster.height > 1 ? raster.width * 3 : 0
  for (let y = 0; y < height; y++) {
    let from = y * 2 * raster.width * 3
    let to = y * width * 3
    for (let x = 0; x < width; x++, from += 6, to += 3) {
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel
        data[to + channel] =
          (raster.data[at]! +
            raster.data[at + right]! +
            raster.data[at + below]! +
            raster.data[at + right + below]! +
            2) >>
          2
      }
    }
  }
  return { width, height, data }
}

/** The picture and its successive halves, made when first asked for, so that shrinking never aliases. */
export type Pyramid = { level(index: number): Raster; base: Raster }

/** Builds the lazily filled pyramid of a raster. */
export function createPyramid(base: Raster): Pyramid {
  const levels = [base]
  return {
    base,
    level(index) {
      while (levels.length <= index) levels.push(halve(levels[levels.length - 1]!))
      return levels[index]!
    },
  }
}

export type Border = 'repeat' | 'black'

/**
 * Cuts a `size`×`size` picture out of the pyramid through `window` with bilinear sampling; values 0-255,
 * rows of red, green, blue. Outside the source the edge is repeated, or black is read.
 */
export function cut(pyramid: Pyramid, window: Affine, size: number, border: Border): Float32Array {
  const shrink = Math.hypot(window.a, window.d)
  let level = 0
  while (level < 5 && shrink > 1.5 * 2 ** level) level++
  const source = pyramid.level(level)
  const factor = source.width / pyramid.base.width
  const factorY = source.height / pyramid.base.height
  const out = new Float32Array(size * size * 3)
  let to = 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++, to += 3) {
      const px = window.a * (x + 0.5) + window.b * (y + 0.5) + window.c
      const py = window.d * (x + 0.5) + window.e * (y + 0.5) + window.f
      sampleInto(source, px * factor - 0.5, py * factorY - 0.5, border, out, to)
    }
  }
  return out
}

function sampleInto(
  source: Raster,
  x: number,
  y: number,
  border: Border,
  out: Float32Array,
  to: number,
): void {
  const { width, height, data } = source
  if (border === 'black' && (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5)) return
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = x - left
  const fy = y - top
  const x0 = left < 0 ? 0 : left >= width ? width - 1 : left
  const x1 = left + 1 < 0 ? 0 : left + 1 >= width ? width - 1 : left + 1
  const y0 = top < 0 ? 0 : top >= height ? height - 1 : top
  const y1 = top + 1 < 0 ? 0 : top + 1 >= height ? height - 1 : top + 1
  const a = (y0 * width + x0) * 3
  const b = (y0 * width + x1) * 3
  const c = (y1 * width + x0) * 3
  const d = (y1 * width + x1) * 3
  for (let channel = 0; channel < 3; channel++) {
    const upper = data[a + channel]! * (1 - fx) + data[b + channel]! * fx
    const lower = data[c + channel]! * (1 - fx) + data[d + channel]! * fx
    out[to + channel] = upper * (1 - fy) + lower * fy
  }
}
