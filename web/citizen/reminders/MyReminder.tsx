import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { PlainRoom } from '../../../shared/rooms.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { changeReminder, type DueThing, type Reminder, switchOffReminder } from '../../lib/reminders-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { pathOf } from '../rooms.ts'
import { formatShown } from '../services/format-shown.ts'
import { useText } from '../text.ts'
import { sayDue } from './due-words.ts'
import { Leads } from './Leads.tsx'
import './Reminders.css'

/** One reminder: what it knows, when it speaks, and its end. `label` tells it from others of the same service. */
export function MyReminder(props: {
  reminder: Reminder
  choices: number[]
  label: string
  onChange: () => void
}) {
  const { reminder, choices, label, onChange } = props
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [isEnding, setEnding] = useState(false)
  const [leadDays, setLeadDays] = useState(reminder.leadDays)
  const change = (chosen: number[]) => {
    setLeadDays(chosen)
    void act
      .run(() => changeReminder(reminder.id, chosen))
      .then(done => !done && setLeadDays(reminder.leadDays))
  }
  return (
    <section className="reminder">
      <h2>{label}</h2>
      <ProblemNotice problem={act.problem} />
      {reminder.trouble ? (
        <Notice tone={reminder.trouble === 'notFound' ? 'info' : 'warn'}>
          <p>{t(`reminders.trouble.${reminder.trouble}`, { agency: reminder.agency[language] })}</p>
        </Notice>
      ) : null}
      <Things reminder={reminder} />
      {choices.length > 0 ? (
        <Leads choices={choices} chosen={leadDays} onChange={change} />
      ) : (
        <p className="soft small">{t('reminders.atOnce')}</p>
      )}
      {reminder.askedAt ? (
        <p className="soft small">
          {t('services.answeredAt', {
            agency: reminder.agency[language],
            at: formatMoment(reminder.askedAt, language),
          })}
        </p>
      ) : null}
      <Button kind="quiet" onPress={() => setEnding(true)}>
        {t('reminders.switchOff')}
      </Button>
      <ConfirmSheet
        isOpen={isEnding}
        title={t('reminders.switchOffTitle', { name: label })}
        yes={t('reminders.switchOff')}
        act={act}
        onYes={() => void act.run(() => switchOffReminder(reminder.id)).then(done => done && onChange())}
        onClose={() => setEnding(false)}
      >
        <p>{t('reminders.switchOffBody')}</p>
      </ConfirmSheet>
    </section>
  )
}

function Things({ reminder: { due, what, next, trouble } }: { reminder: Reminder }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  // Whoever was not asked has not said that nothing is due.
  if (due.length === 0)
    return trouble && trouble !== 'notFound' ? null : <p className="soft">{t('reminders.nothingDue')}</p>
  return (
    <>
      <ul className="reminder-things">
        {due.map(thing => (
          <li key={thing.id} id={thing.id}>
            <b>{what[language]}</b>
            <span className="reminder-day">{sayDue(t, thing.dueOn, language)}</span>
            <Facts rows={thing.rows} />
          </li>
        ))}
      </ul>
      {next ? (
        <Button
          kind="secondary"
          onPress={() =>
            navigate(
              'service' in next
                ? pathOf({ room: 'service', id: next.service })
                : pathOf({ room: next.opens as PlainRoom }),
            )
          }
        >
          {t('reminders.next')}
        </Button>
      ) : null}
    </>
  )
}

function Facts({ rows }: { rows: DueThing['rows'] }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <dl>
      {rows.map(({ label, value }) => (
        <div key={label.en}>
          <dt>{label[language]}</dt>
          <dd>{formatShown(value, language, t('services.lifelong'))}</dd>
        </div>
      ))}
    </dl>
  )
}
