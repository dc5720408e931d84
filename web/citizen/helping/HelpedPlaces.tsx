import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Page } from '../../ui/Page.tsx'
import { fitting } from '../finder/fit.ts'
import { PlaceList } from '../finder/PlaceList.tsx'
import { useNow } from '../finder/use-now.ts'
import { usePlaces } from '../finder/use-places.ts'
import { usePosition } from '../finder/use-position.ts'
import { Where } from '../finder/Wishes.tsx'
import '../finder/Finder.css'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'

const everything = { kinds: [], openNow: false, surely: false } as const

/** Places that take bookings, near this phone or in a province: the finder's list, for the person who is helped. */
export function HelpedPlaces() {
  const t = useText()
  const navigate = useNavigate()
  const { help } = useInName()
  const position = usePosition()
  const [province, setProvince] = useState<string>()
  const here = position.point
  const near = here && {
    latitude: Math.round(here.latitude * 100) / 100,
    longitude: Math.round(here.longitude * 100) / 100,
  }
  const places = usePlaces({ ...everything, province, near })
  const now = useNow()
  const root = `/me/helping/for/${help.helpId}`
  const shown = fitting(places.list?.places ?? [], { ...everything, province }, { here, now })
  return (
    <Page page="helpPlaces" title={t('helpDoor.places')} onBack={() => navigate(root)}>
      <Where
        provinces={places.list?.provinces ?? []}
        province={province}
        position={position}
        onProvince={setProvince}
      />
      <LoadState load={{ ...places, value: places.list }} lines={6}>
        {() => (
          <section className="stack" aria-label={t('finder.list')}>
            <PlaceList
              places={shown.filter(place => place.takesBookings)}
              now={now}
              isStale={places.keptAt !== undefined}
              isNear={here !== undefined}
              bookAt={placeId => `${root}/places/${placeId}`}
              onClear={() => setProvince(undefined)}
            />
          </section>
        )}
      </LoadState>
    </Page>
  )
}
