import { buzz } from '../../lib/speech.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { useQrReader } from '../../lib/use-qr-reader.ts'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useUiText } from '../../ui/text.ts'
import { ScanOverlay } from '../app/ScanOverlay.tsx'
import { useText } from '../text.ts'
import type { Wish } from './use-host.ts'

/** Reads one code for a mini-app; the camera is ours, and it hears the text alone. */
export function ScanSheet({ wish, name }: { wish: Wish; name: string }) {
  const t = useText()
  const tu = useUiText()
  const camera = useCamera('environment')
  const missing = useQrReader(camera, text => {
    buzz(60)
    wish.answer(text)
    return true
  })
  return (
    <Sheet isOpen title={t('miniApps.scanTitle', { name })} onClose={() => wish.refuse('cancelled')}>
      <CameraFrame
        camera={camera}
        advice={camera.state === 'live' ? t(missing ? 'scan.missing' : 'scan.hold') : tu('ui.camera.opening')}
        overlay={<ScanOverlay />}
      />
    </Sheet>
  )
}
