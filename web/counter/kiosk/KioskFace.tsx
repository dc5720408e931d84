import { useState } from 'react'
import type { SelfieChallenge } from '../../lib/api-types.ts'
import { bindFrames } from '../../lib/selfie-binding.ts'
import { Button } from '../../ui/Button.tsx'
import { FaceCamera, type TakenFrame } from '../../ui/face/FaceCamera.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { StepFrame } from '../steps/StepFrame.tsx'
import { useText } from '../text.ts'

/** Head turns in front of the kiosk's camera, guided by voice; the kiosk's key signs what it saw. */
export function KioskFace({ cases, view, busy, act }: StepProps) {
  const t = useText()
  const [challenge, setChallenge] = useState<SelfieChallenge>()
  const [late, setLate] = useState(false)
  async function start() {
    setLate(false)
    await act(async () => {
      setChallenge(await cases.challenge(view.caseId))
      return view
    })
  }
  async function finish(frames: TakenFrame[]) {
    if (!challenge) return
    setChallenge(undefined)
    const images = frames.map(frame => frame.image)
    await act(async () => cases.face(view.caseId, await bindFrames(challenge, frames), images))
  }
  const isRefused = ['noMatch', 'unsure', 'notLive'].includes(view.lastOutcome ?? '')
  return (
    <StepFrame title={t('kioskFace.title')} lead={t('kioskFace.lead')}>
      {isRefused ? (
        <Notice tone="warn" title={t('face.noMatch', { tries: view.triesLeft ?? 0 })} live />
      ) : null}
      {late ? <Notice tone="warn" title={t('kioskFace.late')} live /> : null}
      {challenge ? (
        <FaceCamera
          challenge={challenge}
          onFinished={frames => void finish(frames)}
          onLate={() => {
            setChallenge(undefined)
            setLate(true)
          }}
        />
      ) : (
        <Button isPending={busy} onPress={() => void start()}>
          {t('kioskFace.start')}
        </Button>
      )}
    </StepFrame>
  )
}
