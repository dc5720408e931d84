import { CalendarX, Footprints } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { bookVisit, changeVisit, readTimes, walkIn } from '../../lib/queue-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ChooseSlot } from '../finder/ChooseSlot.tsx'
import { useBack } from '../finder/use-back.ts'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { CodeSheet } from './CodeSheet.tsx'

/** When: a time ahead, or a number now for who stands there. A visit that is there already only changes its time. */
export function VisitTime() {
  const t = useText()
  const navigate = useNavigate()
  const { matterId = '', placeId = '' } = useParams()
  const { visitId } = (useLocation().state ?? {}) as { visitId?: string }
  const load = useLoad(() => readTimes(placeId, matterId))
  const toQueue = () => navigate('/services/queue', { state: { isNew: true }, replace: true })
  return (
    <Page page="visitTime" title={t('queue.when')} onBack={useBack(`/services/queue/new/${matterId}`)}>
      <LoadState load={load}>
        {slots =>
          slots.days.length > 0 ? (
            <ChooseSlot
              slots={slots}
              note={t('queue.note')}
              book={slot => (visitId ? changeVisit(visitId, slot) : bookVisit({ ...slot, matter: matterId }))}
              onBooked={toQueue}
              onStale={load.again}
            />
          ) : (
            <EmptyState icon={<CalendarX />} title={t('book.none')}>
              {t('book.noneHelp')}
            </EmptyState>
          )
        }
      </LoadState>
      {visitId ? null : <NumberNow placeId={placeId} matter={matterId} onTaken={toQueue} />}
    </Page>
  )
}

/** For who stands at the place without a booking. */
function NumberNow({ placeId, matter, onTaken }: { placeId: string; matter: string; onTaken: () => void }) {
  const t = useText()
  const act = useAct()
  const [requestId] = useState(() => crypto.randomUUID())
  const [isOpen, setOpen] = useState(false)
  async function take(code: string) {
    if (await act.run(() => walkIn({ placeId, matter, code, requestId }))) onTaken()
  }
  return (
    <>
      <Button
        kind="secondary"
        icon={<Footprints aria-hidden />}
        onPress={() => {
          act.clear()
          setOpen(true)
        }}
      >
        {t('queue.walkIn')}
      </Button>
      <CodeSheet
        isOpen={isOpen}
        title={t('queue.walkIn')}
        yes={t('queue.walkInYes')}
        act={act}
        onCode={code => void take(code)}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
