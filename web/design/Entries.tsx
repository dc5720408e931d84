import { useState } from 'react'
import { Choice } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { PasscodeField } from '../ui/PasscodeField.tsx'
import { TextBox } from '../ui/TextBox.tsx'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

/** What can be filled in. */
export function Entries() {
  const t = useText()
  const [name, setName] = useState('')
  const [place, setPlace] = useState('one')
  const [typed, setTyped] = useState(0)
  const [day, setDay] = useState('2026-11-29')
  const [wrongDay, setWrongDay] = useState('')
  return (
    <Part title={t('design.entries')}>
      <Sample name="Field" note="empty">
        <Field label={t('design.phoneName')} help={t('design.phoneHelp')} value={name} onChange={setName} />
      </Sample>
      <Sample name="Field" note="error">
        <Field
          label={t('design.phoneName')}
          help={t('design.phoneHelp')}
          defaultValue="——"
          error={t('design.phoneError')}
        />
      </Sample>
      <Sample name="Field" note="disabled">
        <Field label={t('design.phoneName')} defaultValue={t('design.phone')} isDisabled />
      </Sample>
      <Sample name="Field" state="focus-visible">
        <Field label={t('design.phoneName')} defaultValue={t('design.phone')} />
      </Sample>
      <Sample name="TextBox">
        <TextBox label={t('design.story')} />
        <TextBox label={t('design.story')} error={t('design.storyMissing')} />
      </Sample>
      <Sample name="Choice">
        <Choice
          label={t('design.choice')}
          value={place}
          choices={['one', 'two', 'three'].map(id => ({
            id,
            label: t(`design.choice.${id as 'one' | 'two' | 'three'}`),
          }))}
          onChange={setPlace}
        />
      </Sample>
      <Sample name="DateField">
        <DateField label={t('design.date')} help={t('design.dateHelp')} value={day} onChange={setDay} />
      </Sample>
      <Sample name="DateField" note="error">
        <DateField
          label={t('design.date')}
          error={t('design.dateError')}
          value={wrongDay}
          onChange={setWrongDay}
        />
      </Sample>
      <Sample name="DateField" state="focus-visible">
        <DateField label={t('design.date')} value={day} onChange={setDay} />
      </Sample>
      <Sample name="DateField" note="disabled">
        <DateField label={t('design.date')} isDisabled value={day} onChange={setDay} />
      </Sample>
      <Sample name="PasscodeField" wide>
        <PasscodeField
          label={t('design.passcode')}
          help={t('design.passcodeHelp', { count: typed })}
          onComplete={() => setTyped(typed + 1)}
        />
      </Sample>
      <Sample name="PasscodeField" note="a code that is no secret" wide>
        <PasscodeField label={t('design.passcode')} isOpen onComplete={() => {}} />
      </Sample>
      <Sample name="PasscodeField" note="disabled" wide>
        <PasscodeField label={t('design.passcode')} isDisabled onComplete={() => {}} />
      </Sample>
    </Part>
  )
}
