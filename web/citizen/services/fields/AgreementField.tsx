import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { usePreferences } from '../../../lib/preferences.ts'
import type { OneFieldProps } from './OneField.tsx'

/** A sentence to agree to; nothing is ticked beforehand (PDPA s. 19). */
export function AgreementField({ field, value, error, onChange }: OneFieldProps) {
  const { language } = usePreferences()
  return (
    <div className="service-agreement">
      <Checkbox
        isSelected={value === 'yes'}
        isInvalid={Boolean(error)}
        onChange={on => onChange(field.name, on ? 'yes' : '')}
      >
        <span className="service-tick" aria-hidden="true">
          <Check />
        </span>
        <span>
          {field.label[language]}
          {field.help ? <span className="soft small">{field.help[language]}</span> : null}
        </span>
      </Checkbox>
      {error ? <p className="field-error">{error}</p> : null}
    </div>
  )
}
