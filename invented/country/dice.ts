// Repeatable chance: the same keys always give the same throws, so any person can be invented alone, in any order.

/** A small random source: `roll` in [0,1), `int` in [0,below), `between` inclusive, `chance`, `pick`. */
export type Dice = {
  roll(): number
  int(below: number): number
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  digits(count: number): string
}

/** Mixes whole numbers to one 32-bit value (murmur finaliser over each). */
export function mix(...keys: readonly number[]): number {
  let state = 0x9e3779b9
  for (const key of keys) {
    for (const part of [key >>> 0, Math.floor(key / 0x1_0000_0000) >>> 0]) {
      state = Math.imul(state ^ part, 0x85ebca6b)
      state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
      state = (state ^ (state >>> 16)) >>> 0
    }
  }
  return state
}

/** A source of chance fixed by its keys; different purposes pass a different key. */
export function diceOf(...keys: readonly number[]): Dice {
  let state = mix(...keys)
  const roll = () => {
    // mulberry32: one word of state is plenty for the few dozen throws a person takes.
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const int = (below: number) => Math.floor(roll() * below)
  return {
    roll,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: probability => roll() < probability,
    pick: list => list[int(list.length)]!,
    digits: count => Array.from({ length: count }, () => int(10)).join(''),
  }
}
