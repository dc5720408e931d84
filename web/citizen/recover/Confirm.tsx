import { useNavigate } from 'react-router'
import { confirmWithPasscode } from '../../lib/proofing-api.ts'
import { unlock } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

/** The last word: the passcode of this phone lifts the freeze, or takes the new level over, and opens the app. */
export function Confirm({ journey, view, step, stop }: StepProps) {
  const t = useText()
  const navigate = useNavigate()
  const lift = (passcode: string) =>
    void journey.act(async () => {
      const view = await confirmWithPasscode(passcode)
      await unlock(passcode).catch(() => {
        // It is done all the same; the door asks for the passcode again.
      })
      return view
    })
  return (
    <Page
      page={view.purpose === 'raise' ? 'raiseConfirm' : 'unfreezeConfirm'}
      step={step}
      aside={stop}
      title={t(view.purpose === 'raise' ? 'recover.confirmRaiseTitle' : 'recover.confirmTitle')}
    >
      <ProblemNotice problem={journey.problem} />
      <PasscodeField
        label={t('passcode.yours')}
        help={journey.busy ? t('unlock.checking') : undefined}
        isDisabled={journey.busy}
        onComplete={lift}
      />
      <Button kind="quiet" onPress={() => navigate('/reset')}>
        {t('unlock.forgotten')}
      </Button>
    </Page>
  )
}
