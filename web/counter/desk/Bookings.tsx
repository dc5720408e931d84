import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type Booking, listBookings, noteArrival } from '../counter-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type BookingsProps = { token: string; onLost: (why: Problem) => void }

/** Who is booked here today, by reference alone, and who of them has come. Whoever has no booking is served beside them. */
export function Bookings({ token, onLost }: BookingsProps) {
  const t = useText()
  const first = useLoad(() => listBookings(token))
  const [after, setAfter] = useState<Booking[]>()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const bookings = after ?? first.value
  async function say(reference: string, hasCome: boolean) {
    setBusy(reference)
    setProblem(undefined)
    try {
      setAfter(await noteArrival(token, { reference, hasCome }))
    } catch (error) {
      const found = asProblem(error)
      if (found.status === 401) return onLost(found)
      setProblem(found)
    } finally {
      setBusy(undefined)
    }
  }
  function load() {
    setAfter(undefined)
    first.again()
  }
  return (
    <section className="stack-tight" aria-busy={first.loading}>
      <div className="list-head">
        <h2>{t('bookings.title')}</h2>
        <Button kind="quiet" isPending={first.loading} onPress={load}>
          {t('recent.again')}
        </Button>
      </div>
      <ProblemLine problem={problem ?? first.problem} />
      {bookings ? (
        <List bookings={bookings} busy={busy} onSay={say} />
      ) : first.problem ? null : (
        <Skeleton lines={3} />
      )}
    </section>
  )
}

type ListProps = {
  bookings: Booking[]
  busy: string | undefined
  onSay: (reference: string, hasCome: boolean) => void
}

function List({ bookings, busy, onSay }: ListProps) {
  const t = useText()
  const { language } = usePreferences()
  const time = new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  })
  if (bookings.length === 0)
    return (
      <EmptyState icon={<CalendarClock />} title={t('bookings.none')}>
        {t('bookings.noneHelp')}
      </EmptyState>
    )
  return (
    <ul className="recent-list">
      {bookings.map(({ reference, startsAt, arrival }) => (
        <li key={reference} data-status={arrival}>
          <span className="numerals">{time.format(new Date(startsAt))}</span>
          <span className="reference">{reference}</span>
          <b>{t(`arrival.${arrival}`)}</b>
          <Button
            kind={arrival === 'arrived' ? 'quiet' : 'secondary'}
            isPending={busy === reference}
            aria-label={t(arrival === 'arrived' ? 'bookings.undoNamed' : 'bookings.cameNamed', { reference })}
            onPress={() => onSay(reference, arrival !== 'arrived')}
          >
            {t(arrival === 'arrived' ? 'bookings.undo' : 'bookings.came')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
