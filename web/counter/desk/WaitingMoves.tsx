import { House } from 'lucide-react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Moves, WaitingMove } from '../households-api.ts'
import { useText } from '../text.ts'

type WaitingMovesProps = { moves: Moves; onOpen: (move: WaitingMove) => void }

/** Moves from house to house on which a registrar decides; without a name until one is opened. */
export function WaitingMoves({ moves, onOpen }: WaitingMovesProps) {
  const t = useText()
  const { language } = usePreferences()
  const list = useLoad(moves.list)
  return (
    <section className="stack-tight" aria-busy={!list.value && !list.problem}>
      <div className="list-head">
        <h2>{t('moves.title')}</h2>
        <Button kind="quiet" isPending={list.loading} onPress={list.again}>
          {t('recent.again')}
        </Button>
      </div>
      {list.value === undefined ? (
        list.problem ? null : (
          <Skeleton lines={3} />
        )
      ) : list.value.length === 0 ? (
        <EmptyState icon={<House />} title={t('moves.none')}>
          {t('moves.noneHelp')}
        </EmptyState>
      ) : (
        <ul className="recent-list">
          {list.value.map(move => (
            <li key={move.moveId}>
              <span className="numerals">{formatDate(move.askedAt, language, 'short')}</span>
              <b>{move.registrarReasons.map(reason => t(`moves.reason.${reason}`)).join(' · ')}</b>
              <Button kind="secondary" onPress={() => onOpen(move)}>
                {t('moves.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
