import { createHash } from 'node:crypto'

/** Numbers from 0 to 1 that are the same for the same seed; `normal` has mean 0 and deviation 1. */
export type Random = { (): number; normal(): number }

/** A repeatable random source (xorshift seeded by SHA-256); never for secrets. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next())
  return Object.assign(next, { normal })
}
