import type { ReactNode } from 'react'
import type { Load } from '../lib/use-load.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { useText } from './text.ts'

type LoadStateProps<T> = {
  load: Load<T>
  lines?: number
  /** What holds the place until then, where lines would be of another height and the page would jump. */
  placeholder?: ReactNode
  children: (value: T) => ReactNode
}

/** What was loaded; until then its place, and when it failed the reason with another try. */
export function LoadState<T>({ load, lines = 5, placeholder, children }: LoadStateProps<T>) {
  const t = useText()
  return (
    <>
      <ProblemNotice problem={load.problem} />
      {load.problem ? (
        <Button kind="secondary" onPress={load.again}>
          {t('action.again')}
        </Button>
      ) : null}
      {load.value !== undefined
        ? children(load.value)
        : load.problem
          ? null
          : (placeholder ?? <Skeleton lines={lines} />)}
    </>
  )
}
