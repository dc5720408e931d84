import type { ReactNode } from 'react'
import type { CapturePhase } from '../../lib/api-types.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { type NamedStep, ProgressSteps } from '../../ui/ProgressSteps.tsx'
import { type AppText, useText } from '../text.ts'
import { captureAtWork } from './journey-page.ts'
import type { StepProps } from './step.tsx'

type Kind = 'card' | 'face'
const phases: Record<Kind, { id: 'sending' | CapturePhase; covers: (CapturePhase | 'sending')[] }[]> = {
  card: [
    { id: 'sending', covers: ['sending'] },
    { id: 'locating', covers: ['decoding', 'locating'] },
    { id: 'checkingQuality', covers: ['checkingQuality'] },
    { id: 'reading', covers: ['reading', 'checkingRegister'] },
  ],
  face: [
    { id: 'sending', covers: ['sending'] },
    { id: 'checkingQuality', covers: ['decoding', 'locating', 'checkingQuality', 'reading'] },
    { id: 'checkingLiveness', covers: ['checkingLiveness'] },
    { id: 'comparingFaces', covers: ['comparingFaces'] },
    { id: 'checkingRegister', covers: ['checkingRegister'] },
  ],
}

/** The named parts of the work with the one at hand marked. */
export function namedSteps(t: AppText, kind: Kind, phase: CapturePhase | 'sending'): NamedStep[] {
  const list = phases[kind]
  const at = list.findIndex(({ covers }) => covers.includes(phase))
  return list.map(({ id }, i) => ({
    id,
    label: t(`phase.${kind}.${id}` as 'phase.card.sending'),
    state: i < at ? 'done' : i === at ? 'now' : 'later',
  }))
}

/** What the server is doing right now, in its own phases, with an honest place in the queue. */
export function Working({ view, step, stop }: StepProps) {
  const t = useText()
  const capture = captureAtWork(view)
  const kind: Kind = view.step === 'selfie' ? 'face' : 'card'
  const ahead = capture?.status === 'waiting' ? (capture.queueAhead ?? 0) : 0
  const minutes = Math.round((capture?.waitSeconds ?? 0) / 60)
  const title = t(
    view.step === 'selfie'
      ? 'selfie.working'
      : view.step === 'cardBack'
        ? 'cardBack.working'
        : 'cardFront.working',
  )
  return (
    <Page page={view.step} step={step} aside={stop} title={title} lead={t('working.lead')}>
      <ProgressSteps steps={namedSteps(t, kind, capture?.phase ?? 'decoding')} />
      {ahead > 0 ? <Notice live>{t('working.queue', { ahead, minutes })}</Notice> : null}
    </Page>
  )
}

/** While the picture is on its way up. */
export function Sending(props: {
  page: 'cardFront' | 'cardBack' | 'selfie'
  step: StepProps['step']
  stop: ReactNode
  title: string
}) {
  const t = useText()
  return (
    <Page page={props.page} step={props.step} aside={props.stop} title={props.title} lead={t('working.lead')}>
      <ProgressSteps steps={namedSteps(t, props.page === 'selfie' ? 'face' : 'card', 'sending')} />
    </Page>
  )
}
