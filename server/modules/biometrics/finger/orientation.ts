import { blurred, type Plane, planeOf } from './planes.ts'

/** Direction of the ridges at every pixel: radians from the x axis, counter-clockwise as seen, 0 to π. */
export type Orientation = Float32Array

/**
 * Direction of the ridges by the structure tensor: gradients doubled in angle and averaged, so that the two flanks of
 * a ridge agree (Kass and Witkin 1987; Bazen and Gerez 2002). `deviation` of the averaging in pixels.
 */
export function orientationOf({ width, height, values: soft }: Plane, deviation: number): Orientation {
  const difference = planeOf(width, height)
  const product = planeOf(width, height)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const left = soft[at - 1 - width]! + 2 * soft[at - 1]! + soft[at - 1 + width]!
      const right = soft[at + 1 - width]! + 2 * soft[at + 1]! + soft[at + 1 + width]!
      const above = soft[at - width - 1]! + 2 * soft[at - width]! + soft[at - width + 1]!
      const below = soft[at + width - 1]! + 2 * soft[at + width]! + soft[at + width + 1]!
      const dx = right - left
      const dy = above - below
      difference.values[at] = dx * dx - dy * dy
      product.values[at] = 2 * dx * dy
    }
  const cosines = blurred(difference, deviation).values
  const sines = blurred(product, deviation).values
  const angles = new Float32Array(width * height)
  for (let at = 0; at < angles.length; at++) {
    // The gradient crosses the ridge, hence the quarter turn.
    const across = Math.atan2(sines[at]!, cosines[at]!) / 2
    angles[at] = across < Math.PI / 2 ? across + Math.PI / 2 : 0
  }
  return angles
}
