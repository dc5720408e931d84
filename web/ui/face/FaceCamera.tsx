import { useEffect, useRef, useState } from 'react'
import type { Ask, SelfieChallenge } from '../../lib/api-types.ts'
import { faceJpeg, freezeFace } from '../../lib/camera.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { advance, beginSequence, type FaceAdvice } from '../../lib/selfie-sequence.ts'
import { buzz, hush, say } from '../../lib/speech.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { CameraFrame } from '../CameraFrame.tsx'
import { Notice } from '../Notice.tsx'
import { useUiText } from '../text.ts'
import { FaceOverlay } from './FaceOverlay.tsx'

export type TakenFrame = { ask: Ask; image: Blob }
type FaceCameraProps = {
  challenge: SelfieChallenge
  onFinished: (frames: TakenFrame[]) => void
  onLate: () => void
}
type Shown = { advice: FaceAdvice | 'starting'; at: number; left: number }

/** The oval, the sentence of the moment, the ring of time; no button: the right moment is the shutter. */
export function FaceCamera({ challenge, onFinished, onLate }: FaceCameraProps) {
  const t = useUiText()
  const camera = useCamera('user')
  const [shown, setShown] = useState<Shown>({ advice: 'starting', at: 0, left: 1 })
  const [engineLost, setEngineLost] = useState(false)
  const callbacks = useRef({ onFinished, onLate })
  callbacks.current = { onFinished, onLate }
  const live = camera.state === 'live'
  useEffect(() => {
    const video = camera.video.current
    if (!live || !video) return
    const stopping = new AbortController()
    followAsks(video, challenge, setShown, stopping.signal)
      .then(outcome => {
        if (stopping.signal.aborted) return
        if (outcome === 'late') callbacks.current.onLate()
        else callbacks.current.onFinished(outcome)
      })
      .catch(() => {
        if (!stopping.signal.aborted) setEngineLost(true)
      })
    return () => stopping.abort()
  }, [live, camera.video, challenge])
  const sentence = live ? t(`ui.face.${shown.advice}`) : t('ui.camera.opening')
  useSpokenAdvice(sentence, shown.advice, live)
  if (engineLost)
    return (
      <Notice tone="bad" title={t('ui.faceEngineTitle')} live>
        <p>{t('ui.faceEngineBody')}</p>
      </Notice>
    )
  return (
    <CameraFrame
      camera={camera}
      mirrored
      widest={0.9}
      good={shown.advice === 'hold'}
      advice={sentence}
      overlay={
        <FaceOverlay
          good={shown.advice === 'hold'}
          done={shown.at}
          of={challenge.asks.length}
          left={shown.left}
          ask={challenge.asks[shown.at]}
        />
      }
    />
  )
}

/** Says a new sentence at once, and the same again only after a while, so that the voice does not hammer. */
function useSpokenAdvice(sentence: string, advice: Shown['advice'], live: boolean) {
  const { language } = usePreferences()
  useEffect(() => {
    if (!live || advice === 'hold') return
    const timer = setTimeout(() => {
      say(sentence, language)
      buzz(25)
    }, 350)
    return () => clearTimeout(timer)
  }, [sentence, advice, live, language])
  useEffect(() => hush, [])
}

async function followAsks(
  video: HTMLVideoElement,
  challenge: SelfieChallenge,
  show: (shown: Shown) => void,
  signal: AbortSignal,
): Promise<TakenFrame[] | 'late'> {
  // The engine is large: it is fetched only when a face is really to be guided.
  const { startFaceGuide } = await import('../../lib/face-guide.ts')
  const guide = await startFaceGuide()
  const frames: TakenFrame[] = []
  const frozen = document.createElement('canvas')
  let sequence = beginSequence(challenge.asks)
  while (!signal.aborted) {
    if (!freezeFace(video, frozen)) {
      await nextFrame(video)
      continue
    }
    const reading = await guide.read(frozen)
    if (signal.aborted) break
    const now = performance.now()
    const aspect = video.videoWidth / video.videoHeight
    const ask = challenge.asks[sequence.at]
    const step = advance(sequence, reading, aspect, now, challenge.secondsPerAsk)
    sequence = step.sequence
    const windowMs = challenge.secondsPerAsk * 1000
    const left = sequence.endsAt === undefined ? 1 : Math.max(0, (sequence.endsAt - now) / windowMs)
    show({ advice: step.advice, at: sequence.at, left })
    if (step.event === 'timeout') return 'late'
    if (step.event && ask) {
      frames.push({ ask, image: await faceJpeg(frozen) })
      buzz([40, 40, 40])
    }
    if (step.event === 'finished') return frames
    await nextFrame(video)
  }
  return 'late'
}

const STILL_MILLISECONDS = 250

/** The camera's next picture: no picture is looked at twice. One that stands still must not stop the clock of the asks. */
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise(resolve => {
    video.requestVideoFrameCallback(() => resolve())
    setTimeout(resolve, STILL_MILLISECONDS)
  })
}
