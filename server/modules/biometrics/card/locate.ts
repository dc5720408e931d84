import { refineQuad } from './edges.ts'
import { aspectOf, cardAspect, distance, isConvex, orderCorners, signedArea } from './geometry.ts'
import { type Cv, withMats } from './opencv.ts'
import { findOutlines } from './outlines.ts'
import type { Corners, Pixels, Point } from './types.ts'

/** A place where a card may lie, best first; `cut` when it runs out of the picture. */
export type Place = { corners: Corners; score: number; cut: boolean }

const smallLongSide = 560

/** Finds up to four places that may be the card. */
export function locateCard(cv: Cv, photo: Pixels): Place[] {
  const scale = Math.max(1, Math.max(photo.width, photo.height) / smallLongSide)
  const rough = withMats(keep => {
    const full = keep(new cv.Mat(photo.height, photo.width, cv.CV_8UC3))
    full.data.set(photo.data)
    const small = keep(new cv.Mat())
    const size = new cv.Size(Math.round(photo.width / scale), Math.round(photo.height / scale))
    cv.resize(full, small, size, 0, 0, cv.INTER_AREA)
    const pixels = { data: small.data as Uint8Array, width: small.cols, height: small.rows }
    const outlines = findOutlines(cv, small)
    const judged = outlines.flatMap(o => judge(pixels, o.quad, 5) ?? judgeCut(pixels, o.quad) ?? [])
    return distinct(judged.sort((a, b) => b.score - a.score))
  })
  const places: Place[] = []
  for (const place of rough.slice(0, 4)) {
    const large = place.corners.map(([x, y]): Point => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5])
    const fine = place.cut ? undefined : judge(photo, large, Math.ceil(3 * scale))
    places.push(fine ?? { ...place, corners: large as Corners })
  }
  return places.sort((a, b) => b.score - a.score)
}

/** Scores a quadrilateral as a card outline: every side on a colour step, the shape near ID-1, large. */
function judge(pixels: Pixels, quad: readonly Point[], reach: number): Place | undefined {
  const once = refineQuad(pixels, quad, reach)
  const refined = once && (refineQuad(pixels, once.quad, Math.max(3, Math.ceil(reach / 2))) ?? once)
  const corners = refined && orderCorners(refined.quad)
  if (!refined || !corners || !isConvex(corners)) return undefined
  if (corners.some((a, i) => alongBorder(pixels, a, corners[(i + 1) % 4]!))) return undefined
  const aspect = aspectOf(corners) / cardAspect
  // Foreshortening changes the shape a little; the printed portrait is one fifth squarer and must not pass for a card.
  if (aspect < 0.82 || aspect > 1.25) return undefined
  const area = Math.abs(signedArea(corners)) / (pixels.width * pixels.height)
  if (area < 0.03) return undefined
  const sides = [...refined.support].sort((a, b) => a - b)
  const support = 0.5 * sides[0]! + 0.2 * sides[1]! + 0.15 * sides[2]! + 0.15 * sides[3]!
  const shape = 1 - Math.min(1, Math.abs(Math.log(aspect)) * 1.5)
  const score = support * (0.55 + 0.45 * shape) * (0.75 + 0.25 * Math.min(1, area / 0.25))
  return { corners, score, cut: runsOut(pixels, corners) }
}

/** A card that runs out of the picture: one or two of its sides are the picture's own, the others true edges. */
function judgeCut(pixels: Pixels, quad: readonly Point[]): Place | undefined {
  const isBorder = quad.map((a, i) => alongBorder(pixels, a, quad[(i + 1) % 4]!))
  const borders = isBorder.filter(Boolean).length
  const corners = orderCorners(quad)
  if (borders === 0 || borders > 2 || !corners || !isConvex(corners)) return undefined
  if (Math.abs(signedArea(corners)) < 0.15 * pixels.width * pixels.height) return undefined
  const support = refineQuad(pixels, quad, 5)?.support.filter((_, i) => !isBorder[i])
  const least = Math.min(...(support ?? [0]))
  return least > 0.6 ? { corners, score: 0.45 * least, cut: true } : undefined
}

function alongBorder({ width, height }: Pixels, a: Point, b: Point): boolean {
  const near = width * 0.008
  return (
    [a, b].every(p => p[0] < near) ||
    [a, b].every(p => p[0] > width - near) ||
    [a, b].every(p => p[1] < near) ||
    [a, b].every(p => p[1] > height - near)
  )
}

/** True when a corner lies outside the picture by more than the card's own rounding would hide. */
function runsOut(pixels: Pixels, corners: Corners): boolean {
  const slack = distance(corners[0], corners[1]) * 0.012
  return corners.some(
    ([x, y]) => x < -slack || y < -slack || x > pixels.width - 1 + slack || y > pixels.height - 1 + slack,
  )
}

function distinct(places: Place[]): Place[] {
  const kept: Place[] = []
  for (const place of places) {
    const near = distance(place.corners[0], place.corners[1]) * 0.04
    const known = kept.some(other =>
      other.corners.every((corner, i) => distance(corner, place.corners[i]!) < near),
    )
    if (!known) kept.push(place)
  }
  return kept
}
