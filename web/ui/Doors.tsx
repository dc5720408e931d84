import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './Doors.css'

export type Door = { to: string; icon: ReactNode; title: string; help: string }

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
            <b>{door.title}</b>
            <span className="soft small">{door.help}</span>
          </span>
          <ChevronRight aria-hidden />
        </Link>
      ))}
    </nav>
  )
}
