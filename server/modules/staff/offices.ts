// The registration office that answers for an address, for who is sent there or waits for its officers.
import type { AreaName } from '../../../shared/address.ts'
import { kilometresBetween, type Point } from '../../../shared/distance.ts'
import type { Opening } from '../../../shared/opening-hours.ts'
import type { Ctx } from '../../platform/context.ts'
import { findPlaceEver, listOpenPlaces, listRegistrarPlaces } from './store.ts'
import { type PlaceRow, pointOf } from './tables.ts'

export type Office = {
  placeId: string
  nameTh: string
  nameEn: string
  district: AreaName
  province: AreaName
  opening: Opening
}

const toOffice = (row: PlaceRow): Office => ({
  placeId: row.place_id,
  nameTh: row.name_th,
  nameEn: row.name_en,
  district: { th: row.district_th, en: row.district_en },
  province: { th: row.province_th, en: row.province_en },
  opening: row.opening,
})

const listOffices = (ctx: Ctx) => listOpenPlaces(ctx, { kind: ['registry'] })

/**
 * The office of a district, where a registrar works who can decide; where it has none, one of its province; where that has none, the first
 * there is.
 */
export async function findOfficeOf(
  ctx: Ctx,
  { district, province }: Record<'district' | 'province', AreaName>,
): Promise<Office | undefined> {
  const staffed = new Set(await listRegistrarPlaces(ctx))
  const all = (await listOffices(ctx)).filter(row => staffed.has(row.place_id))
  const inProvince = all.filter(row => row.province_th === province.th)
  const row = inProvince.find(one => one.district_th === district.th) ?? inProvince[0] ?? all[0]
  return row && toOffice(row)
}

/** The nearest offices of a point; after them those of their provinces of which nobody knows where they stand: one may be the nearest. */
export async function listOfficesNear(ctx: Ctx, point: Point, most: number): Promise<Office[]> {
  const all = (await listOffices(ctx)).map(row => {
    const office = pointOf(row)
    return { row, kilometres: office && kilometresBetween(point, office) }
  })
  const near = all
    .filter(({ kilometres }) => kilometres !== undefined)
    .sort((one, other) => (one.kilometres ?? 0) - (other.kilometres ?? 0))
    .slice(0, most)
  const provinces = new Set(near.map(({ row }) => row.province_th))
  const somewhere = all.filter(
    ({ row, kilometres }) => kilometres === undefined && provinces.has(row.province_th),
  )
  return [...near, ...somewhere].map(({ row }) => toOffice(row))
}

/** An office, also one that has closed. */
export const getOffice = async (ctx: Ctx, placeId: string): Promise<Office> =>
  toOffice(await findPlaceEver(ctx, placeId))
