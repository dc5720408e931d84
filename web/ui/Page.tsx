import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from './Button.tsx'
import { Stepper } from './Stepper.tsx'
import { useUiText } from './text.ts'
import './Page.css'

export type PageProps = {
  /** Name of the step, put on the root as `data-page`. */
  page: string
  title: string
  lead?: ReactNode
  onBack?: (() => void) | undefined
  step?: { position: number; of: number } | undefined
  /** What stands at the right end of the header. */
  aside?: ReactNode
  /** The primary action and at most one other, kept in thumb's reach. */
  actions?: ReactNode
  children?: ReactNode
  /** A short name for the top bar instead of the stepper. */
  barTitle?: string
  wide?: boolean
}

/** One thing on one page: header, heading, content, and the action under the thumb; the heading takes the focus. */
export function Page(props: PageProps) {
  const heading = useHeading(props.page, props.title)
  return (
    <div className={props.wide ? 'page page-wide' : 'page'} data-page={props.page}>
      <PageHeader {...props} />
      <main className="page-main">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead ? <p className="soft">{props.lead}</p> : null}
        </div>
        {props.children}
      </main>
      {props.actions ? <div className="page-actions">{props.actions}</div> : null}
    </div>
  )
}

function PageHeader({ onBack, step, aside, barTitle }: PageProps) {
  const t = useUiText()
  if (!onBack && !step && !aside && !barTitle) return null
  return (
    <header className="page-header">
      <div className="page-header-row">
        {onBack ? (
          <IconButton label={t('ui.back')} icon={<ArrowLeft aria-hidden />} onPress={onBack} />
        ) : null}
        <div className="page-header-middle">
          {step ? <Stepper {...step} /> : barTitle ? <p className="page-bar-title">{barTitle}</p> : null}
        </div>
        {aside}
      </div>
    </header>
  )
}

function useHeading(page: string, title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const appName = useUiText()('ui.appName')
  useEffect(() => {
    document.title = `${title} · ${appName}`
  }, [title, appName])
  // A new page begins at its top and speaks its heading, as a new document would.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each page, not for each title
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [page])
  return heading
}
