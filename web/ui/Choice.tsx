import { useId } from 'react'
import './Choice.css'

type ChoiceProps = {
  label: string
  value: string
  choices: { id: string; label: string }[]
  onChange: (id: string) => void
}

/** One of many; the system's own list, which every phone and screen reader knows. */
export function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="choice-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(event.target.value)}>
        {choices.map(choice => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
