import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { readAuthenticators } from '../../lib/control-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'

const askMs = 30_000

/** Above the card while another phone asks to act for the person. Who registers it holds this one in the other hand. */
export function WaitingBanner() {
  const t = useText()
  const navigate = useNavigate()
  const { value, again } = useLoad(readAuthenticators)
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') again()
    }
    const timer = setInterval(ask, askMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [again])
  const phone = value?.devices.find(device => device.status === 'waiting')
  if (!phone && value?.card?.isUndecided)
    return (
      <Notice tone="warn" title={t('cardPasscode.undecided')}>
        <Button kind="secondary" onPress={() => navigate('/me/phones')}>
          {t('approve.look')}
        </Button>
      </Notice>
    )
  if (!phone) return null
  return (
    <Notice tone="warn" title={t('approve.title')} live>
      <p>{t('approve.banner', { name: phone.name })}</p>
      <Button kind="secondary" onPress={() => navigate('/me/phones')}>
        {t('approve.look')}
      </Button>
    </Notice>
  )
}
