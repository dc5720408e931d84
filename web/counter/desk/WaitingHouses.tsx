import { HousePlus } from 'lucide-react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { DeskInspection, DeskWaiting, HouseCases } from '../house-cases-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type WaitingHousesProps = { cases: HouseCases; onOpen: (caseId: string) => void }

/** Whom the office visits today, and what waits for a registrar; without a name until one is opened. */
export function WaitingHouses({ cases, onOpen }: WaitingHousesProps) {
  const t = useText()
  const list = useLoad(cases.list)
  return (
    <section className="stack-tight" aria-busy={!list.value && !list.problem}>
      <div className="list-head">
        <h2>{t('houses.title')}</h2>
        <Button kind="quiet" isPending={list.loading} onPress={list.again}>
          {t('recent.again')}
        </Button>
      </div>
      <ProblemLine problem={list.problem} />
      {list.value ? <Lists {...list.value} onOpen={onOpen} /> : list.problem ? null : <Skeleton lines={3} />}
    </section>
  )
}

type ListsProps = {
  inspections: DeskInspection[]
  waiting: DeskWaiting[]
  onOpen: (caseId: string) => void
}

function Lists({ inspections, waiting, onOpen }: ListsProps) {
  const t = useText()
  const { language } = usePreferences()
  const clock = new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  })
  if (inspections.length + waiting.length === 0)
    return (
      <EmptyState icon={<HousePlus />} title={t('houses.none')}>
        {t('houses.noneHelp')}
      </EmptyState>
    )
  return (
    <ul className="recent-list">
      {inspections.map(({ caseId, kind, startsAt }) => (
        <li key={caseId}>
          <span className="numerals">{clock.format(new Date(startsAt))}</span>
          <b>{t('houses.visit', { kind: t(`houses.kind.${kind}`) })}</b>
          <Button kind="secondary" onPress={() => onOpen(caseId)}>
            {t('moves.open')}
          </Button>
        </li>
      ))}
      {waiting.map(({ caseId, kind, state, askedAt, expiresAt, isLate }) => (
        <li key={caseId}>
          <span className="numerals">{formatDate(askedAt, language, 'short')}</span>
          <b>
            {[
              t(`houses.kind.${kind}`),
              ...(state === 'awaitingSecond' ? [t('houses.second')] : []),
              ...(state === 'awaitingPeople'
                ? [t('houses.heardUntil', { until: formatDate(expiresAt, language, 'short') })]
                : []),
              ...(isLate ? [t('moves.reason.late')] : []),
            ].join(' · ')}
          </b>
          <Button kind="secondary" onPress={() => onOpen(caseId)}>
            {t('moves.open')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
