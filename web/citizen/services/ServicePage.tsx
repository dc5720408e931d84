import { Star } from 'lucide-react'
import { useId, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { usePreferences } from '../../lib/preferences.ts'
import type { Problem } from '../../lib/problem.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { ReminderService } from '../reminders/ReminderService.tsx'
import { pathOf } from '../rooms.ts'
import { useText } from '../text.ts'
import { Barred } from './Barred.tsx'
import { findBar } from './find-bar.ts'
import { Hotline } from './Hotline.tsx'
import { OutcomeScreen } from './OutcomeScreen.tsx'
import { ResultScreen } from './ResultScreen.tsx'
import { ServiceForm } from './ServiceForm.tsx'
import { Review } from './sent/Review.tsx'
import './Services.css'
import { type Service, useService } from './use-service.ts'
import { hasWayIn, WayIn } from './WayIn.tsx'
import { WhatItSees } from './WhatItSees.tsx'

/** One service: what it gives and sees, its question, and its answer. A visitor has not signed in. */
export function ServicePage({ isVisitor = false }: { isVisitor?: boolean }) {
  const { serviceId = '' } = useParams()
  return <OneService key={serviceId} id={serviceId} isVisitor={isVisitor} />
}

function OneService({ id, isVisitor }: { id: string; isVisitor: boolean }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const formId = useId()
  const service = useService(id, isVisitor)
  const { load, act, outcome, isComing, reviewed } = service
  const view = load.value
  const bar = view && findBar(view, isVisitor)
  const ended = outcome?.outcome ?? bar?.outcome
  const isReview = reviewed !== undefined && !formFaults(act.problem)
  const open = (place: string) => (id: string | undefined) => {
    if (id) navigate(`${place}/${id}`)
  }
  const showCode = (code: string | undefined) => {
    if (code) navigate('/open/sent', { state: { code, isNew: true } })
  }
  return (
    <Page
      page={ended ? `service-${ended}` : isReview ? 'service-review' : 'service'}
      title={view ? view.name[language] : t('services.one')}
      lead={view?.agency.name[language]}
      onBack={() => navigate(isVisitor ? '/open' : '/services')}
      aside={view?.mine ? <Favourite service={service} view={view} /> : null}
      actions={
        bar && hasWayIn(bar) ? (
          <WayIn serviceId={id} bar={bar} />
        ) : view && (isVisitor || !view.reminder) && !ended && !isComing ? (
          <Next
            view={view}
            service={service}
            formId={formId}
            onSent={isVisitor ? showCode : open('/services/applications')}
          />
        ) : null
      }
    >
      <LoadState load={load}>
        {value => (
          <>
            <ProblemNotice problem={act.problem} />
            {bar ? (
              <Barred view={value} bar={bar} />
            ) : value.reminder && !isVisitor ? (
              <ReminderService view={value} onAllowed={load.again} />
            ) : outcome?.outcome === 'ok' || outcome?.outcome === 'kept' ? (
              <ResultScreen
                outcome={outcome}
                view={value}
                isAsking={act.busy}
                onAgain={service.again}
                onPay={key => void service.pay(key).then(open('/me/payments'))}
                onCertify={() => void service.certify(language).then(open('/me/documents'))}
              />
            ) : outcome ? (
              <OutcomeScreen outcome={outcome} view={value} isAsking={act.busy} onAgain={service.again} />
            ) : isReview ? (
              <Review view={value} typed={reviewed} onChange={() => service.review(undefined)} />
            ) : (
              <Before view={value} service={service} formId={formId} />
            )}
            <Hotline agency={value.agency.abbreviation} number={value.hotline} />
            {(outcome || ((bar || value.reminder) && value.mine?.permittedSince)) && value.permission ? (
              <Withdraw service={service} view={value} />
            ) : null}
          </>
        )}
      </LoadState>
    </Page>
  )
}

/** Faults in fields are mended in the form, wherever they were found. */
const formFaults = (problem: Problem | undefined) => Array.isArray(problem?.details.errors)

type NextProps = {
  view: ServiceView
  service: Service
  formId: string
  onSent: (applicationId: string | undefined) => void
}

/** The one press that goes on: open the room, look over, send, or see. */
function Next({ view, service, formId, onSent }: NextProps) {
  const t = useText()
  const navigate = useNavigate()
  const { act, reviewed } = service
  const { opens } = view
  if (opens)
    return <Button onPress={() => navigate(pathOf({ room: opens }))}>{t('services.openRoom')}</Button>
  const asks = view.permission && !view.mine?.permittedSince
  if (reviewed && !formFaults(act.problem))
    return (
      <Button isPending={act.busy} onPress={() => void service.send().then(onSent)}>
        {t(asks ? 'services.allowAndSend' : 'services.send')}
      </Button>
    )
  return (
    <Button type="submit" form={formId} isPending={act.busy}>
      {t(view.isSent ? 'services.reviewNext' : asks ? 'services.allowAndSee' : 'services.see')}
    </Button>
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
  const connecting =
    service.isComing || (service.act.busy && !view.isSent) ? (
      <p role="status" className="soft">
        {t('services.connecting', { agency: view.agency.name[language] })}
      </p>
    ) : null
  if (connecting && view.form.length === 0)
    return (
      <>
        {connecting}
        <Skeleton lines={6} />
      </>
    )
  return (
    <>
      <p>{view.about[language]}</p>
      {view.fee ? <p className="soft">{t('services.fee', { fee: view.fee[language] })}</p> : null}
      {view.opens ? null : <WhatItSees view={view} />}
      {service.visitorCode ? <ForVisitors view={view} /> : null}
      <ServiceForm
        id={formId}
        serviceId={view.id}
        visitorCode={service.visitorCode}
        onAllow={service.allow}
        fields={view.form}
        before={{ form: { ...view.mine?.prefilled, ...service.asked.form }, shown: service.asked.shown }}
        problem={service.act.problem}
        onSend={typed => (view.isSent ? service.review(typed) : void service.ask(typed))}
      />
      {connecting}
    </>
  )
}

/** What being nobody means here: what is sent has a code, what reminds needs somebody to remind. */
function ForVisitors({ view }: { view: ServiceView }) {
  const t = useText()
  if (view.isSent) return <Notice tone="info">{t('visitor.sends')}</Notice>
  if (!view.reminder) return null
  return (
    <Notice tone="info" title={t('visitor.reminder')}>
      <p>{t('visitor.reminderHelp')}</p>
      <WayIn serviceId={view.id} bar={{ outcome: 'signInNeeded' }} kind="secondary" />
    </Notice>
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
