/** Connected parts of a mask: a label from 1 for every pixel of the wanted value, 0 elsewhere; sizes in pixels. */
export type Regions = { labels: Int32Array; sizes: number[] }

/** Finds the parts of `mask` that hold `value`, joined by edges. */
export function regionsOf(mask: Uint8Array, width: number, height: number, value: 0 | 1): Regions {
  const labels = new Int32Array(mask.length)
  const sizes: number[] = []
  const waiting = new Int32Array(mask.length)
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== value || labels[start] !== 0) continue
    const label = sizes.length + 1
    let read = 0
    let end = 1
    waiting[0] = start
    labels[start] = label
    while (read < end) {
      const at = waiting[read++]!
      const x = at % width
      const y = (at - x) / width
      for (let side = 0; side < 4; side++) {
        const inside = side === 0 ? x > 0 : side === 1 ? x < width - 1 : side === 2 ? y > 0 : y < height - 1
        const next = at + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width)
        if (!inside || mask[next] !== value || labels[next] !== 0) continue
        labels[next] = label
        waiting[end++] = next
      }
    }
    sizes.push(end)
  }
  return { labels, sizes }
}

/** Turns parts of `value` smaller than `least` pixels into their surroundings. */
export function withoutSpecks(
  mask: Uint8Array,
  width: number,
  height: number,
  value: 0 | 1,
  least: number,
): Uint8Array {
  const { labels, sizes } = regionsOf(mask, width, height, value)
  return mask.map((old, at) => (labels[at]! > 0 && sizes[labels[at]! - 1]! < least ? 1 - value : old))
}

const mostDepth = 40

/** Steps from every pixel of the mask to the nearest one outside it or beyond the picture, 40 at most. */
export function depthInside(mask: Uint8Array, width: number, height: number): Uint8Array {
  const depth = new Uint8Array(mask.length)
  const nearest = (x: number, y: number, forward: boolean) => {
    const at = y * width + x
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return 1
    return forward
      ? Math.min(depth[at - 1]!, depth[at - width]!, depth[at - width - 1]!, depth[at - width + 1]!) + 1
      : Math.min(depth[at + 1]!, depth[at + width]!, depth[at + width + 1]!, depth[at + width - 1]!) + 1
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (mask[y * width + x] === 1) depth[y * width + x] = Math.min(mostDepth, nearest(x, y, true))
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--) {
      const at = y * width + x
      if (mask[at] === 1) depth[at] = Math.min(depth[at]!, nearest(x, y, false))
    }
  return depth
}

/** Keeps the parts of 1 that are at least a fifth of the largest, and closes their holes. */
export function mainParts(mask: Uint8Array, width: number, height: number): Uint8Array {
  const parts = regionsOf(mask, width, height, 1)
  const largest = parts.sizes.reduce((most, size) => Math.max(most, size), 0)
  const kept = mask.map((value, at) =>
    value === 1 && parts.sizes[parts.labels[at]! - 1]! * 5 >= largest ? 1 : 0,
  )
  const gaps = regionsOf(kept, width, height, 0)
  const open = new Uint8Array(gaps.sizes.length + 1)
  for (let x = 0; x < width; x++) open[gaps.labels[x]!] = open[gaps.labels[(height - 1) * width + x]!] = 1
  for (let y = 0; y < height; y++) open[gaps.labels[y * width]!] = open[gaps.labels[(y + 1) * width - 1]!] = 1
  return kept.map((value, at) => (value === 1 || open[gaps.labels[at]!] === 0 ? 1 : 0))
}
