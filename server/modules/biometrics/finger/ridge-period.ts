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

/**
 * Distance from ridge to ridge by autocorrelation across the ridges: the first shift after the first valley at which
 * they cover themselves again. Peaks of a grey profile mislead on thick and on double ridges; shifts do not.
 */
export function periodsOf(contact: Contact, orientation: Orientation): Periods {
  const { width, height } = contact.ridges
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
  return { columns, rows, periods: filledIn(periods, plainness, columns, rows), plainness }
}

/** Adds up products of the ridges with themselves shifted by each lag across their own direction. */
function correlate(contact: Contact, orientation: Orientation, x: number, y: number, sums: Float64Array): void {
  const { width, height, values } = contact.ridges
  sums.fill(0)
  for (let py = Math.max(0, y - reach); py <= Math.min(height - 1, y + reach); py += step)
    for (let px = Math.max(0, x - reach); px <= Math.min(width - 1, x + reach); px += step) {
      const at = py * width + px
      if (contact.touched[at] === 0) continue
      const angle = orientation.angles[at]!
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
        const lower =
          values[corner + width]! + (values[corner + width + 1]! - values[corner + width]!) * fx
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
function filledIn(periods: Float32Array, plainness: Float32Array, columns: number, rows: number): Float32Array {
  const result = new Float32Array(periods.length)
  const all = [...periods].filter(period => period > 0).sort((one, other) => one - other)
  const middle = all[all.length >> 1] ?? usualPeriod
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let total = 0.02 * middle
      let weights = 0.02
      for (let other = Math.max(0, row - 4); other <= Math.min(rows - 1, row + 4); other++)
        for (let beside = Math.max(0, column - 4); beside <= Math.min(columns - 1, column + 4); beside++) {
          const at = other * columns + beside
          if (periods[at] === 0) continue
          const distance = (other - row) ** 2 + (beside - column) ** 2
          const weight = plainness[at]! * Math.exp(-distance / 4.5)
          total += weight * periods[at]!
          weights += weight
        }
      result[row * columns + column] = total / weights
    }
  return result
}
