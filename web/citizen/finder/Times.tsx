import { Button } from 'react-aria-components/Button'
import { formatClock, formatDay } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useText } from '../text.ts'

const NOON = '12:00'

type TimesProps = { day: string; free: readonly string[]; onChoose: (time: string) => void }

/** The free quarters of an hour of a day, morning and afternoon apart. */
export function Times({ day, free, onChoose }: TimesProps) {
  const t = useText()
  const { language } = usePreferences()
  const halves = [
    { id: 'morning', times: free.filter(time => time < NOON) },
    { id: 'afternoon', times: free.filter(time => time >= NOON) },
  ] as const
  return (
    <section className="stack" aria-label={t('book.timesOn', { day: formatDay(day, language) })}>
      {halves
        .filter(half => half.times.length > 0)
        .map(({ id, times }) => (
          <div key={id} className="stack-tight">
            <h2>{t(`book.${id}`)}</h2>
            <ul className="times">
              {times.map(time => (
                <li key={time}>
                  <Button
                    className="time numerals"
                    aria-label={formatClock(time, language)}
                    onPress={() => onChoose(time)}
                  >
                    {time}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  )
}
