import { CircleCheck, CircleX, ScanLine, TimerOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { SignInOutcome, SignInView } from '../../lib/api-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { problemKey } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { problemOf } from '../problem-text.ts'
import { useText } from '../text.ts'
import { Waiting } from '../Waiting.tsx'
import { SignInConsent } from './SignInConsent.tsx'
import { type SignInState, useSignIn, useTicket } from './use-sign-in.ts'

/** From a scanned code to an answer, and back to where it began. */
export function SignIn() {
  const ticket = useTicket()
  return <Request key={ticket ?? 'kept'} ticket={ticket} />
}

function Request({ ticket }: { ticket: string | undefined }) {
  const request = useSignIn(ticket)
  const late = useLateness(request.view)
  if (request.loading) return <Waiting />
  if (request.outcome) return <Result outcome={request.outcome} view={request.view} />
  const { view, problem } = request
  if (!view) return <NoRequest request={request} />
  if (view.status === 'approved' || view.status === 'denied')
    return <Result outcome={{ status: view.status }} view={view} />
  const gone = problem ? ['requestExpired', 'ticketExpired'].includes(problemKey(problem.code)) : false
  if (view.status === 'expired' || late || gone) return <Expired />
  return <SignInConsent request={request} view={view} />
}

function useLateness(view: SignInView | undefined): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!view) return
    const timer = setTimeout(() => setLate(true), Math.max(0, Date.parse(view.expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [view])
  return late
}

function NoRequest({ request }: { request: SignInState }) {
  const t = useText()
  const navigate = useNavigate()
  const words = request.problem ? problemOf(t, request.problem) : undefined
  return (
    <Page page="signIn" barTitle={t('app.name')} onBack={() => navigate('/home')} title={t('signIn.title')}>
      <EmptyState
        icon={<ScanLine />}
        title={words?.title ?? t('signIn.noneTitle')}
        action={<Button onPress={() => navigate('/scan')}>{t('signIn.scanAgain')}</Button>}
      >
        {words?.help ?? t('signIn.noneBody')}
      </EmptyState>
    </Page>
  )
}

function Expired() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="signInExpired" barTitle={t('app.name')} title={t('signIn.title')}>
      <EmptyState
        icon={<TimerOff />}
        title={t('signIn.expiredTitle')}
        action={<Button onPress={() => navigate('/scan')}>{t('signIn.scanAgain')}</Button>}
      >
        {t('signIn.expiredBody')}
      </EmptyState>
    </Page>
  )
}

function Result({ outcome, view }: { outcome: SignInOutcome; view: SignInView | undefined }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const approved = outcome.status === 'approved'
  const party = view ? (language === 'th' ? view.party.nameTh : view.party.nameEn) : ''
  const back = outcome.returnTo && isWebAddress(outcome.returnTo) ? outcome.returnTo : undefined
  return (
    <Page
      page={approved ? 'signInApproved' : 'signInDenied'}
      barTitle={t('app.name')}
      title={t(approved ? 'signIn.approvedTitle' : 'signIn.deniedTitle')}
      actions={
        back ? (
          <Button onPress={() => window.location.assign(back)}>{t('signIn.return', { party })}</Button>
        ) : (
          <Button kind="secondary" onPress={() => navigate('/home', { replace: true })}>
            {t('signIn.home')}
          </Button>
        )
      }
    >
      <EmptyState
        icon={approved ? <CircleCheck /> : <CircleX />}
        title={t(approved ? 'signIn.approvedWhat' : 'signIn.deniedWhat', { party })}
      >
        {t(
          back
            ? 'signIn.returnHelp'
            : view?.elsewhere?.at === 'desk'
              ? 'signIn.deskGoesOn'
              : 'signIn.otherScreen',
        )}
      </EmptyState>
    </Page>
  )
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address)
}
