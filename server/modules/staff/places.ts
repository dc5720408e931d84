import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { placeAdded, placeChanged } from './events.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'
import type { PlaceChannel, PlaceRow } from './tables.ts'

export type NewPlace = Omit<PlaceRow, 'place_id' | 'is_demo' | 'created_at' | 'closed_at'>

/** What a place is, by the channel it offers. */
export const kindOf: Record<PlaceChannel, PlaceRow['kind']> = {
  registrar: 'registry',
  post: 'post',
  shop: 'shop',
  kiosk: 'kiosk',
  boonterm: 'kiosk',
  field: 'field',
}

/** Writes places down in one statement, in their order; one whose code is in use stays as it is. */
export async function addPlaces(ctx: Ctx, places: readonly NewPlace[], isDemo = false): Promise<number> {
  // Ids of the same moment have no order of their own.
  const ids = places.map(() => newId(ctx)).sort()
  const rows = places.map((place, index) => toRow(ctx, ids[index] ?? '', place, isDemo))
  return transaction(ctx, tx => store.insertPlaces(tx, rows))
}

const toRow = (ctx: Ctx, placeId: string, place: NewPlace, isDemo: boolean): PlaceRow => ({
  ...place,
  place_id: placeId,
  is_demo: isDemo,
  created_at: ctx.now(),
  closed_at: null,
})

/** Adds one place; its id. @throws staff.codeTaken */
export async function addPlace(ctx: Ctx, place: NewPlace, operatorId: string): Promise<string> {
  const placeId = newId(ctx)
  await transaction(ctx, async tx => {
    if ((await store.insertPlaces(tx, [toRow(tx, placeId, place, false)])) === 0) throw fail.codeTaken()
    await keepChange(tx, placeId, operatorId, [])
    await tx.emit(placeAdded, { placeId, operatorId })
  })
  return placeId
}

export type PlaceChange = Omit<NewPlace, 'code'>

/**
 * Changes a place; its code stays, because cases and slips name it. Its channel does not change under terminals that were made for
 * another. @throws staff.notFound | terminalsThere
 */
export async function changePlace(
  ctx: Ctx,
  placeId: string,
  change: PlaceChange,
  operatorId: string,
): Promise<void> {
  await transaction(ctx, async tx => {
    const known = await store.lockPlace(tx, placeId)
    if (!known) throw fail.notFound()
    const fields = (Object.keys(change) as (keyof PlaceChange)[]).filter(
      name => JSON.stringify(known[name]) !== JSON.stringify(change[name]),
    )
    if (fields.length === 0) return
    if (fields.includes('channels') && (await store.listTerminalsAt(tx, placeId)).length > 0)
      throw fail.terminalsThere()
    await store.updatePlace(tx, placeId, change)
    await keepChange(tx, placeId, operatorId, fields)
    await tx.emit(placeChanged, { placeId, operatorId })
  })
}

const keepChange = (tx: TxCtx, placeId: string, changedBy: string, fields: string[]) =>
  store.insertPlaceChange(tx, {
    place_id: placeId,
    changed_at: tx.now(),
    changed_by: changedBy,
    fields,
  })
