import { useState } from 'react'
import { useParams } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import { readMatters } from '../../lib/queue-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Page } from '../../ui/Page.tsx'
import { fitting } from '../finder/fit.ts'
import { PlaceList } from '../finder/PlaceList.tsx'
import { ProvinceList } from '../finder/ProvinceList.tsx'
import { SearchPlace } from '../finder/SearchPlace.tsx'
import { useBack } from '../finder/use-back.ts'
import { useNow } from '../finder/use-now.ts'
import { usePlaces } from '../finder/use-places.ts'
import { usePosition } from '../finder/use-position.ts'
import { Where } from '../finder/Wishes.tsx'
import '../finder/Finder.css'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'

const registries = { kinds: ['registry'], openNow: false, surely: false } as const

/** At which registration office: near this phone, by name, or by province. */
export function VisitPlace() {
  const t = useText()
  const { language } = usePreferences()
  const { matterId = '' } = useParams()
  const position = usePosition()
  const now = useNow()
  const [name, setName] = useState<string>()
  const [province, setProvince] = useState<string>()
  const matters = useLoad(readMatters)
  const here = position.point
  const near = here && {
    latitude: Math.round(here.latitude * 100) / 100,
    longitude: Math.round(here.longitude * 100) / 100,
  }
  const places = usePlaces({ ...registries, name, province, near })
  const shown = fitting(places.list?.places ?? [], { ...registries, name, province }, { here, now })
  const isCountry = !here && !province && !name
  const clear = () => {
    setName(undefined)
    setProvince(undefined)
  }
  const matter = matters.value?.find(one => one.id === matterId)
  return (
    <Page
      page="visitPlace"
      title={t('queue.where')}
      {...(matter ? { lead: matter.name[language] } : {})}
      onBack={useBack('/services/queue/new')}
    >
      <Where
        provinces={places.list?.provinces ?? []}
        province={province}
        position={position}
        onProvince={wanted => {
          setName(undefined)
          setProvince(wanted)
        }}
      />
      <SearchPlace
        name={name}
        onName={typed => {
          position.forget()
          setProvince(undefined)
          setName(typed)
        }}
      />
      <LoadState load={{ ...places, value: places.list }} lines={6}>
        {list => (
          <section className="stack" aria-label={t('finder.list')}>
            {isCountry ? (
              <ProvinceList provinces={list.provinces} total={list.total} onChoose={setProvince} />
            ) : (
              <PlaceList
                key={`${province}.${name}`}
                places={shown}
                now={now}
                isStale={places.keptAt !== undefined}
                isNear={here !== undefined}
                bookAt={placeId => `/services/queue/new/${matterId}/${placeId}`}
                onClear={clear}
              />
            )}
          </section>
        )}
      </LoadState>
    </Page>
  )
}
