import { IdCard as IdCardIcon, ScanLine } from 'lucide-react'
import { useNavigate } from 'react-router'
import { splitName } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { problemOf } from '../problem-text.ts'
import { useText } from '../text.ts'
import { CardPanel } from './CardPanel.tsx'
import { useCard } from './use-card.ts'

export function Home() {
  const t = useText()
  const navigate = useNavigate()
  const { language, size } = usePreferences()
  const { held, offline, problem, again } = useCard()
  const name = held ? splitName(language === 'th' ? held.card.nameTh : held.card.nameEn).first : ''
  const words = problem ? problemOf(t, problem) : undefined
  return (
    <Page page="home" title={held ? t('home.greeting', { name }) : t('home.cardTitle')}>
      {held ? (
        <CardPanel held={held} offline={offline} />
      ) : words ? (
        <EmptyState
          icon={<IdCardIcon />}
          title={words.title}
          action={<Button onPress={again}>{t('action.again')}</Button>}
        >
          {words.help}
        </EmptyState>
      ) : (
        <Skeleton card lines={4} />
      )}
      {size === 'large' && held ? (
        <Button kind="secondary" icon={<ScanLine aria-hidden />} onPress={() => navigate('/scan')}>
          {t('home.scanBig')}
        </Button>
      ) : null}
    </Page>
  )
}
