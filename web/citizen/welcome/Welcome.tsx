import { LayoutGrid } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { canSignInWithPasskey, signInWithPasskey } from '../../lib/passkey.ts'
import { isBound } from '../../lib/session.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { Guilloche, Mark } from '../../ui/Guilloche.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Welcome.css'

export function Welcome() {
  const t = useText()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  async function already() {
    if (await isBound()) navigate('/home')
    else setAsking(true)
  }
  async function enterWithPasskey() {
    if (await act.run(signInWithPasskey)) navigate('/home')
  }
  return (
    <Page
      page="welcome"
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t('welcome.title')}
      lead={t('welcome.lead')}
      actions={
        <>
          <Button onPress={() => navigate('/register')}>{t('welcome.register')}</Button>
          <Button kind="quiet" onPress={already}>
            {t('welcome.already')}
          </Button>
        </>
      }
    >
      <div className="welcome-card" aria-hidden="true">
        <Guilloche />
        <Mark />
      </div>
      <Doors
        label={t('services.title')}
        doors={[
          {
            to: '/open',
            icon: <LayoutGrid />,
            title: t('welcome.services'),
            help: t('welcome.servicesHelp'),
          },
        ]}
      />
      <Sheet isOpen={asking} title={t('welcome.alreadyTitle')} onClose={() => setAsking(false)}>
        <p>{t('welcome.alreadyBody')}</p>
        <p className="soft">{t('welcome.alreadyHelp')}</p>
        <ProblemNotice problem={act.problem} />
        <Button onPress={() => navigate('/register')}>{t('welcome.moveHere')}</Button>
        {canSignInWithPasskey() ? (
          <Button kind="secondary" isPending={act.busy} onPress={() => void enterWithPasskey()}>
            {t('unlock.passkey')}
          </Button>
        ) : null}
      </Sheet>
    </Page>
  )
}
