import { type ReactNode, useState } from 'react'
import type { CameraState } from '../lib/use-camera.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { useUiText } from './text.ts'
import './CameraFrame.css'

export type CameraFrameProps = {
  camera: CameraState
  mirrored?: boolean
  /** The widest window wanted, as width / height: a laptop's wide picture is cropped to it. */
  widest?: number
  /** What is drawn over the picture; it is given the proportions of the picture shown. */
  overlay?: ReactNode
  /** One sentence of help at a time, read out politely. */
  advice?: ReactNode
  good?: boolean
}

/** The live picture with its guide, or the sentence that says why there is none and how to get it. */
export function CameraFrame(props: CameraFrameProps) {
  const { camera, mirrored = false, widest = 2, overlay, advice, good = false } = props
  const t = useUiText()
  const [aspect, setAspect] = useState(4 / 3)
  const failed = camera.state !== 'opening' && camera.state !== 'live'
  return (
    <div className="camera">
      <div className="camera-window" style={{ aspectRatio: Math.min(aspect, widest) }} hidden={failed}>
        <video
          ref={camera.video}
          aria-label={t('ui.cameraView')}
          className={mirrored ? 'camera-video mirrored' : 'camera-video'}
          playsInline
          muted
          onLoadedMetadata={event => {
            const { videoWidth, videoHeight } = event.currentTarget
            if (videoWidth) setAspect(videoWidth / videoHeight)
          }}
        />
        {camera.state === 'live' ? overlay : null}
      </div>
      {failed ? (
        <CameraTrouble problem={camera.state} again={camera.again} />
      ) : (
        <p className="camera-advice" role="status" data-good={good || undefined}>
          {advice}
        </p>
      )}
    </div>
  )
}

function CameraTrouble({ problem, again }: { problem: CameraState['state']; again: () => void }) {
  const t = useUiText()
  if (problem === 'opening' || problem === 'live') return null
  return (
    <Notice tone="warn" title={t('ui.camera.title')} live>
      <p>{t(`ui.camera.${problem}`)}</p>
      <Button kind="secondary" onPress={again}>
        {t('ui.camera.retry')}
      </Button>
    </Notice>
  )
}
