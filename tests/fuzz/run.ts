// How long the fuzz runs: a fixed seed and few runs in `npm test`; `npm run fuzz` gives any seed and many.
const seed = Number(process.env.FUZZ_SEED ?? 2569)
const times = Number(process.env.FUZZ_TIMES ?? 1)

/** Parameters of fast-check. What failed is shown as it was sent: shrinking would send it to a changed database. */
export const runs = (count: number) => ({ seed, numRuns: count * times, endOnFailure: true })

export const fuzzTimeout = 60_000 * times
