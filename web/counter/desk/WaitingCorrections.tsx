import { FilePenLine } from 'lucide-react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Corrections } from '../corrections-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type WaitingCorrectionsProps = { corrections: Corrections; onOpen: (id: string) => void }

/** Entries of which their people say that they are wrong; without a name until one is opened. */
export function WaitingCorrections({ corrections, onOpen }: WaitingCorrectionsProps) {
  const t = useText()
  const { language } = usePreferences()
  const list = useLoad(corrections.list)
  return (
    <section className="stack-tight" aria-busy={!list.value && !list.problem}>
      <div className="list-head">
        <h2>{t('corrections.title')}</h2>
        <Button kind="quiet" isPending={list.loading} onPress={list.again}>
          {t('recent.again')}
        </Button>
      </div>
      <ProblemLine problem={list.problem} />
      {list.value === undefined ? (
        list.problem ? null : (
          <Skeleton lines={2} />
        )
      ) : list.value.length === 0 ? (
        <EmptyState icon={<FilePenLine />} title={t('corrections.none')}>
          {t('corrections.noneHelp')}
        </EmptyState>
      ) : (
        <ul className="recent-list">
          {list.value.map(({ id, kind, status, askedAt, isOwnProposal }) => (
            <li key={id}>
              <span className="numerals">{formatDate(askedAt, language, 'short')}</span>
              <b>
                {t(`corrections.kind.${kind}`)}
                {status === 'proposed'
                  ? ` · ${t(isOwnProposal ? 'corrections.own' : 'corrections.second')}`
                  : ''}
              </b>
              <Button kind="secondary" onPress={() => onOpen(id)}>
                {t('moves.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
