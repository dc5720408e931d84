/**
 * One closed line of a rosette, as engravers turn it: a circle whose radius swings `petals` times, and again finer.
 * Returns an SVG path around 0,0 with the given outer radius.
 */
export function rosette(radius: number, petals: number, depth: number, turn: number): string {
  const points = Math.max(180, petals * 14)
  let path = ''
  for (let i = 0; i <= points; i++) {
    const angle = (i / points) * 2 * Math.PI
    const swing = Math.cos(petals * angle + turn) * 0.62 + Math.cos(petals * 2 * angle - turn * 2) * 0.38
    const r = radius * (1 - depth / 2 + (depth / 2) * swing)
    path += `${i === 0 ? 'M' : 'L'}${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`
  }
  return `${path}Z`
}

/** A band of interwoven waves across `width`, each line a little out of step with the last. */
export function waves(
  width: number,
  middle: number,
  height: number,
  lines: number,
  periods: number,
): string[] {
  return Array.from({ length: lines }, (_, line) => {
    const phase = (line / lines) * 2 * Math.PI
    let path = ''
    for (let x = 0; x <= width; x += 2) {
      const t = (x / width) * periods * 2 * Math.PI
      const y = middle + (height / 2) * Math.sin(t + phase) * Math.cos(t / 3 - phase)
      path += `${x === 0 ? 'M' : 'L'}${x} ${y.toFixed(2)}`
    }
    return path
  })
}
