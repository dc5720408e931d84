import { Map as MapIcon } from 'lucide-react'
import { dayOf, formatDay, formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { FromRegister, Visit } from '../../lib/queue-api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { mapAddress } from '../finder/place-words.ts'
import { useText } from '../text.ts'
import { Arrive } from './Arrive.tsx'
import { GiveBack } from './GiveBack.tsx'
import { Prepare } from './Prepare.tsx'

type VisitCardProps = { visit: Visit; person: FromRegister; onChange: () => void }

/** One visit: its ticket, and what there is to do about it now. */
export function VisitCard({ visit, person, onChange }: VisitCardProps) {
  const t = useText()
  const { language } = usePreferences()
  const { place, matter, state, bookedFor } = visit
  const name = language === 'th' ? place.nameTh : place.nameEn
  const isAhead = state === 'booked' || state === 'waiting'
  return (
    <article className="visit" data-state={state}>
      <h2>{matter.name[language]}</h2>
      {bookedFor ? (
        <p>
          <b>
            {t('bookings.when', {
              day: formatDay(dayOf(bookedFor), language),
              time: formatTime(bookedFor, language),
            })}
          </b>
        </p>
      ) : null}
      <p className="visit-place">
        <span lang={language}>{name}</span>
        <a href={mapAddress(place, name)} aria-label={t('finder.mapOf', { name })}>
          <MapIcon aria-hidden /> {t('finder.map')}
        </a>
      </p>
      <Standing visit={visit} />
      {state === 'booked' ? <Arrive visit={visit} onChange={onChange} /> : null}
      {isAhead ? <Prepare visit={visit} person={person} onChange={onChange} /> : null}
      {isAhead ? <GiveBack visit={visit} onChange={onChange} /> : null}
    </article>
  )
}

/** Where the visit stands: the code to show, the number, how many are before, or how it ended. */
function Standing({ visit }: { visit: Visit }) {
  const t = useText()
  const { state, number = '', reference, wait, desk } = visit
  if (state === 'booked')
    return (
      <div className="visit-ticket">
        <QrCode text={reference} label={t('queue.code')} />
        <p className="booking-code" lang="en">
          {reference}
        </p>
        <p className="soft small">{t('queue.show')}</p>
      </div>
    )
  if (state === 'waiting')
    return (
      <div className="visit-ticket" role="status">
        <p className="soft small">{t('queue.number')}</p>
        <p className="visit-number numerals" lang="en">
          {number}
        </p>
        <p>
          <b>{t('queue.before', { count: wait?.before ?? 0 })}</b>
        </p>
        <p>
          {wait?.isMoving
            ? t('queue.range', { from: wait.fromMinutes, to: wait.toMinutes })
            : t('queue.notMoving')}
        </p>
        <p className="soft small">{t(visit.isInTime ? 'queue.goesAsBooked' : 'queue.goesAsWalkIn')}</p>
      </div>
    )
  if (state === 'called')
    return (
      <Notice tone="ok" live title={t('queue.called', { number, desk: desk ?? 0 })}>
        <p>{t('queue.calledHelp')}</p>
      </Notice>
    )
  return (
    <Notice tone={state === 'done' ? 'ok' : 'info'} title={t(`queue.state.${state}`)}>
      <p>{t(`queue.stateHelp.${state}`)}</p>
    </Notice>
  )
}
