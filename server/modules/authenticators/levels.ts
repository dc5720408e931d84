import type { TxCtx } from '../../platform/context.ts'
import { findAssurance, insertAssurance } from './account-store.ts'
import { assuranceEarned } from './events.ts'
import { fail } from './failures.ts'
import type { Earned } from './tables.ts'

// Numbers of ETDA and NDID, "1.1" to "3": as text they stand in their order.
const isLower = (one: string, other: string) => one < other

/** Writes down a level and tells it. */
export async function recordLevel(tx: TxCtx, personId: string, earned: Earned): Promise<void> {
  await insertAssurance(tx, personId, earned)
  const { by: _by, ...level } = earned
  await tx.emit(assuranceEarned, level, { personId })
}

/**
 * A phone proven by less than the account stands on would open all that was given to more.
 * @throws authenticators.levelTooLow
 */
export async function requireNotLower(tx: TxCtx, personId: string, { ial }: Earned): Promise<void> {
  const standing = await findAssurance(tx, personId)
  if (standing && isLower(ial, standing.ial)) throw fail.levelTooLow({ needed: standing.ial, ial })
}

/** What was earned on a phone of the person counts from now; a lower level than the one they have changes nothing. */
export async function raiseLevel(tx: TxCtx, personId: string, earned: Earned): Promise<void> {
  const standing = await findAssurance(tx, personId)
  if (!standing || !isLower(earned.ial, standing.ial)) await recordLevel(tx, personId, earned)
}
