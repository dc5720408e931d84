import { useNavigate } from 'react-router'
import { confirmUnfreeze } from '../../lib/proofing-api.ts'
import { unlock } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

/** The face was recognised; the passcode of this phone lifts the freeze and opens the app. */
export function Confirm({ journey, step, stop }: StepProps) {
  const t = useText()
  const navigate = useNavigate()
  const lift = (passcode: string) =>
    void journey.act(async () => {
      const view = await confirmUnfreeze(passcode)
      await unlock(passcode).catch(() => {
        // The freeze is lifted all the same; the door asks for the passcode again.
      })
      return view
    })
  return (
    <Page page="unfreezeConfirm" step={step} aside={stop} title={t('recover.confirmTitle')}>
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
