import { CalendarClock, CalendarPlus } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { readVisits, type Visit } from '../../lib/queue-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { useBack } from '../finder/use-back.ts'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { VisitCard } from './VisitCard.tsx'
import '../finder/Bookings.css'
import './Queue.css'

const LOOK_AGAIN_MS = 15_000
const isMoving = ({ state }: Visit) => state === 'waiting' || state === 'called'

/** A person's visits to registration offices: booked, where they stand in the queue, and what to bring. */
export function Queue() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const isNew = (useLocation().state as { isNew?: boolean } | null)?.isNew === true
  const load = useLoad(readVisits)
  const follows = load.value?.visits.some(isMoving) ?? false
  useEffect(() => {
    if (!follows) return
    const timer = setInterval(load.again, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [follows, load.again])
  const isEmpty = load.value?.visits.length === 0
  const book = (
    <Button
      kind={isEmpty ? 'primary' : 'secondary'}
      icon={<CalendarPlus aria-hidden />}
      onPress={() => navigate('/services/queue/new')}
    >
      {t('queue.book')}
    </Button>
  )
  return (
    <Page
      page="queue"
      title={t('queue.title')}
      onBack={useBack('/services')}
      // Nothing may lie over the code of a visit that is booked.
      actions={isEmpty ? book : null}
    >
      {isNew ? (
        <Notice tone="ok" live title={t('queue.made')}>
          <p>{t('queue.madeHelp')}</p>
        </Notice>
      ) : null}
      <LoadState load={load}>
        {({ visits, pausedUntil, person }) => (
          <>
            {pausedUntil ? (
              <Notice tone="warn" title={t('queue.paused', { at: formatMoment(pausedUntil, language) })}>
                <p>{t('queue.pausedHelp')}</p>
              </Notice>
            ) : null}
            {visits.length === 0 ? (
              <EmptyState icon={<CalendarClock />} title={t('queue.none')}>
                {t('queue.noneHelp')}
              </EmptyState>
            ) : (
              <ul className="stack">
                {visits.map(visit => (
                  <li key={visit.visitId}>
                    <VisitCard visit={visit} person={person} onChange={load.again} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </LoadState>
      {load.value && !isEmpty ? book : null}
      <p className="soft small">{t('queue.rule')}</p>
    </Page>
  )
}
