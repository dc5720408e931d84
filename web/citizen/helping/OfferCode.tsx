import { TimerOff } from 'lucide-react'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { type HelpOffer, readHelped } from '../../lib/helping-api.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { useWakeLock } from '../../lib/wake-lock.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useText } from '../text.ts'

const ASK_MS = 2000

/** Eight digits to read out, and the same as a code to scan: an offer, and nothing about anybody. */
export function OfferCode({ offer, onAgain }: { offer: HelpOffer; onAgain: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { helpId, code } = offer
  const left = useSecondsUntil(offer.expiresAt) ?? 0
  const isOver = left <= 0
  useWakeLock(!isOver)
  useEffect(() => {
    if (isOver) return
    const look = () =>
      readHelped().then(
        people => {
          if (people.some(one => one.helpId === helpId))
            navigate(`/me/helping/for/${helpId}`, { replace: true })
        },
        // Without a network the code may still be taken: asked again in a moment.
        () => undefined,
      )
    const timer = setInterval(look, ASK_MS)
    return () => clearInterval(timer)
  }, [helpId, isOver, navigate])
  return (
    <Page
      page="helpCode"
      title={t('helpCode.title')}
      lead={t('helpCode.lead')}
      onBack={() => navigate('/me/helping')}
    >
      {isOver ? (
        <EmptyState
          icon={<TimerOff />}
          title={t('helpCode.over')}
          action={<Button onPress={onAgain}>{t('helpCode.again')}</Button>}
        />
      ) : (
        <>
          <p className="help-code numerals">
            <span className="unseen">{[...code].join(' ')}</span>
            <span aria-hidden="true">{code.slice(0, 4)}</span>
            <span aria-hidden="true">{code.slice(4)}</span>
          </p>
          <QrCode text={`${location.origin}/app/me/helping/allow#t=${code}`} label={t('helpCode.qr')} />
          <p className="help-wait soft" role="timer">
            {t('helpCode.left', {
              minutes: Math.floor(left / 60),
              seconds: String(left % 60).padStart(2, '0'),
            })}
          </p>
          <Notice>
            <p>{t('helpCode.how')}</p>
          </Notice>
        </>
      )}
    </Page>
  )
}
