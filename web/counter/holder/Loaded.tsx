import type { ReactNode } from 'react'
import type { Load } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type LoadedProps<T> = {
  load: Load<T>
  isEmpty: (value: T) => boolean
  empty: string
  children: (value: T) => ReactNode
}

/** What was loaded, its place until then, a word when there is nothing, and another try when it failed. */
export function Loaded<T>({ load, isEmpty, empty, children }: LoadedProps<T>) {
  const t = useText()
  if (load.value !== undefined)
    return isEmpty(load.value) ? <p className="soft">{empty}</p> : children(load.value)
  if (!load.problem) return <Skeleton lines={4} />
  return (
    <>
      <ProblemLine problem={load.problem} />
      <Button kind="secondary" onPress={load.again}>
        {t('setup.again')}
      </Button>
    </>
  )
}
