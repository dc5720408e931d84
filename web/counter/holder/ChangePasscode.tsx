import { useState } from 'react'
import type { SelfieChallenge } from '../../lib/api-types.ts'
import { bindFrames } from '../../lib/selfie-binding.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { FaceCamera, type TakenFrame } from '../../ui/face/FaceCamera.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useHasCamera } from '../kiosk/NoCamera.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageProps } from './HolderSession.tsx'
import { NewPasscode } from './NewPasscode.tsx'

/** Another passcode: the face first, because the old one alone must not change it; then the new one, twice. */
export function ChangePasscode({ holder, go }: PageProps) {
  const t = useText()
  const act = useAct()
  const [step, setStep] = useState<'face' | 'passcode' | 'done'>('face')
  const back = () => go('home')
  async function change(passcode: string, repeat: string) {
    if (await act.run(() => holder.changePasscode(passcode, repeat))) setStep('done')
  }
  if (step === 'face') return <Face holder={holder} onShown={() => setStep('passcode')} onBack={back} />
  if (step === 'done')
    return (
      <HolderPage name="changed" title={t('newPasscode.done')} spoken={t('newPasscode.done')} onBack={back}>
        <Notice tone="ok" title={t('newPasscode.doneHelp')} live />
      </HolderPage>
    )
  return (
    <HolderPage
      name="change"
      title={t('holderDoor.changePasscode')}
      spoken={t('newPasscode.spoken')}
      onBack={back}
    >
      <NewPasscode
        busy={act.busy}
        problem={act.problem}
        onPasscode={(passcode, repeat) => void change(passcode, repeat)}
      />
    </HolderPage>
  )
}

type FaceProps = Pick<PageProps, 'holder'> & { onShown: () => void; onBack: () => void }

function Face({ holder, onShown, onBack }: FaceProps) {
  const t = useText()
  const act = useAct()
  const hasCamera = useHasCamera()
  const [challenge, setChallenge] = useState<SelfieChallenge>()
  const [late, setLate] = useState(false)
  async function start() {
    setLate(false)
    await act.run(async () => setChallenge(await holder.challenge()))
  }
  async function finish(frames: TakenFrame[]) {
    if (!challenge) return
    setChallenge(undefined)
    const images = frames.map(frame => frame.image)
    if (await act.run(async () => holder.showFace(await bindFrames(challenge, frames), images))) onShown()
  }
  return (
    <HolderPage
      name="face"
      title={t('kioskFace.title')}
      lead={t('holder.faceLead')}
      spoken={t('spoken.face')}
      onBack={onBack}
    >
      <ProblemLine problem={act.problem} />
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
      ) : hasCamera ? (
        <Button isPending={act.busy} onPress={() => void start()}>
          {t('kioskFace.start')}
        </Button>
      ) : (
        <Notice tone="warn" title={t('holder.faceNoCamera')} />
      )}
    </HolderPage>
  )
}
