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
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useText } from '../text.ts'
import { type Ended, sayEnding } from './outcome-words.ts'
import { hasWayIn, WayIn } from './WayIn.tsx'

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

/** An ending without an answer: what happened, until when, and what to do. */
export function OutcomeScreen(props: {
  outcome: Ended
  view: ServiceView
  isAsking: boolean
  onAgain: () => void
}) {
  const { outcome, view, isAsking, onAgain } = props
  const t = useText()
  const { language } = usePreferences()
  const Icon = icons[outcome.outcome]
  const agency = view.agency.name[language]
  return (
    <div role="status">
      <EmptyState
        icon={<Icon />}
        title={t(`services.end.${outcome.outcome}`, { agency })}
        action={
          hasWayIn(outcome) ? (
            <WayIn serviceId={view.id} bar={outcome} />
          ) : outcome.outcome === 'notEligible' ? null : (
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
        {sayEnding(t, language, outcome, agency)}
      </EmptyState>
    </div>
  )
}
