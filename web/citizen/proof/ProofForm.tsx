import { type FormEvent, type ReactNode, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import type { Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

type ProofFormProps = Pick<StepProps, 'step' | 'stop'> & {
  page: 'proofCode' | 'proofShop'
  /** What was typed before, when somebody comes back. */
  before?: string
  onBack: () => void
  title: string
  lead: string
  go: string
  problem: Problem | undefined
  busy: boolean
  /** What is asked beside the number; `isWrong` when it was sent and `isComplete` says no. */
  field: (isWrong: boolean) => ReactNode
  isComplete: () => boolean
  onSend: (citizenNumber: string) => void
}

/** The 13 digits and one more thing, typed on the person's own phone before somebody elsewhere proves them. */
export function ProofForm(props: ProofFormProps) {
  const { page, before = '', step, stop, onBack, title, lead, go } = props
  const { problem, busy, field, isComplete, onSend } = props
  const t = useText()
  const [number, setNumber] = useState(before)
  const [wrong, setWrong] = useState<'number' | 'field'>()
  function submit(event: FormEvent) {
    event.preventDefault()
    const digits = number.replace(/\D/g, '')
    const found = !isValidCitizenNumber(digits) ? 'number' : isComplete() ? undefined : 'field'
    setWrong(found)
    if (!found) onSend(digits)
  }
  return (
    <Page page={page} step={step} aside={stop} onBack={onBack} title={title} lead={lead}>
      <ProblemNotice problem={problem} />
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('proof.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          error={wrong === 'number' ? problemSentence(t, 'numberInvalid').title : undefined}
        />
        {field(wrong === 'field')}
        <Button type="submit" isPending={busy}>
          {go}
        </Button>
      </form>
    </Page>
  )
}
