import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useText } from '../text.ts'

/** A kiosk that cannot see a face proves nobody: it shows the way to places that can, on the phone. */
export function NoCamera({ onHolder }: { onHolder: () => void }) {
  const t = useText()
  return (
    <main className="kiosk-main kiosk-welcome" data-page="kiosk-no-camera">
      <h1>{t('kioskNoCamera.title')}</h1>
      <p>{t('kioskNoCamera.lead')}</p>
      <QrCode text={`${location.origin}/app/finder`} label={t('kioskNoCamera.code')} />
      <Button kind="secondary" onPress={onHolder}>
        {t('kiosk.holder')}
      </Button>
    </main>
  )
}

/** Whether a camera is connected; it may be plugged in or out while the kiosk runs. */
export function useHasCamera(): boolean {
  const [hasCamera, setHasCamera] = useState(true)
  useEffect(() => {
    // Missing where a page is not served securely: no camera may be used there either.
    const devices = navigator.mediaDevices as MediaDevices | undefined
    if (!devices) {
      setHasCamera(false)
      return
    }
    // Listed without a name before it is allowed, so that asking here asks nobody for the camera.
    const look = () =>
      devices
        .enumerateDevices()
        .then(list => setHasCamera(list.some(one => one.kind === 'videoinput')))
        .catch(() => undefined)
    void look()
    devices.addEventListener('devicechange', look)
    return () => devices.removeEventListener('devicechange', look)
  }, [])
  return hasCamera
}
