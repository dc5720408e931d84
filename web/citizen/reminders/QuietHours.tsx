import { useState } from 'react'
import { useNavigate } from 'react-router'
import { chooseQuietHours, type QuietHours as Hours, readQuietHours } from '../../lib/inbox-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Reminders.css'

const choices = ['on', 'off'] as const

/** When the phone is not disturbed. The inbox has everything at once all the same. */
export function QuietHours() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readQuietHours)
  return (
    <Page
      page="quiet-hours"
      title={t('reminders.quiet')}
      lead={t('quiet.lead')}
      onBack={() => navigate('/me/reminders')}
    >
      <LoadState load={load}>{hours => <Choosing hours={hours} />}</LoadState>
    </Page>
  )
}

function Choosing({ hours }: { hours: Hours }) {
  const t = useText()
  const act = useAct()
  const [chosen, setChosen] = useState(hours)
  const [isSaved, setSaved] = useState(false)
  const change = (part: Partial<Hours>) => {
    setSaved(false)
    setChosen({ ...chosen, ...part })
  }
  const isSame = chosen.from === chosen.to
  return (
    <form
      className="quiet-hours"
      onSubmit={event => {
        event.preventDefault()
        if (!isSame) void act.run(() => chooseQuietHours(chosen)).then(setSaved)
      }}
    >
      <Segments
        label={t('reminders.quiet')}
        value={chosen.isOn ? 'on' : 'off'}
        choices={choices.map(id => ({ id, label: t(`quiet.${id}`) }))}
        onChange={id => change({ isOn: id === 'on' })}
      />
      {chosen.isOn ? (
        <div className="quiet-times">
          <Field
            label={t('quiet.from')}
            type="time"
            isRequired
            value={chosen.from}
            onChange={from => change({ from })}
          />
          <Field
            label={t('quiet.to')}
            type="time"
            isRequired
            value={chosen.to}
            error={isSame ? t('quiet.same') : undefined}
            onChange={to => change({ to })}
          />
        </div>
      ) : null}
      <Notice>
        <p>{t('quiet.safety')}</p>
      </Notice>
      <ProblemNotice problem={act.problem} />
      {isSaved ? (
        <Notice tone="ok" live>
          <p>{t('quiet.saved')}</p>
        </Notice>
      ) : null}
      <Button type="submit" isPending={act.busy}>
        {t('quiet.save')}
      </Button>
    </form>
  )
}
