import { useState } from 'react'
import type { Slots } from '../../lib/finder-api.ts'
import { formatClock, formatDay } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { DataList } from '../../ui/DataList.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { Days } from './Days.tsx'
import { Times } from './Times.tsx'
import './Book.css'

type Slot = { placeId: string; day: string; time: string; requestId: string }
type ChooseSlotProps = {
  slots: { place: Pick<Slots['place'], 'placeId' | 'nameTh' | 'nameEn'>; days: Slots['days'] }
  /** Whose booking it becomes, said before it is made. */
  note: string
  book: (slot: Slot) => Promise<unknown>
  onBooked: () => void
  onStale: () => void
}

/** A day, a time, and once more before it is taken. */
export function ChooseSlot({ slots, note, book: take, onBooked, onStale }: ChooseSlotProps) {
  const t = useText()
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
    if (await act.run(() => take({ placeId: place.placeId, ...asked }))) onBooked()
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
        <p className="soft small">{note}</p>
      </ConfirmSheet>
    </>
  )
}
