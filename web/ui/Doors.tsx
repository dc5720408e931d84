import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './Doors.css'

export type Door = {
  to: string
  icon: ReactNode
  title: string
  /** A short word about how it stands. */
  tag?: string
  help: string
  /** A second line under the help. */
  more?: string
}

/** A list of places to go on to, each with what is behind it in a few words. */
export function Doors({ label, doors }: { label: string; doors: Door[] }) {
  return (
    <nav aria-label={label} className="doors">
      {doors.map(door => (
        <Link key={door.to} to={door.to} className="door">
          <span className="door-icon" aria-hidden="true">
            {door.icon}
          </span>
          <span className="door-words">
            <span className="door-title">
              <b>{door.title}</b>
              {door.tag ? <span className="tag">{door.tag}</span> : null}
            </span>
            <span className="soft small">{door.help}</span>
            {door.more ? <span className="soft small">{door.more}</span> : null}
          </span>
          <ChevronRight aria-hidden />
        </Link>
      ))}
    </nav>
  )
}
