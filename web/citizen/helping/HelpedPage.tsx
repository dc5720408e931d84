import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { Load } from '../../lib/use-load.ts'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useInName } from './ForPerson.tsx'

type HelpedPageProps<T> = {
  page: string
  title: string
  load: Load<T>
  isEmpty: (value: T) => boolean
  empty: string
  children: (value: T) => ReactNode
}

/** One list in somebody's name. A refusal asks at once whether the help still stands. */
export function HelpedPage<T>({ page, title, load, isEmpty, empty, children }: HelpedPageProps<T>) {
  const navigate = useNavigate()
  const { help, onLost } = useInName()
  const isRefused = load.problem?.status === 403
  useEffect(() => {
    if (isRefused) onLost()
  }, [isRefused, onLost])
  return (
    <Page page={page} title={title} onBack={() => navigate(`/me/helping/for/${help.helpId}`)}>
      <LoadState load={load}>
        {value => (isEmpty(value) ? <p className="soft">{empty}</p> : children(value))}
      </LoadState>
    </Page>
  )
}
