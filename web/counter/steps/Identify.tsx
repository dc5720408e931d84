import { type FormEvent, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** The 13 digits, typed or scanned; a wrong check digit is said before anything is sent. */
export function Identify({ cases, view, busy, act }: StepProps) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const digits = number.replace(/\D/g, '')
    setWrong(!isValidCitizenNumber(digits))
    if (isValidCitizenNumber(digits)) void act(() => cases.identify(view.caseId, digits))
  }
  return (
    <StepFrame title={t('identify.title')} lead={t('identify.lead')}>
      <form className="stack narrow" onSubmit={submit}>
        <Field
          label={t('identify.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          error={wrong ? t('problem.numberInvalid') : undefined}
        />
        <Button type="submit" isPending={busy}>
          {t('step.next')}
        </Button>
      </form>
    </StepFrame>
  )
}
