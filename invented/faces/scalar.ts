/** `value` held between `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high)
}

/** Straight mix of two numbers: 0 gives `from`, 1 gives `to`. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

/** A soft step from 0 at `start` to 1 at `end` (`start` may be the larger). */
export function smoothStep(start: number, end: number, value: number): number {
  const share = clamp((value - start) / (end - start), 0, 1)
  return share * share * (3 - 2 * share)
}

/** A bell of height 1 around 0 with the given half-width. */
export function bell(value: number, halfWidth: number): number {
  const scaled = value / halfWidth
  return Math.exp(-scaled * scaled)
}

/** Smooth interpolation through a table of rising `[position, value]` pairs; flat outside. */
export function along(table: readonly (readonly [number, number])[], position: number): number {
  const first = table[0]!
  if (position <= first[0]) return first[1]
  for (let index = 1; index < table.length; index++) {
    const [to, value] = table[index]!
    if (position <= to) {
      const [from, before] = table[index - 1]!
      return mix(before, value, smoothStep(from, to, position))
    }
  }
  return table[table.length - 1]![1]
}

export type Colour = readonly [number, number, number]

/** A CSS `#rrggbb` colour as linear light, 0..1 each. */
export function linearColour(hex: string): Colour {
  const value = Number.parseInt(hex.replace('#', '').slice(0, 6), 16)
  if (!/^#?[0-9a-fA-F]{6}$/.test(hex)) throw new RangeError('A colour is written #rrggbb')
  return [toLinear(value >> 16), toLinear((value >> 8) & 255), toLinear(value & 255)]
}

function toLinear(byte: number): number {
  const share = byte / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Mix of two colours. */
export function mixColour(from: Colour, to: Colour, share: number): Colour {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)]
}
