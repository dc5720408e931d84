import { useEffect, useState } from 'react'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { CaseView } from '../counter-api.ts'
import { type TextKey, useText } from '../text.ts'

const CLEAR_SECONDS = 30

type EndedProps = { view: CaseView; isKiosk?: boolean; onDone: () => void }

/** How a case ended; after half a minute the screen is for the next one. */
export function Ended({ view, isKiosk = false, onDone }: EndedProps) {
  const t = useText()
  const left = useCountdown(CLEAR_SECONDS, onDone)
  const isOnCard = view.lastOutcome === 'cardPasscodeSet'
  const tone = view.status === 'bound' ? 'ok' : view.status === 'review' ? 'warn' : 'bad'
  return (
    <main className={isKiosk ? 'kiosk-main' : 'case-main case-ended'} data-page={`case-${view.status}`}>
      <h1 tabIndex={-1}>{t(`ended.${view.status}` as TextKey)}</h1>
      <Notice tone={tone} live>
        <p>
          {view.reason
            ? t(`reason.${view.reason}` as TextKey)
            : isKiosk && view.status === 'bound'
              ? t('kioskEnded.bound')
              : t(isOnCard ? 'endedHelp.onCard' : (`endedHelp.${view.status}` as TextKey), {
                  ial: view.ial ?? '',
                })}
        </p>
      </Notice>
      <div className="case-actions">
        <Button autoFocus onPress={onDone}>
          {t(isKiosk ? 'kioskEnded.close' : 'ended.next')}
        </Button>
      </div>
      <p className="soft small">{t('ended.clears', { seconds: left })}</p>
    </main>
  )
}

function useCountdown(seconds: number, onEnd: () => void): number {
  const left = useSecondsUntil(useStart(seconds)) ?? seconds
  useEffect(() => {
    if (left <= 0) onEnd()
  }, [left, onEnd])
  return Math.max(0, left)
}

const useStart = (seconds: number) => useState(() => new Date(Date.now() + seconds * 1000).toISOString())[0]
