import { type FormEvent, useState } from 'react'
import { isValidCitizenNumber } from '../../../shared/citizen-number.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ProofPlace } from '../../lib/proofing-api.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'

type ProofNumberProps = StepProps & {
  place: ProofPlace
  onBack: () => void
  onNumber: (citizenNumber: string) => void
}

/** Where the code came from, to be compared with where one stands, and one's own number: a code photographed by somebody else is worth nothing. */
export function ProofNumber({ journey, step, stop, place, onBack, onNumber }: ProofNumberProps) {
  const t = useText()
  const { language } = usePreferences()
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const digits = number.replace(/\D/g, '')
    setWrong(!isValidCitizenNumber(digits))
    if (isValidCitizenNumber(digits)) onNumber(digits)
  }
  return (
    <Page
      page="proofNumber"
      step={step}
      aside={stop}
      onBack={onBack}
      title={t('proof.numberTitle')}
      lead={t('proof.numberLead')}
    >
      <ProblemNotice problem={journey.problem} />
      <DataList
        rows={[
          {
            id: 'place',
            label: t('proof.place'),
            value: language === 'th' ? place.nameTh : place.nameEn,
            lang: language,
          },
          { id: 'terminal', label: t('proof.terminal'), value: `${place.code} · ${place.terminal}` },
        ]}
      />
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('proof.number')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          autoComplete="off"
          error={wrong ? problemSentence(t, 'numberInvalid').title : undefined}
        />
        <Button type="submit" isPending={journey.busy}>
          {t('proof.go')}
        </Button>
      </form>
      <p className="soft small">{t('proof.notHere')}</p>
    </Page>
  )
}
