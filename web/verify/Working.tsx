import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useText } from './text.ts'

/** While something is looked at. */
export function Working() {
  const t = useText()
  return (
    <Page page="working" title={t('working.title')} barTitle={t('app.title')}>
      <Skeleton lines={5} />
    </Page>
  )
}
