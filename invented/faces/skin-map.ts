import { type Colour, clamp } from './scalar.ts'

/**
 * What is painted on the front of the head, seen straight from ahead: colour (linear), gloss and height (for fine
 * relief). `left`/`top` in decimetres; `perUnit` texels per decimetre.
 */
export type SkinMap = {
  width: number
  height: number
  colour: Float32Array
  gloss: Float32Array
  relief: Float32Array
}

export const mapLeft = -0.86
export const mapTop = 1.2
const perUnit = 200
const mapWidth = Math.round(-2 * mapLeft * perUnit)
const mapHeight = Math.round(2.5 * perUnit)

/** A map of one colour, without relief. */
export function blankMap(base: Colour): SkinMap {
  const size = mapWidth * mapHeight
  const colour = new Float32Array(size * 3)
  for (let at = 0; at < colour.length; at += 3) {
    colour[at] = base[0]
    colour[at + 1] = base[1]
    colour[at + 2] = base[2]
  }
  return {
    width: mapWidth,
    height: mapHeight,
    colour,
    gloss: new Float32Array(size).fill(1),
    relief: new Float32Array(size),
  }
}

/** Visits the texels of a box given in decimetres with their position. */
export function eachTexel(
  map: SkinMap,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  visit: (x: number, y: number, at: number) => void,
): void {
  const left = clamp(Math.floor((x0 - mapLeft) * perUnit), 0, map.width)
  const right = clamp(Math.ceil((x1 - mapLeft) * perUnit), 0, map.width)
  const top = clamp(Math.floor((mapTop - y1) * perUnit), 0, map.height)
  const bottom = clamp(Math.ceil((mapTop - y0) * perUnit), 0, map.height)
  for (let row = top; row < bottom; row++) {
    const y = mapTop - (row + 0.5) / perUnit
    for (let column = left; column < right; column++) {
      visit(mapLeft + (column + 0.5) / perUnit, y, row * map.width + column)
    }
  }
}

/** Lays colour over a texel. */
export function tint(map: SkinMap, at: number, colour: Colour, share: number): void {
  const to = at * 3
  map.colour[to] = map.colour[to]! + (colour[0] - map.colour[to]!) * share
  map.colour[to + 1] = map.colour[to + 1]! + (colour[1] - map.colour[to + 1]!) * share
  map.colour[to + 2] = map.colour[to + 2]! + (colour[2] - map.colour[to + 2]!) * share
}

/** Multiplies a texel, keeping `share` of the effect. */
export function stain(map: SkinMap, at: number, factor: Colour, share: number): void {
  const to = at * 3
  map.colour[to] = map.colour[to]! * (1 + (factor[0] - 1) * share)
  map.colour[to + 1] = map.colour[to + 1]! * (1 + (factor[1] - 1) * share)
  map.colour[to + 2] = map.colour[to + 2]! * (1 + (factor[2] - 1) * share)
}

/** A soft elliptical patch: `lay` gets the texel and a strength from 1 in the middle to 0 outside. */
export function patch(
  map: SkinMap,
  x: number,
  y: number,
  rx: number,
  ry: number,
  lay: (at: number, strength: number) => void,
): void {
  eachTexel(map, x - rx * 2, y - ry * 2, x + rx * 2, y + ry * 2, (px, py, at) => {
    const dx = (px - x) / rx
    const dy = (py - y) / ry
    lay(at, Math.exp(-(dx * dx + dy * dy) * 1.4))
  })
}

export type Curve = readonly (readonly [number, number])[]

/** A tapering brush stroke along a line of points: `lay` gets texel and strength. `width` is the half-width. */
export function stroke(
  map: SkinMap,
  points: Curve,
  width: number,
  lay: (at: number, strength: number) => void,
): void {
  const line = rounded(points)
  const xs = Float64Array.from(line, point => point[0])
  const ys = Float64Array.from(line, point => point[1])
  const pad = width * 1.8
  const scale = 1.2 / (width * width)
  const near = { squared: 0.5, share: 0.5 }
  const [left, right] = [Math.min(...xs) - pad, Math.max(...xs) + pad]
  const [low, high] = [Math.min(...ys) - pad, Math.max(...ys) + pad]
  eachTexel(map, left, low, right, high, (x, y, at) => {
    nearest(xs, ys, x, y, near)
    if (near.squared * scale > 4) return
    const taper = Math.sqrt(Math.max(0, 4 * near.share * (1 - near.share)))
    const strength = taper * Math.exp(-near.squared * scale)
    if (strength > 0.01) lay(at, strength)
  })
}

/** One hair: a straight tapering stroke, without the cost of a curve. */
export function hair(
  map: SkinMap,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  width: number,
  lay: (at: number, strength: number) => void,
): void {
  const ux = x1 - x0
  const uy = y1 - y0
  const long = ux * ux + uy * uy + 1e-9
  const pad = width * 1.8
  const firstColumn = clamp(Math.floor((Math.min(x0, x1) - pad - mapLeft) * perUnit), 0, map.width)
  const lastColumn = clamp(Math.ceil((Math.max(x0, x1) + pad - mapLeft) * perUnit), 0, map.width)
  const firstRow = clamp(Math.floor((mapTop - Math.max(y0, y1) - pad) * perUnit), 0, map.height)
  const lastRow = clamp(Math.ceil((mapTop - Math.min(y0, y1) + pad) * perUnit), 0, map.height)
  for (let row = firstRow; row < lastRow; row++) {
    const y = mapTop - (row + 0.5) / perUnit - y0
    for (let column = firstColumn; column < lastColumn; column++) {
      const x = mapLeft + (column + 0.5) / perUnit - x0
      const t = clamp((x * ux + y * uy) / long, 0, 1)
      const dx = x - ux * t
      const dy = y - uy * t
      const gap = (dx * dx + dy * dy) / (width * width)
      if (gap > 3.5) continue
      const strength = Math.sqrt(4 * t * (1 - t)) * Math.exp(-gap * 1.2)
      if (strength > 0.01) lay(row * map.width + column, strength)
    }
  }
}

/** Fills `near` with the squared distance to a line of points and how far along it the nearest place is. */
function nearest(
  xs: Float64Array,
  ys: Float64Array,
  x: number,
  y: number,
  near: { squared: number; share: number },
): void {
  near.squared = 1e9
  for (let index = 1; index < xs.length; index++) {
    const ax = xs[index - 1]!
    const ay = ys[index - 1]!
    const ux = xs[index]! - ax
    const uy = ys[index]! - ay
    const t = clamp(((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy + 1e-9), 0, 1)
    const dx = x - ax - ux * t
    const dy = y - ay - uy * t
    const gap = dx * dx + dy * dy
    if (gap < near.squared) {
      near.squared = gap
      near.share = (index - 1 + t) / (xs.length - 1)
    }
  }
}

/** Three control points become a smooth bow; other counts are taken as they are. */
function rounded(points: Curve): Curve {
  if (points.length !== 3) return points
  const [a, b, c] = [points[0]!, points[1]!, points[2]!]
  return Array.from({ length: 9 }, (_, index) => {
    const t = index / 8
    const [wa, wb, wc] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
    return [wa * a[0] + wb * b[0] + wc * c[0], wa * a[1] + wb * b[1] + wc * c[1]] as const
  })
}

/** One sample of the map: colour, gloss and slope of the relief. */
export type SkinSample = {
  red: number
  green: number
  blue: number
  gloss: number
  slopeX: number
  slopeY: number
}

/** Reads the map between texels; the edge repeats outwards. */
export function sampleMap(map: SkinMap, x: number, y: number, sample: SkinSample): void {
  const u = clamp((x - mapLeft) * perUnit - 0.5, 1, map.width - 3)
  const v = clamp((mapTop - y) * perUnit - 0.5, 1, map.height - 3)
  const column = Math.floor(u)
  const row = Math.floor(v)
  const fx = u - column
  const fy = v - row
  const a = row * map.width + column
  const c = a + map.width
  const wa = (1 - fx) * (1 - fy)
  const wb = fx * (1 - fy)
  const wc = (1 - fx) * fy
  const wd = fx * fy
  const k = map.colour
  const r = map.relief
  const g = map.gloss
  sample.red = wa * k[a * 3]! + wb * k[a * 3 + 3]! + wc * k[c * 3]! + wd * k[c * 3 + 3]!
  sample.green = wa * k[a * 3 + 1]! + wb * k[a * 3 + 4]! + wc * k[c * 3 + 1]! + wd * k[c * 3 + 4]!
  sample.blue = wa * k[a * 3 + 2]! + wb * k[a * 3 + 5]! + wc * k[c * 3 + 2]! + wd * k[c * 3 + 5]!
  sample.gloss = wa * g[a]! + wb * g[a + 1]! + wc * g[c]! + wd * g[c + 1]!
  sample.slopeX = ((r[a + 1]! - r[a]!) * (1 - fy) + (r[c + 1]! - r[c]!) * fy) * perUnit
  sample.slopeY = ((r[a]! - r[c]!) * (1 - fx) + (r[a + 1]! - r[c + 1]!) * fx) * perUnit
}
