import type { ReactNode } from 'react'
import './EmptyState.css'

/** Says honestly that there is nothing, why, and what could be done instead. */
export function EmptyState(props: {
  icon: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty-state">
      <div className="empty-state-icon" aria-hidden="true">
        {props.icon}
      </div>
      <h2>{props.title}</h2>
      {props.children ? <p className="soft">{props.children}</p> : null}
      {props.action}
    </div>
  )
}
