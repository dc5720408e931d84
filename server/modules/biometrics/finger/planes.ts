/** One number a pixel, in rows. */
export type Plane = { width: number; height: number; values: Float32Array }

/** An empty plane. */
export function planeOf(width: number, height: number): Plane {
  return { width, height, values: new Float32Array(width * height) }
}

/**
 * Smooths with a bell of about the given deviation in pixels: three running means each way (Wells 1986), of which
 * only what lies inside counts at the edge.
 */
export function blurred(plane: Plane, deviation: number): Plane {
  const { width, height } = plane
  const radius = Math.max(1, Math.round(Math.sqrt(deviation * deviation + 0.25) - 0.5))
  let values = plane.values
  for (let pass = 0; pass < 3; pass++) {
    values = meansOfColumns(meansOfRows(values, width, height, radius), width, height, radius)
  }
  return { width, height, values }
}

function meansOfRows(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const result = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let total = 0
    for (let x = 0; x < Math.min(radius, width); x++) total += values[row + x]!
    for (let x = 0; x < width; x++) {
      if (x + radius < width) total += values[row + x + radius]!
      if (x - radius - 1 >= 0) total -= values[row + x - radius - 1]!
      result[row + x] = total / (Math.min(x + radius, width - 1) - Math.max(x - radius, 0) + 1)
    }
  }
  return result
}

function meansOfColumns(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const result = new Float32Array(values.length)
  const totals = new Float64Array(width)
  for (let y = 0; y < Math.min(radius, height); y++)
    for (let x = 0; x < width; x++) totals[x]! += values[y * width + x]!
  for (let y = 0; y < height; y++) {
    const entering = y + radius < height ? (y + radius) * width : -1
    const leaving = y - radius - 1 >= 0 ? (y - radius - 1) * width : -1
    const count = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1
    for (let x = 0; x < width; x++) {
      if (entering >= 0) totals[x]! += values[entering + x]!
      if (leaving >= 0) totals[x]! -= values[leaving + x]!
      result[y * width + x] = totals[x]! / count
    }
  }
  return result
}

/** The value below which the given share of a sample of the plane lies. */
export function planeQuantile({ values }: Plane, share: number): number {
  const sample = Float32Array.from({ length: Math.ceil(values.length / 7) }, (_, n) => values[7 * n]!).sort()
  return sample[Math.min(sample.length - 1, Math.floor(share * sample.length))] ?? 0
}
