import { Star } from 'lucide-react'
import { useId, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { ReminderService } from '../reminders/ReminderService.tsx'
import { pathOfServiceRoom } from '../rooms.ts'
import { useText } from '../text.ts'
import { OutcomeScreen } from './OutcomeScreen.tsx'
import { ResultScreen } from './ResultScreen.tsx'
import { ServiceForm } from './ServiceForm.tsx'
import './Services.css'
import { type Service, useService } from './use-service.ts'
import { WhatItSees } from './WhatItSees.tsx'

/** One service: what it gives and sees, its question, and its answer. */
export function ServicePage() {
  const { serviceId = '' } = useParams()
  return <OneService key={serviceId} id={serviceId} />
}

function OneService({ id }: { id: string }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const formId = useId()
  const service = useService(id)
  const { load, act, outcome } = service
  const view = load.value
  return (
    <Page
      page={outcome ? `service-${outcome.outcome}` : 'service'}
      title={view ? view.name[language] : t('services.one')}
      lead={view?.agency.name[language]}
      onBack={() => navigate('/services')}
      aside={view?.mine ? <Favourite service={service} view={view} /> : null}
      actions={
        view?.opens ? (
          <Button onPress={() => navigate(pathOfServiceRoom(view.opens))}>{t('services.openRoom')}</Button>
        ) : view && !view.reminder && !outcome ? (
          <Button type="submit" form={formId} isPending={act.busy}>
            {t(view.permission && !view.mine?.permittedSince ? 'services.allowAndSee' : 'services.see')}
          </Button>
        ) : null
      }
    >
      <LoadState load={load}>
        {value => (
          <>
            <ProblemNotice problem={act.problem} />
            {value.opens ? (
              <p>{value.about[language]}</p>
            ) : value.reminder ? (
              <ReminderService view={value} onAllowed={load.again} />
            ) : outcome?.outcome === 'ok' || outcome?.outcome === 'kept' ? (
              <ResultScreen outcome={outcome} view={value} isAsking={act.busy} onAgain={service.again} />
            ) : outcome ? (
              <OutcomeScreen outcome={outcome} view={value} isAsking={act.busy} onAgain={service.again} />
            ) : (
              <Before view={value} service={service} formId={formId} />
            )}
            {(outcome || (value.reminder && value.mine?.permittedSince)) && value.permission ? (
              <Withdraw service={service} view={value} />
            ) : null}
          </>
        )}
      </LoadState>
    </Page>
  )
}

function Favourite({ service, view }: { service: Service; view: ServiceView }) {
  const t = useText()
  const isFavourite = view.mine?.isFavourite ?? false
  return (
    <IconButton
      label={t(isFavourite ? 'services.unpin' : 'services.pin')}
      icon={<Star aria-hidden fill={isFavourite ? 'currentColor' : 'none'} />}
      onPress={() => service.markFavourite(!isFavourite)}
    />
  )
}

/** What it is, what it sees and why, and what it wants to know. */
function Before({ view, service, formId }: { view: ServiceView; service: Service; formId: string }) {
  const t = useText()
  const { language } = usePreferences()
  if (service.act.busy && view.form.length === 0)
    return (
      <>
        <p role="status" className="soft">
          {t('services.connecting', { agency: view.agency.name[language] })}
        </p>
        <Skeleton lines={6} />
      </>
    )
  return (
    <>
      <p>{view.about[language]}</p>
      {view.fee ? <p className="soft">{t('services.fee', { fee: view.fee[language] })}</p> : null}
      <WhatItSees view={view} />
      <ServiceForm
        id={formId}
        fields={view.form}
        typedBefore={{ ...view.mine?.prefilled, ...service.asked }}
        problem={service.act.problem}
        onSend={form => void service.ask(form)}
      />
    </>
  )
}

function Withdraw({ service, view }: { service: Service; view: ServiceView }) {
  const t = useText()
  const { language } = usePreferences()
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('services.withdraw')}
      </Button>
      <ConfirmSheet
        isOpen={isAsked}
        title={t('services.withdrawTitle', { service: view.name[language] })}
        yes={t('services.withdrawSure')}
        act={service.act}
        onYes={() => void service.withdraw().then(done => done && setAsked(false))}
        onClose={() => setAsked(false)}
      >
        <p>{t('services.withdrawBody')}</p>
      </ConfirmSheet>
    </>
  )
}
