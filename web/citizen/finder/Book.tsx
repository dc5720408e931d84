import { CalendarX } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { bookSlot, readSlots, type Slots } from '../../lib/finder-api.ts'
import { formatClock, formatDay } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { useAct } from '../use-act.ts'
import { CancelElsewhere } from './CancelElsewhere.tsx'
import { Days } from './Days.tsx'
import { Times } from './Times.tsx'
import { useBack } from './use-back.ts'
import './Book.css'

/** A quarter of an hour at a place: the day, the time, and once more before it is taken. No account is needed. */
export function Book() {
  const t = useText()
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
            <Choose slots={slots} onStale={load.again} />
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

function Choose({ slots, onStale }: { slots: Slots; onStale: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const act = useAct()
  const firstFree = slots.days.find(one => one.free.length > 0) ?? slots.days[0]
  const [day, setDay] = useState(firstFree?.day ?? '')
  const [asked, setAsked] = useState<{ day: string; time: string; requestId: string }>()
  const { place } = slots
  const name = language === 'th' ? place.nameTh : place.nameEn
  const free = slots.days.find(one => one.day === day)?.free ?? []
  async function book() {
    if (!asked) return
    if (await act.run(() => bookSlot({ placeId: place.placeId, ...asked })))
      navigate('/finder/bookings', { state: { isNew: true } })
  }
  function leave() {
    // What was refused may be taken by now: the times are asked for anew.
    if (act.problem) onStale()
    act.clear()
    setAsked(undefined)
  }
  return (
    <>
      <p className="book-place" lang={language}>
        {name}
      </p>
      <Days days={slots.days} chosen={day} onChoose={setDay} />
      <Times
        day={day}
        free={free}
        onChoose={time => setAsked({ day, time, requestId: crypto.randomUUID() })}
      />
      <ConfirmSheet
        isOpen={asked !== undefined}
        title={t('book.confirm')}
        yes={t('book.yes')}
        act={act}
        onYes={() => void book()}
        onClose={leave}
      >
        <DataList
          rows={[
            { id: 'day', label: t('book.day'), value: asked ? formatDay(asked.day, language) : '' },
            { id: 'time', label: t('book.time'), value: asked ? formatClock(asked.time, language) : '' },
            { id: 'place', label: t('book.place'), value: name, lang: language },
          ]}
        />
        <p className="soft small">{t('book.anonymous')}</p>
      </ConfirmSheet>
    </>
  )
}
