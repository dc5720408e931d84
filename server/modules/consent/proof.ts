const PROOF_YEARS = 10

/** What was withdrawn before this day nobody has to prove any more (PDPA s. 19; ten years: Civil and Commercial Code s. 193/30). */
export function endOfProof(now: Date): Date {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - PROOF_YEARS)
  return before
}
