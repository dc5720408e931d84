import { Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import type { SelfieChallenge } from '../../lib/api-types.ts'
import { setPreference, usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { askSelfieChallenge, sendSelfie } from '../../lib/proofing-api.ts'
import { bindFrames } from '../../lib/selfie-binding.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { FaceCamera, type TakenFrame } from '../../ui/face/FaceCamera.tsx'
import { ErrorSummary, Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { faceSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import { backOf } from './back.ts'
import './Selfie.css'
import type { StepProps } from './step.tsx'
import { Sending } from './Working.tsx'

/** Explains, then takes the frames by itself; the server judges them. */
export function Selfie(props: StepProps) {
  const { journey, view, step, stop } = props
  const t = useText()
  const [challenge, setChallenge] = useState<SelfieChallenge>()
  const [starting, setStarting] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [late, setLate] = useState(false)
  async function start() {
    setStarting(true)
    setProblem(undefined)
    setLate(false)
    try {
      setChallenge(await askSelfieChallenge())
    } catch (error) {
      setProblem(asProblem(error))
      await journey.refresh()
    } finally {
      setStarting(false)
    }
  }
  async function finish(frames: TakenFrame[]) {
    if (!challenge) return
    setChallenge(undefined)
    const images = frames.map(frame => frame.image)
    await journey.act(async () => sendSelfie(await bindFrames(challenge, frames), images))
  }
  if (journey.busy) return <Sending page="selfie" step={step} stop={stop} title={t('selfie.working')} />
  if (challenge)
    return (
      <Page page="selfie" step={step} aside={<VoiceSwitch />} title={t('selfie.liveTitle')}>
        <FaceCamera
          challenge={challenge}
          onFinished={frames => void finish(frames)}
          onLate={() => {
            setChallenge(undefined)
            setLate(true)
          }}
        />
        <Button kind="quiet" onPress={() => setChallenge(undefined)}>
          {t('selfie.pause')}
        </Button>
      </Page>
    )
  return (
    <Page
      page="selfie"
      step={step}
      aside={stop}
      onBack={view.purpose === 'register' ? backOf(journey, 'selfie') : undefined}
      title={t('selfie.title')}
      lead={t('selfie.lead')}
      actions={
        <Button isPending={starting} onPress={() => void start()}>
          {t('selfie.start')}
        </Button>
      }
    >
      <ProblemNotice problem={problem ?? journey.problem} />
      <Before {...props} late={late} hasProblem={(problem ?? journey.problem) !== undefined} />
    </Page>
  )
}

function Before({ view, late, hasProblem }: StepProps & { late: boolean; hasProblem: boolean }) {
  const t = useText()
  const isRefused = view.selfie?.status === 'refused' && !hasProblem
  const refused = isRefused ? faceSentence(t, view.selfie?.reason) : undefined
  return (
    <>
      {refused ? (
        <ErrorSummary title={refused.title}>
          <p>{refused.help}</p>
          <p>{t('selfie.triesLeft', { tries: view.selfie?.triesLeft ?? 0 })}</p>
        </ErrorSummary>
      ) : null}
      {late ? (
        <Notice tone="warn" title={t('selfie.lateTitle')} live>
          <p>{t('selfie.lateBody')}</p>
        </Notice>
      ) : null}
      <FaceDrawing />
      <ul className="plain-list">
        <li>{t('selfie.tipLight')}</li>
        <li>{t('selfie.tipGlasses')}</li>
        <li>{t('selfie.tipFollow')}</li>
      </ul>
      <div className="row-between">
        <p className="soft">{t('selfie.voiceHelp')}</p>
        <VoiceSwitch />
      </div>
      <p className="soft small">{t('selfie.privacy')}</p>
    </>
  )
}

function VoiceSwitch() {
  const t = useText()
  const { voice } = usePreferences()
  const on = voice === 'on'
  return (
    <IconButton
      label={t(on ? 'selfie.mute' : 'selfie.unmute')}
      icon={on ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
      onPress={() => setPreference('voice', on ? 'off' : 'on')}
    />
  )
}

function FaceDrawing() {
  return (
    <svg className="face-drawing" viewBox="0 0 240 150" aria-hidden="true">
      <ellipse className="face-drawing-oval" cx="120" cy="75" rx="50" ry="66" />
      <path d="M96 66q8-5 16 0M128 66q8-5 16 0M120 70v18q0 4-6 4M106 108q14 10 28 0" />
      <path
        className="face-drawing-turn"
        d="M52 75H20m0 0 12-12M20 75l12 12M188 75h32m0 0-12-12m12 12-12 12"
      />
    </svg>
  )
}
