import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { NotifyPage } from './NotifyPage.tsx'

/** By consent alone: whom one is married to stands in the register, and says yes or no on their own phone. */
export function NewDivorce() {
  const t = useText()
  return (
    <NotifyPage what="divorce" read={() => ({})}>
      <Notice tone="warn" title={t('newLife.divorce')}>
        <p>{t('newLife.divorceBody')}</p>
      </Notice>
    </NotifyPage>
  )
}
