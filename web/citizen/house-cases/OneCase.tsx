import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { type HouseCase, readCase, withdrawCase } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { CaseAnswer } from './CaseAnswer.tsx'
import { CaseDecision } from './CaseDecision.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseHearing } from './CaseHearing.tsx'
import { CaseHour } from './CaseHour.tsx'
import './HouseCases.css'
import { isOpen, nextKey, stateKey, toneOf } from './case-words.ts'

/** One case: where it stands, what happens next and who does it, and all that became of it. */
export function OneCase() {
  const t = useText()
  const navigate = useNavigate()
  const { caseId = '' } = useParams()
  const load = useLoad(() => readCase(caseId))
  const title = load.value ? t(`cases.kind.${load.value.kind}`) : t('cases.one')
  return (
    <Page page="houseCase" title={title} onBack={() => navigate('/me/house/cases')}>
      <LoadState load={load}>{view => <Case view={view} onChange={load.again} />}</LoadState>
    </Page>
  )
}

function Case({ view, onChange }: { view: HouseCase; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const isAsker = view.part === 'asker' || view.part === 'owner'
  return (
    <>
      <Notice tone={toneOf(view)} title={t(stateKey(view))} live>
        <Next view={view} isAsker={isAsker} />
      </Notice>
      {view.kind === 'cancel' && isAsker && isOpen(view) ? (
        <p className="soft small">
          {t('cases.moveFirst')} <Link to="/me/house/move">{t('house.move')}</Link>
        </p>
      ) : null}
      {view.isYouAsked && !view.hearing ? <CaseAnswer view={view} onChange={onChange} /> : null}
      <CaseDecision view={view} />
      <CaseHearing view={view} onChange={onChange} />
      {view.state === 'awaitingInspection' && isAsker ? <CaseHour view={view} onChange={onChange} /> : null}
      <CaseFacts view={view} />
      <section className="stack-tight">
        <h2>{t('cases.history')}</h2>
        <Timeline
          happenings={view.history.map(({ what, at }) => ({
            id: what + at,
            words: t(`cases.step.${what}`),
            at,
            when: formatMoment(at, language),
          }))}
        />
      </section>
      {isAsker && isOpen(view) ? <Withdraw id={view.caseId} onChange={onChange} /> : null}
    </>
  )
}

function Next({ view, isAsker }: { view: HouseCase; isAsker: boolean }) {
  const t = useText()
  const { language } = usePreferences()
  const { kind, state, refusalReason } = view
  if (refusalReason) return <p>{t(`cases.refused.${refusalReason}`)}</p>
  if (state === 'refused') return <p>{t('cases.refusedByPerson')}</p>
  if (state === 'awaitingPeople') {
    const until = formatDate(view.expiresAt, language)
    return <p>{t(nextKey(view), { until })}</p>
  }
  if (state === 'awaitingInspection')
    return (
      <p>
        {view.inspection
          ? t('cases.next.booked', { at: formatMoment(view.inspection.startsAt, language) })
          : t(isAsker ? 'cases.next.awaitingInspection' : 'cases.next.inspectionOfOthers')}
      </p>
    )
  if (isOpen(view)) return <p>{t('cases.next.awaitingRegistrar')}</p>
  if (state !== 'done') return null
  return <p>{t(view.part === 'lives' ? 'cases.done.lives' : `cases.done.${kind}`)}</p>
}

function Withdraw({ id, onChange }: { id: string; onChange: () => void }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  async function withdraw() {
    if (!(await act.run(() => withdrawCase(id)))) return
    setAsking(false)
    onChange()
  }
  return (
    <>
      <Button kind="secondary" onPress={() => setAsking(true)}>
        {t('cases.withdraw')}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={t('cases.withdraw')}
        yes={t('cases.withdrawYes')}
        act={act}
        onYes={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('cases.withdrawBody')}</p>
      </ConfirmSheet>
    </>
  )
}
