import { CalendarClock, Map as MapIcon } from 'lucide-react'
import { Link } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import { useText } from '../text.ts'
import { isOnMap, type Shown } from './fit.ts'
import { PlaceMark } from './PlaceMark.tsx'
import { distanceWords, hoursWords, levelWords, mapAddress, openingNow } from './place-words.ts'

type PlaceItemProps = {
  place: Shown
  now: Date
  isStale: boolean
  /** Where a slot of the place is booked. */
  bookAt?: ((placeId: string) => string) | undefined
}

const bookForMe = (placeId: string) => `/finder/${placeId}`

/** One place: what it is, how far, whether it is open, what it gives, how busy it is, and the two ways on. */
export function PlaceItem({ place, now, isStale, bookAt = bookForMe }: PlaceItemProps) {
  const t = useText()
  const { language } = usePreferences()
  const words = { t, language }
  const name = language === 'th' ? place.nameTh : place.nameEn
  const where =
    language === 'th'
      ? t('finder.inProvince', { district: place.districtTh, province: place.provinceTh })
      : t('finder.inProvince', { district: place.districtEn, province: place.provinceEn })
  const address = language === 'th' ? place.addressTh : place.addressEn
  return (
    <article className="place" data-open={place.isOpen || undefined}>
      <span className="place-mark">
        <PlaceMark kind={place.kind} />
      </span>
      <div className="place-body">
        <div className="place-head">
          <h3 lang={language}>{name}</h3>
          {place.kilometres === undefined ? null : (
            <p className="place-distance numerals">{distanceWords(words, place.kilometres)}</p>
          )}
        </div>
        <p className="soft small">{`${t(`finder.kind.${place.kind}`)} · ${where}`}</p>
        {address ? <p className="soft small">{address}</p> : null}
        {isOnMap(place) ? null : <p className="soft small">{t('finder.noPoint')}</p>}
        <p className="place-now">{openingNow(words, place, now)}</p>
        {hoursWords(words, place).map(line => (
          <p key={line} className="soft small">
            {line}
          </p>
        ))}
        <p className="place-facts small">
          <span>{levelWords(words, place)}</span>
          {place.isOpen && !isStale ? <Load load={place.load} /> : null}
        </p>
      </div>
      <div className="place-ways">
        {place.takesBookings ? (
          <Link
            className="button button-secondary"
            to={bookAt(place.placeId)}
            aria-label={t('finder.bookAt', { name })}
          >
            <CalendarClock aria-hidden />
            {t('finder.book')}
          </Link>
        ) : null}
        <a
          className="button button-quiet"
          href={mapAddress(place, name)}
          aria-label={t('finder.mapOf', { name })}
        >
          <MapIcon aria-hidden />
          {t('finder.map')}
        </a>
      </div>
    </article>
  )
}

function Load({ load }: Pick<Shown, 'load'>) {
  const t = useText()
  return (
    <span className="place-load" data-load={load}>
      {load === 'unknown' ? null : (
        <span className="load-bars" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      {t(`finder.load.${load}`)}
    </span>
  )
}
