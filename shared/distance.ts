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

/** As many are surely nearer than something of which nobody knows where it stands. */
const SURELY_NEARER = 5

/**
 * The nearest first. What stands nobody knows where comes after the five nearest of its province: at the end of a country nobody would
 * find the office around the corner.
 */
export function nearestFirst<T>(
  all: readonly T[],
  {
    kilometresOf,
    provinceOf,
  }: Record<'kilometresOf', (one: T) => number | undefined> & Record<'provinceOf', (one: T) => string>,
): T[] {
  const ranks = new Map<string, number>()
  for (const province of new Set(all.map(provinceOf))) {
    const known = all.flatMap(one => (provinceOf(one) === province ? (kilometresOf(one) ?? []) : []))
    known.sort((one, other) => one - other)
    ranks.set(province, known.slice(0, SURELY_NEARER).at(-1) ?? Infinity)
  }
  const rankOf = (one: T) => kilometresOf(one) ?? ranks.get(provinceOf(one)) ?? Infinity
  const isUnknown = (one: T) => Number(kilometresOf(one) === undefined)
  return [...all].sort((one, other) => rankOf(one) - rankOf(other) || isUnknown(one) - isUnknown(other))
}
