import { type FormEvent, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

type ProofCodeProps = StepProps & {
  onBack: () => void
  onCode: (claim: { code: string; citizenNumber: string }) => void
}

/** The six digits of the message, or the eight of a field team's slip, typed by whoever opened the app themselves: no link leads here (A37). */
export function ProofCode({ journey, step, stop, onBack, onCode }: ProofCodeProps) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<'numberInvalid' | 'codeIncomplete'>()
  function submit(event: FormEvent) {
    event.preventDefault()
    const [digits, six] = [number, code].map(text => text.replace(/\D/g, '')) as [string, string]
    const problem = !isValidCitizenNumber(digits)
      ? 'numberInvalid'
      : six.length !== 6 && six.length !== 8
        ? 'codeIncomplete'
        : undefined
    setWrong(problem)
    if (!problem) onCode({ code: six, citizenNumber: digits })
  }
  const errorOf = (name: typeof wrong) =>
    wrong === name && name ? problemSentence(t, name).title : undefined
  return (
    <Page
      page="proofCode"
      step={step}
      aside={stop}
      onBack={onBack}
      title={t('proof.codeTitle')}
      lead={t('proof.codeLead')}
    >
      <ProblemNotice problem={journey.problem} />
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('proof.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('numberInvalid')}
        />
        <Field
          label={t('proof.codeLabel')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={errorOf('codeIncomplete')}
        />
        <Button type="submit" isPending={journey.busy}>
          {t('proof.go')}
        </Button>
      </form>
    </Page>
  )
}
