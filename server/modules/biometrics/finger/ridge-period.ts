import type { Contact } from './contact.ts'
import type { Orientation } from './orientation.ts'

/** Ridge period in pixels on a coarse grid, and how plainly the ridges repeat there, 0 to 1. */
export type Periods = {
  columns: number
  rows: number
  periods: Float32Array
  plainness: Float32Array
}

/** Side of a grid cell in pixels. */
export const periodCell = 12
const reach = 16
const step = 3
const firstLag = 3
const lastLag = 20
/** A repeat weaker than this share of the ridge's own strength is no repeat. */
const leastRepeat = 0.2
const usualPeriod = 9
const leastTrust = 0.02
const nearCells = 4

/**
 * Distance from ridge to ridge by autocorrelation across the ridges: the first shift after the first valley at which
 * they cover themselves again. Peaks of a grey profile mislead on thick and on double ridges; shifts do not.
 */
export function periodsOf(contact: Contact, orientation: Orientation): Periods {
  const { width, height } = contact.soft
  const columns = Math.ceil(width / periodCell)
  const rows = Math.ceil(height / periodCell)
  const periods = new Float32Array(columns * rows)
  const plainness = new Float32Array(columns * rows)
  const sums = new Float64Array(lastLag + 2)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = Math.min(width - 1, Math.round((column + 0.5) * periodCell))
      const y = Math.min(height - 1, Math.round((row + 0.5) * periodCell))
      if (contact.touched[y * width + x] === 0) continue
      correlate(contact, orientation, x, y, sums)
      const at = row * columns + column
      const found = firstRepeat(sums)
      periods[at] = found?.lag ?? 0
      plainness[at] = found?.strength ?? 0
    }
  return {
    columns,
    rows,
    periods: filledIn(periods, plainness, columns, rows),
    plainness: spread(plainness, columns, rows),
  }
}

/** Adds up products of the ridges with themselves shifted by each lag across their own direction. */
function correlate(
  contact: Contact,
  orientation: Orientation,
  x: number,
  y: number,
  sums: Float64Array,
): void {
  const { width, height, values } = contact.soft
  sums.fill(0)
  for (let py = Math.max(0, y - reach); py <= Math.min(height - 1, y + reach); py += step)
    for (let px = Math.max(0, x - reach); px <= Math.min(width - 1, x + reach); px += step) {
      const at = py * width + px
      if (contact.touched[at] === 0) continue
      const angle = orientation[at]!
      const acrossX = Math.sin(angle)
      const acrossY = Math.cos(angle)
      const value = values[at]!
      sums[0]! += value * value
      for (let lag = firstLag - 1; lag <= lastLag + 1; lag++) {
        const qx = px + lag * acrossX
        const qy = py + lag * acrossY
        if (qx < 0 || qy < 0 || qx >= width - 1 || qy >= height - 1) continue
        const left = Math.floor(qx)
        const top = Math.floor(qy)
        const fx = qx - left
        const fy = qy - top
        const corner = top * width + left
        const upper = values[corner]! + (values[corner + 1]! - values[corner]!) * fx
        const lower = values[corner + width]! + (values[corner + width + 1]! - values[corner + width]!) * fx
        sums[lag]! += value * (upper + (lower - upper) * fy)
      }
    }
}

function firstRepeat(sums: Float64Array): { lag: number; strength: number } | undefined {
  const own = sums[0]!
  if (own <= 0) return undefined
  let lag = firstLag
  while (lag <= lastLag && sums[lag]! > sums[lag + 1]!) lag++
  while (lag <= lastLag && sums[lag]! <= sums[lag + 1]!) lag++
  const here = sums[lag]!
  if (lag > lastLag || here < leastRepeat * own) return undefined
  const before = sums[lag - 1]!
  const after = sums[lag + 1]!
  const bend = before - 2 * here + after
  return { lag: lag + (bend < 0 ? (before - after) / (2 * bend) : 0), strength: Math.min(1, here / own) }
}

/** Smooths the periods over their neighbours and fills cells without one from further off. */
function filledIn(
  periods: Float32Array,
  plainness: Float32Array,
  columns: number,
  rows: number,
): Float32Array {
  const all = [...periods].filter(period => period > 0).sort((one, other) => one - other)
  const middle = all[all.length >> 1] ?? usualPeriod
  return periods.map((_, at) => {
    let total = leastTrust * middle
    let weights = leastTrust
    forEachNear(at, columns, rows, (near, distance) => {
      if (periods[near] === 0) return
      const weight = plainness[near]! * Math.exp(-distance / 4.5)
      total += weight * periods[near]!
      weights += weight
    })
    return total / weights
  })
}

/** The mean plainness around each cell: single cells may fail on a minutia, whole neighbourhoods do not. */
function spread(plainness: Float32Array, columns: number, rows: number): Float32Array {
  return plainness.map((_, at) => {
    let total = 0
    let weights = 0
    forEachNear(at, columns, rows, (near, distance) => {
      const weight = Math.exp(-distance / 2)
      total += weight * plainness[near]!
      weights += weight
    })
    return total / weights
  })
}

function forEachNear(
  at: number,
  columns: number,
  rows: number,
  visit: (near: number, squaredDistance: number) => void,
): void {
  const column = at % columns
  const row = Math.floor(at / columns)
  for (let y = Math.max(0, row - nearCells); y <= Math.min(rows - 1, row + nearCells); y++)
    for (let x = Math.max(0, column - nearCells); x <= Math.min(columns - 1, column + nearCells); x++)
      visit(y * columns + x, (x - column) ** 2 + (y - row) ** 2)
}
