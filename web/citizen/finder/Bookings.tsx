import { CalendarX } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Booking, readBookings } from '../../lib/finder-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { BookingCard } from './BookingCard.tsx'
import { Cancelled } from './Cancelled.tsx'
import './Bookings.css'

/** What this phone has booked: the reference to say at the counter, when and where, and the way to give it back. */
export function Bookings() {
  const t = useText()
  const navigate = useNavigate()
  const isNew = (useLocation().state as { isNew?: boolean } | null)?.isNew === true
  const load = useLoad(readBookings)
  const [cancelled, setCancelled] = useState<Booking>()
  const toFinder = () => navigate('/finder')
  return (
    <Page page="bookings" onBack={toFinder} barTitle={t('app.name')} title={t('bookings.title')}>
      {cancelled ? (
        <Cancelled
          key={cancelled.reference}
          booking={cancelled}
          onAgain={() => {
            setCancelled(undefined)
            load.again()
          }}
        />
      ) : isNew ? (
        <Notice tone="ok" live title={t('bookings.made')}>
          <p>{t('bookings.madeHelp')}</p>
        </Notice>
      ) : null}
      <LoadState load={load}>
        {bookings =>
          bookings.length > 0 ? (
            <>
              <ul className="stack">
                {bookings.map(booking => (
                  <li key={booking.reference}>
                    <BookingCard
                      booking={booking}
                      onCancelled={() => {
                        setCancelled(booking)
                        load.again()
                      }}
                    />
                  </li>
                ))}
              </ul>
              <p className="soft small">{t('help.bring')}</p>
            </>
          ) : (
            <EmptyState
              icon={<CalendarX />}
              title={t('bookings.none')}
              action={<Button onPress={toFinder}>{t('bookings.find')}</Button>}
            >
              {t('bookings.noneHelp')}
            </EmptyState>
          )
        }
      </LoadState>
    </Page>
  )
}
