import { CalendarX } from 'lucide-react'
import { useState } from 'react'
import { formatMoment } from '../../lib/format.ts'
import { bookHour, giveUpHour, type HouseCase, readHours } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ChooseSlot } from '../finder/ChooseSlot.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

/** The hour in which the office comes: taken, changed, given back. */
export function CaseHour({ view, onChange }: { view: HouseCase; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [isChoosing, setChoosing] = useState(view.inspection === null)
  const act = useAct()
  async function giveUp() {
    if (!(await act.run(() => giveUpHour(view.caseId)))) return
    setChoosing(true)
    onChange()
  }
  return (
    <section className="stack">
      <h2>{t('cases.hour')}</h2>
      <ProblemNotice problem={act.problem} />
      {view.inspection && !isChoosing ? (
        <>
          <p>
            <b>{formatMoment(view.inspection.startsAt, language)}</b>
          </p>
          <p className="soft small">{t('cases.hourHelp')}</p>
          <div className="pair">
            <Button kind="secondary" isPending={act.busy} onPress={() => void giveUp()}>
              {t('cases.hourGiveUp')}
            </Button>
            <Button kind="secondary" onPress={() => setChoosing(true)}>
              {t('cases.hourChange')}
            </Button>
          </div>
        </>
      ) : (
        <Choose
          view={view}
          onBooked={() => {
            setChoosing(false)
            onChange()
          }}
        />
      )}
    </section>
  )
}

function Choose({ view, onBooked }: { view: HouseCase; onBooked: () => void }) {
  const t = useText()
  const load = useLoad(() => readHours(view.caseId))
  return (
    <LoadState load={load}>
      {days =>
        days.length > 0 ? (
          <ChooseSlot
            slots={{ place: { placeId: '', ...view.office }, days }}
            note={t('cases.hourHelp')}
            book={({ day, time }) => bookHour(view.caseId, { day, time })}
            onBooked={onBooked}
            onStale={load.again}
          />
        ) : (
          <EmptyState icon={<CalendarX />} title={t('book.none')}>
            {t('cases.hourNone')}
          </EmptyState>
        )
      }
    </LoadState>
  )
}
