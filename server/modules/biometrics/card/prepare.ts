import type { Grey, TextRun } from './lines.ts'
import { matOf } from './lines.ts'
import { type Cv, withMats } from './opencv.ts'

/** One way of preparing a line for the engine; different ways make different mistakes, which is what voting needs. */
export type Preparation = {
  /** Height in pixels that the run's letters are scaled to. */
  height: number
  /** 'plain' evens the paper only; 'smooth' also denoises; 'binary' also decides black or white; 'sharp' undoes blur. */
  look: 'plain' | 'smooth' | 'binary' | 'sharp'
}

/** Room left around the letters when a run is cut out, in pixels of the straightened card. */
export type Padding = { x: number; above: number; below: number }

const border = 12

/** Cuts a run out of the straightened card and prepares it: dark letters on even white paper, scaled, with a margin. */
export function prepareLine(cv: Cv, grey: Grey, run: TextRun, padding: Padding, how: Preparation): Grey {
  const left = Math.max(0, run.left - padding.x)
  const right = Math.min(grey.width, run.right + padding.x)
  const top = Math.max(0, run.top - padding.above)
  const bottom = Math.min(grey.height, run.bottom + padding.below)
  return withMats(keep => {
    const whole = keep(matOf(cv, grey))
    const cut = keep(whole.roi(new cv.Rect(left, top, right - left, bottom - top)))
    const line = keep(cut.clone())
    if (how.look === 'smooth') {
      const smooth = keep(new cv.Mat())
      cv.bilateralFilter(line, smooth, 7, 45, 3)
      smooth.copyTo(line)
    }
    if (how.look === 'binary') cv.GaussianBlur(line, line, new cv.Size(5, 5), 1)
    const scale = how.height / Math.max(8, run.bottom - run.top)
    const scaled = keep(new cv.Mat())
    const size = new cv.Size(
      Math.max(8, Math.round((right - left) * scale)),
      Math.max(8, Math.round((bottom - top) * scale)),
    )
    cv.resize(line, scaled, size, 0, 0, scale < 1 ? cv.INTER_AREA : cv.INTER_CUBIC)
    if (how.look === 'sharp') {
      const blurred = keep(new cv.Mat())
      cv.GaussianBlur(scaled, blurred, new cv.Size(0, 0), 2.2)
      cv.addWeighted(scaled, 2, blurred, -1, 0, scaled)
    }
    evenPaper(scaled.data as Uint8Array, scaled.cols, scaled.rows)
    if (how.look === 'binary') cv.threshold(scaled, scaled, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU)
    const framed = keep(new cv.Mat())
    const white = new cv.Scalar(255, 255, 255, 255)
    cv.copyMakeBorder(scaled, framed, border, border, border, border, cv.BORDER_CONSTANT, white)
    return { data: new Uint8Array(framed.data), width: framed.cols, height: framed.rows }
  })
}

/** Stretches each stretch of columns so that its paper becomes white and its ink black: glare and shade cancel out. */
function evenPaper(data: Uint8Array, width: number, height: number): void {
  const reach = Math.max(24, height)
  const step = Math.max(8, reach >> 1)
  const knots: { x: number; paper: number; ink: number }[] = []
  for (let x = 0; x < width + step; x += step) {
    const histogram = new Uint32Array(256)
    let count = 0
    for (let cx = Math.max(0, x - reach); cx < Math.min(width, x + reach); cx++) {
      for (let y = 0; y < height; y++) {
        histogram[data[y * width + cx]!]!++
        count++
      }
    }
    const paper = quantile(histogram, count, 0.75)
    knots.push({ x, paper, ink: Math.min(quantile(histogram, count, 0.02), paper - 40) })
  }
  for (let x = 0; x < width; x++) {
    const k = Math.min(knots.length - 2, Math.floor(x / step))
    const share = x / step - k
    const paper = knots[k]!.paper * (1 - share) + knots[k + 1]!.paper * share
    const ink = knots[k]!.ink * (1 - share) + knots[k + 1]!.ink * share
    const gain = 235 / Math.max(30, paper - ink)
    for (let y = 0; y < height; y++) {
      const i = y * width + x
      data[i] = Math.max(0, Math.min(255, 245 + (data[i]! - paper) * gain))
    }
  }
}

function quantile(histogram: Uint32Array, count: number, share: number): number {
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += histogram[value]!
    if (seen >= count * share) return value
  }
  return 255
}
