import { IdCard as IdCardIcon, ScanLine } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { splitName } from '../../lib/format.ts'
import { useOpener } from '../../lib/lock-state.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { HelpingBanner } from '../helping/HelpingBanner.tsx'
import { problemOf } from '../problem-text.ts'
import { useText } from '../text.ts'
import { CardPanel } from './CardPanel.tsx'
import { useCard } from './use-card.ts'
import { WaitingBanner } from './WaitingBanner.tsx'

const HomeServices = lazy(() =>
  import('../services/HomeServices.tsx').then(m => ({ default: m.HomeServices })),
)

const DueSoon = lazy(() => import('../reminders/DueSoon.tsx').then(m => ({ default: m.DueSoon })))

/** The card; who came in by passkey has none here, and is told where it is. */
export function Home() {
  return useOpener() === 'passkey' ? <HomeByPasskey /> : <HomeWithCard />
}

function HomeByPasskey() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="home" title={t('home.passkeyTitle')}>
      <WaitingBanner />
      <EmptyState
        icon={<IdCardIcon />}
        title={t('home.passkeyNoCard')}
        action={<Button onPress={() => navigate('/me')}>{t('home.passkeyMe')}</Button>}
      >
        {t('home.passkeyBody')}
      </EmptyState>
    </Page>
  )
}

function HomeWithCard() {
  const t = useText()
  const navigate = useNavigate()
  const { language, size } = usePreferences()
  const { held, offline, problem, again } = useCard()
  const name = held ? splitName(language === 'th' ? held.card.nameTh : held.card.nameEn).first : ''
  const words = problem ? problemOf(t, problem) : undefined
  return (
    <Page page="home" title={held ? t('home.greeting', { name }) : t('home.cardTitle')}>
      <WaitingBanner />
      <HelpingBanner />
      <Suspense fallback={<Skeleton lines={2} />}>
        <DueSoon />
      </Suspense>
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
      <Suspense>
        <HomeServices />
      </Suspense>
      {size === 'large' && held ? (
        <Button kind="secondary" icon={<ScanLine aria-hidden />} onPress={() => navigate('/scan')}>
          {t('home.scanBig')}
        </Button>
      ) : null}
    </Page>
  )
}
