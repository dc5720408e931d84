import type { Mat } from '@techstark/opencv-js'
import { type Cv, withMats } from './opencv.ts'
import type { Pixels } from './types.ts'

/** A stretch of text on one line, in pixels of the straightened card; `core` is the band its main letters stand in. */
export type TextRun = { left: number; right: number; top: number; bottom: number }

/** A grey picture, rows packed. */
export type Grey = { data: Uint8Array; width: number; height: number }

/** Grey of the straightened card, weighted so that black and blue print are both dark on pale paper. */
export function greyOf(pixels: Pixels): Grey {
  const data = new Uint8Array(pixels.width * pixels.height)
  for (let i = 0, j = 0; i < data.length; i++, j += 3) {
    data[i] = (pixels.data[j]! * 8 + pixels.data[j + 1]! * 6 + pixels.data[j + 2]! * 2) >> 4
  }
  return { data, width: pixels.width, height: pixels.height }
}

/** Wraps a grey picture for OpenCV; the caller frees it. */
export function matOf(cv: Cv, grey: Grey): Mat {
  const mat = new cv.Mat(grey.height, grey.width, cv.CV_8UC1)
  mat.data.set(grey.data)
  return mat
}

const tallestLetter = 64
const gapInRun = 26

/** Where every print of the front has the portrait, in pixels of the straightened card. */
export const portraitZone = { left: 897, right: 1165, top: 338, bottom: 668 } as const

/** Finds the runs of text on the straightened card, top to bottom; a zone without text can be left out. */
export function findTextRuns(cv: Cv, grey: Grey, without?: TextRun): TextRun[] {
  return withMats(keep => {
    const ink = keep(inkMask(cv, grey))
    if (without) {
      const { left, top, right, bottom } = without
      const zone = keep(ink.roi(new cv.Rect(left, top, right - left, bottom - top)))
      zone.setTo(new cv.Scalar(0))
    }
    const joined = keep(new cv.Mat())
    const bridge = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(gapInRun, 1)))
    cv.morphologyEx(ink, joined, cv.MORPH_CLOSE, bridge)
    const boxes = componentBoxes(cv, joined).filter(b => b.right - b.left >= 12 || isNarrowDigit(b))
    const runs = boxes.flatMap(box => (box.bottom - box.top > tallestLetter ? splitTall(ink, box) : [box]))
    return attachMarks(runs).sort((a, b) => a.top - b.top)
  })
}

/** Pixels darker than their surroundings, without specks and without anything too tall to be a letter. */
function inkMask(cv: Cv, grey: Grey): Mat {
  return withMats(keep => {
    const smooth = keep(matOf(cv, grey))
    cv.GaussianBlur(smooth, smooth, new cv.Size(5, 5), 1.1)
    const mask = keep(darkerThanAround(cv, smooth))
    const labels = keep(new cv.Mat())
    const stats = keep(new cv.Mat())
    const centres = keep(new cv.Mat())
    const count = cv.connectedComponentsWithStats(mask, labels, stats, centres, 8, cv.CV_32S)
    const keepLabel = new Uint8Array(count)
    for (let i = 1; i < count; i++) {
      const [, , width, height, area] = stats.data32S.subarray(i * 5, i * 5 + 5)
      const thin = height! <= 3 && width! > 14
      keepLabel[i] = area! >= 14 && height! <= 110 && width! <= 560 && !thin ? 255 : 0
    }
    const clean = new cv.Mat(grey.height, grey.width, cv.CV_8UC1)
    const from = labels.data32S
    const to = clean.data as Uint8Array
    for (let i = 0; i < to.length; i++) to[i] = keepLabel[from[i]!]!
    return clean
  })
}

/** Ink stands out from its surroundings by a good part of what the darkest print does; guilloches and watermarks do not. */
function darkerThanAround(cv: Cv, smooth: Mat): Mat {
  return withMats(keep => {
    const around = keep(new cv.Mat())
    cv.blur(smooth, around, new cv.Size(41, 41))
    const drop = keep(new cv.Mat())
    cv.subtract(around, smooth, drop)
    const counts = new Uint32Array(256)
    const data = drop.data as Uint8Array
    for (let i = 0; i < data.length; i += 3) counts[data[i]!]!++
    let strongest = 255
    for (let above = 0; strongest > 0; strongest--) {
      above += counts[strongest]!
      if (above > data.length * 0.005) break
    }
    const mask = new cv.Mat()
    cv.threshold(drop, mask, Math.min(32, Math.max(11, strongest * 0.2)), 255, cv.THRESH_BINARY)
    return mask
  })
}

function componentBoxes(cv: Cv, mask: Mat): TextRun[] {
  return withMats(keep => {
    const labels = keep(new cv.Mat())
    const stats = keep(new cv.Mat())
    const centres = keep(new cv.Mat())
    const count = cv.connectedComponentsWithStats(mask, labels, stats, centres, 8, cv.CV_32S)
    const boxes: TextRun[] = []
    for (let i = 1; i < count; i++) {
      const [left, top, width, height] = stats.data32S.subarray(i * 5, i * 5 + 4)
      boxes.push({ left: left!, right: left! + width!, top: top!, bottom: top! + height! })
    }
    return boxes
  })
}

/** Cuts a box that holds several lines at the emptiest rows between them. */
function splitTall(ink: Mat, box: TextRun): TextRun[] {
  const data = ink.data as Uint8Array
  const rows: number[] = []
  for (let y = box.top; y < box.bottom; y++) {
    let sum = 0
    for (let x = box.left; x < box.right; x++) if (data[y * ink.cols + x]) sum++
    rows.push(sum)
  }
  const cut = valley(rows)
  if (cut === undefined) return []
  const upper = { ...box, bottom: box.top + cut }
  const lower = { ...box, top: box.top + cut }
  return [upper, lower].flatMap(part => {
    const tight = tighten(ink, part)
    if (!tight) return []
    return tight.bottom - tight.top > tallestLetter ? splitTall(ink, tight) : [tight]
  })
}

/** Row with the least ink, away from both ends. */
function valley(rows: readonly number[]): number | undefined {
  const margin = 14
  let best: number | undefined
  for (let y = margin; y < rows.length - margin; y++) {
    if (best === undefined || rows[y]! < rows[best]!) best = y
  }
  return best
}

function tighten(ink: Mat, box: TextRun): TextRun | undefined {
  const data = ink.data as Uint8Array
  const tight = { left: box.right, right: box.left, top: box.bottom, bottom: box.top }
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      if (!data[y * ink.cols + x]) continue
      tight.left = Math.min(tight.left, x)
      tight.right = Math.max(tight.right, x + 1)
      tight.top = Math.min(tight.top, y)
      tight.bottom = Math.max(tight.bottom, y + 1)
    }
  }
  return tight.right > tight.left ? tight : undefined
}

/** Vowels and tone marks stand apart above and below their line: gives them back to the nearest run. */
function attachMarks(boxes: readonly TextRun[]): TextRun[] {
  const runs = [...boxes].sort((a, b) => b.bottom - b.top - (a.bottom - a.top)).map(box => ({ ...box }))
  const kept: TextRun[] = []
  for (const run of runs) {
    const bearer = kept.filter(other => isMarkOf(run, other)).sort((a, b) => gapTo(run, a) - gapTo(run, b))[0]
    if (bearer) {
      bearer.top = Math.min(bearer.top, run.top)
      bearer.bottom = Math.max(bearer.bottom, run.bottom)
    } else kept.push(run)
  }
  return kept.filter(run => (run.right - run.left >= 18 && run.bottom - run.top >= 13) || isNarrowDigit(run))
}

/** The digit 1 stands alone at the start of most citizen numbers. */
const isNarrowDigit = (run: TextRun): boolean => run.right - run.left >= 4 && run.bottom - run.top >= 24

const gapTo = (mark: TextRun, run: TextRun): number => Math.max(run.top - mark.bottom, mark.top - run.bottom)

function isMarkOf(mark: TextRun, run: TextRun): boolean {
  const height = mark.bottom - mark.top
  if (height > 22 || height > 0.62 * (run.bottom - run.top) || mark.right - mark.left > 200) return false
  return mark.left >= run.left - 6 && mark.right <= run.right + 6 && gapTo(mark, run) < 6
}
