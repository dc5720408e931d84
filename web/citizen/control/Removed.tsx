import { Smartphone } from 'lucide-react'
import { useNavigate } from 'react-router'
import { forgetBinding } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'

/** This phone was refused or taken away, or the account was closed: nothing is left on it. */
export function Removed({ closed }: { closed: boolean }) {
  const t = useText()
  const navigate = useNavigate()
  async function startOver() {
    await forgetBinding()
    navigate('/', { replace: true })
  }
  return (
    <Page
      page="removed"
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t(closed ? 'removed.closedTitle' : 'removed.title')}
      actions={<Button onPress={() => void startOver()}>{t('removed.start')}</Button>}
    >
      <EmptyState icon={<Smartphone />} title={t('removed.nothing')}>
        {t(closed ? 'removed.closedBody' : 'removed.body')}
      </EmptyState>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}
