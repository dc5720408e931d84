import { useId, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { readReminders, type SwitchedOn, switchOnReminder } from '../../lib/reminders-api.ts'
import { allowService } from '../../lib/services-api.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { OutcomeScreen } from '../services/OutcomeScreen.tsx'
import { ServiceForm } from '../services/ServiceForm.tsx'
import { WhatItSees } from '../services/WhatItSees.tsx'
import { useText } from '../text.ts'
import { Leads } from './Leads.tsx'
import { labelOf } from './label-of.ts'
import { MyReminder } from './MyReminder.tsx'
import './Reminders.css'

/** A reminder's own page: those that are on, and switching one on. */
export function ReminderService({ view, onAllowed }: { view: ServiceView; onAllowed: () => void }) {
  const { language } = usePreferences()
  const mine = useLoad(async () => (await readReminders()).filter(one => one.serviceId === view.id))
  return (
    <>
      <p>{view.about[language]}</p>
      <LoadState load={mine} lines={3}>
        {reminders => (
          <>
            {reminders.map(reminder => (
              <MyReminder
                key={reminder.id}
                reminder={reminder}
                choices={view.reminder?.choices ?? []}
                label={labelOf(reminder, view, language)}
                onChange={mine.again}
              />
            ))}
            {reminders.length === 0 || view.form.length > 0 ? (
              <SwitchOn
                key={reminders.length}
                view={view}
                isAnother={reminders.length > 0}
                onDone={() => {
                  mine.again()
                  onAllowed()
                }}
              />
            ) : null}
          </>
        )}
      </LoadState>
    </>
  )
}

type SwitchOnProps = { view: ServiceView; isAnother: boolean; onDone: () => void }

function SwitchOn({ view, isAnother, onDone }: SwitchOnProps) {
  const t = useText()
  const { language } = usePreferences()
  const formId = useId()
  const act = useAct()
  const [leadDays, setLeadDays] = useState(view.reminder?.default ?? [])
  const [hindrance, setHindrance] = useState<Exclude<SwitchedOn, { outcome: 'on' }>>()
  const choices = view.reminder?.choices ?? []
  const needsAllowing = view.permission !== undefined && !view.mine?.permittedSince
  const send = (form: Record<string, string>) =>
    act.run(async () => {
      if (view.permission && needsAllowing) await allowService(view.id, view.permission.sha256)
      const ended = await switchOnReminder(view.id, { form, ...(choices.length > 0 ? { leadDays } : {}) })
      if (ended.outcome === 'on') onDone()
      else setHindrance(ended)
    })
  if (hindrance)
    return (
      <OutcomeScreen
        outcome={hindrance}
        view={view}
        isAsking={act.busy}
        onAgain={() => setHindrance(undefined)}
      />
    )
  return (
    <section className="reminder">
      {isAnother ? <h2>{t('reminders.another')}</h2> : <WhatItSees view={view} />}
      <ProblemNotice problem={act.problem} />
      <ServiceForm
        id={formId}
        fields={view.form}
        serviceId={view.id}
        before={{ form: view.mine?.prefilled ?? {}, shown: {} }}
        problem={act.problem}
        onSend={({ form }) => void send(form)}
      />
      {choices.length > 0 ? (
        <Leads choices={choices} chosen={leadDays} onChange={setLeadDays} />
      ) : (
        <p className="soft">{t('reminders.atOnce')}</p>
      )}
      {act.busy ? (
        <p role="status" className="soft">
          {t('services.connecting', { agency: view.agency.name[language] })}
        </p>
      ) : null}
      <Button type="submit" form={formId} isPending={act.busy}>
        {t(needsAllowing ? 'reminders.allowAndSwitchOn' : 'reminders.switchOn')}
      </Button>
    </section>
  )
}
