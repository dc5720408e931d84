import { useState } from 'react'
import { takePicture } from '../../lib/camera.ts'
import { type CardSide, sendCard } from '../../lib/proofing-api.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { Button } from '../../ui/Button.tsx'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { CardOverlay } from '../../ui/CardOverlay.tsx'
import { ErrorSummary, Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { useUiText } from '../../ui/text.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { cardSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import { backOf } from './back.ts'
import { ImageChooser } from './ImageChooser.tsx'
import type { StepProps } from './step.tsx'
import { useCardGuide } from './use-card-guide.ts'
import { Sending } from './Working.tsx'

export function CardCapture({ journey, view, step, stop, side }: StepProps & { side: CardSide }) {
  const t = useText()
  const tu = useUiText()
  const name = side === 'card-front' ? 'cardFront' : 'cardBack'
  const camera = useCamera('environment', !journey.busy)
  const [refused, setRefused] = useState<string>()
  const send = (image: Blob) => void journey.act(() => sendCard(side, image))
  const shoot = async () => {
    if (camera.video.current) send(await takePicture(camera.video.current))
  }
  const guide = useCardGuide(camera, shoot)
  const capture = view[name]
  const reason = refused ?? (capture?.status === 'refused' ? (capture.reason ?? 'unreadable') : undefined)
  if (journey.busy) return <Sending page={name} step={step} stop={stop} title={t(`${name}.working`)} />
  return (
    <Page
      page={name}
      step={step}
      aside={stop}
      onBack={backOf(journey, name)}
      title={t(`${name}.title`)}
      lead={t(`${name}.lead`)}
      actions={
        <>
          {camera.state === 'live' && guide.manual ? (
            <Button onPress={() => void shoot()}>{t('ui.shutter')}</Button>
          ) : null}
          <ImageChooser onImage={send} onRefused={() => setRefused('notAnImage')} />
        </>
      }
    >
      <ProblemNotice problem={journey.problem} />
      {reason ? <Refusal reason={reason} /> : null}
      {!reason && view.lastProblem ? <LastProblem code={view.lastProblem} /> : null}
      <CameraFrame
        camera={camera}
        good={guide.advice === 'good'}
        advice={camera.state === 'live' ? t(`guide.card.${guide.advice}`) : tu('ui.camera.opening')}
        overlay={guide.size ? <CardOverlay {...guide.size} good={guide.advice === 'good'} /> : null}
      />
    </Page>
  )
}

function Refusal({ reason }: { reason: string }) {
  const t = useText()
  const { title, help } = cardSentence(t, reason)
  return (
    <ErrorSummary title={title}>
      <p>{help}</p>
    </ErrorSummary>
  )
}

function LastProblem({ code }: { code: string }) {
  const t = useText()
  const { title, help } = cardSentence(t, code)
  return (
    <Notice tone="warn" title={title}>
      <p>{help}</p>
    </Notice>
  )
}
