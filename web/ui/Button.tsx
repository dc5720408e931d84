import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './Button.css'
import { useUiText } from './text.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  kind?: 'primary' | 'secondary' | 'quiet'
  icon?: ReactNode
  children: ReactNode
}

/**
 * One press, one meaning. While `isPending` it keeps its words and its focus and takes no press; React Aria's own
 * pending state is not used because it leaves an unnamed image in the page for the announcement.
 */
export function Button({
  kind = 'primary',
  icon,
  children,
  isPending = false,
  onPress,
  ...rest
}: ButtonProps) {
  const t = useUiText()
  return (
    <AriaButton
      {...rest}
      {...(onPress && !isPending ? { onPress } : {})}
      type={isPending ? 'button' : (rest.type ?? 'button')}
      className={`button button-${kind}`}
    >
      {icon}
      <span>{children}</span>
      {isPending ? <span className="button-spinner" aria-hidden="true" /> : null}
      {isPending ? <span className="unseen">{t('ui.working')}</span> : null}
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
