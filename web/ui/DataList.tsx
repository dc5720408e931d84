import type { ReactNode } from 'react'
import './DataList.css'

export type DataRow = { id: string; label: string; value: ReactNode; lang?: 'th' | 'en' }

type DataListProps = {
  rows: DataRow[]
  /** Stands in a card, whose words it keeps in line with. */
  isInCard?: boolean
}

/** Names and values, one under the other on a narrow phone. */
export function DataList({ rows, isInCard = false }: DataListProps) {
  return (
    <dl className={isInCard ? 'data-list data-list-in-card' : 'data-list'}>
      {rows.map(row => (
        <div key={row.id}>
          <dt>{row.label}</dt>
          <dd lang={row.lang}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
