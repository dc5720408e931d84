import { useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import type { Problem } from '../../lib/problem.ts'
import type { ServiceField } from '../../lib/services-types.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { type TextKey, useText } from '../text.ts'

type ServiceFormProps = {
  id: string
  fields: ServiceField[]
  /** From the register, or from the last time. */
  typedBefore: Record<string, string>
  problem: Problem | undefined
  onSend: (form: Record<string, string>) => void
}

const reasons = ['missing', 'wrongForm', 'tooShort', 'tooLong']

/** The fields of a definition, drawn by their types. The server judges; each field says what is wrong with it. */
export function ServiceForm({ id, fields, typedBefore, problem, onSend }: ServiceFormProps) {
  const t = useText()
  const { language } = usePreferences()
  const [typed, setTyped] = useState<Record<string, string>>(() => ({
    ...Object.fromEntries(
      fields.flatMap(({ name, years }) => (years?.[0] ? [[name, String(years[0])]] : [])),
    ),
    ...typedBefore,
  }))
  const set = (name: string) => (value: string) => setTyped(before => ({ ...before, [name]: value }))
  const errorOf = (name: string) => {
    const code = faultOf(problem, name)
    return code && t(`services.field.${code}` as TextKey)
  }
  return (
    <form
      id={id}
      className="service-form"
      onSubmit={event => {
        event.preventDefault()
        onSend(typed)
      }}
    >
      {fields.map(field =>
        field.years || field.choices ? (
          <Choice
            key={field.name}
            label={field.label[language]}
            value={typed[field.name] ?? ''}
            choices={choicesOf(field, language)}
            onChange={set(field.name)}
          />
        ) : (
          <Field
            key={field.name}
            label={field.label[language]}
            {...(field.help ? { help: field.help[language] } : {})}
            error={errorOf(field.name)}
            isRequired={field.required}
            type={field.type === 'date' ? 'date' : 'text'}
            inputMode={field.type === 'digits' || field.type === 'juristicNumber' ? 'numeric' : 'text'}
            autoComplete="off"
            value={typed[field.name] ?? ''}
            onChange={set(field.name)}
          />
        ),
      )}
    </form>
  )
}

const choicesOf = ({ years, choices = [], required }: ServiceField, language: 'th' | 'en') => [
  ...(required && years ? [] : [{ id: '', label: '–' }]),
  ...(years ?? []).map(year => ({
    id: String(year),
    label: language === 'th' ? String(year) : String(year - 543),
  })),
  ...choices.map(({ value, label }) => ({ id: value, label: label[language] })),
]

/** What the server found wrong with a field, or undefined. */
function faultOf(problem: Problem | undefined, name: string): string | undefined {
  const errors = problem?.details.errors
  if (!Array.isArray(errors)) return undefined
  const found = errors.find(error => error.field === name)?.code
  return reasons.includes(found) ? found : undefined
}
