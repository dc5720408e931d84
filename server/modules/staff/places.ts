import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { fail } from './failures.ts'
import { isOpenAt, opensNext } from './opening.ts'
import * as store from './store.ts'
import type { PlaceRow } from './tables.ts'

export type NewPlace = Omit<PlaceRow, 'place_id' | 'is_demo' | 'created_at' | 'closed_at'>

/** Writes a place down. @throws staff.placeTaken when its code is in use */
export async function addPlace(ctx: Ctx, place: NewPlace, isDemo = false): Promise<string> {
  const place_id = newId(ctx)
  await transaction(ctx, async tx => {
    const row = { ...place, place_id, is_demo: isDemo, created_at: tx.now(), closed_at: null }
    if (!(await store.insertPlace(tx, row))) throw fail.placeTaken()
  })
  return place_id
}

/** Every open place, as anybody may see it. */
export async function listPlaces(ctx: Ctx) {
  const now = ctx.now()
  return (await store.listOpenPlaces(ctx)).map(place => ({
    placeId: place.place_id,
    code: place.code,
    kind: place.kind,
    nameTh: place.name_th,
    nameEn: place.name_en,
    provinceTh: place.province_th,
    provinceEn: place.province_en,
    districtTh: place.district_th,
    districtEn: place.district_en,
    latitude: place.latitude,
    longitude: place.longitude,
    opening: place.opening,
    channels: place.channels,
    isOpen: isOpenAt(place.opening, now),
    opensAt: opensNext(place.opening, now),
  }))
}
