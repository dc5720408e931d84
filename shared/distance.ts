export type Point = { latitude: number; longitude: number }

/** Mean radius of the Earth (IUGG). */
const EARTH_KILOMETRES = 6_371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The way of a bird between two points, in kilometres (haversine). */
export function kilometresBetween(one: Point, other: Point): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2)
  const east = Math.sin(radians(other.longitude - one.longitude) / 2)
  const half =
    north * north + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east * east
  // Rounding may carry the sine of opposite points beyond one.
  return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(half)))
}
