import { type Affine, mapPoint, type Point } from './raster.ts'

/** Side in pixels of the picture the detector looks at. */
export const detectorSize = 256

/** One face as the detector sees it, in source pixels. */
export type Detection = {
  score: number
  centre: Point
  /** The longer side of the detector's box. */
  side: number
  /** Angle of the line from the person's right eye to the left, clockwise in the picture. */
  roll: number
  rightEye: Point
  leftEye: Point
}

type AnchorGrid = { stride: number; perCell: number }
/** The two grids of the 256-pixel short-range detector: 16×16 cells of two, 8×8 cells of six. */
const grids: AnchorGrid[] = [
  { stride: 16, perCell: 2 },
  { stride: 32, perCell: 6 },
]
const valuesPerAnchor = 16

function anchorsOf(grid: AnchorGrid): Point[] {
  const cells = detectorSize / grid.stride
  const anchors: Point[] = []
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++)
      for (let n = 0; n < grid.perCell; n++)
        anchors.push({ x: (column + 0.5) * grid.stride, y: (row + 0.5) * grid.stride })
  return anchors
}

const anchors = grids.map(anchorsOf)

type RawFace = { score: number; box: [number, number, number, number]; points: Float32Array }

/**
 * Decodes the four outputs of the detector (scores and boxes of the fine and the coarse grid) into faces in
 * source pixels, strongest first; overlapping answers are averaged into one.
 */
export function decodeDetections(
  outputs: { scores: Float32Array; boxes: Float32Array }[],
  window: Affine,
  minimumScore: number,
): Detection[] {
  const raw: RawFace[] = []
  outputs.forEach((output, grid) => {
    for (let index = 0; index < output.scores.length; index++) {
      const score = 1 / (1 + Math.exp(-output.scores[index]!))
      if (score >= minimumScore) raw.push(decodeAnchor(output.boxes, index, anchors[grid]![index]!, score))
    }
  })
  raw.sort((one, other) => other.score - one.score)
  return mergeOverlaps(raw).map(face => toSource(face, window))
}

function decodeAnchor(boxes: Float32Array, index: number, anchor: Point, score: number): RawFace {
  const at = index * valuesPerAnchor
  const x = boxes[at]! + anchor.x
  const y = boxes[at + 1]! + anchor.y
  const width = boxes[at + 2]!
  const height = boxes[at + 3]!
  const points = new Float32Array(12)
  for (let n = 0; n < 6; n++) {
    points[n * 2] = boxes[at + 4 + n * 2]! + anchor.x
    points[n * 2 + 1] = boxes[at + 5 + n * 2]! + anchor.y
  }
  return { score, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2], points }
}

/** Share of the union of two boxes (left, top, right, bottom) that both cover. */
export function overlap(one: readonly number[], other: readonly number[]): number {
  const width = Math.min(one[2]!, other[2]!) - Math.max(one[0]!, other[0]!)
  const height = Math.min(one[3]!, other[3]!) - Math.max(one[1]!, other[1]!)
  if (width <= 0 || height <= 0) return 0
  const area = (box: readonly number[]) => (box[2]! - box[0]!) * (box[3]! - box[1]!)
  return (width * height) / (area(one) + area(other) - width * height)
}

function mergeOverlaps(sorted: RawFace[]): RawFace[] {
  const merged: RawFace[] = []
  let rest = sorted
  while (rest.length > 0) {
    const best = rest[0]!
    const group = rest.filter(face => face === best || overlap(face.box, best.box) > 0.3)
    rest = rest.filter(face => !group.includes(face))
    const total = group.reduce((sum, face) => sum + face.score, 0)
    const mean = (pick: (face: RawFace) => number) =>
      group.reduce((sum, face) => sum + face.score * pick(face), 0) / total
    merged.push({
      score: best.score,
      box: [mean(f => f.box[0]), mean(f => f.box[1]), mean(f => f.box[2]), mean(f => f.box[3])],
      points: best.points.map((_, index) => mean(face => face.points[index]!)),
    })
  }
  return merged
}

function toSource(face: RawFace, window: Affine): Detection {
  const [left, top, right, bottom] = face.box
  const scale = Math.hypot(window.a, window.d)
  const at = (n: number) => mapPoint(window, { x: face.points[n * 2]!, y: face.points[n * 2 + 1]! })
  const rightEye = at(0)
  const leftEye = at(1)
  return {
    score: face.score,
    centre: mapPoint(window, { x: (left + right) / 2, y: (top + bottom) / 2 }),
    side: Math.max(right - left, bottom - top) * scale,
    roll: Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x),
    rightEye,
    leftEye,
  }
}
