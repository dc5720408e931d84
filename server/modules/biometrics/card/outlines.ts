import type { Mat, MatVector } from '@techstark/opencv-js'
import { intersection, lineThroughEnds } from './geometry.ts'
import { type Cv, withMats } from './opencv.ts'
import type { Point } from './types.ts'

/** A closed outline that may be a card: its hull, and the four corners its straight sides run to. */
export type Outline = { quad: Point[]; area: number }

/** Finds large outlines in a small RGB picture by several independent cues; the caller decides which is the card. */
export function findOutlines(cv: Cv, small: Mat): Outline[] {
  return withMats(keep => {
    const lab = keep(new cv.Mat())
    cv.cvtColor(small, lab, cv.COLOR_RGB2Lab)
    cv.GaussianBlur(lab, lab, new cv.Size(5, 5), 0)
    const planes = keep(new cv.MatVector()) as MatVector
    cv.split(lab, planes)
    const channels = [0, 1, 2].map(i => keep(planes.get(i)))
    const found: Outline[] = []
    const collect = (mask: Mat) => found.push(...outlinesOf(cv, mask))

    const border = borderColours(lab)
    collect(keep(threshold(cv, keep(differenceFrom(cv, lab, border, 1)), false)))
    // On a white table only the tint tells the card from the ground.
    collect(keep(threshold(cv, keep(differenceFrom(cv, lab, border, 0)), false)))
    collect(keep(threshold(cv, channels[0]!, false)))
    collect(keep(threshold(cv, channels[0]!, true)))
    for (const strength of [1, 0.5]) collect(keep(edges(cv, channels, strength)))
    return found
  })
}

type Colours = { mean: number[]; spread: number[] }

/** Mean and spread of each channel along the picture's border, which is seldom covered by the card. */
function borderColours(lab: Mat): Colours {
  const { cols, rows } = lab
  const data = lab.data as Uint8Array
  const sum = [0, 0, 0]
  const square = [0, 0, 0]
  let count = 0
  const take = (x: number, y: number) => {
    for (let c = 0; c < 3; c++) {
      const value = data[(y * cols + x) * 3 + c]!
      sum[c]! += value
      square[c]! += value * value
    }
    count++
  }
  for (let x = 0; x < cols; x += 3) for (const y of [1, 5, rows - 6, rows - 2]) take(x, y)
  for (let y = 0; y < rows; y += 3) for (const x of [1, 5, cols - 6, cols - 2]) take(x, y)
  const mean = sum.map(total => total / count)
  const spread = square.map((total, c) => Math.sqrt(Math.max(0, total / count - mean[c]! ** 2)))
  return { mean, spread }
}

/** How far each pixel's colour is from the border's; `light` says whether lightness counts beside tint. */
function differenceFrom(cv: Cv, lab: Mat, { mean, spread }: Colours, light: 0 | 1): Mat {
  const data = lab.data as Uint8Array
  const [forL, forA, forB] = spread.map(one => 24 / ((light ? 6 : 2) + one))
  const out = new cv.Mat(lab.rows, lab.cols, cv.CV_8UC1)
  const target = out.data as Uint8Array
  for (let i = 0, j = 0; i < target.length; i++, j += 3) {
    const l = (data[j]! - mean[0]!) * forL! * light
    const a = (data[j + 1]! - mean[1]!) * forA!
    const b = (data[j + 2]! - mean[2]!) * forB!
    target[i] = Math.min(255, Math.sqrt(l * l + a * a + b * b))
  }
  return out
}

function threshold(cv: Cv, grey: Mat, inverted: boolean): Mat {
  const mask = new cv.Mat()
  cv.threshold(grey, mask, 0, 255, (inverted ? cv.THRESH_BINARY_INV : cv.THRESH_BINARY) + cv.THRESH_OTSU)
  withMats(keep => {
    const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(7, 7)))
    cv.morphologyEx(mask, mask, cv.MORPH_CLOSE, kernel)
    cv.morphologyEx(mask, mask, cv.MORPH_OPEN, kernel)
  })
  return mask
}

function edges(cv: Cv, channels: Mat[], strength: number): Mat {
  const all = cv.Mat.zeros(channels[0]!.rows, channels[0]!.cols, cv.CV_8UC1)
  withMats(keep => {
    const one = keep(new cv.Mat())
    const limits = [60, 26, 26]
    channels.forEach((channel, i) => {
      cv.Canny(channel, one, limits[i]! * strength * 0.4, limits[i]! * strength, 3, true)
      cv.bitwise_or(all, one, all)
    })
    const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(5, 5)))
    cv.morphologyEx(all, all, cv.MORPH_CLOSE, kernel)
  })
  return all
}

function outlinesOf(cv: Cv, mask: Mat): Outline[] {
  return withMats(keep => {
    const contours = keep(new cv.MatVector()) as MatVector
    const hierarchy = keep(new cv.Mat())
    cv.findContours(mask, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_NONE)
    const found: Outline[] = []
    const smallest = mask.rows * mask.cols * 0.04
    const pieces: number[] = []
    for (let i = 0; i < contours.size(); i++) {
      const contour = keep(contours.get(i))
      const box = cv.boundingRect(contour)
      const liesFree =
        box.x > 2 && box.y > 2 && box.x + box.width < mask.cols - 2 && box.y + box.height < mask.rows - 2
      if (liesFree && box.width * box.height > smallest / 4) pieces.push(...contour.data32S)
      if (box.width * box.height < smallest) continue
      const outline = outlineOf(cv, contour)
      if (outline && outline.area >= smallest) found.push(outline)
    }
    // The stripe of the back may be as dark as the table and cut the card in two: together the pieces have its shape.
    if (pieces.length < 8) return found
    const all = keep(cv.matFromArray(pieces.length / 2, 1, cv.CV_32SC2, pieces))
    const whole = outlineOf(cv, all)
    return whole && whole.area >= smallest ? [...found, whole] : found
  })
}

function outlineOf(cv: Cv, points: Mat): Outline | undefined {
  return withMats(keep => {
    const hull = keep(new cv.Mat())
    cv.convexHull(points, hull)
    const quad = quadOf(cv, hull)
    return quad && { quad, area: cv.contourArea(hull) }
  })
}

/** Four corners of a hull whose corners may be rounded: the four longest straight stretches, extended until they meet. */
function quadOf(cv: Cv, hull: Mat): Point[] | undefined {
  return withMats(keep => {
    const rough = keep(new cv.Mat())
    const perimeter = cv.arcLength(hull, true)
    cv.approxPolyDP(hull, rough, perimeter * 0.008, true)
    const points: Point[] = []
    for (let i = 0; i < rough.rows; i++) points.push([rough.data32S[i * 2]!, rough.data32S[i * 2 + 1]!])
    if (points.length < 4) return undefined
    return quadFromPolygon(points)
  })
}

/** Merges the polygon's sides into four straight directions and intersects neighbours. */
export function quadFromPolygon(points: readonly Point[]): Point[] | undefined {
  const sides = points.map((a, i) => {
    const b = points[(i + 1) % points.length]!
    return {
      a,
      b,
      length: Math.hypot(b[0] - a[0], b[1] - a[1]),
      angle: Math.atan2(b[1] - a[1], b[0] - a[0]),
    }
  })
  const merged: { points: Point[]; length: number; angle: number }[] = []
  for (const side of sides) {
    const last = merged.at(-1)
    if (last && Math.abs(wrap(side.angle - last.angle)) < 0.16) {
      last.points.push(side.b)
      last.angle += (wrap(side.angle - last.angle) * side.length) / (side.length + last.length)
      last.length += side.length
    } else merged.push({ points: [side.a, side.b], length: side.length, angle: side.angle })
  }
  if (merged.length > 4 && Math.abs(wrap(merged[0]!.angle - merged.at(-1)!.angle)) < 0.16) {
    const last = merged.pop()!
    merged[0]!.points.unshift(...last.points)
    merged[0]!.length += last.length
  }
  if (merged.length < 4) return undefined
  const four = merged
    .map((side, order) => ({ ...side, order }))
    .sort((a, b) => b.length - a.length)
    .slice(0, 4)
    .sort((a, b) => a.order - b.order)
  const lines = four.map(side => lineThroughEnds(side.points))
  const corners = lines.map((line, i) => intersection(lines[(i + 3) % 4]!, line))
  return corners.every(corner => corner !== undefined) ? (corners as Point[]) : undefined
}

const wrap = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle))
