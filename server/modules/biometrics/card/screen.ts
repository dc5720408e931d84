import { type Cv, withMats } from './opencv.ts'
import type { Corners, Pixels } from './types.ts'

const side = 256

/**
 * How strongly a regular grid lies over the card, 0 to 1: the rows and columns of a screen, or their beat with the
 * sensor, stand out as single frequencies, which print, noise and guilloches do not.
 */
export function screenScoreOf(cv: Cv, photo: Pixels, corners: Corners): number {
  const centre = [0, 1].map(axis => corners.reduce((sum, corner) => sum + corner[axis as 0 | 1], 0) / 4)
  const offsets = [-0.6, 0.6].map(shift => Math.round(centre[0]! + shift * side - side / 2))
  const scores = offsets.map(left => gridStrength(cv, tileOf(photo, left, Math.round(centre[1]! - side / 2))))
  // A real grid covers the whole card; a beam of print does not.
  return Math.round(Math.min(...scores) * 100) / 100
}

function tileOf({ data, width, height }: Pixels, left: number, top: number): Float32Array {
  const tile = new Float32Array(side * side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const px = Math.min(width - 1, Math.max(0, left + x))
      const py = Math.min(height - 1, Math.max(0, top + y))
      const i = (py * width + px) * 3
      const window = Math.sin((Math.PI * (x + 0.5)) / side) * Math.sin((Math.PI * (y + 0.5)) / side)
      tile[y * side + x] = (data[i]! + 2 * data[i + 1]! + data[i + 2]! - 600) * window
    }
  }
  return tile
}

function gridStrength(cv: Cv, tile: Float32Array): number {
  return withMats(keep => {
    const from = keep(new cv.Mat(side, side, cv.CV_32FC1))
    from.data32F.set(tile)
    const spectrum = keep(new cv.Mat())
    cv.dft(from, spectrum, cv.DFT_COMPLEX_OUTPUT)
    const power = new Float32Array(side * side)
    const values = spectrum.data32F
    for (let i = 0; i < power.length; i++) power[i] = Math.sqrt(values[i * 2]! ** 2 + values[i * 2 + 1]! ** 2)
    return Math.min(1, Math.max(0, Math.log10(sharpestPeak(power) / peakOfPrint) / span))
  })
}

/** The largest ratio of a single frequency to those around it, low ones left out. */
function sharpestPeak(power: Float32Array): number {
  let sharpest = 1
  for (let v = 0; v < side; v++) {
    for (let u = 8; u < side / 2 - 8; u++) {
      const fv = Math.min(v, side - v)
      if (u * u + fv * fv < (side * 0.14) ** 2 || isBlockFrequency(u, fv)) continue
      const at = power[v * side + u]!
      if (at < power[v * side + u + 1]! || at < power[v * side + u - 1]!) continue
      let around = 0
      for (const [dx, dy] of ring) around += power[((v + dy + side) % side) * side + u + dx]!
      sharpest = Math.max(sharpest, (at * ring.length) / around)
    }
  }
  return sharpest
}

const ring = Array.from({ length: 16 }, (_, index) => {
  const angle = (index * Math.PI) / 8
  return [Math.round(7 * Math.cos(angle)), Math.round(7 * Math.sin(angle))] as const
})
const peakOfPrint = 6
const span = 1

/** JPEG's blocks of eight leave frequencies of their own. */
const isBlockFrequency = (u: number, v: number): boolean =>
  (u <= 1 || v <= 1) && [u, v].every(f => f <= 1 || Math.abs(f - 32 * Math.round(f / 32)) <= 1)
