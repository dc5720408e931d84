import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'
import { ProofForm } from './ProofForm.tsx'

type ProofCodeProps = StepProps & {
  onBack: () => void
  onCode: (claim: { code: string; citizenNumber: string }) => void
}

/** The six digits of the message, or the eight of a field team's slip, typed by whoever opened the app themselves: no link leads here (A37). */
export function ProofCode({ journey, step, stop, onBack, onCode }: ProofCodeProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const code = typed.replace(/\D/g, '')
  return (
    <ProofForm
      page="proofCode"
      step={step}
      stop={stop}
      onBack={onBack}
      title={t('proof.codeTitle')}
      lead={t('proof.codeLead')}
      go={t('proof.go')}
      problem={journey.problem}
      busy={journey.busy}
      field={isWrong => (
        <Field
          label={t('proof.codeLabel')}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={isWrong ? problemSentence(t, 'codeIncomplete').title : undefined}
        />
      )}
      isComplete={() => code.length === 6 || code.length === 8}
      onSend={citizenNumber => onCode({ code, citizenNumber })}
    />
  )
}
