// What an answer says is due, and when.
import { localDay } from '../../../../shared/opening-hours.ts'
import { type Day, earliestDay, isPartialDate } from '../../../../shared/partial-date.ts'
import { readAddress } from '../definition/address.ts'
import { ConversionError, convert, type Shown } from '../definition/conversion.ts'
import type { Reminder } from '../definition/reminder.ts'
import type { Words } from '../definition/words.ts'

export type DueThing = { key: string; dueOn: Day; rows: { label: Words; value: Shown }[] }

const THINGS_MOST = 100
/** Cards for life carry a day that no calendar of today reaches. */
const NEVER = '2400'

/** The things of an answer that have a day. @throws ConversionError when a value is not of the shape the definition says */
export function readDueThings({ each, key, on, rows }: Reminder, answer: unknown): DueThing[] {
  const list = each ? readAddress({ answer }, each) : [answer]
  const things = Array.isArray(list) ? list.slice(0, THINGS_MOST) : []
  const found = things.flatMap(item => {
    const sources = { answer, item }
    const dueOn = dayOf(convert(readAddress(sources, on.from), on.as))
    const name = readAddress(sources, key)
    if (dueOn === undefined) return []
    if (name === undefined || name === null) throw new ConversionError('a key expected')
    const shown = rows.map(({ label, from, as }) => ({
      label,
      value: convert(readAddress(sources, from), as),
    }))
    return [[String(name), { key: String(name), dueOn, rows: shown }] as const]
  })
  // The same key twice is one thing: the last word of the agency counts.
  return [...new Map(found).values()]
}

function dayOf(shown: Shown): Day | undefined {
  if (shown.type === 'none') return undefined
  if (shown.type === 'moment') return localDay(new Date(shown.at))
  if (shown.type !== 'date') throw new ConversionError('a day expected')
  return isPartialDate(shown.date) && shown.date < NEVER ? earliestDay(shown.date) : undefined
}
