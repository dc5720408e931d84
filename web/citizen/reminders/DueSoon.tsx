import { BellRing, CalendarCheck, type LucideIcon, ReceiptText } from 'lucide-react'
import { usePreferences } from '../../lib/preferences.ts'
import { Doors } from '../../ui/Doors.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../text.ts'
import { sayDue } from './due-words.ts'
import './Reminders.css'
import { type DueSoon as Thing, useDue } from './use-due.ts'

const SHOWN = 3
const icons: Record<Thing['kind'], LucideIcon> = {
  reminder: BellRing,
  payment: ReceiptText,
  booking: CalendarCheck,
}

/** What is due soon, first on the home; the rest stands behind one more door. */
export function DueSoon() {
  const t = useText()
  const { language } = usePreferences()
  const { value, problem } = useDue()
  if (!value && !problem) return <Skeleton lines={2} />
  const things = value?.things ?? []
  const all = {
    to: '/me/reminders',
    icon: <BellRing />,
    title: t(things.length > SHOWN ? 'due.all' : value?.hasReminders ? 'due.mine' : 'due.choose'),
    help: things.length > SHOWN ? t('due.more', { count: things.length - SHOWN }) : t('due.allHelp'),
  }
  return (
    <section className="due-soon">
      <h2>{t('due.title')}</h2>
      {problem ? <p className="soft small">{t('due.unknown')}</p> : null}
      {value?.isKept ? <p className="soft small">{t('due.kept')}</p> : null}
      {value && things.length === 0 ? <p className="soft">{t('due.none')}</p> : null}
      <Doors
        label={t('due.title')}
        doors={[
          ...things.slice(0, SHOWN).map(({ kind, what, day, to }) => {
            const Icon = icons[kind]
            return { to, icon: <Icon />, title: what[language], help: sayDue(t, day, language) }
          }),
          all,
        ]}
      />
    </section>
  )
}
