import { useState } from 'react'
import { freezeFromHere, type Standing } from '../../lib/device-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { useText } from '../text.ts'
import { WaitingWords } from './WaitingWords.tsx'

/** This phone waits: until when, how to shorten it, and what to do when the other phone is lost. */
export function WaitingPhone({ standing, again }: { standing: Standing; again: () => Promise<void> }) {
  const t = useText()
  const { language } = usePreferences()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const at = standing.usableAt ? formatMoment(standing.usableAt, language) : ''
  async function freeze() {
    if (await act.run(freezeFromHere)) await again()
  }
  return (
    <Page
      page="waitingPhone"
      barTitle={t('app.name')}
      aside={<LanguageSwitch />}
      title={t('waiting.title')}
      lead={t('waiting.lead', { at })}
      actions={
        <Button kind="secondary" onPress={() => setAsking(true)}>
          {t('waiting.lost')}
        </Button>
      }
    >
      <WaitingWords />
      <p className="soft" role="status">
        {t('waiting.watching')}
      </p>
      <p className="soft small">{t('help.hotline')}</p>
      <ConfirmSheet
        isOpen={asking}
        title={t('waiting.lostTitle')}
        yes={t('freeze.do')}
        act={act}
        onYes={() => void freeze()}
        onClose={() => setAsking(false)}
      >
        <p>{t('waiting.lostBody')}</p>
        <p className="soft">{t('waiting.lostBack')}</p>
      </ConfirmSheet>
    </Page>
  )
}
