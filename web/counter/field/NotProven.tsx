import { usePreferences } from '../../lib/preferences.ts'
import { type TextKey, useText } from '../text.ts'
import type { Entry } from './queue.ts'

/** Why somebody was not proven, and what the team does now: the words of a counter, or those of a packet. */
const ofPacket = [
  'packetForged',
  'lost',
  'passInvalid',
  'roleEnded',
  'unreadable',
  'activeCase',
  'coolDown',
  'numberInvalid',
] as const
/** A supervisor decides, and nobody has to come again. */
const held = ['fingerMismatch', 'officerKin']

/** Whom this tablet took and the server did not prove: by their number on the slip, as no name is kept here. */
export function NotProven({ entries }: { entries: Entry[] }) {
  const t = useText()
  const { language } = usePreferences()
  const list = entries.filter(entry => entry.reason !== undefined)
  if (list.length === 0) return null
  const time = new Intl.DateTimeFormat(language === 'th' ? 'th-TH' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  })
  const isOfPacket = (reason: string) => ofPacket.some(one => one === reason)
  return (
    <section className="stack-tight" aria-live="polite">
      <h2>{t('field.notProven')}</h2>
      <ul className="not-proven">
        {list.map(({ packetId, sequence, takenAt, reason = '' }) => (
          <li key={packetId} data-reason={reason}>
            <p className="numerals">
              <b>{t('field.personNumber', { number: sequence })}</b>{' '}
              <time dateTime={takenAt} className="soft">
                {time.format(new Date(takenAt))}
              </time>
            </p>
            <p>{t((isOfPacket(reason) ? `field.reason.${reason}` : `reason.${reason}`) as TextKey)}</p>
            <p className="soft">
              {t(
                isOfPacket(reason)
                  ? (`field.todo.${reason}` as TextKey)
                  : held.includes(reason)
                    ? 'field.todo.held'
                    : 'field.todo.rejected',
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
