import { Hash, TimerOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { useWakeLock } from '../../lib/wake-lock.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { problemOf } from '../problem-text.ts'
import { useText } from '../text.ts'
import './DeskCode.css'
import { useDeskCode } from './use-desk-code.ts'
import { keepRequest } from './use-sign-in.ts'

/** Eight digits to read out at a counter; the request that comes of it opens by itself. */
export function DeskCode() {
  const [round, setRound] = useState(0)
  return <OneCode key={round} onAgain={() => setRound(round + 1)} />
}

function OneCode({ onAgain }: { onAgain: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { code, expiresAt, requestId, ended, problem } = useDeskCode()
  const secondsLeft = useSecondsUntil(expiresAt)
  useWakeLock(code !== undefined && !ended)
  useEffect(() => {
    if (!requestId) return
    keepRequest(requestId)
    navigate('/sign-in', { replace: true })
  }, [requestId, navigate])
  const words = problem ? problemOf(t, problem) : undefined
  const over = ended || (code !== undefined && secondsLeft <= 0)
  const renew = <Button onPress={onAgain}>{t('deskCode.again')}</Button>
  return (
    <Page
      page="deskCode"
      title={t('deskCode.title')}
      lead={t('deskCode.lead')}
      onBack={() => navigate('/scan')}
    >
      {words ? (
        <EmptyState icon={<Hash />} title={words.title} action={renew}>
          {words.help}
        </EmptyState>
      ) : over ? (
        <EmptyState icon={<TimerOff />} title={t('deskCode.overTitle')} action={renew}>
          {t('deskCode.overBody')}
        </EmptyState>
      ) : code ? (
        <>
          <p className="desk-code">
            <span className="unseen">{[...code].join(' ')}</span>
            <span aria-hidden="true">{code.slice(0, 4)}</span>
            <span aria-hidden="true">{code.slice(4)}</span>
          </p>
          <p className="desk-time soft" role="timer">
            {t('deskCode.left', { time: formatClock(secondsLeft) })}
          </p>
          <p className="desk-waiting" aria-live="polite">
            {t('deskCode.waiting')}
          </p>
          <Notice tone="warn">
            <p>{t('deskCode.warning')}</p>
          </Notice>
        </>
      ) : (
        <Skeleton lines={3} />
      )}
    </Page>
  )
}

const formatClock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
