import { distance } from './geometry.ts'
import type { Grey, TextRun } from './lines.ts'
import type { CardQuality, CardRefusal, Corners, Pixels } from './types.ts'

/** Length of the card's long side in pixels of the photograph as it was sent. */
export function cardWidthOf(corners: Corners, scale: number): number {
  const long = (distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2
  return Math.round(long / scale)
}

/** Measures the straightened card. */
export function measureQuality(
  flat: Pixels,
  grey: Grey,
  runs: readonly TextRun[],
): Omit<CardQuality, 'cardWidthPixels' | 'screenScore'> {
  return {
    blurPixels: blurOf(grey, runs),
    glareShare: glareOf(flat),
    paperBrightness: medianOf(grey),
  }
}

/**
 * Width of the step between stroke and paper: contrast over steepest slope, over the lines of text.
 * A step blurred by a Gaussian of deviation s measures 2.5 s.
 */
function blurOf(grey: Grey, runs: readonly TextRun[]): number {
  const steps = runs
    .filter(run => isText(run) && !touchesEdge(grey, run))
    .flatMap(run => stepOf(grey, run) ?? [])
  // The sharpest quarter counts: blur softens every line, while shadows and guilloches soften some that are no print.
  const strongest = Math.max(...steps.map(step => step.contrast))
  const widths = steps
    .filter(step => step.contrast > 0.5 * strongest)
    .map(step => step.width)
    .sort((a, b) => a - b)
  return Math.round((widths[widths.length >> 2] ?? 0) * 100) / 100
}

const touchesEdge = ({ width, height }: Grey, run: TextRun): boolean =>
  run.left < 12 || run.top < 12 || run.right > width - 12 || run.bottom > height - 12

function stepOf({ data, width }: Grey, run: TextRun): { contrast: number; width: number } | undefined {
  const levels = new Uint32Array(256)
  const slopes = new Uint32Array(256)
  let count = 0
  for (let y = run.top; y < run.bottom; y++) {
    for (let x = Math.max(1, run.left); x < Math.min(width - 1, run.right); x++) {
      const i = y * width + x
      levels[data[i]!]!++
      // Two pixels apart: the noise of a single pixel would pass for sharpness.
      slopes[Math.abs(data[i + 1]! - data[i - 1]!)]!++
      count++
    }
  }
  const [ink, middle, paper] = [0.03, 0.5, 0.9].map(share => quantile(levels, count, share)) as [
    number,
    number,
    number,
  ]
  const contrast = paper - ink
  // The stripe of the back and the emblem are no text: most of a line of text is paper.
  if (paper - middle > contrast / 2) return undefined
  return { contrast, width: (2 * contrast) / Math.max(1, quantile(slopes, count, 0.97)) }
}

function quantile(histogram: Uint32Array, count: number, share: number): number {
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += histogram[value]!
    if (seen >= count * share) return value
  }
  return 255
}

/** Share of the card, its rounded corners left out, where the sensor was full and no print can be seen. */
function glareOf({ data, width, height }: Pixels): number {
  let full = 0
  let count = 0
  for (let y = Math.round(height * 0.06); y < height * 0.94; y += 2) {
    for (let x = Math.round(width * 0.05); x < width * 0.95; x += 2) {
      const i = (y * width + x) * 3
      count++
      if (data[i]! >= 250 && data[i + 1]! >= 250 && data[i + 2]! >= 250) full++
    }
  }
  return Math.round((1000 * full) / count) / 1000
}

function medianOf({ data }: Grey): number {
  const levels = new Uint32Array(256)
  for (let i = 0; i < data.length; i += 7) levels[data[i]!]!++
  return quantile(levels, Math.ceil(data.length / 7), 0.5)
}

/** Narrower cards have letters of too few pixels. */
export const leastCardWidth = 600
const worstBlur = 7.5
const doubtfulBlur = 4
const doubtfulGlare = 0.015

/** True for a run that has the shape of a line of print. */
export function isText(run: TextRun): boolean {
  const height = run.bottom - run.top
  return height >= 14 && height <= 70 && run.right - run.left > 3 * height
}

/** What forbids reading at all. */
export function faultBefore(quality: CardQuality, allowScreen: boolean): CardRefusal | undefined {
  if (quality.cardWidthPixels < leastCardWidth) return 'tooSmall'
  if (quality.blurPixels > worstBlur) return 'blurred'
  if (!allowScreen && quality.screenScore > 0.5) return 'screenPhoto'
  return undefined
}

/** The likeliest reason for which a card could not be read with certainty. */
export function faultAfter(quality: CardQuality): CardRefusal {
  if (quality.blurPixels > doubtfulBlur) return 'blurred'
  // Where most of it is burnt out it is white paper, not a reflection.
  const isGlare = quality.glareShare > doubtfulGlare && quality.glareShare < 0.5
  return isGlare ? 'glare' : 'unreadable'
}
