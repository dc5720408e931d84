import { Snowflake } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { Standing } from '../../lib/device-api.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'
import './Frozen.css'

/** Everything is frozen: what that means, and the way back, which leads over the face and the passcode of this phone. */
export function Frozen({ standing }: { standing: Standing }) {
  const t = useText()
  const navigate = useNavigate()
  const forgotten = (
    <Button kind="quiet" onPress={() => navigate('/reset')}>
      {t('unlock.forgotten')}
    </Button>
  )
  const ways = {
    active: (
      <>
        <Button onPress={() => navigate('/unfreeze')}>{t('frozen.lift')}</Button>
        {forgotten}
      </>
    ),
    // A new passcode first: lifting ends with it.
    locked: <Button onPress={() => navigate('/reset')}>{t('unlock.reset')}</Button>,
  }
  const { status } = standing
  return (
    <Page
      page="frozen"
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t('frozen.title')}
      lead={t('frozen.lead')}
      actions={status === 'active' || status === 'locked' ? ways[status] : null}
    >
      <div className="frozen-mark" aria-hidden="true">
        <Snowflake />
      </div>
      <section className="stack-tight">
        <h2>{t('frozen.what')}</h2>
        <ul className="plain-list">
          <li>{t('frozen.whatSignIn')}</li>
          <li>{t('frozen.whatServices')}</li>
          <li>{t('frozen.whatCard')}</li>
        </ul>
      </section>
      <Notice>
        <p>{t(status === 'waiting' ? 'frozen.liftElsewhere' : 'frozen.liftHow')}</p>
      </Notice>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}
