import { type Cv, withMats } from './opencv.ts'
import type { Corners, Pixels } from './types.ts'

/** The straightened card's size in pixels; every later measure is in these. */
export const flatWidth = 1200
export const flatHeight = 757

/** Warps the card between its corners to a flat, upright picture of 1200 by 757 px. */
export function straighten(cv: Cv, photo: Pixels, corners: Corners): Pixels {
  return withMats(keep => {
    const source = keep(new cv.Mat(photo.height, photo.width, cv.CV_8UC3))
    source.data.set(photo.data)
    const from = keep(cv.matFromArray(4, 1, cv.CV_32FC2, corners.flat()))
    const edges = [0, 0, flatWidth - 1, 0, flatWidth - 1, flatHeight - 1, 0, flatHeight - 1]
    const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, edges))
    const matrix = keep(cv.getPerspectiveTransform(from, to))
    const flat = keep(new cv.Mat())
    const size = new cv.Size(flatWidth, flatHeight)
    cv.warpPerspective(source, flat, matrix, size, cv.INTER_LINEAR, cv.BORDER_REPLICATE, new cv.Scalar())
    return { data: new Uint8Array(flat.data), width: flatWidth, height: flatHeight }
  })
}
