import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import './Choice.css'
import './Field.css'

type ChoiceProps = {
  label: string
  value: string
  choices: { id: string; label: string }[]
  help?: string
  error?: string | undefined
  onChange: (id: string) => void
}

/** One of many; the system's own list, which every phone and screen reader knows. */
export function Choice({ label, value, choices, help, error, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="choice-field">
      <label htmlFor={id}>{label}</label>
      {help ? (
        <p id={`${id}-help`} className="soft small">
          {help}
        </p>
      ) : null}
      <div className="choice-box">
        <span className="choice-shown" aria-hidden="true">
          {(choices.find(choice => choice.id === value) ?? choices[0])?.label}
        </span>
        <ChevronDown aria-hidden />
        <select
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : help ? `${id}-help` : undefined}
          onChange={event => onChange(event.target.value)}
        >
          {choices.map(choice => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  )
}
