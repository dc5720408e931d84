import { useState } from 'react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { readVisits, reportLost } from '../../lib/queue-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'

/** How the person's card stands, before they book for a new one; a lost one is reported here. What cannot be loaded is not missed. */
export function OwnCard() {
  const t = useText()
  const { language } = usePreferences()
  const { value, again } = useLoad(readVisits)
  const card = value?.person.card
  if (!card) return null
  if (card.status === 'lost')
    return (
      <Notice tone="warn" title={t('queue.cardIsLost')}>
        <p>{t('queue.cardIsLostHelp')}</p>
      </Notice>
    )
  return (
    <>
      <Notice
        title={
          card.expiryDate === 'lifetime'
            ? t('queue.cardForLife')
            : t('queue.cardUntil', { day: formatDate(card.expiryDate, language) })
        }
      >
        <p>{t('queue.cardUntilHelp')}</p>
      </Notice>
      <ReportLost onReported={again} />
    </>
  )
}

function ReportLost({ onReported }: { onReported: () => void }) {
  const t = useText()
  const act = useAct()
  const [isAsking, setAsking] = useState(false)
  async function report(passcode: string) {
    if (!(await act.run(() => reportLost(passcode)))) return
    setAsking(false)
    onReported()
  }
  return (
    <>
      <Button
        kind="secondary"
        onPress={() => {
          act.clear()
          setAsking(true)
        }}
      >
        {t('queue.reportLost')}
      </Button>
      <PasscodeSheet
        isOpen={isAsking}
        title={t('queue.reportLost')}
        act={act}
        onPasscode={passcode => void report(passcode)}
        onClose={() => setAsking(false)}
      >
        <p>{t('queue.reportLostBody')}</p>
      </PasscodeSheet>
    </>
  )
}
