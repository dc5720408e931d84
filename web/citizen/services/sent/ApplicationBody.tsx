import { useState } from 'react'
import { formatDate, formatMoment } from '../../../lib/format.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import type { ApplicationView } from '../../../lib/sent-types.ts'
import { useAct } from '../../../lib/use-act.ts'
import type { Load } from '../../../lib/use-load.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataList } from '../../../ui/DataList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Timeline } from '../../../ui/Timeline.tsx'
import { ConfirmSheet } from '../../ConfirmSheet.tsx'
import { useText } from '../../text.ts'
import { Hotline } from '../Hotline.tsx'
import { ResultBody } from '../ResultScreen.tsx'
import '../Services.css'
import { sayChosen } from './Review.tsx'
import './Sent.css'
import { StageTag } from './StageTag.tsx'

type ApplicationBodyProps = {
  view: ApplicationView
  load: Load<ApplicationView>
  takeBack: () => Promise<unknown>
  isVisitor?: boolean
}

/** Where something that was sent stands, what to do, what came of it, and what was said. */
export function ApplicationBody({ view, load, takeBack, isVisitor = false }: ApplicationBodyProps) {
  const t = useText()
  const { language } = usePreferences()
  const { stage = 'sending' } = view
  const isBad = stage === 'refused' || stage === 'notAccepted' || stage === 'undelivered'
  return (
    <>
      <div className="sent-standing" role="status">
        <StageTag entry={view} />
        {view.reference ? (
          <p>
            <span className="soft small">{t('services.reference')}</span>
            <b className="numerals">{view.reference}</b>
          </p>
        ) : null}
      </div>
      <Notice tone={stage === 'needsYou' ? 'warn' : isBad ? 'bad' : stage === 'done' ? 'ok' : 'info'}>
        <p>
          {view.say?.[language] ??
            t(
              isVisitor && stage === 'waiting' ? 'visitor.stageSays.waiting' : `services.stageSays.${stage}`,
              {
                agency: view.agency[language],
              },
            )}
        </p>
        {view.note ? <p>{t('services.note', { note: view.note })}</p> : null}
      </Notice>
      {view.promisedBy ? (
        <p className="soft">
          {t('services.promisedBy', { day: formatDate(view.promisedBy.slice(0, 10), language) })}
        </p>
      ) : null}
      {view.result ? <ResultBody result={view.result} /> : null}
      {view.state === 'ended' ? null : (
        <Button kind="secondary" isPending={load.loading} onPress={load.again}>
          {t('services.lookAgain')}
        </Button>
      )}
      <StepList view={view} />
      <WhatWasSaid view={view} />
      <Hotline agency={view.agency} number={view.hotline} />
      {view.mayWithdraw ? <TakeBack view={view} takeBack={takeBack} onDone={load.again} /> : null}
    </>
  )
}

function StepList({ view }: { view: ApplicationView }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <section className="service-group">
      <h2>{t('services.steps')}</h2>
      <Timeline
        happenings={[
          { id: 'made', words: t('services.stage.made'), at: view.madeAt },
          ...view.steps.map(({ at, stage, name }) => ({
            id: at + stage,
            words: name?.[language] ?? t(`services.stage.${stage}`),
            at,
          })),
        ].map(step => ({ ...step, when: formatMoment(step.at, language) }))}
      />
    </section>
  )
}

function WhatWasSaid({ view }: { view: ApplicationView }) {
  const t = useText()
  const { language } = usePreferences()
  if (view.answers.length === 0 && view.attachments.length === 0) return null
  return (
    <section className="service-group">
      <h2>{t('services.said')}</h2>
      <DataList
        rows={[
          ...view.answers.map(({ label, value }) => ({
            id: label.en,
            label: label[language],
            value: <span className="sent-said">{sayChosen(value[language], language)}</span>,
          })),
          ...(view.attachments.length > 0
            ? [
                {
                  id: 'attachments',
                  label: t('services.attachments'),
                  value: t('services.filesCount', { count: view.attachments.length }),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

type TakeBackProps = Pick<ApplicationBodyProps, 'view' | 'takeBack'> & { onDone: () => void }

function TakeBack({ view, takeBack, onDone }: TakeBackProps) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [isAsked, setAsked] = useState(false)
  const what = view.kind === 'appointment' ? 'booking' : 'application'
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t(`services.takeBack.${what}`)}
      </Button>
      <ConfirmSheet
        isOpen={isAsked}
        title={t(`services.takeBackTitle.${what}`, { service: view.name[language] })}
        yes={t(`services.takeBack.${what}`)}
        act={act}
        onYes={() =>
          void act.run(takeBack).then(done => {
            if (done) setAsked(false)
            if (done) onDone()
          })
        }
        onClose={() => {
          act.clear()
          setAsked(false)
        }}
      >
        <p>{t('services.takeBackBody')}</p>
      </ConfirmSheet>
    </>
  )
}
