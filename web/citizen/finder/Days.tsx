import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import type { Slots } from '../../lib/finder-api.ts'
import { formatDay, formatWeekday } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useText } from '../text.ts'

type DaysProps = { days: Slots['days']; chosen: string; onChoose: (day: string) => void }

/** The days on which there are slots; a full one says so and cannot be chosen. */
export function Days({ days, chosen, onChoose }: DaysProps) {
  const t = useText()
  const { language } = usePreferences()
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return (
    <section className="stack-tight">
      <h2>{t('book.day')}</h2>
      <ToggleButtonGroup
        className="days"
        aria-label={t('book.day')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={([day]) => day && onChoose(String(day))}
      >
        {days.map(({ day, free }) => {
          const at = new Date(`${day}T00:00:00Z`)
          return (
            <ToggleButton
              key={day}
              id={day}
              className="day"
              isDisabled={free.length === 0}
              aria-label={
                free.length === 0
                  ? t('book.fullDay', { day: formatDay(day, language) })
                  : formatDay(day, language)
              }
            >
              <span className="small">{formatWeekday(at.getUTCDay() || 7, language, 'short')}</span>
              <b className="numerals">{at.getUTCDate()}</b>
              <span className="small">{free.length === 0 ? t('book.full') : month.format(at)}</span>
            </ToggleButton>
          )
        })}
      </ToggleButtonGroup>
    </section>
  )
}
