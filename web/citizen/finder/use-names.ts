import { useEffect, useState } from 'react'
import type { Point } from '../../../shared/distance.ts'
import { type PlaceList, placesPath, readPlaces } from '../../lib/finder-api.ts'
import type { Bounds } from './map-view.ts'

export type NamedPoint = Point & { th: string; en: string }

/** From here on districts are named; provinces before. */
const DISTRICTS_DEGREES = 3

/** What stands on the map to find one's way by: provinces, and from near by the districts, where their registration offices are. */
export function useNames({ south, north, west, east }: Bounds): NamedPoint[] {
  const [list, setList] = useState<PlaceList>()
  const near = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const path = placesPath({ near, kinds: ['registry'], openNow: false, surely: false })
  useEffect(() => {
    const leaving = new AbortController()
    // Without a network the land stands there without names.
    readPlaces(path, leaving.signal).then(setList, () => undefined)
    return () => leaving.abort()
  }, [path])
  if (!list) return []
  if (north - south > DISTRICTS_DEGREES)
    return list.provinces.flatMap(({ th, en, latitude, longitude }) =>
      latitude === undefined || longitude === undefined ? [] : [{ th, en, latitude, longitude }],
    )
  return list.places.flatMap(({ districtTh: th, districtEn: en, latitude, longitude }) =>
    latitude === undefined || longitude === undefined ? [] : [{ th, en, latitude, longitude }],
  )
}
