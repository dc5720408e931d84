import { useRef, useState } from 'react'
import { faceJpeg, freezeFace } from '../../lib/camera.ts'
import { bindFrames } from '../../lib/selfie-binding.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { Button } from '../../ui/Button.tsx'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** At a counter: one picture, taken by whoever stands by, signed by this terminal. */
export function FaceStep({ cases, view, busy, act }: StepProps) {
  const t = useText()
  const camera = useCamera('user')
  const frozen = useRef(document.createElement('canvas'))
  const [failed, setFailed] = useState(false)
  async function take() {
    const video = camera.video.current
    setFailed(!video || !freezeFace(video, frozen.current))
    if (!video?.videoWidth) return
    const image = await faceJpeg(frozen.current)
    await act(async () => {
      const challenge = await cases.challenge(view.caseId)
      return cases.face(view.caseId, await bindFrames(challenge, [{ ask: 'front', image }]), [image])
    })
  }
  const isRefused = view.lastOutcome === 'noMatch' || view.lastOutcome === 'unsure'
  return (
    <StepFrame title={t('face.title')} lead={t('face.lead')}>
      {isRefused ? (
        <Notice tone="warn" title={t('face.noMatch', { tries: view.triesLeft ?? 0 })} live />
      ) : null}
      {failed ? <Notice tone="warn" title={t('face.noPicture')} live /> : null}
      <CameraFrame camera={camera} widest={1.34} advice={t('face.advice')} />
      <Button isPending={busy} isDisabled={camera.state !== 'live'} onPress={() => void take()}>
        {t('face.take')}
      </Button>
    </StepFrame>
  )
}
