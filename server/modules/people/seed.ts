// Fills the register with the invented country, and goes on where an interrupted run stopped.
import { inventCountry, inventPersonForNumber } from '../../../invented/country/index.ts'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { registerSeeded } from './events.ts'
import { fail } from './failures.ts'
import { findPersonRowByNumber, findSeeding, saveSeeding } from './store.ts'
import { type Person, toPerson } from './views.ts'
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

/**
 * The person of a number, invented and registered now if the sandbox has nobody of that number yet.
 * @throws people.numberInvalid for a wrong check digit, people.sandboxOnly where people are not invented
 */
export async function findOrInventPerson(ctx: Ctx, citizenNumber: string): Promise<Person> {
  const found = await findPersonRowByNumber(ctx, citizenNumber)
  if (found) return toPerson(found)
  if (!ctx.settings.sandbox) throw fail.sandboxOnly()
  if (!isValidCitizenNumber(citizenNumber)) throw fail.numberInvalid()
  const today = thaiDay(ctx.now())
  return transaction(ctx, async tx => {
    const invented = inventPersonForNumber(citizenNumber, today)
    await insertInventedPeople(tx, [invented])
    const row = await findPersonRowByNumber(tx, citizenNumber)
    if (!row) throw fail.personUnknown()
    return toPerson(row)
  })
}
