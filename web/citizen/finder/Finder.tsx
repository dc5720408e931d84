import { useMemo } from 'react'
import type { Point } from '../../../shared/distance.ts'
import type { Place } from '../../lib/finder-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { FinderMap } from './FinderMap.tsx'
import { fitting, type Shown } from './fit.ts'
import { type Bounds, boundsOf, country } from './map-view.ts'
import { OwnBookings } from './OwnBookings.tsx'
import { PlaceItem } from './PlaceItem.tsx'
import { PlaceList } from './PlaceList.tsx'
import { useBack } from './use-back.ts'
import { useChoices } from './use-choices.ts'
import { useNow } from './use-now.ts'
import { usePlaces } from './use-places.ts'
import { type Position, usePosition } from './use-position.ts'
import { Where, Wishes } from './Wishes.tsx'
import './Finder.css'

/** As many of the nearest places as the map begins with, around where one stands. */
const AROUND = 4

/** Where is the nearest place that can prove me: on a map and as a list, with no account and no map server. */
export function Finder() {
  const t = useText()
  const { language } = usePreferences()
  const back = useBack('/')
  const { choices, choose, clear } = useChoices()
  const position = usePosition()
  const here = position.point
  const places = usePlaces({ ...choices, near: here && roughly(here) })
  const now = useNow()
  const shown = fitting(places.list?.places ?? [], choices, { here, now })
  const stale = places.keptAt !== undefined
  const bounds = useBounds(places.list?.places, choices.province, here)
  const chosen = shown.find(place => place.placeId === choices.placeId)
  return (
    <Page
      page="finder"
      wide
      onBack={back}
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t('finder.title')}
      lead={t('finder.lead')}
    >
      <OwnBookings />
      <Where
        provinces={places.list?.provinces ?? []}
        province={choices.province}
        position={position}
        onProvince={province => choose({ province, placeId: undefined })}
      />
      <NotFound position={position} />
      {places.keptAt ? (
        <Notice tone="warn" live title={t('finder.kept', { at: formatMoment(places.keptAt, language) })}>
          <p>{t('finder.keptHelp')}</p>
        </Notice>
      ) : null}
      <Wishes choices={choices} onChange={change => choose({ ...change, placeId: undefined })} />
      <LoadState
        load={{ ...places, value: places.list, problem: stale ? undefined : places.problem }}
        lines={8}
      >
        {() => (
          <div className="finder-body">
            <div className="finder-map">
              <FinderMap
                key={Object.values(bounds).join()}
                places={shown}
                here={here}
                bounds={bounds}
                chosen={chosen?.placeId}
                onChoose={placeId => choose({ placeId })}
              />
              <Chosen place={chosen} now={now} isStale={stale} />
            </div>
            <section className="stack" aria-label={t('finder.list')}>
              <PlaceList
                places={shown}
                now={now}
                isStale={stale}
                isNear={here !== undefined}
                onClear={clear}
              />
            </section>
          </div>
        )}
      </LoadState>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}

/** What the server is told of a position: a hundredth of a degree, about a kilometre. */
const roughly = ({ latitude, longitude }: Point): Point => ({
  latitude: Math.round(latitude * 100) / 100,
  longitude: Math.round(longitude * 100) / 100,
})

function useBounds(all: readonly Place[] | undefined, province: string | undefined, here: Point | undefined) {
  return useMemo((): Bounds => {
    if (here && all) {
      const nearest = fitting(all, { kinds: [], openNow: false, surely: false }, { here, now: new Date() })
      return boundsOf([here, ...nearest.slice(0, AROUND)])
    }
    const inside = province ? (all ?? []).filter(place => place.provinceTh === province) : []
    return inside.length > 0 ? boundsOf(inside, 0.25) : country
  }, [all, province, here])
}

/** The phone did not say where it is; a province from the list does as well. */
function NotFound({ position: { state } }: { position: Position }) {
  const t = useText()
  if (state !== 'refused' && state !== 'unknown') return null
  return (
    <Notice live title={t(`finder.position.${state}`)}>
      <p>{t('finder.positionHelp')}</p>
    </Notice>
  )
}

function Chosen({ place, now, isStale }: { place: Shown | undefined; now: Date; isStale: boolean }) {
  const t = useText()
  return (
    <div role="status">
      {place ? (
        <PlaceItem place={place} now={now} isStale={isStale} />
      ) : (
        <p className="soft small">{t('finder.mapHelp')}</p>
      )}
    </div>
  )
}
