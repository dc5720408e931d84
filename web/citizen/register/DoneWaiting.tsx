import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { WaitingWords } from '../control/WaitingWords.tsx'
import { useText } from '../text.ts'

/** The ninth step on a second phone: proven, but another phone has a word to say first. */
export function DoneWaiting({ usableAt, onHome }: { usableAt: string | undefined; onHome: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <Page
      page="doneWaiting"
      step={{ position: 9, of: 9 }}
      title={t('doneWaiting.title')}
      lead={t('waiting.lead', { at: usableAt ? formatMoment(usableAt, language) : '' })}
      actions={<Button onPress={onHome}>{t('doneWaiting.ok')}</Button>}
    >
      <Notice tone="ok" title={t('doneWaiting.success')} live />
      <WaitingWords />
    </Page>
  )
}
