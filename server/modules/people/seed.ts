// Fills the register with the invented country, and goes on where an interrupted run stopped.
import { inventCountry } from '../../../invented/country/index.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { registerSeeded } from './events.ts'
import { findSeeding, saveSeeding } from './store.ts'
import { insertInventedPeople } from './write-people.ts'

/** The country that `npm start` and `npm run seed` write. */
export const standardSeed = 1

export type SeedOptions = {
  people: number
  seed?: number
  onProgress?: (written: number) => void
}

/** The day in Thailand at a moment. */
export const thaiDay = (now: Date): Day => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** Writes the country up to that many people; what is written already stays and is not written again. Returns how many were added. */
export async function seedRegister(
  ctx: Ctx,
  { people, seed = standardSeed, onProgress }: SeedOptions,
): Promise<number> {
  const begun = await findSeeding(ctx, seed)
  // The day of the first run stays: people invented later belong to the same country.
  const today = begun?.today ?? thaiDay(ctx.now())
  const from = begun?.written ?? 0
  if (from >= people) return 0
  return insertInventedPeople(ctx, inventCountry({ people, seed, today, from }), {
    onBatch: async (tx, written, nextIndex) => {
      await saveSeeding(tx, { seed, today, written: nextIndex })
      if (nextIndex >= people) await tx.emit(registerSeeded, { seed, people })
      onProgress?.(from + written)
    },
  })
}
