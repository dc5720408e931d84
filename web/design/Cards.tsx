import { useRef, useState } from 'react'
import type { CameraState } from '../lib/use-camera.ts'
import { CameraFrame } from '../ui/CameraFrame.tsx'
import { CardOverlay } from '../ui/CardOverlay.tsx'
import { Guilloche, Mark } from '../ui/Guilloche.tsx'
import { IdCard, LiveClock } from '../ui/IdCard.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { invented } from './invented.ts'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

const troubles = ['denied', 'none', 'inUse', 'failed'] as const

/** The card, what makes it up, and the camera that reads it. */
export function Cards() {
  const t = useText()
  return (
    <Part title={t('design.cards')}>
      <Sample name="IdCard" note="masked">
        <Turning revealed={false} />
      </Sample>
      <Sample name="IdCard" note="revealed">
        <Turning revealed />
      </Sample>
      <Sample name="Guilloche · Mark · LiveClock">
        <div className="design-guilloche">
          <Guilloche />
          <Mark />
          <LiveClock />
        </div>
      </Sample>
      <Sample name="CameraFrame · CardOverlay" note="looking">
        <Seen good={false} />
      </Sample>
      <Sample name="CameraFrame · CardOverlay" note="good">
        <Seen good />
      </Sample>
      <Sample name="QrCode">
        <QrCode text="https://tuaton.example/app/proof#t=specimen" label={t('design.qr')} />
      </Sample>
      {troubles.map(trouble => (
        <Sample key={trouble} name="CameraFrame" note={trouble}>
          <Shut state={trouble} />
        </Sample>
      ))}
    </Part>
  )
}

function Turning({ revealed }: { revealed: boolean }) {
  const [side, setSide] = useState<'front' | 'back'>('front')
  const flip = () => setSide(side === 'front' ? 'back' : 'front')
  return <IdCard card={invented} portraitUrl={undefined} revealed={revealed} side={side} onFlip={flip} />
}

function Seen({ good }: { good: boolean }) {
  const t = useText()
  return (
    <CameraFrame
      camera={useNoCamera('live')}
      advice={t(good ? 'design.holdStill' : 'design.comeCloser')}
      good={good}
      overlay={<CardOverlay width={1280} height={960} good={good} />}
    />
  )
}

function Shut({ state }: { state: CameraState['state'] }) {
  return <CameraFrame camera={useNoCamera(state)} />
}

/** A camera in a state, without one: the page asks nobody for theirs. */
function useNoCamera(state: CameraState['state']): CameraState {
  return { video: useRef<HTMLVideoElement>(null), state, again: () => {} }
}
