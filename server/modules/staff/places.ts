import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { insertPlaces } from './store.ts'
import type { PlaceRow } from './tables.ts'

export type NewPlace = Omit<PlaceRow, 'place_id' | 'is_demo' | 'created_at' | 'closed_at'>

/** Writes places down in one statement, in their order; one whose code is in use stays as it is. */
export async function addPlaces(ctx: Ctx, places: readonly NewPlace[], isDemo = false): Promise<number> {
  // Ids of the same moment have no order of their own.
  const ids = places.map(() => newId(ctx)).sort()
  return transaction(ctx, tx =>
    insertPlaces(
      tx,
      places.map((place, index) => ({
        ...place,
        place_id: ids[index] ?? '',
        is_demo: isDemo,
        created_at: tx.now(),
        closed_at: null,
      })),
    ),
  )
}
