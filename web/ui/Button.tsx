import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './Button.css'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  kind?: 'primary' | 'secondary' | 'quiet'
  icon?: ReactNode
  children: ReactNode
}

/** One press, one meaning; `isPending` keeps the words readable while the work goes on. */
export function Button({ kind = 'primary', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${kind}`}>
      {icon}
      <span>{children}</span>
      {rest.isPending ? <span className="button-spinner" aria-hidden="true" /> : null}
    </AriaButton>
  )
}

/** A square button that shows only a picture; `label` is its accessible name. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<AriaButtonProps, 'className' | 'style' | 'children'> & { label: string; icon: ReactNode }) {
  return (
    <AriaButton {...rest} aria-label={label} className="icon-button">
      {icon}
    </AriaButton>
  )
}
