import { isDay } from '../../../shared/partial-date.ts'
import { formatDate } from '../../lib/format.ts'
import { type Language, usePreferences } from '../../lib/preferences.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import type { CorrectionWord } from '../corrections-api.ts'
import { type CounterText, useText } from '../text.ts'

type WordFieldProps = { word: CorrectionWord; value: string; onChange: (value: string) => void }

/** A word as it stands, to be written otherwise: a day, one of a list, or text. */
export function WordField({ word, value, onChange }: WordFieldProps) {
  const t = useText()
  const { language } = usePreferences()
  const label = nameOf(t, language, word)
  if (word.choices.length > 0)
    return (
      <Choice
        label={label}
        value={value}
        choices={word.choices.map(one => ({ id: one.value, label: one.label[language] }))}
        onChange={onChange}
      />
    )
  if (word.isDate)
    return (
      <DateField
        label={label}
        value={isDay(word.value) || value !== word.value ? value : ''}
        // An old register knows some days by their year alone, and a card may be for life.
        help={isDay(word.value) ? undefined : t('corrections.stands', { words: word.shown[language] })}
        onChange={onChange}
      />
    )
  return <Field label={label} value={value} onChange={onChange} autoComplete="off" maxLength={300} />
}

/** As the paper calls it; of what is written in both languages, which one. */
export const nameOf = (t: CounterText, language: Language, word: CorrectionWord) =>
  word.language ? t(`corrections.in.${word.language}`, { name: word.label[language] }) : word.label[language]

/** A value of it as people read it. */
export const sayValue = ({ choices, isDate }: CorrectionWord, value: string, language: Language) =>
  choices.find(one => one.value === value)?.label[language] ?? (isDate ? formatDate(value, language) : value)
