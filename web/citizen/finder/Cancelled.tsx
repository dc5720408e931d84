import { useState } from 'react'
import { localTime } from '../../../shared/opening-hours.ts'
import { type Booking, bookSlot } from '../../lib/finder-api.ts'
import { dayOf } from '../../lib/format.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

/** Says that a booking was given back, and takes the same time again if it was a mistake and is still free. */
export function Cancelled({ booking, onAgain }: { booking: Booking; onAgain: () => void }) {
  const t = useText()
  const act = useAct()
  const [requestId] = useState(() => crypto.randomUUID())
  async function again() {
    const { place, startsAt } = booking
    const slot = {
      placeId: place.placeId,
      day: dayOf(startsAt),
      time: localTime(new Date(startsAt)),
      requestId,
    }
    if (await act.run(() => bookSlot(slot))) onAgain()
  }
  return (
    <div className="stack-tight">
      <Notice tone="ok" live title={t('bookings.cancelled')} />
      <ProblemNotice problem={act.problem} />
      <Button kind="quiet" isPending={act.busy} onPress={() => void again()}>
        {t('bookings.undo')}
      </Button>
    </div>
  )
}
