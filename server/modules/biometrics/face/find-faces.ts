import { type Detection, detectorSize, overlap } from '../../../../shared/face/detection.ts'
import { eyes, type Mesh, meshBox, meshSize } from '../../../../shared/face/mesh.ts'
import { type Affine, type Point, type Pyramid, squareWindow } from '../../../../shared/face/raster.ts'
import type { FaceFinder } from './models.ts'

export type FoundFace = { mesh: Mesh; detectorScore: number; meshScore: number }

type View = { name: string; window: Affine }
const quarter = Math.PI / 2
const detectorFloor = 0.4
const meshFloor = 0.5
/** The mesh model wants the face with half its size again around it. */
const meshMargin = 1.5

/**
 * Finds every face a person would see: first in the whole upright picture, and only when that shows none,
 * with a border added (tight crops), turned by quarters (camera held sideways, lost EXIF), and tile by tile
 * (small faces). Strongest evidence of size first.
 */
export async function findFaces(finder: FaceFinder, pyramid: Pyramid): Promise<FoundFace[]> {
  for (const stage of stagesOf(pyramid)) {
    const found: FoundFace[] = []
    for (const view of stage) {
      for (const detection of await finder.detect(pyramid, view.window, detectorFloor)) {
        const face = await fitFace(finder, pyramid, detection)
        if (face && !found.some(other => overlap(meshBox(other.mesh), meshBox(face.mesh)) > 0.3))
          found.push(face)
      }
    }
    if (found.length > 0) return found.sort((one, other) => widthOf(other) - widthOf(one))
  }
  return []
}

function widthOf(face: FoundFace): number {
  const [left, top, right, bottom] = meshBox(face.mesh)
  return Math.max(right - left, bottom - top)
}

function* stagesOf(pyramid: Pyramid): Generator<View[]> {
  const { width, height } = pyramid.base
  const centre = { x: width / 2, y: height / 2 }
  const long = Math.max(width, height)
  const whole = (border: number, angle: number): View => ({
    name: `whole ×${border} turned ${angle}`,
    window: squareWindow(detectorSize, centre, long * border, angle),
  })
  yield [whole(1, 0)]
  yield [whole(1.6, 0)]
  yield [whole(2.4, 0)]
  for (const border of [1.05, 1.6]) yield [quarter, -quarter, 2 * quarter].map(angle => whole(border, angle))
  for (const tiles of [2, 3]) yield tileViews(width, height, tiles)
}

function tileViews(width: number, height: number, tiles: number): View[] {
  const side = (Math.max(width, height) / tiles) * 1.3
  const views: View[] = []
  for (let y = side / 2; y < height + side / 2; y += side / 1.4)
    for (let x = side / 2; x < width + side / 2; x += side / 1.4)
      views.push({ name: `tile of ${tiles}`, window: squareWindow(detectorSize, { x, y }, side, 0) })
  return views
}

/** A face seen in one window, with how far the mesh's eyes lie from the detector's, in eye distances. */
type Sighting = FoundFace & { deviation: number }

/** The detector is this sure of upright, clear faces; upside-down heads and chance patterns stay below. */
const sureScore = 0.77
const sureDeviation = 0.08
/** What a face must reach when looked at closely to count as one at all. */
const acceptedScore = 0.55
const acceptedDeviation = 0.3

/**
 * Lays the mesh on a detection. When detector and mesh do not plainly agree, the place is looked at again up
 * close and from four sides: an upside-down head otherwise passes for a badly fitting upright one.
 */
async function fitFace(
  finder: FaceFinder,
  pyramid: Pyramid,
  detection: Detection,
): Promise<FoundFace | undefined> {
  const first = await fitMesh(finder, pyramid, detection, 'whenNeeded')
  if (isSure(first)) return first
  let best: Sighting | undefined
  for (const angle of [0, 2 * quarter, quarter, -quarter]) {
    const window = squareWindow(detectorSize, detection.centre, detection.side * 2, angle)
    const [closer] = await finder.detect(pyramid, window, detectorFloor)
    if (!closer) continue
    const sighting = await fitMesh(finder, pyramid, closer, 'always')
    if (sighting.meshScore < meshFloor || sighting.deviation > acceptedDeviation) continue
    if (!best || believability(sighting) > believability(best)) best = sighting
    if (isSure(best)) break
  }
  return best && best.detectorScore >= acceptedScore ? best : undefined
}

/** Both networks must agree: the detector alone is nearly as sure of some heads upside down. */
function believability(face: Sighting): number {
  return face.detectorScore - 3 * face.deviation
}

function isSure(face: Sighting): boolean {
  return face.detectorScore >= sureScore && face.meshScore >= 0.9 && face.deviation <= sureDeviation
}

async function fitMesh(
  finder: FaceFinder,
  pyramid: Pyramid,
  detection: Detection,
  secondLook: 'always' | 'whenNeeded',
): Promise<Sighting> {
  const window = squareWindow(meshSize, detection.centre, detection.side * meshMargin, detection.roll)
  const first = await finder.mesh(pyramid, window)
  const { right, left } = eyes(first.mesh)
  const [x0, y0, x1, y1] = meshBox(first.mesh)
  const centre = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }
  const roll = Math.atan2(left.y - right.y, left.x - right.x)
  const side = Math.max(x1 - x0, y1 - y0) * meshMargin
  // A window that already sat well gives the same mesh again, so the second look is for the others.
  const sat = Math.hypot(centre.x - detection.centre.x, centre.y - detection.centre.y) < side * 0.04
  const sized =
    Math.abs(side / (detection.side * meshMargin) - 1) < 0.08 && Math.abs(roll - detection.roll) < 0.08
  const second =
    secondLook === 'whenNeeded' && sat && sized
      ? first
      : await finder.mesh(pyramid, squareWindow(meshSize, centre, side, roll))
  const better = second.score >= meshFloor ? second : first
  const found = eyes(better.mesh)
  const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
  const deviation =
    (apart(found.right, detection.rightEye) + apart(found.left, detection.leftEye)) / 2 / found.distance
  return { mesh: better.mesh, detectorScore: detection.score, meshScore: better.score, deviation }
}
