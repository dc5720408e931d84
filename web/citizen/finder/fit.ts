import { kilometresBetween, type Point } from '../../../shared/distance.ts'
import { isOpenAt } from '../../../shared/opening-hours.ts'
import type { Place, PlacesAsked } from '../../lib/finder-api.ts'

export type Shown = Place & { isOpen: boolean; kilometres: number | undefined }

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
  return places
    .filter(place => !asked.province || place.provinceTh === asked.province)
    .filter(place => asked.kinds.length === 0 || asked.kinds.includes(place.kind))
    .filter(place => !asked.surely || isSure(place))
    .map(place => ({
      ...place,
      isOpen: isOpenAt(place.opening, now),
      kilometres: here && kilometresBetween(here, place),
    }))
    .filter(place => !asked.openNow || place.isOpen)
    .sort((one, other) => (one.kilometres ?? 0) - (other.kilometres ?? 0))
}
