import { History, KeyRound, Snowflake } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { freezeAll } from '../../lib/control-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { lockFrozen } from './lock-frozen.ts'
import './Safety.css'

/** One switch that stops everything, and what to look at before it is needed. */
export function Safety() {
  const t = useText()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const freeze = () =>
    act.run(async () => {
      await freezeAll()
      await lockFrozen()
    })
  return (
    <Page page="safety" title={t('safety.title')} onBack={() => navigate('/me')}>
      <section className="safety-freeze">
        <h2>
          <Snowflake aria-hidden /> {t('freeze.title')}
        </h2>
        <p>{t('freeze.lead')}</p>
        <p>
          <b>{t('freeze.what')}</b>
        </p>
        <ul className="plain-list">
          <li>{t('frozen.whatSignIn')}</li>
          <li>{t('frozen.whatServices')}</li>
          <li>{t('frozen.whatCard')}</li>
        </ul>
        <p className="soft">{t('freeze.back')}</p>
        <Button onPress={() => setAsking(true)}>{t('freeze.do')}</Button>
      </section>
      <Doors
        label={t('safety.look')}
        doors={[
          {
            to: '/me/phones',
            icon: <KeyRound />,
            title: t('doors.phones'),
            help: t('doors.phonesHelp'),
          },
          { to: '/me/history', icon: <History />, title: t('doors.history'), help: t('safety.historyHelp') },
        ]}
      />
      <p className="soft small">{t('help.hotline')}</p>
      <ConfirmSheet
        isOpen={asking}
        title={t('freeze.sureTitle')}
        yes={t('freeze.do')}
        act={act}
        onYes={() => void freeze()}
        onClose={() => setAsking(false)}
      >
        <p>{t('freeze.sureBody')}</p>
        <p className="soft">{t('freeze.back')}</p>
      </ConfirmSheet>
    </Page>
  )
}
