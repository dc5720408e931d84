import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import './Chips.css'

type ChipsProps<Id extends string> = {
  label: string
  chosen: readonly Id[]
  chips: { id: Id; label: string; icon?: ReactNode; isDisabled?: boolean }[]
  onChange: (chosen: Id[]) => void
}

/** Wishes that may be put together: each on or off by itself, none of them needed. */
export function Chips<Id extends string>({ label, chosen, chips, onChange }: ChipsProps<Id>) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys => onChange(chips.map(chip => chip.id).filter(id => keys.has(id)))}
    >
      {chips.map(chip => (
        <ToggleButton key={chip.id} id={chip.id} isDisabled={chip.isDisabled ?? false} className="chip">
          {chip.icon}
          <span>{chip.label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
