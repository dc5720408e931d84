import { useMemo } from 'react'
import type { Point } from '../../../shared/distance.ts'
import type { Place, PlacesAsked } from '../../lib/finder-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { type Language, usePreferences } from '../../lib/preferences.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { FinderMap } from './FinderMap.tsx'
import { fitting, isOnMap, type Shown, withPoint } from './fit.ts'
import { type Bounds, boundsOf, country } from './map-view.ts'
import { OwnBookings } from './OwnBookings.tsx'
import { PlaceItem } from './PlaceItem.tsx'
import { PlaceList } from './PlaceList.tsx'
import { PlaceMark } from './PlaceMark.tsx'
import { ProvinceList } from './ProvinceList.tsx'
import { SearchPlace } from './SearchPlace.tsx'
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
  const bounds = useBounds(places.list?.places, choices, here)
  const provinces = places.list?.provinces ?? []
  const isWhole = !here && !choices.province && !choices.name
  // More than one answer holds: the country is shown by its provinces.
  const isCountry = isWhole && (places.list?.total ?? 0) > (places.list?.places.length ?? 0)
  const toProvince = (province: string) => choose({ province, placeId: undefined })
  const unseen = isCountry ? 0 : shown.filter(place => !isOnMap(place)).length
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
        provinces={provinces}
        province={choices.province}
        position={position}
        onProvince={province => choose({ province, name: undefined, placeId: undefined })}
      />
      <SearchPlace
        name={choices.name}
        onName={name => {
          position.forget()
          choose({ name, province: undefined, placeId: undefined })
        }}
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
              {isCountry ? (
                <FinderMap
                  key="country"
                  points={withPoint(provinces.filter(province => province.count > 0))}
                  here={undefined}
                  bounds={bounds}
                  mark={members => ({
                    key: members[0].th,
                    isOpen: true,
                    face: members.reduce((sum, province) => sum + province.count, 0),
                    name: members[0][language],
                  })}
                  onChoose={province => toProvince(province.th)}
                />
              ) : (
                <FinderMap
                  key={Object.values(bounds).join()}
                  points={withPoint(shown)}
                  here={here}
                  bounds={bounds}
                  mark={members => markOf(members, { chosen: chosen?.placeId, language })}
                  onChoose={({ placeId }) => choose({ placeId })}
                />
              )}
              <Chosen place={chosen} now={now} isStale={stale} isCountry={isCountry} />
              {unseen > 0 ? <p className="soft small">{t('finder.notOnMap', { count: unseen })}</p> : null}
            </div>
            <section className="stack" aria-label={t('finder.list')}>
              {isCountry ? (
                <ProvinceList provinces={provinces} total={places.list?.total ?? 0} onChoose={toProvince} />
              ) : (
                <PlaceList
                  key={`${choices.province}.${choices.name}`}
                  places={shown}
                  now={now}
                  isStale={stale}
                  isNear={here !== undefined}
                  onClear={clear}
                />
              )}
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

const anything: PlacesAsked = { kinds: [], openNow: false, surely: false }

function useBounds(
  all: readonly Place[] | undefined,
  { province, name }: Pick<PlacesAsked, 'province' | 'name'>,
  here: Point | undefined,
) {
  return useMemo((): Bounds => {
    if (here && all) {
      const nearest = fitting(all, anything, { here, now: new Date() })
      return boundsOf([here, ...withPoint(nearest.slice(0, AROUND))])
    }
    if (!province && !name) return country
    const inside = withPoint(
      fitting(all ?? [], { ...anything, province, name }, { here: undefined, now: new Date() }),
    )
    return inside.length > 0 ? boundsOf(inside, 0.25) : country
  }, [all, province, name, here])
}

/** A place as the picture of its kind with its district, or how many stand together. */
function markOf(
  members: readonly [Shown, ...Shown[]],
  { chosen, language }: { chosen: string | undefined; language: Language },
) {
  const [first, ...others] = members
  const isAlone = others.length === 0
  return {
    key: first.placeId,
    isOpen: members.some(place => place.isOpen),
    isChosen: members.some(place => place.placeId === chosen),
    face: isAlone ? <PlaceMark kind={first.kind} /> : members.length,
    name: isAlone ? (language === 'th' ? first.districtTh : first.districtEn) : undefined,
  }
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

type ChosenProps = { place: Shown | undefined; now: Date; isStale: boolean; isCountry: boolean }

function Chosen({ place, now, isStale, isCountry }: ChosenProps) {
  const t = useText()
  return (
    <div role="status">
      {place ? (
        <PlaceItem place={place} now={now} isStale={isStale} />
      ) : (
        <p className="soft small">{t(isCountry ? 'finder.countryHelp' : 'finder.mapHelp')}</p>
      )}
    </div>
  )
}
