import type { Plane } from './planes.ts'
import { withoutSpecks } from './regions.ts'

/** Lines of one pixel: 1 on the middle of a ridge; the outermost rows and columns are empty. */
export type Skeleton = { width: number; height: number; pixels: Uint8Array }

/** The eight neighbours in a ring from above, clockwise, as steps in rows and columns. */
const ring = [
  [-1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, -1],
] as const

/** Steps from a pixel to its eight neighbours in a picture of the given width, clockwise from above. */
export function ringSteps(width: number): Int32Array {
  return Int32Array.from(ring, ([down, right]) => down * width + right)
}

const leastSpeck = 24

/** Ridges as a mask: where the followed ridges are above 0 in the clear part, without pores and specks. */
export function ridgeMask(followed: Plane, clear: Uint8Array): Uint8Array {
  const { width, height } = followed
  const mask = clear.map((inside, at) => (inside === 1 && followed.values[at]! > 0 ? 1 : 0))
  const filled = withoutSpecks(mask, width, height, 0, leastSpeck)
  return withoutSpecks(filled, width, height, 1, leastSpeck)
}

/**
 * Thins the ridges to lines (Zhang and Suen 1984), then takes away the corners it leaves on slanted lines, so that
 * every pixel but ends and forks has exactly two neighbours.
 */
export function thinned(mask: Uint8Array, width: number, height: number): Skeleton {
  const pixels = mask.slice()
  for (let x = 0; x < width; x++) pixels[x] = pixels[(height - 1) * width + x] = 0
  for (let y = 0; y < height; y++) pixels[y * width] = pixels[y * width + width - 1] = 0
  const steps = ringSteps(width)
  let alive: number[] = []
  for (let at = 0; at < pixels.length; at++) if (pixels[at] === 1) alive.push(at)
  let changed = true
  while (changed) {
    changed = false
    for (const table of peelTables) {
      const gone = alive.filter(at => table[neighbours(pixels, at, steps)] === 1)
      for (const at of gone) pixels[at] = 0
      if (gone.length > 0) {
        changed = true
        alive = alive.filter(at => pixels[at] === 1)
      }
    }
  }
  for (const at of alive) if (cornerTable[neighbours(pixels, at, steps)] === 1) pixels[at] = 0
  return { width, height, pixels }
}

/** The eight neighbours as bits, the one above first. */
export function neighbours(pixels: Uint8Array, at: number, steps: Int32Array): number {
  let bits = 0
  for (let n = 0; n < 8; n++) bits |= pixels[at + steps[n]!]! << n
  return bits
}

/** How often the ring of neighbours goes from empty to set. */
function runs(bits: number): number {
  let count = 0
  for (let n = 0; n < 8; n++) if (!(bits & (1 << n)) && bits & (1 << ((n + 1) % 8))) count++
  return count
}

function countOf(bits: number): number {
  let count = 0
  for (let n = 0; n < 8; n++) count += (bits >> n) & 1
  return count
}

function tableOf(rule: (bits: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, bits) => (rule(bits) ? 1 : 0))
}

const has = (bits: number, ...places: number[]) => places.every(place => bits & (1 << place))

/** The two half-steps of Zhang and Suen: peel from the south-east, then from the north-west. */
const peelTables = [
  tableOf(bits => peels(bits) && !has(bits, 0, 2, 4) && !has(bits, 2, 4, 6)),
  tableOf(bits => peels(bits) && !has(bits, 0, 2, 6) && !has(bits, 0, 4, 6)),
]

function peels(bits: number): boolean {
  const count = countOf(bits)
  return count >= 2 && count <= 6 && runs(bits) === 1
}

/** A pixel whose neighbours stay joined without it: the corner of a step. */
const cornerTable = tableOf(bits => {
  if (countOf(bits) < 2) return false
  // Neighbours joined by a corner count as joined: an empty edge place between two set ones does not part them.
  let joined = bits
  for (const edge of [0, 2, 4, 6])
    if (has(bits, edge)) joined |= (1 << ((edge + 1) % 8)) | (1 << ((edge + 7) % 8))
  return runs(joined) === 1 && [0, 2, 4, 6].some(edge => has(bits, edge) && has(bits, (edge + 2) % 8))
})
