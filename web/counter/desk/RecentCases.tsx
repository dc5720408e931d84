import { ClipboardList } from 'lucide-react'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Cases, RecentCase } from '../counter-api.ts'
import { useText } from '../text.ts'

type RecentCasesProps = {
  cases: Cases
  onHeld: (held: RecentCase) => void
  /** Back to a case of one's own that has not ended: after a supervisor's word, or after a reload. */
  onResume: (own: RecentCase) => void
}

/** What was done at this place today, without a name: an outcome, a time, and what waits for a supervisor. */
export function RecentCases({ cases, onHeld, onResume }: RecentCasesProps) {
  const t = useText()
  const recent = useLoad(cases.recent)
  return (
    <section className="stack-tight" aria-busy={!recent.value && !recent.problem}>
      <h2>{t('recent.title')}</h2>
      {recent.problem ? (
        <Button kind="secondary" onPress={recent.again}>
          {t('recent.again')}
        </Button>
      ) : recent.value ? (
        <List list={recent.value} onHeld={onHeld} onResume={onResume} />
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  )
}

function List({ list, onHeld, onResume }: Omit<RecentCasesProps, 'cases'> & { list: RecentCase[] }) {
  const t = useText()
  const { language } = usePreferences()
  const time = new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  })
  if (list.length === 0)
    return (
      <EmptyState icon={<ClipboardList />} title={t('recent.none')}>
        {t('recent.noneHelp')}
      </EmptyState>
    )
  return (
    <ul className="recent-list">
      {list.map(one => (
        <li key={one.caseId} data-status={one.status}>
          <span className="numerals">{time.format(new Date(one.createdAt))}</span>
          <span>{t(`channel.${one.channel}`)}</span>
          <b>{t(`status.${one.status}`)}</b>
          {one.status === 'review' && !one.isOwn ? (
            <Button kind="secondary" onPress={() => onHeld(one)}>
              {t('recent.decide')}
            </Button>
          ) : null}
          {one.isOwn && (one.status === 'open' || one.status === 'bindPending') ? (
            <Button kind="secondary" onPress={() => onResume(one)}>
              {t('recent.resume')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
