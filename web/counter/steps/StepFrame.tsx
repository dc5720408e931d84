import { type ReactNode, useEffect, useRef } from 'react'

type StepFrameProps = { title: string; lead?: string; children?: ReactNode }

/** Heading and help of a step; the heading takes the focus, so that the keyboard goes on from there. */
export function StepFrame({ title, lead, children }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step takes the focus anew
  useEffect(() => heading.current?.focus(), [title])
  return (
    <section className="stack step-frame">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead ? <p className="soft">{lead}</p> : null}
      {children}
    </section>
  )
}
