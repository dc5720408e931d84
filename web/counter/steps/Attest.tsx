import { Button } from '../../ui/Button.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** The officer's own eyes: is this the person of the photograph? Refusing is as easy as agreeing. */
export function Attest({ cases, view, busy, act }: StepProps) {
  const t = useText()
  return (
    <StepFrame title={t('attest.title')} lead={t('attest.lead')}>
      <div className="case-actions">
        <Button isPending={busy} onPress={() => void act(() => cases.attest(view.caseId, true))}>
          {t('attest.same')}
        </Button>
        <Button
          kind="secondary"
          isDisabled={busy}
          onPress={() => void act(() => cases.attest(view.caseId, false))}
        >
          {t('attest.other')}
        </Button>
      </div>
    </StepFrame>
  )
}
