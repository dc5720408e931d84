import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { severalOf } from '../../../../shared/asked-only-when.ts'
import { usePreferences } from '../../../lib/preferences.ts'
import type { OneFieldProps } from './OneField.tsx'

/** As many of the choices as fit; in the order of the list, however they were ticked. */
export function SeveralField({ field, value, error, onChange }: OneFieldProps) {
  const { language } = usePreferences()
  const choices = field.choices ?? []
  return (
    <CheckboxGroup
      className="service-agreement service-several"
      value={severalOf(value)}
      isInvalid={Boolean(error)}
      onChange={ticked =>
        onChange(
          field.name,
          choices
            .map(choice => choice.value)
            .filter(one => ticked.includes(one))
            .join('\n'),
        )
      }
    >
      <Label>{field.label[language]}</Label>
      {field.help ? (
        <Text slot="description" className="soft small">
          {field.help[language]}
        </Text>
      ) : null}
      {choices.map(choice => (
        <Checkbox key={choice.value} value={choice.value}>
          <span className="service-tick" aria-hidden="true">
            <Check />
          </span>
          <span>{choice.label[language]}</span>
        </Checkbox>
      ))}
      {error ? (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      ) : null}
    </CheckboxGroup>
  )
}
