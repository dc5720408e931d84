import { useState } from 'react'
import { codeIn } from '../../shared/document-code.ts'
import { useCamera } from '../lib/use-camera.ts'
import { useQrReader } from '../lib/use-qr-reader.ts'
import { CameraFrame } from '../ui/CameraFrame.tsx'
import { Page } from '../ui/Page.tsx'
import { useUiText } from '../ui/text.ts'
import { useText } from './text.ts'

/** Reads the code on a paper; codes of others are told and passed over. */
export function Scan({ onBack, onCode }: { onBack: () => void; onCode: (text: string) => void }) {
  const t = useText()
  const tu = useUiText()
  const camera = useCamera('environment')
  const [foreign, setForeign] = useState(false)
  const missing = useQrReader(camera, text => {
    const isCode = codeIn(text) !== undefined
    setForeign(!isCode)
    if (isCode) onCode(text)
    return isCode
  })
  const advice = t(missing ? 'scan.missing' : foreign ? 'scan.foreign' : 'scan.hold')
  return (
    <Page page="scan" title={t('scan.title')} barTitle={t('app.title')} onBack={onBack}>
      <CameraFrame camera={camera} advice={camera.state === 'live' ? advice : tu('ui.camera.opening')} />
    </Page>
  )
}
