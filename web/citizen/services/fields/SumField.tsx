import { usePreferences } from '../../../lib/preferences.ts'
import type { ServiceField } from '../../../lib/services-types.ts'
import { formatBaht } from '../format-shown.ts'
import type { OneFieldProps } from './OneField.tsx'

/** What the form counts, as it stands now. Nothing to type; it is said again when it changes. */
export function SumField({ field, value, error }: OneFieldProps) {
  const { language } = usePreferences()
  return (
    <div className="service-sum" data-invalid={error ? true : undefined}>
      <p>
        <b>{field.label[language]}</b>
        {field.help ? <span className="soft small">{field.help[language]}</span> : null}
      </p>
      <output>{value === '' ? '–' : saySum(field, value, language)}</output>
      {error ? <p className="field-error">{error}</p> : null}
    </div>
  )
}

/** A sum as people read it. */
export function saySum({ sum }: ServiceField, value: string, language: 'th' | 'en'): string {
  if (sum?.counts === 'satang') return formatBaht(Number(value), language)
  const number = Number(value).toLocaleString('en')
  return sum?.unit ? `${number} ${sum.unit[language]}` : number
}
