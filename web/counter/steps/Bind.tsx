import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { SentCode } from '../counter-api.ts'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { PhoneOrCard } from './EndOnCard.tsx'
import { StepFrame } from './StepFrame.tsx'
import { TicketStep } from './TicketStep.tsx'

/** Proven; now the citizen's own phone ends it, with a passcode that nobody here sees. */
export function Bind(props: StepProps) {
  const t = useText()
  const { code, caseId, steps, sentTo } = props.view
  const isKiosk = props.terminal.kind === 'kiosk'
  const { means, state } = code ?? justSent
  if (steps.includes('ticket'))
    return (
      <PhoneOrCard {...props}>
        <TicketStep {...props} />
      </PhoneOrCard>
    )
  return (
    <StepFrame title={t(isKiosk ? 'kioskBind.title' : 'bind.title')} lead={t('bind.lead')}>
      <Notice tone={tones[state]} title={t(`bind.${means}.${state}`)} live>
        {sentTo ? <p>{t('bind.to', { number: sentTo })}</p> : null}
        <p>{t('bind.reference', { reference: caseId.slice(-4).toUpperCase() })}</p>
      </Notice>
      {code ? <Again {...props} code={code} /> : null}
      <p className="soft">{t(isKiosk ? 'kioskBind.wrongNumber' : 'bind.wrongNumber')}</p>
    </StepFrame>
  )
}

/** What is known before the server has told: the first one is a text. */
const justSent: Pick<SentCode, 'means' | 'state'> = { means: 'text', state: 'underWay' }
const tones = { underWay: 'info', arrived: 'ok', failed: 'warn' } as const

/** Says beforehand whether the next one is a text or a call, and when it may be asked for. */
function Again({ code, busy, act, cases, view }: StepProps & { code: SentCode }) {
  const t = useText()
  const left = useSecondsUntil(code.resendAt)
  if (code.resendsLeft === 0) return <p className="soft">{t('bind.noMore')}</p>
  return (
    <>
      <Button
        kind="secondary"
        isPending={busy}
        isDisabled={left > 0}
        onPress={() => void act(() => cases.resend(view.caseId))}
      >
        {t(code.nextMeans === 'voice' ? 'bind.call' : 'bind.resend')}
      </Button>
      {left > 0 ? <p className="soft">{t('bind.wait', { seconds: left })}</p> : null}
    </>
  )
}
