import type { FingerName } from '../../../shared/fingers.ts'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { draw } from './drawing.ts'
import { getPerson } from './people.ts'
import type { PeopleTables } from './tables.ts'

/** Enough that the best of them forgives a badly placed finger (biometrics.md 4: 4.3 % → 1.7 % with two). */
const DRAWN_IMPRESSIONS = 2

/** What the register holds of a finger: a record of ISO/IEC 19794-2:2005, or a grey picture of 500 dpi as PNG. */
export type RegisteredPrint = { format: 'iso19794-2' | 'picture'; bytes: Uint8Array }

/** The impressions of a finger in the register; none where the finger was never taken. */
export async function listRegisterPrints(
  ctx: Ctx,
  personId: string,
  finger: FingerName,
): Promise<RegisteredPrint[]> {
  const rows = await tables<PeopleTables>(ctx)
    .selectFrom('people.finger')
    .selectAll()
    .where('person_id', '=', personId)
    .where('finger', '=', finger)
    .orderBy('impression')
    .execute()
  if (rows.length > 0)
    return rows.map(({ format, sealed }) => ({
      format,
      bytes: ctx.vault.open('people-finger', sealed, personId),
    }))
  const { isInvented } = await getPerson(ctx, personId)
  if (!isInvented) return []
  const impressions = Array.from({ length: DRAWN_IMPRESSIONS }, (_, index) => `register-${index}`)
  const pictures = await Promise.all(
    impressions.map(impression => draw('finger', { seed: personId, finger, impression })),
  )
  return pictures.map(bytes => ({ format: 'picture', bytes }))
}

/** An invented person's finger on a scanner, PNG: another touch, another picture. */
export async function touchScanner(
  ctx: Ctx,
  personId: string,
  { finger, touch }: { finger: FingerName; touch: string },
): Promise<Uint8Array | undefined> {
  const { isInvented } = await getPerson(ctx, personId)
  return isInvented ? draw('finger', { seed: personId, finger, impression: `touch-${touch}` }) : undefined
}
