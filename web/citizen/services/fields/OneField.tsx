import { usePreferences } from '../../../lib/preferences.ts'
import type { ServiceField } from '../../../lib/services-types.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextBox } from '../../../ui/TextBox.tsx'
import { useText } from '../../text.ts'
import { AgreementField } from './AgreementField.tsx'
import { FilesField } from './FilesField.tsx'
import { OptionsField } from './OptionsField.tsx'
import { PlaceField } from './PlaceField.tsx'
import { SeveralField } from './SeveralField.tsx'
import { SumField } from './SumField.tsx'

export type OneFieldProps = {
  serviceId: string
  /** Of somebody who has not signed in. */
  visitorCode?: string | undefined
  /** Lets the service see what it asks for. */
  onAllow?: (() => Promise<boolean>) | undefined
  field: ServiceField
  value: string
  /** Every value of the form: what there is to choose may hang on another. */
  form: Record<string, string>
  error: string | undefined
  /** `shown`: what stood on the screen, where it is not the value itself. */
  onChange: (field: string, value: string, shown?: string) => void
}

/** A field, drawn by its type. */
export function OneField(given: OneFieldProps) {
  const t = useText()
  const { language } = usePreferences()
  const props = given.field.required
    ? given
    : { ...given, field: asOptional(given.field, t('services.optional')) }
  const { field, value, error, onChange } = props
  const label = field.label[language]
  const common = {
    label,
    ...(field.help ? { help: field.help[language] } : {}),
    error,
    isRequired: field.required,
    value,
    onChange: (typed: string) => onChange(field.name, typed),
  }
  switch (field.type) {
    case 'buddhistYear':
    case 'choice':
      return <Choice {...common} choices={choicesOf(field, language)} />
    case 'several':
      return <SeveralField {...props} />
    case 'options':
    case 'fromRegister':
      return <OptionsField {...props} />
    case 'files':
      return <FilesField {...props} />
    case 'place':
      return <PlaceField {...props} />
    case 'sum':
      return <SumField {...props} />
    case 'agreement':
      return <AgreementField {...props} />
    case 'story':
      return <TextBox {...common} />
    case 'date':
      return <DateField {...common} />
    case 'mobileNumber':
      return <Field {...common} type="tel" inputMode="tel" autoComplete="tel" />
    case 'amount':
      return <Field {...common} inputMode="decimal" autoComplete="off" />
    case 'text':
      return <Field {...common} autoComplete="off" />
    default:
      return <Field {...common} inputMode="numeric" autoComplete="off" />
  }
}

/** Most fields are needed; those that are not say so. */
const asOptional = (field: ServiceField, word: string): ServiceField => ({
  ...field,
  label: { th: `${field.label.th} ${word}`, en: `${field.label.en} ${word}` },
})

const choicesOf = ({ years, choices = [], required }: ServiceField, language: 'th' | 'en') => [
  ...(required && years ? [] : [{ id: '', label: '–' }]),
  ...(years ?? []).map(year => ({
    id: String(year),
    label: language === 'th' ? String(year) : String(year - 543),
  })),
  ...choices.map(({ value, label }) => ({ id: value, label: label[language] })),
]
