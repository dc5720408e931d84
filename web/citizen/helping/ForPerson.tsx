import { HandHelping } from 'lucide-react'
import { useEffect } from 'react'
import { Outlet, useNavigate, useOutletContext, useParams } from 'react-router'
import { formatTime } from '../../lib/format.ts'
import { type Helped, readHelped, stopHelping } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { nameIn } from './People.tsx'

const ASK_MS = 10_000

/** Everything in somebody's name stands under this banner: whose name it is, until when, and the way to stop. */
export function ForPerson() {
  const { helpId = '' } = useParams()
  const load = useLoad(readHelped)
  const { again } = load
  useEffect(() => {
    const timer = setInterval(again, ASK_MS)
    return () => clearInterval(timer)
  }, [again])
  const help = load.value?.find(one => one.helpId === helpId)
  if (help)
    return (
      <>
        <HelpBanner help={help} />
        <Outlet context={{ help, onLost: again } satisfies InName} />
      </>
    )
  return load.value ? <Over /> : <Loading load={load} />
}

/** What the pages under the banner get. */
export type InName = { help: Helped; onLost: () => void }
export const useInName = () => useOutletContext<InName>()

function HelpBanner({ help }: { help: Helped }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const act = useAct()
  async function stop() {
    if (await act.run(() => stopHelping(help.helpId))) navigate('/me/helping', { replace: true })
  }
  return (
    <aside className="help-banner" aria-label={t('helpFor.banner')}>
      <HandHelping aria-hidden />
      <p>
        <b>{t('helpFor.name', { name: nameIn(language, help.person) })}</b>
        <span className="small">{t('helpFor.until', { at: formatTime(help.endsAt, language) })}</span>
      </p>
      <Button kind="secondary" isPending={act.busy} onPress={() => void stop()}>
        {t('helpFor.stop')}
      </Button>
    </aside>
  )
}

function Over() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page page="helpOver" title={t('helpFor.overTitle')} onBack={() => navigate('/me/helping')}>
      <EmptyState
        icon={<HandHelping />}
        title={t('helpFor.over')}
        action={<Button onPress={() => navigate('/me/helping')}>{t('helpFor.toPeople')}</Button>}
      >
        {t('helpFor.overHelp')}
      </EmptyState>
    </Page>
  )
}

function Loading({ load }: { load: ReturnType<typeof useLoad<Helped[]>> }) {
  const t = useText()
  return (
    <Page page="helpFor" title={t('helpFor.title')}>
      <LoadState load={load}>{() => null}</LoadState>
    </Page>
  )
}
