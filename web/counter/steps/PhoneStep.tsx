import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { useText } from '../text.ts'
import { PhoneOrCard } from './EndOnCard.tsx'
import { StepFrame } from './StepFrame.tsx'

/** The telephone number to which the code goes; the citizen types or says it. */
export function PhoneStep(props: StepProps) {
  const { cases, terminal, view, busy, act } = props
  const t = useText()
  const [number, setNumber] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    void act(() => cases.phone(view.caseId, number))
  }
  if (view.channel === 'shop')
    return (
      <StepFrame title={t('phone.title')} lead={t('phone.named')}>
        <Button isPending={busy} onPress={() => void act(() => cases.sendToNamed(view.caseId))}>
          {t('phone.send')}
        </Button>
      </StepFrame>
    )
  return (
    <PhoneOrCard {...props}>
      <StepFrame
        title={t('phone.title')}
        lead={t(terminal.kind === 'kiosk' ? 'kioskPhone.lead' : 'phone.lead')}
      >
        <form className="stack narrow" onSubmit={submit}>
          <Field
            label={t('phone.number')}
            value={number}
            onChange={setNumber}
            inputMode="tel"
            autoComplete="off"
            autoFocus
            placeholder="08x-xxx-xxxx"
          />
          <Button type="submit" isPending={busy} isDisabled={number.replace(/\D/g, '').length < 9}>
            {t('phone.send')}
          </Button>
        </form>
      </StepFrame>
    </PhoneOrCard>
  )
}
