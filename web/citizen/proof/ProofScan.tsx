import { useRef, useState } from 'react'
import type { Problem } from '../../lib/problem.ts'
import { proofTicketOf } from '../../lib/sign-in-link.ts'
import { buzz } from '../../lib/speech.ts'
import { useCamera } from '../../lib/use-camera.ts'
import { useQrReader } from '../../lib/use-qr-reader.ts'
import { CameraFrame } from '../../ui/CameraFrame.tsx'
import { Page } from '../../ui/Page.tsx'
import { useUiText } from '../../ui/text.ts'
import { ScanOverlay } from '../app/ScanOverlay.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

type ProofScanProps = StepProps & {
  problem: Problem | undefined
  onTicket: (ticket: string) => void
  onBack: () => void
}

/** Reads the code on the officer's or the kiosk's screen. Codes of other sites are not followed (A24). */
export function ProofScan({ step, stop, problem, onTicket, onBack }: ProofScanProps) {
  const t = useText()
  const tu = useUiText()
  const camera = useCamera('environment')
  const [foreign, setForeign] = useState(false)
  const taken = useRef<string>(undefined)
  const missing = useQrReader(camera, text => {
    const ticket = proofTicketOf(text, location.origin)
    setForeign(!ticket)
    // A code that was refused is not sent again and again.
    if (!ticket || taken.current === ticket) return false
    taken.current = ticket
    buzz(60)
    onTicket(ticket)
    return false
  })
  const live = camera.state === 'live'
  return (
    <Page page="proofScan" step={step} aside={stop} onBack={onBack} title={t('proof.scanTitle')}>
      <ProblemNotice problem={problem} />
      <CameraFrame
        camera={camera}
        advice={
          live
            ? t(missing ? 'scan.missing' : foreign ? 'scan.foreign' : 'scan.hold')
            : tu('ui.camera.opening')
        }
        overlay={<ScanOverlay />}
      />
    </Page>
  )
}
