import type { ReactNode } from 'react'
import { MaskedNumber } from './MaskedNumber.tsx'
import './Rows.css'

export type Row = {
  id: string
  icon: ReactNode
  title: ReactNode
  /** A citizen number under the title, masked until somebody asks to see it. */
  citizenNumber?: string
  /** Lines under that, in soft ink. */
  notes: string[]
  /** A short word beside the title, as "this phone". */
  tag?: string | undefined
  action?: ReactNode
}

/** Things a person has, one under the other, each with at most one press. */
export function Rows({ rows }: { rows: Row[] }) {
  return (
    <ul className="rows">
      {rows.map(row => (
        <li key={row.id}>
          <span className="rows-icon" aria-hidden="true">
            {row.icon}
          </span>
          <div className="rows-body">
            <div className="rows-words">
              <p className="rows-title">
                <b>{row.title}</b>
                {row.tag ? <span className="tag">{row.tag}</span> : null}
              </p>
              {row.citizenNumber ? <MaskedNumber value={row.citizenNumber} /> : null}
              {row.notes.map(note => (
                <p key={note} className="soft small">
                  {note}
                </p>
              ))}
            </div>
            {row.action ? <div className="rows-action">{row.action}</div> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
