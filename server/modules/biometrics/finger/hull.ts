export type Place = { x: number; y: number }

/** The smallest convex outline around places, in one turning direction (Andrew 1979). */
export function hullOf(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((one, other) => one.x - other.x || one.y - other.y)
  const half = (list: Place[]) => {
    const outline: Place[] = []
    for (const place of list) {
      while (
        outline.length > 1 &&
        turn(outline[outline.length - 2]!, outline[outline.length - 1]!, place) <= 0
      )
        outline.pop()
      outline.push(place)
    }
    return outline.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function turn(one: Place, other: Place, third: Place): number {
  return (other.x - one.x) * (third.y - one.y) - (other.y - one.y) * (third.x - one.x)
}

/** Whether a place lies in the outline or no further than `margin` outside. */
export function isNear(hull: readonly Place[], x: number, y: number, margin: number): boolean {
  let inside = hull.length > 2
  for (let n = 0; n < hull.length; n++) {
    const from = hull[n]!
    const to = hull[n + 1 === hull.length ? 0 : n + 1]!
    const dx = to.x - from.x
    const dy = to.y - from.y
    if (dx * (y - from.y) - dy * (x - from.x) < 0) inside = false
    const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)
    const share = along < 0 ? 0 : Math.min(1, along)
    const ox = x - from.x - share * dx
    const oy = y - from.y - share * dy
    if (ox * ox + oy * oy <= margin * margin) return true
  }
  return inside
}
