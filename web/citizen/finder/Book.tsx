import { CalendarX } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { bookSlot, readSlots } from '../../lib/finder-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { CancelElsewhere } from './CancelElsewhere.tsx'
import { ChooseSlot } from './ChooseSlot.tsx'
import { useBack } from './use-back.ts'

/** A quarter of an hour at a place: the day, the time, and once more before it is taken. No account is needed. */
export function Book() {
  const t = useText()
  const navigate = useNavigate()
  const { placeId = '' } = useParams()
  const load = useLoad(() => readSlots(placeId))
  return (
    <Page
      page="book"
      onBack={useBack('/finder')}
      barTitle={t('app.name')}
      title={t('book.title')}
      lead={t('book.lead')}
    >
      <LoadState load={load}>
        {slots =>
          slots.days.length > 0 ? (
            <ChooseSlot
              slots={slots}
              note={t('book.anonymous')}
              book={bookSlot}
              onBooked={() => navigate('/finder/bookings', { state: { isNew: true } })}
              onStale={load.again}
            />
          ) : (
            <EmptyState icon={<CalendarX />} title={t('book.none')}>
              {t('book.noneHelp')}
            </EmptyState>
          )
        }
      </LoadState>
      <CancelElsewhere placeId={placeId} />
    </Page>
  )
}
