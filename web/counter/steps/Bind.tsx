import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { PhoneOrCard } from './EndOnCard.tsx'
import { StepFrame } from './StepFrame.tsx'
import { TicketStep } from './TicketStep.tsx'

/** Proven; now the citizen's own phone ends it, with a passcode that nobody here sees. */
export function Bind(props: StepProps) {
  const t = useText()
  if (props.view.steps.includes('ticket'))
    return (
      <PhoneOrCard {...props}>
        <TicketStep {...props} />
      </PhoneOrCard>
    )
  return (
    <StepFrame
      title={t(props.terminal.kind === 'kiosk' ? 'kioskBind.title' : 'bind.title')}
      lead={t('bind.lead')}
    >
      <Notice title={t('bind.sent')} live>
        <p>{t('bind.reference', { reference: props.view.caseId.slice(-4).toUpperCase() })}</p>
      </Notice>
      <Button
        kind="secondary"
        isPending={props.busy}
        onPress={() => void props.act(() => props.cases.resend(props.view.caseId))}
      >
        {t('bind.resend')}
      </Button>
    </StepFrame>
  )
}
