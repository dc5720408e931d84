import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import './Segments.css'

type SegmentsProps<Id extends string> = {
  label: string
  value: Id
  choices: { id: Id; label: string; lang?: 'th' | 'en' }[]
  onChange: (id: Id) => void
}

/** A few choices side by side, exactly one of them chosen. */
export function Segments<Id extends string>({ label, value, choices, onChange }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = choices.find(choice => keys.has(choice.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {choices.map(choice => (
        <ToggleButton key={choice.id} id={choice.id} className="segment">
          <span lang={choice.lang}>{choice.label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
