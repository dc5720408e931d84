import { Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { type Booking, cancelBooking } from '../../lib/finder-api.ts'
import { dayOf, formatDay, formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { mapAddress } from './place-words.ts'

/** One booking: its reference as large as a ticket's, when and where. */
export function BookingCard({ booking, onCancelled }: { booking: Booking; onCancelled: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const { place, reference, startsAt } = booking
  const name = language === 'th' ? place.nameTh : place.nameEn
  const day = formatDay(dayOf(startsAt), language)
  const time = formatTime(startsAt, language)
  async function cancel() {
    if (!(await act.run(() => cancelBooking(place.placeId, reference)))) return
    setAsking(false)
    onCancelled()
  }
  return (
    <article className="booking">
      <h2 className="booking-when">{t('bookings.when', { day, time })}</h2>
      <p lang={language}>{name}</p>
      <div className="booking-reference">
        <p className="soft small">{t('bookings.reference')}</p>
        <p className="booking-code" lang="en">
          {reference}
        </p>
        <p className="soft small">{t('bookings.show')}</p>
      </div>
      <div className="pair">
        <a
          className="button button-secondary"
          href={mapAddress(place, name)}
          aria-label={t('finder.mapOf', { name })}
        >
          <MapIcon aria-hidden />
          {t('finder.map')}
        </a>
        <Button
          kind="secondary"
          aria-label={t('bookings.cancelThis', { reference })}
          onPress={() => {
            act.clear()
            setAsking(true)
          }}
        >
          {t('bookings.cancel')}
        </Button>
      </div>
      <ConfirmSheet
        isOpen={asking}
        title={t('bookings.cancelTitle')}
        yes={t('bookings.cancelYes')}
        act={act}
        onYes={() => void cancel()}
        onClose={() => setAsking(false)}
      >
        <p>{t('bookings.cancelBody', { day, time })}</p>
      </ConfirmSheet>
    </article>
  )
}
