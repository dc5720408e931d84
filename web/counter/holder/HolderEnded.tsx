import { useEffect, useState } from 'react'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'

/** Why a session at a terminal is over. */
export type EndOfSession = 'finished' | 'cardOut' | 'over' | 'frozen'
const CLEAR_SECONDS = 20

/** Nothing of the person is on the screen any more; after a moment it is the next one's. */
export function HolderEnded({ end, onDone }: { end: EndOfSession; onDone: () => void }) {
  const t = useText()
  const [until] = useState(() => new Date(Date.now() + CLEAR_SECONDS * 1000).toISOString())
  const left = useSecondsUntil(until) ?? CLEAR_SECONDS
  useEffect(() => {
    if (left <= 0) onDone()
  }, [left, onDone])
  const words = t(`holderEnd.${end}`)
  return (
    <HolderPage name={`ended-${end}`} title={t('holderEnd.title')} spoken={words}>
      <Notice tone={end === 'finished' ? 'ok' : 'info'} live>
        <p>{words}</p>
      </Notice>
      <Button autoFocus onPress={onDone}>
        {t('kioskEnded.close')}
      </Button>
      <p className="soft small">{t('ended.clears', { seconds: Math.max(0, left) })}</p>
    </HolderPage>
  )
}
