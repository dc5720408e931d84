import { useState } from 'react'
import { useNavigate } from 'react-router'
import { closeAccount } from '../../lib/control-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useText } from '../text.ts'
import { PasscodeSheet } from './PasscodeSheet.tsx'

/** The plain list of what happens, then the passcode; afterwards nothing is left on this phone. */
export function CloseAccount() {
  const t = useText()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'sure' | 'passcode'>()
  const act = useAct()
  async function close(passcode: string) {
    if (await act.run(() => closeAccount(passcode))) navigate('/', { replace: true })
  }
  const leave = () => {
    act.clear()
    setAsked(undefined)
  }
  return (
    <>
      <Button kind="secondary" onPress={() => setAsked('sure')}>
        {t('close.open')}
      </Button>
      <Sheet isOpen={asked === 'sure'} title={t('close.sureTitle')} onClose={leave}>
        <ul className="plain-list">
          <li>{t('close.whatPhones')}</li>
          <li>{t('close.whatServices')}</li>
          <li>{t('close.whatData')}</li>
          <li>{t('close.whatLaw')}</li>
          <li>{t('close.whatCard')}</li>
        </ul>
        <div className="pair">
          <Button kind="secondary" onPress={leave}>
            {t('action.back')}
          </Button>
          <Button kind="secondary" onPress={() => setAsked('passcode')}>
            {t('close.go')}
          </Button>
        </div>
      </Sheet>
      <PasscodeSheet
        isOpen={asked === 'passcode'}
        title={t('close.passcodeTitle')}
        act={act}
        onPasscode={passcode => void close(passcode)}
        onClose={leave}
      />
    </>
  )
}
