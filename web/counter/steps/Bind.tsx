import { useState } from 'react'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'
import { TicketStep } from './TicketStep.tsx'

/** Proven; now the citizen's own phone ends it, with a passcode that nobody here sees. */
export function Bind(props: StepProps) {
  return props.view.steps.includes('ticket') ? <TicketStep {...props} /> : <CodeSent {...props} />
}

/** As long as the server makes a number wait for the next code. */
const WAIT_MS = 60_000
const aWait = () => new Date(Date.now() + WAIT_MS).toISOString()

/** A number stays on one line: its hyphens do not break. */
const unbroken = (number: string) => number.replaceAll('-', '\u2011')

function CodeSent({ cases, terminal, view, busy, act }: StepProps) {
  const t = useText()
  const [again, setAgain] = useState(aWait)
  const left = useSecondsUntil(again)
  const isKiosk = terminal.kind === 'kiosk'
  return (
    <StepFrame title={t(isKiosk ? 'kioskBind.title' : 'bind.title')} lead={t('bind.lead')}>
      <Notice title={t('bind.sent', { number: unbroken(view.sentTo ?? '') })} live>
        <p>{t('bind.reference', { reference: view.caseId.slice(-4).toUpperCase() })}</p>
      </Notice>
      <Button
        kind="secondary"
        isPending={busy}
        isDisabled={left > 0}
        onPress={() => void act(() => cases.resend(view.caseId)).then(sent => sent && setAgain(aWait()))}
      >
        {left > 0 ? t('bind.resendIn', { seconds: left }) : t('bind.resend')}
      </Button>
      <p className="soft">{t(isKiosk ? 'kioskBind.wrongNumber' : 'bind.wrongNumber')}</p>
    </StepFrame>
  )
}
