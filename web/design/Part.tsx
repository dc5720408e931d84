import { type ReactNode, useEffect, useRef } from 'react'

/** A part of the page: what it is about, and its samples. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="design-part">
      <h2>{title}</h2>
      <div className="design-samples">{children}</div>
    </section>
  )
}

type State = 'hovered' | 'pressed' | 'focus-visible'

/**
 * One sample under the name of its component and state. A state that only a hand can bring about is put on the element
 * as React Aria would.
 */
export function Sample(props: {
  name: string
  note?: string
  state?: State
  wide?: boolean
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const { state } = props
  useEffect(() => {
    if (state) box.current?.querySelector('button, input')?.setAttribute(`data-${state}`, 'true')
  }, [state])
  return (
    <div className="design-sample" data-wide={props.wide || undefined}>
      <p className="small soft" lang="en">
        <code>{props.name}</code> {props.note ?? state}
      </p>
      <div ref={box} className="design-stage">
        {props.children}
      </div>
    </div>
  )
}
