import { Chips } from '../../ui/Chips.tsx'
import { useText } from '../text.ts'

const MOST = 3

/** One to three times to hear of a thing before its day. */
export function Leads(props: { choices: number[]; chosen: number[]; onChange: (chosen: number[]) => void }) {
  const { choices, chosen, onChange } = props
  const t = useText()
  return (
    <div className="reminder-leads">
      <p>{t('reminders.when')}</p>
      <Chips
        label={t('reminders.when')}
        chosen={chosen.map(String)}
        chips={choices.map(days => ({
          id: String(days),
          label: t('reminders.daysBefore', { days }),
          isDisabled: chosen.length >= MOST && !chosen.includes(days),
        }))}
        // The last one stays: a reminder that never speaks is one that is switched off.
        onChange={ids => ids.length > 0 && onChange(ids.map(Number))}
      />
    </div>
  )
}
