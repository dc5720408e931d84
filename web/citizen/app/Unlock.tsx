import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { recallCard } from '../../lib/offline-card.ts'
import { canSignInWithPasskey, signInWithPasskey } from '../../lib/passkey.ts'
import { Problem } from '../../lib/problem.ts'
import { unlock } from '../../lib/session.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Guilloche.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { OfflineCard } from './OfflineCard.tsx'
import './Unlock.css'

type UnlockProps = { place: string; locked: boolean; onRefused: () => void }

/** The door: eight digits. Without a network the kept card can still be shown, marked as such. */
export function Unlock({ place, locked, onRefused }: UnlockProps) {
  const t = useText()
  const navigate = useNavigate()
  const act = useAct()
  const [offline, setOffline] = useState(false)
  const hasCard = useHasCard()
  async function enter(work: () => Promise<void>) {
    // Why it was refused may be how this phone stands now: the door asks again.
    if (!(await act.run(work))) onRefused()
  }
  if (offline) return <OfflineCard onBack={() => setOffline(false)} />
  const problem = locked ? new Problem('authenticators.deviceLocked', 423) : act.problem
  const isLocked = problem?.key === 'deviceLocked'
  const passkey = canSignInWithPasskey() ? (
    <Button kind="quiet" onPress={() => void enter(signInWithPasskey)}>
      {t('unlock.passkey')}
    </Button>
  ) : null
  return (
    <Page
      page={isLocked ? 'unlockLocked' : 'unlock'}
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t(isLocked ? 'unlock.lockedTitle' : place === 'signIn' ? 'unlock.signInTitle' : 'unlock.title')}
      actions={
        isLocked ? (
          <>
            <Button onPress={() => navigate('/reset')}>{t('unlock.reset')}</Button>
            {passkey}
          </>
        ) : null
      }
    >
      <ProblemNotice problem={problem} />
      {problem?.key === 'network' && hasCard ? (
        <Button kind="secondary" onPress={() => setOffline(true)}>
          {t('unlock.offlineCard')}
        </Button>
      ) : null}
      {isLocked ? null : (
        <div className="unlock">
          {problem ? null : <Mark />}
          <PasscodeField
            label={t('passcode.yours')}
            help={act.busy ? t('unlock.checking') : undefined}
            isDisabled={act.busy}
            onComplete={passcode => void enter(() => unlock(passcode))}
          />
          <div className="unlock-ways">
            <Button kind="quiet" onPress={() => navigate('/reset')}>
              {t('unlock.forgotten')}
            </Button>
            {passkey}
            <Button kind="quiet" onPress={() => navigate('/open')}>
              {t('unlock.open')}
            </Button>
          </div>
        </div>
      )}
    </Page>
  )
}

function useHasCard(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    void recallCard().then(held => setHas(held !== undefined))
  }, [])
  return has
}
