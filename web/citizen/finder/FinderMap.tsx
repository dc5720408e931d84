import { Maximize } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Point } from '../../../shared/distance.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useText } from '../text.ts'
import { Land } from './Land.tsx'
import { MapMark, type MapMarkProps } from './MapMark.tsx'
import { type Bounds, boundsOf, clusterIn, country, scaleOf, viewOf } from './map-view.ts'
import { useSize } from './use-size.ts'
import './FinderMap.css'

/** Marks are as large as a fingertip: what is closer than that stands together. */
const MARK_REM = 2.5
/** From here on there is room for the names of districts. */
const NAMES_DEGREES = 3
/** Half the length of a long name, in pixels. */
const NAME_ROOM = 60

type FinderMapProps<T extends Point> = {
  points: readonly T[]
  here: Point | undefined
  /** What to show before anybody touches the map. */
  bounds: Bounds
  /** How points that stand together look; with a name where there is room for one. */
  mark: (
    members: readonly [T, ...T[]],
  ) => Pick<MapMarkProps, 'isOpen' | 'isChosen' | 'face' | 'name'> & { key: string }
  onChoose: (point: T) => void
}

/** Points on the land, without any server of map pictures. For the eyes alone: the list below says the same. */
export function FinderMap<T extends Point>({ points, here, bounds, mark, onChoose }: FinderMapProps<T>) {
  const t = useText()
  const { size: letters } = usePreferences()
  const picture = useRef<HTMLDivElement>(null)
  const size = useSize(picture)
  const [closer, setCloser] = useState<Bounds>()
  const shown = closer ?? bounds
  const rem = letters === 'large' ? 22 : 17
  const hasNames = shown.north - shown.south < NAMES_DEGREES
  const view = size && viewOf(shown, size, (hasNames ? MARK_REM : MARK_REM / 2) * rem)
  return (
    <div className="map">
      <div ref={picture} className="map-picture" aria-hidden="true">
        {view ? <Land view={view} scale={scaleOf(view)} hasNet={hasNames} /> : null}
        {view && here ? (
          <span
            className="map-here"
            style={{ left: view.toX(here.longitude), top: view.toY(here.latitude) }}
          />
        ) : null}
        {view
          ? clusterIn(view, points, MARK_REM * rem).map(({ x, y, members }) => {
              const { key, name, ...look } = mark(members)
              return (
                <MapMark
                  key={key}
                  at={{ x, y }}
                  edge={x < NAME_ROOM ? 'left' : x > view.width - NAME_ROOM ? 'right' : undefined}
                  {...look}
                  name={hasNames ? name : undefined}
                  onPress={() => (members.length === 1 ? onChoose(members[0]) : setCloser(boundsOf(members)))}
                />
              )
            })
          : null}
      </div>
      {shown === country ? null : (
        <div className="map-whole">
          <IconButton
            label={t('finder.wholeCountry')}
            icon={<Maximize aria-hidden />}
            onPress={() => setCloser(country)}
          />
        </div>
      )}
    </div>
  )
}
