import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { forgetBinding, unlock } from '../../lib/citizen-api.ts'
import { dropCard, recallCard } from '../../lib/offline-card.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Guilloche.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { OfflineCard } from './OfflineCard.tsx'
import './Unlock.css'

/** The door: eight digits. Without a network the kept card can still be shown, marked as such. */
export function Unlock({ place }: { place: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [offline, setOffline] = useState(false)
  const hasCard = useHasCard()
  async function enter(passcode: string) {
    setBusy(true)
    setProblem(undefined)
    try {
      await unlock(passcode)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  async function startOver() {
    await forgetBinding()
    await dropCard()
    navigate('/', { replace: true })
  }
  if (offline) return <OfflineCard onBack={() => setOffline(false)} />
  const unknown = problem?.key === 'deviceUnknown'
  return (
    <Page
      page="unlock"
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t(place === 'signIn' ? 'unlock.signInTitle' : 'unlock.title')}
      actions={unknown ? <Button onPress={() => void startOver()}>{t('unlock.registerAgain')}</Button> : null}
    >
      <ProblemNotice problem={problem} />
      {problem?.key === 'network' && hasCard ? (
        <Button kind="secondary" onPress={() => setOffline(true)}>
          {t('unlock.offlineCard')}
        </Button>
      ) : null}
      <div className="unlock">
        {problem ? null : <Mark />}
        {unknown ? null : (
          <PasscodeField
            label={t('passcode.yours')}
            help={busy ? t('unlock.checking') : undefined}
            isDisabled={busy}
            onComplete={passcode => void enter(passcode)}
          />
        )}
      </div>
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
