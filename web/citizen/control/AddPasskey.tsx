import { Plus } from 'lucide-react'
import { useState } from 'react'
import { deviceName } from '../../lib/device-name.ts'
import { keepPasskey, makePasskey, type PasskeyAnswer } from '../../lib/passkey.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { PasscodeSheet } from './PasscodeSheet.tsx'

/** The browser makes the passkey, then the passcode of this phone vouches for it. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const t = useText()
  const [made, setMade] = useState<PasskeyAnswer>()
  const act = useAct()
  async function keep(passcode: string, answer: PasskeyAnswer) {
    if (!(await act.run(() => keepPasskey(passcode, deviceName(navigator.userAgent), answer)))) return
    setMade(undefined)
    onAdded()
  }
  return (
    <>
      <ProblemNotice problem={made ? undefined : act.problem} />
      <Button
        kind="secondary"
        icon={<Plus aria-hidden />}
        isPending={act.busy && !made}
        onPress={() => void act.run(async () => setMade(await makePasskey()))}
      >
        {t('passkeys.add')}
      </Button>
      <PasscodeSheet
        isOpen={made !== undefined}
        title={t('passkeys.passcodeTitle')}
        act={act}
        onPasscode={passcode => void (made && keep(passcode, made))}
        onClose={() => setMade(undefined)}
      />
    </>
  )
}
