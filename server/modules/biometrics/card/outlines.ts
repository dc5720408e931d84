import type { Mat, MatVector } from '@techstark/opencv-js'
import { fitLineRobustly, intersection, type Line } from './geometry.ts'
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
    const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(5, 5)))
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

function lineThroughEnds(points: readonly Point[]): Line {
  const a = points[0]!
  const b = points.at(-1)!
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  return { through: a, direction: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] }
}

/** Moves each side of a quadrilateral onto the strongest colour step near it; returns corners and support, 0 to 1. */
export function refineQuad(
  pixels: { data: Uint8Array; width: number; height: number },
  quad: readonly Point[],
  reach: number,
): { quad: Point[]; support: number[] } | undefined {
  const lines: Line[] = []
  const support: number[] = []
  const centre: Point = [quad.reduce((s, p) => s + p[0], 0) / 4, quad.reduce((s, p) => s + p[1], 0) / 4]
  for (let i = 0; i < 4; i++) {
    const side = stepsAlong(pixels, quad[i]!, quad[(i + 1) % 4]!, centre, reach)
    const line = side.points.length >= 8 ? fitLineRobustly(side.points) : undefined
    const kept = line ? side.points.filter(([x, y]) => offTo(line, x, y) < 2.5).length : 0
    support.push(side.visible ? kept / side.visible : 0)
    lines.push(line && kept >= 8 ? line : lineThroughEnds([quad[i]!, quad[(i + 1) % 4]!]))
  }
  const corners = lines.map((line, i) => intersection(lines[(i + 3) % 4]!, line))
  if (!corners.every(corner => corner !== undefined)) return undefined
  return { quad: corners as Point[], support }
}

const offTo = (line: Line, x: number, y: number): number =>
  Math.abs((x - line.through[0]) * line.direction[1] - (y - line.through[1]) * line.direction[0])

const stepsPerSide = 56
const leastStep = 14

function stepsAlong(
  pixels: { data: Uint8Array; width: number; height: number },
  a: Point,
  b: Point,
  centre: Point,
  reach: number,
): { points: Point[]; visible: number } {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  let normal: Point = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
  if ((centre[0] - a[0]) * normal[0] + (centre[1] - a[1]) * normal[1] > 0) normal = [-normal[0], -normal[1]]
  const points: Point[] = []
  let visible = 0
  for (let s = 0; s < stepsPerSide; s++) {
    const share = 0.08 + (0.84 * s) / (stepsPerSide - 1)
    const x = a[0] + (b[0] - a[0]) * share
    const y = a[1] + (b[1] - a[1]) * share
    const inside = x >= 3 && y >= 3 && x < pixels.width - 3 && y < pixels.height - 3
    if (!inside) continue
    visible++
    const at = strongestStep(pixels, x, y, normal, reach)
    if (at !== undefined) points.push([x + normal[0] * at, y + normal[1] * at])
  }
  return { points, visible }
}

/** Offset along the normal of the largest colour step, or undefined where nothing stands out. */
function strongestStep(
  pixels: { data: Uint8Array; width: number; height: number },
  x: number,
  y: number,
  normal: Point,
  reach: number,
): number | undefined {
  const { data, width, height } = pixels
  const profile: [number, number, number][] = []
  for (let t = -reach - 3; t <= reach + 3; t++) {
    const px = Math.min(width - 1, Math.max(0, Math.round(x + normal[0] * t)))
    const py = Math.min(height - 1, Math.max(0, Math.round(y + normal[1] * t)))
    const i = (py * width + px) * 3
    profile.push([data[i]!, data[i + 1]!, data[i + 2]!])
  }
  let best = leastStep
  let at: number | undefined
  for (let k = 3; k < profile.length - 3; k++) {
    let step = 0
    for (let c = 0; c < 3; c++) {
      const outer = profile[k + 1]![c]! + profile[k + 2]![c]! + profile[k + 3]![c]!
      const inner = profile[k - 1]![c]! + profile[k - 2]![c]! + profile[k - 3]![c]!
      step += Math.abs(outer - inner) / 3
    }
    if (step > best) {
      best = step
      at = k - reach - 3
    }
  }
  return at
}
