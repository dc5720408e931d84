import { CalendarClock, HeartHandshake, History, KeyRound, ShieldCheck, Snowflake } from 'lucide-react'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageName, PageProps } from './HolderSession.tsx'

const doors = [
  { page: 'history', Icon: History },
  { page: 'permissions', Icon: ShieldCheck },
  { page: 'bookings', Icon: CalendarClock },
  { page: 'helpers', Icon: HeartHandshake },
  { page: 'changePasscode', Icon: KeyRound },
  { page: 'freeze', Icon: Snowflake },
] as const satisfies { page: PageName; Icon: unknown }[]

/** Whether the identity is active, and six doors. */
export function Home({ holder, name, go }: PageProps) {
  const t = useText()
  const me = useLoad(holder.me)
  return (
    <HolderPage name="home" title={name} spoken={t('holder.homeSpoken', { name })}>
      <ProblemLine problem={me.problem} />
      <Notice tone="ok" title={t('holder.active')}>
        <p>{me.value ? t('holder.level', { ial: me.value.ial }) : '…'}</p>
      </Notice>
      <div className="holder-doors">
        {doors.map(({ page, Icon }) => (
          <Button key={page} kind="secondary" icon={<Icon aria-hidden />} onPress={() => go(page)}>
            {t(`holderDoor.${page}`)}
          </Button>
        ))}
      </div>
    </HolderPage>
  )
}
