import { useState } from 'react'
import { faceJpeg, freezeFace } from '../lib/camera.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useCamera } from '../lib/use-camera.ts'
import { Button } from '../ui/Button.tsx'
import { CameraFrame } from '../ui/CameraFrame.tsx'
import { ErrorSummary, Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import './Specimen.css'
import { drawnSpecimen, type InventedPerson, makeSpecimen, type Specimen } from './sandbox-api.ts'
import { useText } from './text.ts'

type MakeFaceProps = { person: InventedPerson; onBack: () => void; onMade: (specimen: Specimen) => void }

export function MakeFace({ person, onBack, onMade }: MakeFaceProps) {
  const t = useText()
  const { language } = usePreferences()
  const camera = useCamera('user')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  async function take() {
    const frame = document.createElement('canvas')
    if (!camera.video.current || !freezeFace(camera.video.current, frame)) return
    setBusy(true)
    setFailed(false)
    try {
      onMade(await makeSpecimen(person, await faceJpeg(frame)))
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      page="specimenFace"
      onBack={onBack}
      barTitle={t('app.title')}
      title={t('face.title')}
      lead={t('face.lead', { name: language === 'th' ? person.nameTh : person.nameEn })}
      actions={
        <>
          <Button isDisabled={camera.state !== 'live'} isPending={busy} onPress={() => void take()}>
            {t(busy ? 'face.working' : 'face.take')}
          </Button>
          <Button kind="secondary" isDisabled={busy} onPress={() => onMade(drawnSpecimen(person))}>
            {t('face.keep')}
          </Button>
        </>
      }
    >
      {failed ? (
        <ErrorSummary title={t('face.failed')}>
          <p>{t('face.failedHelp')}</p>
        </ErrorSummary>
      ) : null}
      <CameraFrame
        camera={camera}
        mirrored
        widest={1}
        advice={t(camera.state === 'live' ? 'face.hint' : 'face.opening')}
        overlay={<Oval />}
      />
      <Notice>
        <p>{t('face.erase')}</p>
      </Notice>
      <p className="soft small">{t('face.keepHelp')}</p>
    </Page>
  )
}

function Oval() {
  return (
    <svg
      className="camera-overlay"
      viewBox="0 0 100 100"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      <ellipse className="camera-guide" cx="50" cy="50" rx="27" ry="37" />
    </svg>
  )
}
