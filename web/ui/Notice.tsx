import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import './Notice.css'

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: OctagonAlert }

/** A short message in its place; colour is always joined by a picture and words. */
export function Notice(props: {
  tone?: keyof typeof icons
  title?: string
  children?: ReactNode
  live?: boolean
}) {
  const tone = props.tone ?? 'info'
  const Icon = icons[tone]
  return (
    <div className={`notice notice-${tone}`} role={props.live ? 'status' : undefined}>
      <Icon aria-hidden className="notice-icon" />
      <div className="notice-words">
        {props.title ? <p className="notice-title">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  )
}

/** What went wrong and what to do now; takes the focus so that nobody misses it. */
export function ErrorSummary({ title, children }: { title: string; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new error is announced again
  useEffect(() => box.current?.focus(), [title])
  return (
    <div ref={box} className="notice notice-bad" role="alert" tabIndex={-1}>
      <OctagonAlert aria-hidden className="notice-icon" />
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
