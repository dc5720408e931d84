import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { ReadChip } from './ReadChip.tsx'
import { StepFrame } from './StepFrame.tsx'

/** The newest card: its chip, or at a registry the laser code on its back. */
export function Card(props: StepProps) {
  const t = useText()
  const { view } = props
  const isRegistry = view.channel === 'registrar' || view.channel === 'field'
  const isWrong = view.lastOutcome === 'mismatch' || view.lastOutcome === 'unknown'
  return (
    <StepFrame title={t('card.title')} lead={t(isRegistry ? 'card.leadLaser' : 'card.leadChip')}>
      {isWrong ? (
        <Notice tone="warn" title={t('card.mismatch', { tries: view.triesLeft ?? 0 })} live />
      ) : null}
      {isRegistry ? <Laser {...props} /> : <ReadChip {...props} />}
      {view.channel === 'shop' ? (
        <Button
          kind="secondary"
          isDisabled={props.busy}
          onPress={() => void props.act(() => props.cases.skipCard(view.caseId))}
        >
          {t('card.skip')}
        </Button>
      ) : null}
    </StepFrame>
  )
}

const SHAPE = /^([A-Z]{2})(\d{10})$/

function Laser({ cases, view, busy, act }: StepProps) {
  const t = useText()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
    setWrong(!SHAPE.test(plain))
    if (SHAPE.test(plain)) void act(() => cases.laser(view.caseId, plain))
  }
  return (
    <form className="stack narrow" onSubmit={submit}>
      <Field
        label={t('card.laser')}
        help={t('card.laserHelp')}
        value={code}
        onChange={setCode}
        autoComplete="off"
        autoFocus
        placeholder="JT1-2345678-90"
        error={wrong ? t('card.laserShape') : undefined}
      />
      <Button type="submit" isPending={busy}>
        {t('step.next')}
      </Button>
    </form>
  )
}
