import { kilometresBetween, nearestFirst, type Point } from '../../../shared/distance.ts'
import { isOpenAt } from '../../../shared/opening-hours.ts'
import type { Place, PlacesAsked } from '../../lib/finder-api.ts'

export type Shown = Place & { isOpen: boolean; kilometres: number | undefined }

/** Those that stand somewhere known, for the map. */
export const withPoint = <T extends Partial<Point>>(all: readonly T[]): (T & Point)[] =>
  all.flatMap(one => {
    const { latitude, longitude } = one
    return latitude === undefined || longitude === undefined ? [] : [{ ...one, latitude, longitude }]
  })

export const isOnMap = (one: Partial<Point>): boolean => withPoint([one]).length > 0

const kilometresTo = (here: Point | undefined, place: Place) => {
  const [point] = withPoint([place])
  return here && point && kilometresBetween(here, point)
}

/** Whether a part of a name stands in the names of a place, its district or its province. */
const isNamed = (place: Place, part: string) =>
  [place.nameTh, place.nameEn, place.districtTh, place.districtEn, place.provinceTh, place.provinceEn].some(
    name => name.toLowerCase().includes(part.toLowerCase()),
  )

/** Whether every way of a place leads to the second level, with or without the card at hand. */
const isSure = (place: Place) => place.gives.every(way => !way.withoutCard)

/**
 * The places that answer to the wishes, the nearest first, as they stand at this moment. The phone reckons for itself, so that a list
 * without a network is worth as much, and its distances come from its own point, which nobody else knows.
 */
export function fitting(
  places: readonly Place[],
  asked: PlacesAsked,
  { here, now }: { here: Point | undefined; now: Date },
): Shown[] {
  const found = places
    .filter(place => !asked.province || place.provinceTh === asked.province)
    .filter(place => !asked.name || isNamed(place, asked.name))
    .filter(place => asked.kinds.length === 0 || asked.kinds.includes(place.kind))
    .filter(place => !asked.surely || isSure(place))
    .map(place => ({
      ...place,
      isOpen: isOpenAt(place.opening, now),
      kilometres: kilometresTo(here, place),
    }))
    .filter(place => !asked.openNow || place.isOpen)
  if (!here) return found
  return nearestFirst(found, {
    kilometresOf: ({ kilometres }) => kilometres,
    provinceOf: ({ provinceTh }) => provinceTh,
  })
}
