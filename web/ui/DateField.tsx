import { ChevronDown } from 'lucide-react'
import { type ClipboardEvent, useId, useState } from 'react'
import { Input } from 'react-aria-components/TextField'
import { isDay } from '../../shared/partial-date.ts'
import { usePreferences } from '../lib/preferences.ts'
import './Choice.css'
import './DateField.css'
import { digitsOf, monthNames, readPasted, type TypedDate, toTyped, toValue } from './date-entry.ts'
import './Field.css'
import { useUiText } from './text.ts'

export type DateFieldProps = {
  label: string
  help?: string | undefined
  error?: string | undefined
  isRequired?: boolean
  isDisabled?: boolean
  /** `2026-11-29`; nothing while nothing is typed; anything else while it is no day yet. */
  value: string
  onChange: (value: string) => void
}

/** A day as people write it: day, month by its name, year of the language's calendar. A whole date may be pasted into any of them. */
export function DateField({ label, help, error, isRequired, isDisabled, value, onChange }: DateFieldProps) {
  const t = useUiText()
  const { language } = usePreferences()
  const id = useId()
  const [typed, setTyped] = useState<TypedDate>({ day: '', month: '', year: '' })
  const shown = isDay(value)
    ? toTyped(value, language)
    : toValue(typed) === value
      ? typed
      : toTyped('', language)
  const change = (part: Partial<TypedDate>) => {
    const next = { ...shown, ...part }
    setTyped(next)
    onChange(toValue(next))
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = readPasted(event.clipboardData.getData('text').slice(0, 60))
    if (!pasted) return
    event.preventDefault()
    change(pasted)
  }
  const common = {
    disabled: isDisabled ?? false,
    'aria-required': isRequired ?? false,
    'aria-invalid': error ? true : undefined,
  }
  const digits = (part: 'day' | 'year', most: number) => ({
    ...common,
    className: 'field-input',
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    value: shown[part],
    onChange: (event: { target: { value: string } }) =>
      change({ [part]: digitsOf(event.target.value, most) }),
  })
  return (
    <fieldset
      className="field date-field"
      aria-describedby={[help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
      onPaste={paste}
    >
      <legend className="field-label">{label}</legend>
      {help ? (
        <p id={`${id}-help`} className="soft small">
          {help}
        </p>
      ) : null}
      <div className="date-parts">
        <div className="date-day">
          <label htmlFor={`${id}-day`} className="soft small">
            {t('ui.date.day')}
          </label>
          <Input id={`${id}-day`} {...digits('day', 2)} />
        </div>
        <div className="date-month">
          <label htmlFor={`${id}-month`} className="soft small">
            {t('ui.date.month')}
          </label>
          <div className="choice-box">
            <select
              id={`${id}-month`}
              {...common}
              value={shown.month}
              onChange={event => change({ month: event.target.value })}
            >
              <option value="">–</option>
              {monthNames(language).map((name, index) => (
                <option key={name} value={String(index + 1)}>
                  {name}
                </option>
              ))}
            </select>
            <ChevronDown aria-hidden />
          </div>
        </div>
        <div className="date-year">
          <label htmlFor={`${id}-year`} className="soft small">
            {t('ui.date.year')}
          </label>
          <Input id={`${id}-year`} {...digits('year', 4)} />
        </div>
      </div>
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
