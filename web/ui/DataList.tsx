import type { ReactNode } from 'react'
import './DataList.css'

export type DataRow = { id: string; label: string; value: ReactNode; lang?: 'th' | 'en' }

/** Names and values, one under the other on a narrow phone. */
export function DataList({ rows }: { rows: DataRow[] }) {
  return (
    <dl className="data-list">
      {rows.map(row => (
        <div key={row.id}>
          <dt>{row.label}</dt>
          <dd lang={row.lang}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
