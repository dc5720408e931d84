import {
  CircleX,
  Clock,
  Construction,
  LogIn,
  type LucideIcon,
  SearchX,
  ShieldAlert,
  UserX,
  WifiOff,
} from 'lucide-react'
import { useNavigate } from 'react-router'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceOutcome, ServiceRule, ServiceView } from '../../lib/services-types.ts'
import { isBound } from '../../lib/session.ts'
import { keepWayBack } from '../../lib/way-back.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type AppText, useText } from '../text.ts'
import type { Bar } from './find-bar.ts'

type Ended = Exclude<ServiceOutcome, { outcome: 'ok' | 'kept' }> | Bar

const icons: Record<Ended['outcome'], LucideIcon> = {
  notFound: SearchX,
  notAccepted: CircleX,
  maintenance: Construction,
  agencyDown: WifiOff,
  outsideHours: Clock,
  levelTooLow: ShieldAlert,
  signInNeeded: LogIn,
  notEligible: UserX,
  consentNeeded: ShieldAlert,
}

/** An ending without an answer: what happened, until when, and who can help. */
export function OutcomeScreen(props: {
  outcome: Ended
  view: ServiceView
  isAsking: boolean
  /** Nothing can be asked again where it could not be asked at all. */
  onAgain?: () => void
}) {
  const { outcome, view, isAsking, onAgain } = props
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const Icon = icons[outcome.outcome]
  const agency = view.agency.name[language]
  const here = `/services/${view.id}`
  async function goAndComeBack(path: string) {
    await keepWayBack(here)
    navigate(path)
  }
  // Behind the passcode stands the service itself; who has no card here gets one first.
  const enter = async () => ((await isBound()) ? navigate(here) : goAndComeBack('/register'))
  const body =
    outcome.outcome === 'notAccepted'
      ? (outcome.say?.[language] ?? t('services.end.notAcceptedBody'))
      : bodyOf(t, outcome, agency, at => formatMoment(at, language))
  return (
    <div role="status">
      <EmptyState
        icon={<Icon />}
        title={t(`services.end.${outcome.outcome}`, { agency })}
        action={
          outcome.outcome === 'levelTooLow' ? (
            <Button onPress={() => void goAndComeBack('/raise')}>{t('services.raise')}</Button>
          ) : outcome.outcome === 'signInNeeded' ? (
            <Button onPress={() => void enter()}>{t('services.signIn')}</Button>
          ) : outcome.outcome === 'notEligible' || !onAgain ? null : (
            <Button isPending={isAsking} onPress={onAgain}>
              {t(
                view.isSent
                  ? 'services.reviewChange'
                  : view.form.length > 0
                    ? 'services.other'
                    : 'action.again',
              )}
            </Button>
          )
        }
      >
        {body}
      </EmptyState>
    </div>
  )
}

function bodyOf(
  t: AppText,
  outcome: Exclude<Ended, { outcome: 'notAccepted' }>,
  agency: string,
  moment: (at: string) => string,
): string {
  switch (outcome.outcome) {
    case 'maintenance':
      return outcome.until
        ? t('services.end.maintenanceUntil', { at: moment(outcome.until) })
        : t('services.end.maintenanceBody')
    case 'outsideHours':
      return outcome.opensAt
        ? t('services.end.opensAt', { at: moment(outcome.opensAt) })
        : t('services.end.outsideHoursBody')
    case 'agencyDown':
      return t(`services.end.agencyDown.${outcome.because}`, { agency })
    case 'levelTooLow':
      return t('services.end.levelTooLowBody', { needed: outcome.needed, level: outcome.level })
    case 'signInNeeded':
      return t('services.end.signInNeededBody')
    case 'notEligible':
      return unmetText(t, outcome.unmet)
    case 'notFound':
      return t('services.end.notFoundBody', { agency })
    case 'consentNeeded':
      return t('services.end.consentNeededBody')
  }
}

function unmetText(t: AppText, rule: ServiceRule): string {
  if (rule.rule === 'age' && rule.atLeast !== undefined && rule.atMost !== undefined)
    return t('services.unmet.ageBetween', { from: rule.atLeast, to: rule.atMost })
  if (rule.rule === 'age' && rule.atLeast !== undefined)
    return t('services.unmet.ageAtLeast', { age: rule.atLeast })
  if (rule.rule === 'age') return t('services.unmet.ageAtMost', { age: rule.atMost ?? 0 })
  if (rule.rule === 'sex') return t(rule.is === 'male' ? 'services.unmet.male' : 'services.unmet.female')
  return t(rule.rule === 'nationality' ? 'services.unmet.nationality' : 'services.unmet.headOfHouse')
}
