import { countTo } from './count.ts'
import { useUiText } from './text.ts'
import './Skeleton.css'

/** Holds the place of what is on its way, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3, card = false }: { lines?: number; card?: boolean }) {
  const t = useUiText()
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{t('ui.loading')}</span>
      {card ? <span className="skeleton-card" /> : null}
      {countTo(lines).map(line => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
