/** The turn from `other` to `one`, radians in -π to π. */
export function angleBetween(one: number, other: number): number {
  const turn = (one - other) % (2 * Math.PI)
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
}
