import { CalendarCheck } from 'lucide-react'
import { readBookings } from '../../lib/finder-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { useText } from '../text.ts'

/** A door to what this phone has booked; nothing when it has not, or when that cannot be known now. */
export function OwnBookings() {
  const t = useText()
  const { language } = usePreferences()
  const { value: bookings = [] } = useLoad(readBookings)
  const [next] = bookings
  if (!next) return null
  return (
    <Doors
      label={t('bookings.title')}
      doors={[
        {
          to: '/finder/bookings',
          icon: <CalendarCheck />,
          title: t('bookings.next', { at: formatMoment(next.startsAt, language) }),
          help: `${next.reference} · ${language === 'th' ? next.place.nameTh : next.place.nameEn}`,
        },
      ]}
    />
  )
}
