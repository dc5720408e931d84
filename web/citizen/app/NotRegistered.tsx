import { IdCard } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'

/** Somebody opened a sign-in link on a phone that carries no card. */
export function NotRegistered() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="notRegistered" barTitle={t('app.name')} title={t('signIn.title')}>
      <EmptyState
        icon={<IdCard />}
        title={t('notRegistered.title')}
        action={<Button onPress={() => navigate('/')}>{t('notRegistered.register')}</Button>}
      >
        {t('notRegistered.body')}
      </EmptyState>
    </Page>
  )
}
